"""Leiden from many seeded starts, their consensus, and the same search on networks rewired at random.

Everything here is undirected and unvalued, on actors 0 … n−1; see `clusters` for what is said of it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.chance import generator, lend, rewired
from netzwerk.measures.draws.replicates import Progress, in_chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import igraph

__all__ = [
    "best_partition", "co_membership", "consensus", "membership", "modularity", "null_modularities",
    "partition_draws",
]  # fmt: skip

STARTS = 20
# Above this p there are no clusters.
CHANCE = 0.05
_SAME, _LEVEL = 1e-12, 1e-9
# Of Leiden, where many networks are searched once each.
_ROUNDS = 2
# Networks a chunk; of large ones few, or the last chunk keeps everybody waiting.
_CHUNK, _LARGE, _FEW = 100, 1_500, 10


def _graph(ties: np.ndarray, n: int) -> igraph.Graph:
    import igraph

    return igraph.Graph(n=n, edges=ties)


def _leiden(graph: igraph.Graph, resolution: float = 1.0) -> tuple[list[int], float]:
    """Search once, to convergence; igraph rolls with the generator it was lent.

    What `Graph.community_leiden("modularity")` asks for, without the object that it makes of each answer.
    """
    import igraph

    found: tuple[list[int], float] = igraph.GraphBase.community_leiden(
        graph, resolution=resolution, normalize_resolution=True, n_iterations=-1
    )
    return found


def in_order(labels: Sequence[int] | np.ndarray) -> np.ndarray:
    """Renumber the clusters 0, 1, … by size, the largest first; equal sizes by their first actor.

    Examples
    --------
    >>> in_order([7, 3, 3, 9]).tolist()
    [1, 0, 0, 2]
    """
    _, first, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[inverse]


def modularity(ties: np.ndarray, labels: np.ndarray) -> float:
    """Newman's Q of a partition: Σ over clusters of (ties inside / m − (degrees inside / 2m)²).

    NaN without ties.

    Examples
    --------
    >>> two_pairs = np.array([(0, 1), (2, 3)])
    >>> modularity(two_pairs, np.array([0, 0, 1, 1]))
    0.5
    """
    m = len(ties)
    if not m:
        return float("nan")
    inside = np.count_nonzero(labels[ties[:, 0]] == labels[ties[:, 1]])
    degrees = np.bincount(labels[ties].ravel())
    return float(inside / m - ((degrees / (2 * m)) ** 2).sum())


def best_partition(
    ties: np.ndarray, n: int, *, dice: np.random.Generator, starts: int = STARTS, resolution: float = 1.0
) -> tuple[np.ndarray, float]:
    """Find the partition of highest modularity among so many seeded Leiden runs.

    Parameters
    ----------
    ties : ndarray of int, shape (m, 2)
        A simple undirected network.
    n : int
        How many actors there are.
    dice : Generator
        What to roll with.
    starts : int
        How many runs, each to convergence.
    resolution : float
        γ in Σ (a_ij − γ k_i k_j / 2m); more gives smaller clusters.

    Returns
    -------
    labels : ndarray of int, shape (n,)
        Clusters 0, 1, …, the largest first.
    quality : float
        The modularity (at this resolution); of equal ones the first found is kept.

    References
    ----------
    Traag, V. A., Waltman, L., & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
    communities. Scientific Reports 9, 5233.

    Examples
    --------
    >>> two_triangles = np.array([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    >>> labels, quality = best_partition(two_triangles, 6, dice=generator(1, "doc"))
    >>> labels.tolist(), round(quality, 4)
    ([0, 0, 0, 1, 1, 1], 0.3571)
    """
    graph = _graph(ties, n)
    best: tuple[list[int], float] = ([], float("-inf"))
    with lend(dice):
        for _ in range(starts):
            found = _leiden(graph, resolution)
            if found[1] > best[1] + _SAME:
                best = found
    return in_order(best[0]), best[1]


def partition_draws(
    ends: np.ndarray, there: np.ndarray, n: int, *, dice: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Find clusters in many networks of the same actors: one Leiden run of two rounds in each.

    Two rounds are igraph's default; on average they find more modularity than Louvain. A verdict on one
    network rests on `best_partition`.

    Parameters
    ----------
    ends : ndarray of int, shape (pairs, 2)
        Positions of the pairs that may be tied.
    there : ndarray of bool, shape (draws, pairs)
        Which are, in each draw.
    n : int
        How many actors there are.
    dice : Generator
        What to roll with.

    Returns
    -------
    labels : ndarray of int, shape (draws, n)
        Clusters 0, 1, … of each draw, in no order.
    quality : ndarray of float, shape (draws,)
        The modularity; NaN without ties.

    Examples
    --------
    >>> ends = np.array([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    >>> labels, quality = partition_draws(ends, np.ones((1, 7), dtype=bool), 6, dice=generator(1, "doc"))
    >>> len(set(labels[0].tolist())), quality.round(4).tolist()
    (2, [0.3571])
    """
    labels, quality = np.empty((len(there), n), dtype=np.int64), np.empty(len(there))
    with lend(dice):
        for draw, row in enumerate(there):
            found = _graph(ends[row], n).community_leiden("modularity", n_iterations=_ROUNDS)
            labels[draw], quality[draw] = found.membership, found.quality
    return labels, quality


def co_membership(ties: np.ndarray, n: int, *, dice: np.random.Generator, starts: int = 100) -> np.ndarray:
    """Share of Leiden runs that put two actors into the same cluster, shape (n, n), diagonal 1."""
    graph = _graph(ties, n)
    together = np.zeros((n, n))
    with lend(dice):
        for _ in range(starts):
            labels = np.asarray(_leiden(graph)[0])
            together += labels[:, None] == labels
    return together / starts


def consensus(together: np.ndarray) -> np.ndarray:
    """Cut average linkage of co-membership at .5: who is with whom in at least half of the runs.

    Parameters
    ----------
    together : ndarray, shape (n, n)
        Shares of runs, symmetric.

    Returns
    -------
    ndarray of int, shape (n,)
        Clusters 0, 1, …, the largest first.

    Examples
    --------
    >>> consensus(np.array([[1, 0.9, 0.2], [0.9, 1, 0.1], [0.2, 0.1, 1]])).tolist()
    [0, 0, 1]
    """
    from scipy.cluster.hierarchy import average, fcluster
    from scipy.spatial.distance import squareform

    if len(together) < 2:
        return np.zeros(len(together), dtype=np.int64)
    apart = 1.0 - together
    np.fill_diagonal(apart, 0.0)
    return in_order(fcluster(average(squareform(apart, checks=False)), 0.5, "distance"))


def membership(together: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How firmly each actor belongs: its mean co-membership with the others of its cluster.

    0 for an actor alone in its cluster, for it is with nobody in half of the runs.

    Examples
    --------
    >>> runs = np.array([[1, 0.9, 0.2], [0.9, 1, 0.1], [0.2, 0.1, 1]])
    >>> membership(runs, np.array([0, 0, 1])).tolist()
    [0.9, 0.9, 0.0]
    """
    same = labels[:, None] == labels
    np.fill_diagonal(same, False)
    others = same.sum(axis=1)
    mean = np.zeros(len(labels))
    np.divide((together * same).sum(axis=1), others, out=mean, where=others > 0)
    return mean


def null_modularities(
    ties: np.ndarray,
    n: int,
    *,
    seed: int,
    draws: int = 999,
    starts: int = STARTS,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> np.ndarray:
    """Best modularities of networks with the same degrees, each sought as hard as in the observed one.

    Parameters
    ----------
    ties : ndarray of int, shape (m, 2)
        The observed network.
    n : int
        How many actors there are.
    seed : int
        The run's seed.
    draws : int
        How many networks.
    starts : int
        How many runs in each.
    jobs, progress
        As in `in_chunks`; the result does not depend on them.

    Returns
    -------
    ndarray of float, shape (draws,)
    """
    work = partial(_null_chunk, ties=ties, n=n, seed=seed, starts=starts)
    chunk = _CHUNK if len(ties) <= _LARGE else _FEW
    chunks = in_chunks(work, draws, what="clusters", chunk=chunk, jobs=jobs, progress=progress)
    return np.array([quality for chunk in chunks for quality in chunk])


def as_high(null: np.ndarray, observed: float) -> int:
    """How many of the null's modularities are at least the observed one, rounding errors aside."""
    return int((null >= observed - _LEVEL).sum())


def _null_chunk(number: int, size: int, *, ties: np.ndarray, n: int, seed: int, starts: int) -> list[float]:
    dice = generator(seed, "null", number)
    networks = rewired(ties, n, draws=size, dice=dice)
    return [best_partition(network, n, dice=dice, starts=starts)[1] for network in networks]
