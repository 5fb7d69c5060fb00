"""Chance by hand: seeded generators, one lent to igraph for a call, and networks rewired at equal degrees.

igraph rolls with Python's global `random` unless told otherwise. This is the only room that knows so: it
lends igraph dice of their own, seeded from a numpy generator, and gives `random` back afterwards.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

__all__ = ["generator", "lend", "p_value", "rewired"]

SWAPS_PER_TIE = 10
# Rewiring draws side by side pays while so many of their n × n tables fit into memory at once.
_CELLS = 2**25
_SIDE_BY_SIDE = 64


def generator(seed: int, *keys: str | int) -> np.random.Generator:
    """Return a generator of its own for one purpose, the same in every process and for every hash seed.

    Parameters
    ----------
    seed : int
        The run's seed, 0 or more.
    *keys : str or int
        What the dice are for, and which chunk: other keys, other draws.

    Examples
    --------
    >>> one, same, other = generator(1, "null", 0), generator(1, "null", 0), generator(1, "null", 1)
    >>> int(one.integers(10**9)) == int(same.integers(10**9)) != int(other.integers(10**9))
    True
    """
    spawn = tuple(zlib.crc32(key.encode()) if isinstance(key, str) else key for key in keys)
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=spawn))


@contextmanager
def lend(dice: np.random.Generator) -> Iterator[None]:
    """Let igraph roll with dice seeded from this generator, and give Python's `random` back to it afterwards.

    igraph asks for each number through Python; a numpy generator handed over as such takes twice as long
    a call as the standard library's, so it only seeds one. The state of Python's global `random` and of
    numpy's stay untouched.

    Examples
    --------
    >>> import igraph
    >>> def throw():
    ...     with lend(generator(1, "doc")):
    ...         return igraph.Graph.Erdos_Renyi(n=9, m=12).get_edgelist()
    >>> throw() == throw()
    True
    """
    import igraph

    igraph.set_random_number_generator(random.Random(int(dice.integers(2**63))))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def p_value(extreme: int, draws: int) -> float:
    """Share of draws at least as extreme, the observed one counted: (1 + #) / (R + 1).

    Examples
    --------
    >>> p_value(0, 999), p_value(999, 999)
    (0.001, 1.0)
    """
    return (1 + extreme) / (draws + 1)


def rewired(ties: np.ndarray, n: int, *, draws: int, dice: np.random.Generator) -> np.ndarray:
    """Draw networks with every actor's degree kept, by double-edge swaps from the observed network.

    Each draw makes 10·m attempts: two ties a–b and c–d become a–d and c–b, unless that would be a loop or
    a tie that is there; a refused swap counts as an attempt.

    Parameters
    ----------
    ties : ndarray of int, shape (m, 2)
        A simple undirected network: no loops, no pair twice.
    n : int
        How many actors there are.
    draws : int
        How many networks to draw.
    dice : Generator
        What to roll with.

    Returns
    -------
    ndarray of int, shape (draws, m, 2)
        The ties of each draw.

    References
    ----------
    Maslov, S., & Sneppen, K. (2002). Specificity and stability in topology of protein networks. Science
    296, 910–913.

    Examples
    --------
    >>> ring = np.array([(i, (i + 1) % 8) for i in range(8)])
    >>> drawn = rewired(ring, 8, draws=3, dice=generator(1, "doc"))
    >>> drawn.shape, set(np.bincount(drawn[0].ravel()).tolist())
    ((3, 8, 2), {2})
    """
    ties = np.asarray(ties, dtype=np.int64).reshape(-1, 2)
    at_once = min(draws, _CELLS // max(1, n * n))
    if len(ties) < 2 or draws == 0:
        return np.repeat(ties[None], draws, axis=0)
    if _CELLS // max(1, n * n) < _SIDE_BY_SIDE:
        return _rewired_one_by_one(ties, n, draws, dice=dice)
    chunks = [min(at_once, draws - first) for first in range(0, draws, at_once)]
    return np.concatenate([_rewired_side_by_side(ties, n, size, dice=dice) for size in chunks])


def _rewired_one_by_one(ties: np.ndarray, n: int, draws: int, *, dice: np.random.Generator) -> np.ndarray:
    """As `rewired`, by igraph, whose count of swaps is one of attempts."""
    import igraph

    drawn = np.empty((draws, *ties.shape), dtype=np.int64)
    with lend(dice):
        for draw in range(draws):
            graph = igraph.Graph(n=n, edges=ties)
            graph.rewire(SWAPS_PER_TIE * len(ties))
            drawn[draw] = graph.get_edgelist()
    return drawn


def _rewired_side_by_side(ties: np.ndarray, n: int, draws: int, *, dice: np.random.Generator) -> np.ndarray:
    """As `rewired`, one attempt in all draws at a time, on flat tables of who is tied to whom."""
    m = len(ties)
    ends = np.tile(ties.ravel(), draws)
    taken = np.zeros((draws, n, n), dtype=bool)
    taken[:, ties[:, 0], ties[:, 1]] = taken[:, ties[:, 1], ties[:, 0]] = True
    taken[:, np.arange(n), np.arange(n)] = True  # a loop counts as taken
    table, first_end = np.arange(draws) * n * n, np.arange(draws) * 2 * m
    attempts = SWAPS_PER_TIE * m
    for done in range(0, attempts, 256):
        block = (min(256, attempts - done), draws)
        one = first_end + 2 * dice.integers(0, m, block)
        other = first_end + dice.integers(0, 2 * m, block)  # a tie, seen from either of its ends
        for at in np.stack([one, one + 1, other, other ^ 1], axis=1):
            _swap(ends, taken.reshape(-1), at, table=table, n=n)
    return ends.reshape(draws, m, 2)


def _swap(ends: np.ndarray, taken: np.ndarray, at: np.ndarray, *, table: np.ndarray, n: int) -> None:
    """Attempt one swap in every draw: a–b, c–d become a–d, c–b where neither is taken.

    `at` holds the places in `ends` of a, b, c and d, one row each. Where the swap is refused everything is
    written as it was, so that no draw need be picked out.
    """
    who = ends.take(at)
    rows = who * n
    rows += table
    after = rows + who[::-1]  # a–d, b–c, c–b, d–a
    before = rows.reshape(2, 2, -1) + who.reshape(2, 2, -1)[:, ::-1]  # a–b, b–a, c–d, d–c
    there = taken.take(after)
    refused = there[0] | there[2]
    taken[before] = refused
    taken[after] = there | ~refused
    ends[at[1::2]] = np.where(refused, who[1::2], who[3::-2])
