"""Rates of missed and false mentions, and how they are found from what several informants say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["BETA", "Rates", "fit", "inside"]

BETA = 0.01
_ALPHA_FIRST = 0.7
_STOP, _ROUNDS = 1e-10, 20_000


@dataclass(frozen=True, eq=False)
class Rates:
    """How often a tie, and no tie, is named by an informant who was asked, and how many ties there are.

    Attributes
    ----------
    alpha, beta : float
        Share of asked informants that name a pair with a tie, and one without.
    rho : float
        Share of pairs with a tie.
    """

    alpha: float
    beta: float
    rho: float

    def posterior(self, named: np.ndarray, asked: np.ndarray) -> np.ndarray:
        """Probability of a tie: ρα^E(1−α)^(a−E) / (that + (1−ρ)β^E(1−β)^(a−E)).

        Examples
        --------
        >>> Rates(0.7, 0.01, 0.15).posterior(np.array([0, 1, 2]), np.array([2, 2, 2])).round(3).tolist()
        [0.016, 0.789, 0.999]
        """
        tie = np.log(self.rho) + _log_chance(named, asked, self.alpha)
        none = np.log1p(-self.rho) + _log_chance(named, asked, self.beta)
        return np.asarray(1.0 / (1.0 + np.exp(np.clip(none - tie, -700.0, 700.0))))


def _log_chance(named: np.ndarray, asked: np.ndarray, rate: float) -> np.ndarray:
    return np.asarray(named * np.log(rate) + (asked - named) * np.log1p(-rate))


def fit(named: np.ndarray, asked: np.ndarray, *, beta: float | None = None) -> Rates:
    """Fit the rates by expectation–maximisation from α .7, β .01 and the observed density.

    Parameters
    ----------
    named, asked : ndarray of int
        How many informants named each pair, and how many were asked about it (1 or more).
    beta : float, optional
        Keep β at this value.

    Returns
    -------
    Rates
        With α > β.
    """
    cases, counts = np.unique(np.column_stack([named, asked]), axis=0, return_counts=True)
    seen, of = cases.T.astype(float)
    rates = Rates(_ALPHA_FIRST, beta or BETA, float(inside((named > 0).mean())))
    for _ in range(_ROUNDS):
        share = rates.posterior(seen, of) * counts
        rest = counts - share
        alpha = float(inside((share * seen).sum() / (share * of).sum()))
        free = float(inside((rest * seen).sum() / max((rest * of).sum(), 1e-300)))
        after = Rates(alpha, free if beta is None else beta, float(inside(share.sum() / counts.sum())))
        change = max(abs(after.alpha - rates.alpha), abs(after.beta - rates.beta), abs(after.rho - rates.rho))
        rates = after
        if change < _STOP:
            break
    swapped = beta is None and rates.beta > rates.alpha
    return Rates(rates.beta, rates.alpha, 1 - rates.rho) if swapped else rates


def inside(rate: np.ndarray | float) -> np.ndarray:
    """Keep rates off 0 and 1, where their logarithm ends."""
    return np.clip(rate, 1e-12, 1 - 1e-12)
