"""How far two partitions agree: adjusted Rand, (adjusted) mutual information, and what chance alone gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.chance import p_value

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ami", "ari", "contingency", "nmi", "permuted_p"]

_TOLERANCE = 1e-12


def contingency(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Count the actors in each pair of labels, shape (labels of a, labels of b), both sorted.

    Examples
    --------
    >>> contingency(np.array([0, 0, 1]), np.array(["x", "y", "y"])).tolist()
    [[1, 1], [0, 1]]
    """
    _, i = np.unique(a, return_inverse=True)
    labels, j = np.unique(b, return_inverse=True)
    rows = int(i.max(initial=-1)) + 1
    return np.bincount(i * len(labels) + j, minlength=rows * len(labels)).reshape(rows, len(labels))


def _pairs(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) / 2).sum())


def ari(a: np.ndarray, b: np.ndarray) -> float:
    """Compute the adjusted Rand index: (pairs together in both − expected) / (mean of both − expected).

    1 for the same partition, 0 at chance; NaN where one of them has a single cluster, or only clusters of
    one, so that nothing could disagree.

    References
    ----------
    Hubert, L., & Arabie, P. (1985). Comparing partitions. Journal of Classification 2, 193–218.

    Examples
    --------
    >>> ari(np.array([0, 0, 1, 1]), np.array(["x", "x", "y", "y"]))
    1.0
    """
    table = contingency(a, b)
    rows, columns, both = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0)), _pairs(table)
    total = len(a) * (len(a) - 1) / 2
    if not 0 < rows < total or not 0 < columns < total:
        return float("nan")
    expected = rows * columns / total
    return (both - expected) / ((rows + columns) / 2 - expected)


def _entropy(counts: np.ndarray) -> float:
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log(share)).sum())


def _information(table: np.ndarray) -> float:
    return _entropy(table.sum(axis=1)) + _entropy(table.sum(axis=0)) - _entropy(table.ravel())


def nmi(a: np.ndarray, b: np.ndarray) -> float:
    """Compute mutual information with the arithmetic norm: 2 I / (H1 + H2).

    Between 0 and 1; NaN where both have a single cluster. Not corrected for chance: see `ami`.

    Examples
    --------
    >>> nmi(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    0.0
    """
    table = contingency(a, b)
    norm = _entropy(table.sum(axis=1)) + _entropy(table.sum(axis=0))
    return max(0.0, 2 * _information(table) / norm) if norm > _TOLERANCE else float("nan")


def ami(a: np.ndarray, b: np.ndarray) -> float:
    """Compute adjusted mutual information: (I − E[I]) / (mean of both entropies − E[I]).

    E[I] is the exact mean over all partitions with the same sizes. 1 for the same partition, 0 at chance;
    NaN where one has a single cluster, or both only clusters of one.

    References
    ----------
    Vinh, N. X., Epps, J., & Bailey, J. (2010). Information theoretic measures for clusterings comparison.
    Journal of Machine Learning Research 11, 2837–2854.

    Examples
    --------
    >>> round(ami(np.array([0, 0, 1, 1]), np.array(["x", "x", "y", "y"])), 6)
    1.0
    """
    table = contingency(a, b)
    if min(table.shape) < 2:
        return float("nan")
    expected = _expected_information(table.sum(axis=1), table.sum(axis=0))
    room = (_entropy(table.sum(axis=1)) + _entropy(table.sum(axis=0))) / 2 - expected
    return (_information(table) - expected) / room if room > _TOLERANCE else float("nan")


def _expected_information(rows: np.ndarray, columns: np.ndarray) -> float:
    """Mean mutual information over all tables with these margins (hypergeometric)."""
    from scipy.special import gammaln

    n = int(rows.sum())
    expected = 0.0
    for r in rows:
        for c in columns:
            k = np.arange(max(1, r + c - n), min(r, c) + 1)
            log_chance = (
                gammaln(r + 1) + gammaln(c + 1) + gammaln(n - r + 1) + gammaln(n - c + 1)
                - gammaln(n + 1) - gammaln(k + 1) - gammaln(r - k + 1) - gammaln(c - k + 1)
                - gammaln(n - r - c + k + 1)
            )  # fmt: skip
            expected += float((k / n * np.log(n * k / (r * c)) * np.exp(log_chance)).sum())
    return expected


def permuted_p(
    measure: Callable[[np.ndarray, np.ndarray], float],
    a: np.ndarray,
    b: np.ndarray,
    *,
    dice: np.random.Generator,
    draws: int = 999,
) -> float:
    """Share of shuffles of b's labels that agree with a at least as well; NaN where the measure is.

    For adjusted mutual information give `nmi`: its margins stay, so both order the shuffles alike.
    """
    observed = measure(a, b)
    if np.isnan(observed):
        return float("nan")
    shuffled = (measure(a, dice.permutation(b)) for _ in range(draws))
    return p_value(sum(value >= observed - _TOLERANCE for value in shuffled), draws)
