"""Ranks with ties shared: who is better by more than a rounding error, in one network or in many draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["Places", "above", "correlated", "places", "spearman"]

_RELATIVE = 1e-9
# Up to so many actors comparing all with all is quicker than sorting row by row.
_ALL_WITH_ALL = 200
_CELLS = 2**21


@dataclass(frozen=True, eq=False)
class Places:
    """How many actors are better than each, and how many are level with it (itself included), row by row.

    Attributes
    ----------
    better, level : ndarray of int, shape (draws, n)
        Counts; meaningless where not `ranked`.
    ranked : ndarray of bool, shape (draws, n)
        Whether the actor has a value.
    """

    better: np.ndarray
    level: np.ndarray
    ranked: np.ndarray

    @property
    def rank(self) -> np.ndarray:
        """1 + number of actors better, as float; who is level shares the best; NaN without a value."""
        return np.where(self.ranked, self.better + 1.0, np.nan)

    @property
    def mean_rank(self) -> np.ndarray:
        """The mean of the places that the level ones share; NaN without a value."""
        return np.where(self.ranked, self.better + (self.level + 1.0) / 2, np.nan)

    def shares(self, k: int) -> np.ndarray:
        """Give each actor's share of the first k places, row by row; level ones share evenly."""
        share = np.clip((k - self.better) / np.maximum(self.level, 1), 0.0, 1.0)
        return np.where(self.ranked, share, 0.0)

    def first(self, k: int) -> np.ndarray:
        """Share of rows in which each actor is among the first k, level places shared evenly.

        Adds up to k where k actors are ranked; NaN where there are no rows.

        Examples
        --------
        >>> places(np.array([[3.0, 5.0, 3.0], [1.0, 9.0, 2.0]])).first(2).tolist()
        [0.25, 1.0, 0.75]
        """
        if not len(self.ranked):
            return np.full(self.ranked.shape[1], np.nan)
        return np.asarray(self.shares(k).sum(axis=0) / len(self.ranked))


def places(values: np.ndarray, *, smallest: bool = False) -> Places:
    """Order each row; only a difference of more than 1e-9 · max(1, abs(x)) counts.

    Parameters
    ----------
    values : ndarray of float, shape (draws, n)
        One network a row.
    smallest : bool
        Whether the smallest value ranks first.

    Examples
    --------
    >>> places(np.array([[3.0, 5.0, 3.0, np.nan]])).rank.tolist()
    [[2.0, 1.0, 2.0, nan]]
    """
    values = -values if smallest else values
    margin = _RELATIVE * np.maximum(1.0, np.abs(values))
    better = np.zeros(values.shape, dtype=np.int64)
    level = np.zeros(values.shape, dtype=np.int64)
    if values.shape[1] > _ALL_WITH_ALL:
        for row in range(len(values)):
            better[row], level[row] = _by_sorting(values[row], margin[row])
    else:
        size = max(1, _CELLS // max(1, values.shape[1] ** 2))
        for at in (slice(first, first + size) for first in range(0, len(values), size)):
            above = values[at, None, :] > (values[at] + margin[at])[:, :, None]
            below = values[at, None, :] < (values[at] - margin[at])[:, :, None]
            better[at] = np.count_nonzero(above, axis=2)
            others = np.count_nonzero(~np.isnan(values[at]), axis=1)[:, None]
            level[at] = others - better[at] - np.count_nonzero(below, axis=2)
    return Places(better, level, ~np.isnan(values))


def _by_sorting(row: np.ndarray, margin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.sort(row[~np.isnan(row)])
    up_to = np.searchsorted(order, row + margin, side="right")
    return len(order) - up_to, up_to - np.searchsorted(order, row - margin, side="left")


def spearman(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Correlate the orders of two sets of rows over the actors with a value in both.

    Parameters
    ----------
    a, b : ndarray of float, shape (rows, n)
        Row by row.

    Returns
    -------
    ndarray, shape (rows,)
        −1 to 1; NaN where fewer than two actors are left, or all of one side are level.

    Examples
    --------
    >>> spearman(np.array([[1.0, 2.0, 3.0, 9.0]]), np.array([[1.0, 2.0, 4.0, np.nan]])).round(9).tolist()
    [1.0]
    """
    both = ~(np.isnan(a) | np.isnan(b))
    return correlated(*(places(np.where(both, v, np.nan)).mean_rank for v in (a, b)))


def correlated(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Pearson's correlation of two sets of rows with gaps in the same places; one row may stand for many."""
    gap = np.isnan(a) | np.isnan(b)
    count = np.maximum((~gap).sum(axis=1, keepdims=True), 1)
    x, y = (np.where(gap, 0.0, v) for v in (a, b))
    x, y = (np.where(gap, 0.0, v - v.sum(axis=1, keepdims=True) / count) for v in (x, y))
    spread = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
    return np.where(spread > 0, (x * y).sum(axis=1) / np.maximum(spread, 1e-300), np.nan)


def above(order: Places) -> np.ndarray:
    """Share of rows in which one actor is better than another, level rows counted half.

    Parameters
    ----------
    order : Places
        Of many rows; rows without one of the two values do not count.

    Returns
    -------
    ndarray, shape (n, n)
        Row actor above column actor; NaN on the diagonal and where no row has both values.

    Examples
    --------
    >>> above(places(np.array([[3.0, 5.0, 3.0], [1.0, 9.0, 2.0]])))[0].tolist()
    [nan, 0.0, 0.25]
    """
    kind = np.int16 if order.better.shape[1] < 2**15 else np.int64
    rank, known = np.ascontiguousarray(order.better.T.astype(kind)), np.ascontiguousarray(order.ranked.T)
    everywhere = bool(known.all())
    better = np.empty((len(rank), len(rank)))
    for row, mine in enumerate(rank):
        ahead = mine < rank
        better[row] = np.count_nonzero(ahead if everywhere else ahead & known[row] & known, axis=1)
    both = known.astype(float) @ known.T
    np.fill_diagonal(both, 0.0)
    share = (better + (both - better - better.T) / 2) / np.maximum(both, 1)
    return np.asarray(np.where(both > 0, share, np.nan))
