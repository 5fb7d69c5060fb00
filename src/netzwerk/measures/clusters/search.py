"""The search for clusters: the best partition, its null, the consensus of many runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.chance import generator, p_value
from netzwerk.measures.clusters import partitions
from netzwerk.measures.draws.replicates import Progress
from netzwerk.measures.tied import Tied

__all__ = ["BETWEEN", "RUNS", "STARTS", "Found", "search"]

STARTS, RUNS = 20, 100
# Below this membership an actor is between clusters.
BETWEEN = 0.6


@dataclass(frozen=True, eq=False)
class Found:
    """What the search gave.

    Attributes
    ----------
    tied : Tied
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

    tied: Tied
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
            "modularity_consensus": partitions.modularity(self.tied.ties, self.labels),
            "mean_membership": float(self.membership.mean()),
            "between": int((self.membership < BETWEEN).sum()),
        }


def search(
    tied: Tied, *, seed: int, draws: int, jobs: int | None = None, progress: Progress | None = None
) -> Found:
    """Seek the best partition, the null's best partitions with equal effort, and the consensus."""
    best = generator(seed, "clusters", "best")
    _, modularity = partitions.best_partition(tied.ties, tied.n, dice=best, starts=STARTS)
    null = partitions.null_modularities(
        tied.ties, tied.n, seed=seed, draws=draws, jobs=jobs, progress=progress
    )
    runs = generator(seed, "clusters", "consensus")
    together = partitions.co_membership(tied.ties, tied.n, dice=runs, starts=RUNS)
    labels = partitions.consensus(together)
    return Found(tied, modularity, labels, partitions.membership(together, labels), null)
