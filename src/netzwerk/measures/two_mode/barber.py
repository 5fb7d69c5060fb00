"""Modules of two modes at once: Barber's modularity (2007), sought by his BRIM from many starts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.chance import generator
from netzwerk.measures.engine import Floats, Ints
from netzwerk.measures.two_mode.incidence import Incidence

__all__ = ["Modules", "barber_modularity", "modules"]

STARTS = 100
MOST_MODULES = 12
_ROUNDS = 200
# Starts side by side hold so many cells; in large tables fewer starts must do.
_CELLS = 2**24
_FEWEST_STARTS = 10


@dataclass(frozen=True)
class Modules:
    """The best partition found: a module of each actor and each field (−1 where in nothing), and its Q."""

    actors: Ints
    fields: Ints
    q: float


def modules(two: Incidence, *, most: int = MOST_MODULES, seed: int = 1) -> Modules:
    """Sort actors and fields into modules that share more affiliations than their degrees make expect.

    Q = 1/M Σ (B_if − k_i d_f / M) over actors and fields of the same module, M affiliations. BRIM: fields
    are put at random into 2, 3, … modules; then actors go where they gain most, then fields, until nothing
    moves; the best of 100 starts for each number of modules (fewer, but ten, in large tables).

    Parameters
    ----------
    two : Incidence
        Who is in what.
    most : int
        How many modules at most.
    seed : int
        Of the starts.

    Returns
    -------
    Modules
        q NaN without affiliations. A random table has Q > 0 too: alone it is no finding.

    Examples
    --------
    >>> two = Incidence(("a", "b"), ("x", "y"), np.eye(2))
    >>> modules(two).q
    0.5
    """
    inside = [two.table.sum(axis=axis) > 0 for axis in (1, 0)]
    table = two.table[inside[0]][:, inside[1]]
    labels = [np.full(len(side), -1, dtype=np.int64) for side in inside]
    if not table.size:
        return Modules(labels[0], labels[1], float("nan"))
    dice = generator(seed, "barber")
    best = 0.0
    found: list[Ints] = [np.zeros(size, dtype=np.int64) for size in table.shape]
    for count in range(2, min(most, *table.shape) + 1):
        q, sorted_ = _brim(table, count, dice)
        if q > best + 1e-12:
            best, found = q, sorted_
    for label, own, side in zip(labels, found, inside, strict=True):
        label[side] = own
    return Modules(_in_order(labels[0]), _followed(labels[0], labels[1]), best)


def barber_modularity(two: Incidence) -> float:
    """Give the best modularity of two modes that was found; see `modules`.

    Parameters
    ----------
    two : Incidence
        Who is in what.

    Returns
    -------
    float
        0 to 1; NaN without affiliations.

    Examples
    --------
    >>> barber_modularity(Incidence(("a", "b"), ("x", "y"), np.eye(2)))
    0.5
    """
    return modules(two).q


def _brim(table: Floats, count: int, dice: np.random.Generator) -> tuple[float, list[Ints]]:
    """Climb from random starts with so many modules; the best Q and its labels."""
    total = table.sum()
    excess = table - np.outer(table.sum(axis=1), table.sum(axis=0)) / total
    starts = int(np.clip(_CELLS // (table.size * count), _FEWEST_STARTS, STARTS))
    names = np.eye(count)
    fields = dice.integers(0, count, (starts, table.shape[1]))
    for _ in range(_ROUNDS):
        actors = (excess @ names[fields]).argmax(axis=2)
        gains = excess.T @ names[actors]
        moved = gains.argmax(axis=2)
        if (moved == fields).all():
            break
        fields = moved
    q = np.take_along_axis(gains, fields[:, :, None], axis=2).sum(axis=(1, 2)) / total
    top = int(q.argmax())
    return float(q[top]), [actors[top], fields[top]]


def _order(labels: Ints) -> dict[int, int]:
    known = dict.fromkeys(int(label) for label in labels if label >= 0)
    return {label: place for place, label in enumerate(known)}


def _in_order(labels: Ints) -> Ints:
    """Renumber modules by the first actor in each."""
    order = _order(labels)
    return np.array([order.get(int(label), -1) for label in labels], dtype=np.int64)


def _followed(actors: Ints, fields: Ints) -> Ints:
    order = _order(np.concatenate([actors, fields]))
    return np.array([order.get(int(label), -1) for label in fields], dtype=np.int64)
