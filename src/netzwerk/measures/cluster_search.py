"""The search for clusters: actors with a tie, the best partition, its null, the consensus of many runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures import partitions
from netzwerk.measures.chance import generator, p_value
from netzwerk.measures.engine import engine_of
from netzwerk.measures.replicates import Progress
from netzwerk.network import Network

__all__ = ["BETWEEN", "RUNS", "STARTS", "Core", "Found", "core_of", "search"]

STARTS, RUNS = 20, 100
# Below this membership an actor is between clusters.
BETWEEN = 0.6


@dataclass(frozen=True, eq=False)
class Core:
    """The actors with a tie (positions, in the order of their keys), and their ties: one row a pair."""

    actors: np.ndarray
    ties: np.ndarray

    @property
    def n(self) -> int:
        """How many actors have a tie."""
        return len(self.actors)


@dataclass(frozen=True, eq=False)
class Found:
    """What the search gave.

    Attributes
    ----------
    core : Core
        Where it was sought; the arrays below follow its actors.
    modularity : float
        The best found.
    labels : ndarray of int, shape (n,)
        The consensus partition.
    membership : ndarray of float, shape (n,)
        How firmly each actor belongs to its cluster.
    null : ndarray of float, shape (draws,)
        Best modularities of networks with the same degrees.
    """

    core: Core
    modularity: float
    labels: np.ndarray
    membership: np.ndarray
    null: np.ndarray

    @property
    def against_chance(self) -> dict[str, float]:
        """The modularity beside what networks with the same degrees have."""
        low, high = np.percentile(self.null, (2.5, 97.5))
        extreme = partitions.as_high(self.null, self.modularity)
        return {
            "modularity": self.modularity,
            "null_mean": float(self.null.mean()),
            "null_sd": float(self.null.std(ddof=1)) if len(self.null) > 1 else float("nan"),
            "null_low": float(low),
            "null_high": float(high),
            "null_draws": len(self.null),
            "p": p_value(extreme, len(self.null)),
        }

    @property
    def firmness(self) -> dict[str, float]:
        """How many clusters the consensus has, and how firm they are."""
        return {
            "clusters": int(self.labels.max()) + 1,
            "modularity_consensus": partitions.modularity(self.core.ties, self.labels),
            "mean_membership": float(self.membership.mean()),
            "between": int((self.membership < BETWEEN).sum()),
        }


def core_of(net: Network) -> Core:
    """Take the actors with a tie, sorted by key, so that no draw depends on the order of the table."""
    engine = engine_of(net).undirected
    tied = np.flatnonzero(engine.partners > 0)
    actors = tied[np.argsort(net.index[tied].to_numpy(dtype=str), kind="stable")]
    place = np.full(net.n, -1, dtype=np.int64)
    place[actors] = np.arange(len(actors))
    ties = np.sort(np.column_stack([place[engine.i], place[engine.j]]), axis=1)
    return Core(actors, ties[np.lexsort((ties[:, 1], ties[:, 0]))])


def search(
    core: Core, *, seed: int, draws: int, jobs: int | None = None, progress: Progress | None = None
) -> Found:
    """Seek the best partition, the null's best partitions with equal effort, and the consensus."""
    best = generator(seed, "clusters", "best")
    _, modularity = partitions.best_partition(core.ties, core.n, dice=best, starts=STARTS)
    null = partitions.null_modularities(
        core.ties, core.n, seed=seed, draws=draws, jobs=jobs, progress=progress
    )
    runs = generator(seed, "clusters", "consensus")
    together = partitions.co_membership(core.ties, core.n, dice=runs, starts=RUNS)
    labels = partitions.consensus(together)
    return Found(core, modularity, labels, partitions.membership(together, labels), null)
