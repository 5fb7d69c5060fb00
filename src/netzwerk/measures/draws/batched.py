"""Measures of many networks at once: the matrices of all draws stacked, one step for all of them.

Undirected networks only. Each gives what the measure of the same name gives for one network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from netzwerk.measures.draws.paths import Paths, shortest_paths
from netzwerk.measures.positions.spectral import DAMPING

__all__ = ["BATCHED", "LARGEST_BATCHED", "Batch"]

# Beyond this many actors dense stacks cost more than sparse matrices one by one.
LARGEST_BATCHED = 150
_ROUNDS = 60
_SQUARINGS = 3
_CONVERGED = 1e-13
_FAINT = 1e-7

# From a draw's number to the measure's values there, computed on its own.
Alone = Callable[[int], np.ndarray]


@dataclass(frozen=True, eq=False)
class Batch:
    """Many undirected networks of the same actors.

    Attributes
    ----------
    n : int
        Actors.
    ends : ndarray of int, shape (pairs, 2)
        Positions of the pairs that may be tied.
    ties : ndarray of float, shape (draws, pairs)
        Strengths, NaN where there is no tie.
    """

    n: int
    ends: np.ndarray
    ties: np.ndarray

    @cached_property
    def valued(self) -> np.ndarray:
        """W of every draw, shape (draws, n, n)."""
        stack = np.zeros((len(self.ties), self.n, self.n))
        i, j = self.ends.T
        stack[:, i, j] = stack[:, j, i] = np.nan_to_num(self.ties, nan=0.0)
        return stack

    @cached_property
    def adjacency(self) -> np.ndarray:
        """A of every draw, shape (draws, n, n)."""
        return (self.valued > 0).astype(float)

    @cached_property
    def paths(self) -> Paths:
        """What the shortest paths of every draw sum up to."""
        return shortest_paths(self.adjacency)

    @cached_property
    def components(self) -> np.ndarray:
        """Each actor's component, numbered over all draws, shape (draws, n)."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        draw, pair = np.nonzero(~np.isnan(self.ties))
        size = len(self.ties) * self.n
        i, j = draw * self.n + self.ends[pair, 0], draw * self.n + self.ends[pair, 1]
        joined = coo_array((np.ones(len(i), dtype=bool), (i, j)), shape=(size, size))
        labels = connected_components(joined, directed=False)[1]
        return np.asarray(labels, dtype=np.int64).reshape(-1, self.n)


def constraint(batch: Batch, alone: Alone, *, valued: bool = False) -> np.ndarray:
    """Compute Burt's constraint in every draw: Σ_j (p_ij + Σ_q p_iq p_qj)² over contacts; isolates NaN."""
    matrix = batch.valued if valued else batch.adjacency
    total = matrix.sum(axis=2, keepdims=True)
    share = np.divide(matrix, total, out=np.zeros_like(matrix), where=total > 0)
    invested = (share + share @ share) ** 2
    return np.where(total[:, :, 0] > 0, (invested * batch.adjacency).sum(axis=2), np.nan)


def eigenvector(batch: Batch, alone: Alone, *, valued: bool = False) -> np.ndarray:
    """Iterate x → (W + cI)⁸x in every draw; what does not settle, or has two leaders, is computed alone."""
    matrix = batch.valued if valued else batch.adjacency
    scores, settled = _iterated(matrix)
    tied = np.any(matrix, axis=2)
    any_tie = np.any(tied, axis=1)
    leading = np.take_along_axis(batch.components, np.argmax(scores, axis=1)[:, None], axis=1)
    inside = batch.components == leading
    sole = np.where(inside, 0.0, scores * tied).max(axis=1) < _FAINT
    scores = np.where(inside, scores, 0.0)
    scores[~any_tie] = np.nan
    for draw in np.flatnonzero(any_tie & ~(settled & sole)):
        scores[draw] = alone(int(draw))
    return scores


def degree(batch: Batch, alone: Alone, *, norm: bool = False) -> np.ndarray:
    """Count the partners in every draw."""
    count = np.count_nonzero(batch.adjacency, axis=2).astype(float)
    return _divided(count, batch.n - 1) if norm else count


def betweenness(batch: Batch, alone: Alone, *, norm: bool = False) -> np.ndarray:
    """Betweenness along unvalued paths in every draw."""
    return _divided(batch.paths.between, (batch.n - 1) * (batch.n - 2) / 2) if norm else batch.paths.between


def harmonic(batch: Batch, alone: Alone) -> np.ndarray:
    """Mean of the inverse distances in every draw."""
    return _divided(batch.paths.inverse, batch.n - 1)


def closeness(batch: Batch, alone: Alone) -> np.ndarray:
    """Scale closeness as Wasserman & Faust do, in every draw."""
    paths = batch.paths
    return np.asarray(paths.reached**2 / np.maximum(paths.distance, 1) / max(batch.n - 1, 1))


def mean_distance(batch: Batch, alone: Alone) -> np.ndarray:
    """Mean distance among those who reach each other in every draw: shape (draws,), NaN without ties."""
    reached, distance = batch.paths.reached.sum(axis=1), batch.paths.distance.sum(axis=1)
    return np.where(reached > 0, distance / np.maximum(reached, 1), np.nan)


def pagerank(batch: Batch, alone: Alone) -> np.ndarray:
    """Solve (I − dPᵀ)x = 1 in every draw; leaving isolates for anywhere only scales x."""
    matrix = batch.adjacency
    total = matrix.sum(axis=1, keepdims=True)
    moves = np.divide(matrix, total, out=np.zeros_like(matrix), where=total > 0)
    system = np.eye(batch.n) - DAMPING * moves
    found = np.linalg.solve(system, np.ones((*matrix.shape[:2], 1)))[:, :, 0]
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def _divided(values: np.ndarray, most: float) -> np.ndarray:
    return values / most if most > 0 else np.full(values.shape, np.nan)


def transitivity(batch: Batch, alone: Alone) -> np.ndarray:
    """Share of two-paths that are closed, in every draw: shape (draws,), NaN without a two-path."""
    matrix = batch.adjacency
    degree = matrix.sum(axis=2)
    paths = (degree * (degree - 1)).sum(axis=1)
    closed = ((matrix @ matrix) * matrix).sum(axis=(1, 2))
    return np.where(paths > 0, closed / np.maximum(paths, 1), np.nan)


def _iterated(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Power iteration in every draw, shifted so that bipartite networks settle too; and who settled."""
    bound = matrix.sum(axis=2).max(axis=1)[:, None, None]
    step = matrix / np.maximum(bound, 1e-300) + np.eye(matrix.shape[1]) / 4
    for _ in range(_SQUARINGS):
        step = step @ step
        step /= step.max(axis=(1, 2), keepdims=True)
    scores = np.ones((*matrix.shape[:2], 1))
    settled = np.zeros(len(matrix), dtype=bool)
    for _ in range(_ROUNDS):
        after = step @ scores
        after /= after.max(axis=1, keepdims=True)
        settled = np.abs(after - scores).max(axis=(1, 2)) < _CONVERGED
        scores = after
        if settled.all():
            break
    return scores[:, :, 0], settled


BATCHED: dict[str, Callable[[Batch, Alone], np.ndarray]] = {
    "degree": degree,
    "degree_norm": partial(degree, norm=True),
    "betweenness": betweenness,
    "betweenness_norm": partial(betweenness, norm=True),
    "harmonic": harmonic,
    "closeness": closeness,
    "mean_distance": mean_distance,
    "pagerank": pagerank,
    "constraint": constraint,
    "constraint_valued": partial(constraint, valued=True),
    "eigenvector": eigenvector,
    "eigenvector_valued": partial(eigenvector, valued=True),
    "transitivity": transitivity,
}
