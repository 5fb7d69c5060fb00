"""Shortest paths in many undirected networks at once: one matrix product a step, for all draws and sources.

Forward, σ_{l+1} = σ_l A on those not yet reached; backward, Brandes' dependencies δ_l = σ_l · ((1 + δ_{l+1})
/ σ_{l+1}) A. Of what is found only sums are kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["Paths", "shortest_paths"]

# So many draws of a workshop's size stay in the processor's cache.
_AT_ONCE = 25


@dataclass(frozen=True, eq=False)
class Paths:
    """What shortest paths sum up to, for every actor of every draw, each array of shape (draws, n).

    Attributes
    ----------
    reached : ndarray
        How many others the actor reaches.
    distance : ndarray
        The sum of their distances.
    inverse : ndarray
        The sum of their inverse distances.
    between : ndarray
        Raw betweenness, each pair once.
    """

    reached: np.ndarray
    distance: np.ndarray
    inverse: np.ndarray
    between: np.ndarray


def shortest_paths(adjacency: np.ndarray) -> Paths:
    """Sum up the shortest paths of every draw, unvalued.

    Parameters
    ----------
    adjacency : ndarray of float, shape (draws, n, n)
        Symmetric, 0 and 1, diagonal 0.

    Returns
    -------
    Paths

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25,
    163–177.

    Examples
    --------
    >>> line = np.array([[[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]])
    >>> found = shortest_paths(line)
    >>> found.between.tolist(), found.distance.tolist()
    ([[0.0, 1.0, 0.0]], [[3.0, 2.0, 3.0]])
    """
    parts = [
        _summed(adjacency[first : first + _AT_ONCE]) for first in range(0, max(len(adjacency), 1), _AT_ONCE)
    ]
    return Paths(*(np.concatenate(sums) for sums in zip(*parts, strict=True)))


def _summed(adjacency: np.ndarray) -> tuple[np.ndarray, ...]:
    """Do as `shortest_paths` for some draws: reached, distance, inverse, between."""
    levels = _counted(adjacency)
    shape = adjacency.shape[:2]
    reached, distance, inverse = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for step, level in enumerate(levels, start=1):
        count = np.count_nonzero(level, axis=2)
        reached += count
        distance += step * count
        inverse += count / step
    return reached, distance, inverse, _dependencies(adjacency, levels) / 2


def _counted(adjacency: np.ndarray) -> list[np.ndarray]:
    """How many shortest paths lead from each source to those 1, 2, … steps away; 0 to all others."""
    levels = [adjacency]
    new = 1.0 - adjacency
    n = adjacency.shape[1]
    new[:, np.arange(n), np.arange(n)] = 0.0
    while True:
        found = levels[-1] @ adjacency
        found *= new
        beyond = found == 0
        if beyond.all():
            return levels
        new *= beyond
        levels.append(found)


def _dependencies(adjacency: np.ndarray, levels: list[np.ndarray]) -> np.ndarray:
    """Sum over all sources how far their paths to others depend on each actor, shape (draws, n)."""
    between = np.zeros(adjacency.shape[:2])
    owed: np.ndarray | float = 0.0
    for level, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        # Where nothing is at this level, 1/max(σ, 1) is multiplied by 0.
        share = (level > 0) + owed
        share /= np.maximum(level, 1.0)
        owed = share @ adjacency
        owed *= nearer
        between += owed.sum(axis=1)
    return between
