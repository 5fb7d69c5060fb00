"""Open two-paths i → v → k without a tie i → k: what brokers stand on, listed once a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from netzwerk.measures.engine import Engine, Floats, Ints, engine_of

if TYPE_CHECKING:
    from netzwerk.network import Network


@dataclass(frozen=True, eq=False)
class TwoPaths:
    """Open two-paths: positions of source i, broker v and target k, and each end's sector as a code."""

    i: Ints
    v: Ints
    k: Ints
    n: int
    sector: Ints

    def count(self, chosen: np.ndarray) -> Floats:
        """How many of the chosen two-paths each actor brokers."""
        return np.bincount(self.v[chosen], minlength=self.n)[: self.n].astype(float)


def two_paths(engine: Engine, sector: Ints) -> TwoPaths:
    """List every open two-path i → v → k (no tie i → k, i ≠ k), sorted by broker.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.
    sector : ndarray of int, shape (n,)
        Each actor's sector as a code.

    Returns
    -------
    TwoPaths
        Empty without ties.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> paths = two_paths(line, np.zeros(3, dtype=int))
    >>> list(zip(paths.i.tolist(), paths.v.tolist(), paths.k.tolist()))
    [(0, 1, 2), (2, 1, 0)]
    """
    forward, back = engine.adjacency, engine.adjacency.T.tocsr()
    to_count, from_count = np.diff(forward.indptr), np.diff(back.indptr)
    pairs = to_count.astype(np.int64) * from_count
    v = np.repeat(np.arange(engine.n), pairs)
    place = np.arange(len(v)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    i = back.indices[back.indptr[v] + place // np.maximum(to_count[v], 1)].astype(np.int64)
    k = forward.indices[forward.indptr[v] + place % np.maximum(to_count[v], 1)].astype(np.int64)
    arcs = np.repeat(np.arange(engine.n), to_count) * engine.n + forward.indices
    open_ = (i != k) & ~np.isin(i * engine.n + k, arcs)
    return TwoPaths(i[open_], v[open_], k[open_], engine.n, sector)


_paths: WeakKeyDictionary[Network, TwoPaths] = WeakKeyDictionary()


def sector_codes(net: Network) -> Ints:
    """Each actor's sector as a code, `unknown` being one; shape (n,)."""
    return np.unique(net.sectors.to_numpy(dtype=str), return_inverse=True)[1].astype(np.int64)


def paths_of(net: Network) -> TwoPaths:
    """Return the network's open two-paths, listed once as long as the network lives."""
    found = _paths.get(net)
    if found is None:
        found = _paths[net] = two_paths(engine_of(net), sector_codes(net))
    return found
