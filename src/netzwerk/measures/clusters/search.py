"""The search for clusters: the best partition, its null, the consensus of many runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.chance import generator, p_value
from netzwerk.measures.clusters import partitions
from netzwerk.measures.draws.replicates import Progress
from netzwerk.measures.tied import Tied

__all__ = ["BETWEEN", "Effort", "Found", "effort_for", "search"]

# Below this membership an actor is between clusters.
BETWEEN = 0.6


@dataclass(frozen=True)
class Effort:
    """How hard clusters are sought: starts a network, runs of the consensus, random networks."""

    starts: int = 20
    runs: int = 100
    draws: int = 999


# Beyond so many ties a start takes long, and fewer must do, for the observed network and the random ones
# alike; 99 networks can still tell p ≤ .01.
_LESS = (
    (15_000, Effort(1, 20, 99)),
    (3_000, Effort(3, 40, 99)),
    (1_500, Effort(10, 100, 199)),
)


def effort_for(ties: int) -> Effort:
    """Say how hard is sought in a network of so many ties.

    Examples
    --------
    >>> effort_for(131), effort_for(6_000)
    (Effort(starts=20, runs=100, draws=999), Effort(starts=3, runs=40, draws=99))
    """
    return next((less for most, less in _LESS if ties > most), Effort())


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
    effort : Effort
        How hard it was sought.
    """

    tied: Tied
    modularity: float
    labels: np.ndarray
    membership: np.ndarray
    null: np.ndarray
    effort: Effort

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
    tied: Tied, *, seed: int, effort: Effort, jobs: int | None = None, progress: Progress | None = None
) -> Found:
    """Seek the best partition, the null's best partitions with equal effort, and the consensus."""
    best, ends, n = generator(seed, "clusters", "best"), tied.ties, tied.n
    _, modularity = partitions.best_partition(ends, n, dice=best, starts=effort.starts)
    null = partitions.null_modularities(
        ends, n, seed=seed, draws=effort.draws, starts=effort.starts, jobs=jobs, progress=progress
    )
    runs = generator(seed, "clusters", "consensus")
    together = partitions.co_membership(ends, n, dice=runs, starts=effort.runs)
    labels = partitions.consensus(together)
    return Found(tied, modularity, labels, partitions.membership(together, labels), null, effort)
