"""Ranks with ties shared: who is better by more than a rounding error, in one network or in many draws."""

from __future__ import annotations

import numpy as np

__all__ = ["first_shares", "ranks"]

_RELATIVE = 1e-9


def _places(row: np.ndarray, smallest: bool) -> tuple[np.ndarray, np.ndarray]:
    """Count for each value those better than it, and those level with it (itself included)."""
    values = -row if smallest else row
    order = np.sort(values[~np.isnan(values)])
    margin = _RELATIVE * np.maximum(1.0, np.abs(values))
    up_to = np.searchsorted(order, values + margin, side="right")
    return len(order) - up_to, up_to - np.searchsorted(order, values - margin, side="left")


def ranks(values: np.ndarray, *, smallest: bool = False) -> np.ndarray:
    """Rank each row: 1 + number of actors better by more than 1e-9 · max(1, abs(x)).

    Parameters
    ----------
    values : ndarray of float, shape (draws, n)
        One network a row.
    smallest : bool
        Whether the smallest value ranks first.

    Returns
    -------
    ndarray of float, shape (draws, n)
        1 to n, equal values share the best; NaN has no rank.

    Examples
    --------
    >>> ranks(np.array([[3.0, 5.0, 3.0, np.nan]])).tolist()
    [[2.0, 1.0, 2.0, nan]]
    """
    found = np.full(values.shape, np.nan)
    for draw, row in enumerate(values):
        found[draw] = np.where(np.isnan(row), np.nan, 1.0 + _places(row, smallest)[0])
    return found


def first_shares(values: np.ndarray, k: int, *, smallest: bool = False) -> np.ndarray:
    """Share of rows in which each actor is among the first k; places that are level are shared evenly.

    Parameters
    ----------
    values : ndarray of float, shape (draws, n)
        One network a row.
    k : int
        How many places.
    smallest : bool
        Whether the smallest value ranks first.

    Returns
    -------
    ndarray of float, shape (n,)
        0 to 1, adding up to k where k actors are ranked; NaN counts as not among them, no rows give NaN.

    Examples
    --------
    >>> first_shares(np.array([[3.0, 5.0, 3.0], [1.0, 9.0, 2.0]]), 2).tolist()
    [0.25, 1.0, 0.75]
    """
    if not len(values):
        return np.full(values.shape[1], np.nan)
    total = np.zeros(values.shape[1])
    for row in values:
        better, level = _places(row, smallest)
        share = np.clip((k - better) / np.maximum(level, 1), 0.0, 1.0)
        total += np.where(np.isnan(row), 0.0, share)
    return total / len(values)
