"""Whether a core is more than chance gives: the same search in random networks, and at equal degrees."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator, p_value, rewired
from netzwerk.measures.core.model import fittable
from netzwerk.measures.core.search import BETTER, MANY, STARTS, Networks, ascended
from netzwerk.measures.draws.replicates import Progress, in_chunks
from netzwerk.measures.engine import Engine, Floats, Ints, engine_of
from netzwerk.network import Network
from netzwerk.schema import WHOLE as CONTRACT
from netzwerk.terms import BASIS_NULL
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["core_against_chance", "core_rows"]

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DRAWS = 1000
# Fewer networks must do where they are large, searched (as the observed one then is) from ten cuts only.
_FEWER_DRAWS = ((2_000, 39), (500, 99), (MANY, 199))
_RANDOM, _DEGREE = "core_periphery_p_random", "core_periphery_p_degree"
# Networks a chunk; of large ones few, or the last chunk keeps everybody waiting.
_CHUNK, _LARGE, _FEW = 100, 300, 10
# Searches side by side hold so many cells at once.
_CELLS = 2**21


def core_against_chance(
    engine: Engine,
    *,
    seed: int = 1,
    draws: int | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> pd.Series:
    """Hold the fit of the core against random networks, refitted alike.

    p = (1 + draws that fit at least as well) / (draws + 1).

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    seed : int
        Of the draws and the random starts.
    draws : int, optional
        Networks of each kind; by default 1,000 (199 beyond 80 actors, 99 beyond 500, 39 beyond 2,000;
        observed and drawn networks are then searched from the ten best cuts of the degree order).
    jobs, progress
        As in `in_chunks`; the result does not depend on them.

    Returns
    -------
    Series
        core_periphery_p_random, against networks with as many actors and ties; core_periphery_p_degree,
        against networks in which every actor keeps its degree. A core that is no better than the latter is
        only the well-connected. NaN where there is no core.

    References
    ----------
    Borgatti, S. P., & Everett, M. G. (1999). Models of core/periphery structures. Social Networks 21,
    375–395.

    Examples
    --------
    >>> star = Engine(5, np.zeros(4, dtype=int), np.arange(1, 5), np.ones(4))
    >>> core_against_chance(star, draws=99)["core_periphery_p_degree"].item()
    1.0
    """
    ties = engine.undirected
    if not fittable(ties):
        return pd.Series(np.nan, index=[_RANDOM, _DEGREE])
    draws = draws or draws_for(ties.n)
    observed = np.column_stack([ties.i, ties.j])
    r = float(_best_fits(observed[None], ties.n, seed=seed)[0])
    found = {}
    for name in (_RANDOM, _DEGREE):
        work = partial(_chunk, ties=observed, n=ties.n, seed=seed, kind=name, r=r - BETTER)
        chunk = _CHUNK if ties.n <= _LARGE else _FEW
        counts = in_chunks(work, draws, what="core", chunk=chunk, jobs=jobs, progress=progress)
        found[name] = p_value(sum(counts), draws)
    return pd.Series(found)


def draws_for(actors: int) -> int:
    """Say how many random networks of each kind are drawn by default.

    Parameters
    ----------
    actors : int
        How many actors the network has.

    Returns
    -------
    int
        1,000 up to 80 actors, 199 up to 500, 99 up to 2,000, else 39.

    Examples
    --------
    >>> draws_for(44), draws_for(1300)
    (1000, 99)
    """
    return next((few for most, few in _FEWER_DRAWS if actors > most), DRAWS)


def core_rows(
    net: Network, *, seed: int = 1, progress: Progress | None = None, lang: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """Return the rows of results/network.csv that say how far the fit of the core is one of chance.

    Parameters
    ----------
    net : Network
        Reads ties, direction ignored.
    seed, progress
        As for `core_against_chance`.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        core_periphery_p_random and core_periphery_p_degree; NaN with a note where there is no core.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> core_rows(net)["measure"].tolist()
    ['core_periphery_p_random', 'core_periphery_p_degree']
    """
    found = core_against_chance(engine_of(net), seed=seed, progress=progress)
    missing = bool(found.isna().any())
    note = say("reasons.no_core" if missing else "reasons.core_draws", lang, draws=draws_for(net.n))
    basis = "" if missing else BASIS_NULL
    rows = [(name, value, np.nan, np.nan, basis, note) for name, value in found.items()]
    return pd.DataFrame(rows, columns=CONTRACT.names)


def _chunk(number: int, size: int, *, ties: Ints, n: int, seed: int, kind: str, r: float) -> int:
    """Count the random networks of this kind in one chunk whose core fits at least as well as `r`.

    A search from few of the starts can only find less than one from all of them: a network in which it
    reaches `r` needs no other.
    """
    dice = generator(seed, kind, number)
    if kind == _DEGREE:
        drawn = rewired(ties, n, draws=size, dice=dice)
    else:
        drawn = np.stack([_thrown(n, len(ties), dice) for _ in range(size)])
    below = drawn[_best_fits(drawn, n, seed=seed, light=True) < r]
    if n > MANY or not len(below):
        return size - len(below)
    return size - int((_best_fits(below, n, seed=seed) < r).sum())


def _thrown(n: int, m: int, dice: np.random.Generator) -> Ints:
    """Give as many pairs, any equally likely, shape (m, 2)."""
    place = dice.choice(n * (n - 1) // 2, m, replace=False)
    # Pair number p stands in row i of the upper triangle, which begins at i(2n − i − 1)/2.
    starts = np.arange(n) * (2 * n - np.arange(n) - 1) // 2
    i = np.searchsorted(starts, place, side="right") - 1
    return np.column_stack([i, place - starts[i] + i + 1])


def _best_fits(networks: Ints, n: int, *, seed: int, light: bool = False) -> Floats:
    """Give the best fit in each of the networks, shape (draws, m, 2) of ends."""
    light = light or n > MANY
    at_once = max(1, _CELLS // (n * n * 2 * (1 if light else STARTS)))
    best = []
    for first in range(0, len(networks), at_once):
        part = networks[first : first + at_once]
        tables = np.zeros((len(part), n, n))
        which = np.repeat(np.arange(len(part)), part.shape[1])
        i, j = part.reshape(-1, 2).T
        tables[which, i, j] = tables[which, j, i] = 1.0
        sparse = tuple(_sparse(ends, n) for ends in part) if n > MANY else ()
        cores, fits = ascended(Networks(tables, part.shape[1], sparse), seed, light=light)
        top = np.full(len(part), -np.inf)
        np.maximum.at(top, cores.owner, fits)
        best.append(top)
    return np.concatenate(best)


def _sparse(ends: Ints, n: int) -> csr_array:
    """Give the same table with ones alone held."""
    from scipy.sparse import csr_array

    i, j = np.concatenate([ends, ends[:, ::-1]]).T
    return csr_array((np.ones(len(i)), (i, j)), shape=(n, n))
