"""The sets whose loss costs most, proved without trying them all: branch and bound over ranges of actors.

Actors stand in an order, those whose going could cost most first. A node of the search is a range of places
for each member of the set; it stands for every set with one actor out of each. Taking every actor of its
ranges as no longer passing anything on bounds what any of these sets can cost. Nodes that stay below the best
set known are dropped, the others halved, until single sets are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

__all__ = ["LEVEL", "Losses", "costliest"]

# Scores that differ by less are equal.
LEVEL = 1e-9
# Ranges to begin with; nodes held at once.
_RANGES, _MOST_NODES = 24, 6_000_000


@dataclass(frozen=True)
class Losses:
    """What the search must know of one kind of loss, in ordered pairs of actors.

    Attributes
    ----------
    own : ndarray of float, shape (n,)
        What an actor's own pairs are worth, both ways: lost when it goes, whatever else happens.
    most : ndarray of float, shape (n,)
        What its going can cost at most, alone or with others.
    between : ndarray of float, shape (n, n)
        What each ordered pair is worth.
    of : callable
        Sets, shape (r, k), to what their going costs, exactly.
    passing : callable
        Marks, shape (r, n), to what all pairs lose if the marked pass nothing on, but still begin and end.
    """

    own: np.ndarray
    most: np.ndarray
    between: np.ndarray
    of: Callable[[np.ndarray], np.ndarray]
    passing: Callable[[np.ndarray], np.ndarray]


def costliest(losses: Losses, known: np.ndarray, *, budget: int) -> np.ndarray | None:
    """Find all sets of one size whose loss is highest.

    Parameters
    ----------
    losses : Losses
        The network's losses.
    known : ndarray of int, shape (k,)
        A good set to begin with; the better it is, the sooner the search ends.
    budget : int
        How many nodes and sets may be looked at.

    Returns
    -------
    ndarray of int, shape (r, k), or None
        The sets in actor order; None where the budget did not do.

    Notes
    -----
    For a set S out of actors U: with S gone, two others are as far apart as before unless a shortest path
    passes S, and no further than if nobody in U passed anything on. So loss(S) ≤ own(S) + passing(U), and
    where passing(U) = 0 both are the same, and no set of the node need be tried.

    Examples
    --------
    >>> pairs = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]]) / 1.0
    >>> ring = Losses(2 * pairs.sum(axis=0), 2 * pairs.sum(axis=0), pairs,
    ...               of=lambda sets: np.full(len(sets), 4.0), passing=lambda marks: np.zeros(len(marks)))
    >>> costliest(ring, np.array([0]), budget=100).tolist()
    [[0], [1], [2]]
    """
    search = _Search(losses, len(known))
    best = float(losses.of(known[None])[0])
    found, scores = [], []
    low, high, still = search.begin()
    while len(low):
        single = (high - low == 1).all(axis=1)
        for calm in (True, False):
            some = single & (still == calm)
            if not some.any():
                continue
            sets = search.order[low[some]]
            budget -= 0 if calm else len(sets)
            if budget < 0:
                return None
            value = search.own(sets) if calm else losses.of(sets)
            best = max(best, float(value.max(initial=best)))
            near = value >= _least(best)
            found.append(sets[near])
            scores.append(value[near])
        low, high, still = low[~single], high[~single], still[~single]
        keep, still, looked = search.promising(low, high, still=still, least=_least(best))
        budget -= looked
        if budget < 0 or keep.sum() > _MOST_NODES:
            return None
        low, high, still = search.halved(low[keep], high[keep], still[keep])
    sets = np.sort(np.concatenate(found)[np.concatenate(scores) >= _least(best)], axis=1)
    return sets[np.lexsort(sets.T[::-1])]


def _least(best: float) -> float:
    return best - LEVEL * max(1.0, abs(best))


class _Search:
    """Nodes of one search: for each member of a set the places low to high, high left out."""

    def __init__(self, losses: Losses, size: int) -> None:
        self.losses, self.size = losses, size
        self.n = len(losses.own)
        self.order = np.argsort(-losses.most, kind="stable").astype(np.int32)
        self._own, self._most = (_Highest(values[self.order]) for values in (losses.own, losses.most))
        passing = np.maximum(losses.most - losses.own, 0.0)[self.order]
        self.mass = np.concatenate([[0.0], np.cumsum(passing + passing.mean() / 8 + LEVEL)])

    def begin(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Cut the order into ranges that pass on about as much each, and take every choice of them."""
        shares = self.mass[-1] * np.arange(1, _RANGES) / _RANGES
        cuts = np.unique([0, *np.searchsorted(self.mass, shares).tolist(), self.n])
        choice = np.array([*combinations_with_replacement(range(len(cuts) - 1), self.size)])
        low, high = cuts[:-1][choice].astype(np.int32), cuts[1:][choice].astype(np.int32)
        fit = _can_be_sets(low, high)
        return low[fit], high[fit], np.zeros(int(fit.sum()), dtype=bool)

    def own(self, sets: np.ndarray) -> np.ndarray:
        """Return what the sets' own pairs are worth, those within a set counted once."""
        within = self.losses.between[sets[:, :, None], sets[:, None, :]].sum(axis=(1, 2))
        worth: np.ndarray = self.losses.own[sets].sum(axis=1) - within
        return worth

    def promising(
        self, low: np.ndarray, high: np.ndarray, *, still: np.ndarray, least: float
    ) -> tuple[np.ndarray, np.ndarray, int]:
        """Return which nodes may hold a set so costly, in which nobody passes on, and how many were asked."""
        own = self._own.within(low, high).sum(axis=1)
        keep = np.where(still, own, self._most.within(low, high).sum(axis=1)) >= least
        ask = np.flatnonzero(keep & ~still)
        passing = self.losses.passing(self._marks(low[ask], high[ask]))
        keep[ask] = own[ask] + passing >= least
        still = still.copy()
        still[ask] = passing <= LEVEL / self.n**2
        return keep, still, len(ask)

    def _marks(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        edges = np.zeros((len(low), self.n + 1), dtype=np.int8)
        rows = np.arange(len(low))
        for place in range(self.size):
            np.add.at(edges, (rows, low[:, place]), 1)
            np.add.at(edges, (rows, high[:, place]), -1)
        marks = np.empty((len(low), self.n), dtype=bool)
        marks[:, self.order] = np.cumsum(edges, axis=1)[:, :-1] > 0
        return marks

    def halved(
        self, low: np.ndarray, high: np.ndarray, still: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Halve each node's range that passes on most, for all members who come out of it."""
        parts = [*self._halves(low, high, still)]
        if not parts:
            return low, high, still
        low, high, still = (np.concatenate(column) for column in zip(*parts, strict=True))
        fit = _can_be_sets(low, high)
        return low[fit], high[fit], still[fit]

    def _halves(
        self, low: np.ndarray, high: np.ndarray, still: np.ndarray
    ) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        mass = np.where(high - low > 1, self.mass[high] - self.mass[low], -1.0)
        rows, widest = np.arange(len(low)), mass.argmax(axis=1) if len(low) else np.zeros(0, dtype=int)
        start = low[rows, widest]
        middle = (start + high[rows, widest]) // 2
        alike = low == start[:, None]
        first, times = alike.argmax(axis=1) if len(low) else widest, alike.sum(axis=1)
        for count in range(1, self.size + 1):
            some = np.flatnonzero(times == count)
            for below in range(count + 1 if len(some) else 0):
                left, right = low[some].copy(), high[some].copy()
                for member in range(count):
                    half = right if member < below else left
                    half[np.arange(len(some)), first[some] + member] = middle[some]
                yield left, right, still[some]


class _Highest:
    """The highest value in a range, by spans of powers of two."""

    def __init__(self, values: np.ndarray) -> None:
        self.spans = [values]
        while 2 ** len(self.spans) <= len(values):
            half = 2 ** (len(self.spans) - 1)
            self.spans.append(np.maximum(self.spans[-1][:-half], self.spans[-1][half:]))

    def within(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """Give the highest from low to high, high left out, cell by cell."""
        power = np.frexp(high - low)[1] - 1
        found = np.empty(low.shape)
        for one in np.unique(power):
            cells = power == one
            span = self.spans[one]
            found[cells] = np.maximum(span[low[cells]], span[high[cells] - 2**one])
        return found


def _can_be_sets(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Whether each range holds as many actors as come out of it."""
    fit = np.ones(len(low), dtype=bool)
    for place in range(low.shape[1]):
        fit &= (low == low[:, [place]]).sum(axis=1) <= high[:, place] - low[:, place]
    return fit
