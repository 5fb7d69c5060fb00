"""Reports drawn anew: what the ties and their strengths would be, had the groups written other lines.

A draw is a row of counts, one a report: how often it was drawn. Leaving a group out is a row of counts
too, so that both walk the same way from reports to strengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network

__all__ = ["Reports", "reports_of"]


@dataclass(frozen=True, eq=False)
class Reports:
    """The reports of one network as arrays, ready to be drawn from.

    Attributes
    ----------
    group : ndarray of int, shape (r,)
        Which group wrote each report; groups are 0, 1, … in the order of `groups`.
    pair : ndarray of int, shape (r,)
        Which pair it is about (a row of `ends`); −1 where it makes no tie of the network's state.
    strength : ndarray of float, shape (r,)
        What it says of the tie's strength; NaN where nothing.
    ends : ndarray of int, shape (pairs, 2)
        Positions of the pairs that any report of the state is about.
    groups : tuple of str
        The groups' names; empty where the ties stand in for reports.
    rule : str
        How groups' strengths become a tie's: mean, max or min.
    """

    group: np.ndarray
    pair: np.ndarray
    strength: np.ndarray
    ends: np.ndarray
    groups: tuple[str, ...]
    rule: str = "mean"

    def draw(self, dice: np.random.Generator, size: int) -> np.ndarray:
        """Draw within each group as many reports as it gave, with replacement: counts, (size, reports)."""
        counts = np.zeros((size, len(self.group)), dtype=np.int64)
        for group in np.unique(self.group):
            own = np.flatnonzero(self.group == group)
            counts[:, own] = dice.multinomial(len(own), np.full(len(own), 1 / len(own)), size=size)
        return counts

    def without_each_group(self) -> np.ndarray:
        """Leave each group out once: counts of shape (groups, reports)."""
        kept = self.group[None, :] != np.arange(len(self.groups))[:, None]
        return np.asarray(kept, dtype=np.int64)

    @cached_property
    def _slots(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Reports of the state sorted by pair and group; where each pair-and-group, and each pair, begins."""
        of_state = np.flatnonzero(self.pair >= 0)
        order = of_state[np.lexsort((self.group[of_state], self.pair[of_state]))]
        pair, group = self.pair[order], self.group[order]
        new = np.ones(len(order), dtype=bool)
        new[1:] = (pair[1:] != pair[:-1]) | (group[1:] != group[:-1])
        slots = np.flatnonzero(new)
        return order, slots, np.flatnonzero(np.diff(pair[slots], prepend=-1))

    def strengths(self, counts: np.ndarray) -> np.ndarray:
        """Fold drawn reports into ties, as `derive_ties` does: shape (draws, pairs), NaN where no tie.

        Per group the largest stated strength, over groups the rule; where nobody states one, the median of
        those stated in the draw (1 where there is none).
        """
        if not len(self.ends):
            return np.empty((len(counts), 0))
        order, slots, pairs = self._slots
        drawn = counts[:, order] > 0
        stated = np.where(drawn & ~np.isnan(self.strength[order]), self.strength[order], -np.inf)
        by_group = np.maximum.reduceat(stated, slots, axis=1)
        ties = self._over_groups(by_group, pairs)
        there = np.maximum.reduceat(np.maximum.reduceat(drawn, slots, axis=1), pairs, axis=1)
        ties = np.where(np.isnan(ties), self._median(counts)[:, None], ties)
        return np.where(there, ties, np.nan)

    def _over_groups(self, by_group: np.ndarray, pairs: np.ndarray) -> np.ndarray:
        said = by_group > -np.inf
        anybody = np.maximum.reduceat(said, pairs, axis=1)
        if self.rule == "mean":
            total = np.add.reduceat(np.where(said, by_group, 0.0), pairs, axis=1)
            folded = total / np.maximum(np.add.reduceat(said.astype(np.int64), pairs, axis=1), 1)
        elif self.rule == "max":
            folded = np.maximum.reduceat(by_group, pairs, axis=1)
        else:
            folded = np.minimum.reduceat(np.where(said, by_group, np.inf), pairs, axis=1)
        return np.where(anybody, folded, np.nan)

    def _median(self, counts: np.ndarray) -> np.ndarray:
        """Median of the strengths stated in each draw, repeats counted; 1 where none is."""
        stated = np.flatnonzero((self.pair >= 0) & ~np.isnan(self.strength))
        if not len(stated):
            return np.ones(len(counts))
        order = stated[np.argsort(self.strength[stated], kind="stable")]
        reached = np.cumsum(counts[:, order], axis=1)
        total = reached[:, -1]
        low, high = ((reached >= need[:, None]).argmax(axis=1) for need in ((total + 1) // 2, total // 2 + 1))
        middle = (self.strength[order][low] + self.strength[order][high]) / 2
        return np.where(total > 0, middle, 1.0)


def reports_of(net: Network) -> Reports:
    """Take a network's reports to draw from; where no group is named, its ties stand in for them.

    Parameters
    ----------
    net : Network
        All its reports are drawn from, wishes and refusals too; those of its state make the ties. Reports
        without a group, beside others with one, share one.

    Examples
    --------
    >>> said = pd.DataFrame({"group": ["t1", "t2", "t2"], "source": list("ABA"), "target": list("BCB"),
    ...                      "strength": [1, 2, 3]})
    >>> drawn = reports_of(Network.of(reports=said))
    >>> drawn.strengths(np.array([[1, 1, 1], [1, 0, 0]])).tolist()
    [[2.0, 2.0], [1.0, nan]]
    """
    if not net.groups:
        ties = net.edges
        count, strength = len(ties), ties["strength"].to_numpy(dtype=float)
        ends = ties[["i", "j"]].to_numpy(dtype=np.int64)
        return Reports(np.zeros(count, dtype=np.int64), np.arange(count), strength, ends, ())
    lines = net.reports
    codes, names = pd.factorize(lines["group"], sort=True)
    pair, ends = _pairs(net)
    strength = lines["strength"].to_numpy(dtype=float)
    if net.tie_state != terms.EXISTING:
        strength = np.full(len(lines), np.nan)
    return Reports(codes, pair, strength, ends, tuple(names), net.strength_rule)


def _pairs(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Which pair each report is about, −1 where it makes no tie, and the pairs' ends."""
    source = net.index.get_indexer(net.reports["source"]).astype(np.int64)
    target = net.index.get_indexer(net.reports["target"]).astype(np.int64)
    counted = net.reports["state"].eq(net.tie_state).to_numpy() & (source != target)
    if not net.directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    codes, inverse = np.unique(source[counted] * net.n + target[counted], return_inverse=True)
    pair = np.full(len(source), -1, dtype=np.int64)
    pair[counted] = inverse
    return pair, np.column_stack([codes // max(net.n, 1), codes % max(net.n, 1)])
