"""Core and periphery: the discrete model of Borgatti & Everett (1999), fitted by search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.core.search import BETTER, MANY, Marks, Networks, ascended
from netzwerk.measures.engine import Engine
from netzwerk.measures.record import MARK, Measure, on_ties

MOST_ACTORS = 5_000


@dataclass(frozen=True)
class Core:
    """A fitted core: who is in it, and the correlation of ties with the model's pattern."""

    members: Marks
    r: float


def core_periphery(engine: Engine, *, seed: int = 1) -> Core:
    """Find the core whose pattern fits best: a tie wherever at least one end is in the core.

    Maximises Pearson's r between ties and pattern over all pairs (direction ignored) by steepest flips,
    then swaps, from 50 random starts and from every cut of the degree order (above 300 actors: the 50 best
    cuts). Among equal fits the smaller core, then the first in actor order.

    Parameters
    ----------
    engine : Engine
        Reads ties.
    seed : int
        Of the random starts.

    Returns
    -------
    Core
        members (bool, shape (n,)) and r, −1 to 1; nobody and NaN below three actors, without ties, and
        where all are tied.

    Examples
    --------
    >>> star = Engine(5, np.zeros(4, dtype=int), np.arange(1, 5), np.ones(4))
    >>> fitted = core_periphery(star)
    >>> fitted.members.tolist(), round(fitted.r, 6)
    ([True, False, False, False, False], 1.0)
    """
    ties = engine.undirected
    if not fittable(ties):
        return Core(np.zeros(ties.n, dtype=bool), float("nan"))
    sparse = (ties.adjacency,) if ties.n > MANY else ()
    search = Networks(ties.adjacency.toarray()[None], ties.m, sparse)
    cores, fits = ascended(search, seed)
    chosen = min(
        np.flatnonzero(fits >= fits.max() - BETTER),
        key=lambda row: (cores.members[row].sum(), np.flatnonzero(cores.members[row]).tolist()),
    )
    return Core(cores.members[chosen], float(fits[chosen]))


def fittable(ties: Engine) -> bool:
    """Say whether a core can be told from the rest: three actors, some pairs tied and some not.

    Parameters
    ----------
    ties : Engine
        Undirected.

    Returns
    -------
    bool

    Examples
    --------
    >>> fittable(Engine(3, np.array([0]), np.array([1]), np.ones(1)))
    True
    """
    return ties.n > 2 and 0 < ties.m < ties.n * (ties.n - 1) // 2


def core(engine: Engine, *, seed: int = 1) -> Marks:
    """Mark the members of the best-fitting core; see `core_periphery`.

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    seed : int
        Of the random starts.

    Returns
    -------
    ndarray of bool, shape (n,)
        False for all where there is no core: below three actors, without ties, where all are tied.

    Examples
    --------
    >>> star = Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3))
    >>> core(star).tolist()
    [True, False, False, False]
    """
    return core_periphery(engine, seed=seed).members


MEASURES = (
    Measure(
        "core", on_ties(core), "Borgatti & Everett 1999",
        gives=MARK, high=1.0, engine="numpy", most=MOST_ACTORS,
    ),
)  # fmt: skip
