"""Core and periphery: the discrete model of Borgatti & Everett (1999), fitted by search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator, p_value, rewired
from netzwerk.measures.core_search import BETTER, STARTS, Marks, Networks, ascended
from netzwerk.measures.engine import Engine, Floats, Ints
from netzwerk.measures.record import MARK, Measure, on_ties

DRAWS = 1000
MOST_ACTORS = 5_000
# Searches side by side hold so many cells at once.
_CELLS = 2**21


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
    if not _fittable(ties):
        return Core(np.zeros(ties.n, dtype=bool), float("nan"))
    search = Networks(ties.adjacency.toarray()[None], ties.m)
    cores, fits = ascended(search, seed)
    chosen = min(
        np.flatnonzero(fits >= fits.max() - BETTER),
        key=lambda row: (cores.members[row].sum(), np.flatnonzero(cores.members[row]).tolist()),
    )
    return Core(cores.members[chosen], float(fits[chosen]))


def core_against_chance(engine: Engine, *, seed: int = 1, draws: int = DRAWS) -> pd.Series:
    """Hold the fit of the core against random networks, refitted alike.

    p = (1 + draws that fit at least as well) / (draws + 1).

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    seed : int
        Of the draws and the random starts.
    draws : int
        Networks of each kind.

    Returns
    -------
    Series
        core_periphery_r; core_periphery_p_random, against networks with as many actors and ties;
        core_periphery_p_degree, against networks in which every actor keeps its degree. A core that is no
        better than the latter is only the well-connected. NaN where r is.

    Examples
    --------
    >>> star = Engine(5, np.zeros(4, dtype=int), np.arange(1, 5), np.ones(4))
    >>> core_against_chance(star, draws=99).loc["core_periphery_p_degree"].item()
    1.0
    """
    ties = engine.undirected
    names = ["core_periphery_r", "core_periphery_p_random", "core_periphery_p_degree"]
    r = core_periphery(ties, seed=seed).r
    if np.isnan(r):
        return pd.Series(np.nan, index=names)
    observed = np.column_stack([ties.i, ties.j])
    kept = rewired(observed, ties.n, draws=draws, dice=generator(seed, "core", "degree"))
    nulls = (_thrown(ties, draws, seed=seed), kept)
    found = (_best_fits(null, ties.n, seed=seed) for null in nulls)
    p = [p_value(int((fits >= r - BETTER).sum()), draws) for fits in found]
    return pd.Series([r, *p], index=names)


def _fittable(ties: Engine) -> bool:
    return ties.n > 2 and 0 < ties.m < ties.n * (ties.n - 1) // 2


def _thrown(ties: Engine, draws: int, *, seed: int) -> Ints:
    """Networks with as many actors and ties, any equally likely: shape (draws, m, 2)."""
    dice = generator(seed, "core", "random")
    pairs = np.column_stack(np.triu_indices(ties.n, 1))
    return np.stack([pairs[dice.choice(len(pairs), ties.m, replace=False)] for _ in range(draws)])


def _best_fits(networks: Ints, n: int, *, seed: int) -> Floats:
    """Give the best fit in each of the networks, shape (draws, m, 2) of ends."""
    at_once = max(1, _CELLS // (n * n * 2 * STARTS))
    best = []
    for first in range(0, len(networks), at_once):
        part = networks[first : first + at_once]
        tables = np.zeros((len(part), n, n))
        which = np.repeat(np.arange(len(part)), part.shape[1])
        i, j = part.reshape(-1, 2).T
        tables[which, i, j] = tables[which, j, i] = 1.0
        cores, fits = ascended(Networks(tables, part.shape[1]), seed)
        top = np.full(len(part), -np.inf)
        np.maximum.at(top, cores.owner, fits)
        best.append(top)
    return np.concatenate(best)


def core(engine: Engine, *, seed: int = 1) -> Marks:
    """Mark the members of the best-fitting core; see `core_periphery`.

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
