"""From draws to spans: 2.5 and 97.5 percentiles, re-centred, cut to the range, never without the value."""

from __future__ import annotations

import numpy as np

__all__ = ["Span", "extremes", "percentiles", "recentred", "wider"]

# Lower and upper ends, each of shape (n,).
Span = tuple[np.ndarray, np.ndarray]
_ENDS = (2.5, 97.5)


def percentiles(draws: np.ndarray) -> Span:
    """2.5 and 97.5 percentiles (linear) of each column's defined draws; NaN where there is none.

    Examples
    --------
    >>> low, high = percentiles(np.array([[0.0, np.nan], [10.0, np.nan]]))
    >>> low.tolist(), high.tolist()
    ([0.25, nan], [9.75, nan])
    """
    low, high = np.full((2, draws.shape[1]), np.nan)
    missing = np.isnan(draws)
    whole = ~missing.any(axis=0) & (len(draws) > 0)
    low[whole], high[whole] = np.percentile(draws[:, whole], _ENDS, axis=0) if whole.any() else (0.0, 0.0)
    partly = missing.any(axis=0) & ~missing.all(axis=0)
    if partly.any():
        low[partly], high[partly] = np.nanpercentile(draws[:, partly], _ENDS, axis=0)
    return low, high


def extremes(draws: np.ndarray) -> Span:
    """Smallest and largest of each column's defined draws; NaN where there is none."""
    low = np.min(draws, axis=0, initial=np.inf, where=~np.isnan(draws))
    high = np.max(draws, axis=0, initial=-np.inf, where=~np.isnan(draws))
    return np.where(low == np.inf, np.nan, low), np.where(high == -np.inf, np.nan, high)


def wider(*spans: Span) -> Span:
    """Take the smallest lower and the largest upper end; an undefined one does not count.

    Examples
    --------
    >>> [end.tolist() for end in wider((np.array([2.0]), np.array([3.0])), (np.array([np.nan]),) * 2)]
    [[2.0], [3.0]]
    """
    low, high = spans[0]
    for other in spans[1:]:
        low, high = np.fmin(low, other[0]), np.fmax(high, other[1])
    return low, high


def recentred(value: np.ndarray, draws: np.ndarray, *, low: float, high: float) -> Span:
    """Span of a value: value + (percentile − mean of draws), cut to the range, widened to hold the value.

    Drawing with replacement shrinks a network; unshifted, a quarter of the actors lie outside their own
    span.

    Parameters
    ----------
    value : ndarray of float, shape (n,)
        As observed; where it is NaN, so is the span.
    draws : ndarray of float, shape (draws, n)
        The same in each draw; NaN there does not count.
    low, high : float
        The measure's range.

    Examples
    --------
    >>> shrunk = np.array([[1.0], [3.0]])
    >>> [round(float(end[0]), 3) for end in recentred(np.array([4.0]), shrunk, low=0, high=4.5)]
    [3.05, 4.5]
    """
    defined = ~np.isnan(draws)
    count = defined.sum(axis=0)
    mean = np.where(defined, draws, 0.0).sum(axis=0) / np.maximum(count, 1)
    ends = [np.clip(value + end - mean, low, high) for end in percentiles(draws)]
    return np.minimum(ends[0], value), np.maximum(ends[1], value)
