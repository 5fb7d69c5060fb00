"""How sure a tie is: what informants asked about the same pair say about missed and false mentions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network

__all__ = ["ASSUMED", "ESTIMATED", "Reliability", "confidence", "reliability", "with_confidence"]

# The names of the two columns of tables/ties.csv.
ESTIMATED, ASSUMED = "confidence", "confidence_assumed"

BETA = 0.01
OTHER_BETAS = (0.005, 0.02)
_FEWEST_PAIRS, _FEWEST_INFORMANTS = 50, 3
_ALPHA_FIRST = 0.7
_STOP, _ROUNDS = 1e-10, 20_000
_NAN = float("nan")


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


@dataclass(frozen=True, eq=False)
class Reliability:
    """What can be said of how reliable reports are.

    Attributes
    ----------
    confidence : Series of float
        Aligned with `net.ties`: probability that a tie named so often is one; NaN for wishes and refusals,
        and where it cannot be said. Named `confidence` where all rates were estimated, else
        `confidence_assumed`.
    rates : DataFrame
        basis (estimated, assumed), beta, alpha, rho, pairs (asked at least three times, or asked at all)
        and confidence (mean over the existing ties); where β is assumed, a row for each β it is shown for,
        the one used first. Empty where nothing can be said.
    """

    confidence: pd.Series
    rates: pd.DataFrame

    @property
    def estimated(self) -> bool:
        """Whether the rates rest on the data alone."""
        return str(self.confidence.name) == ESTIMATED


def reliability(net: Network, *, beta: float = BETA) -> Reliability:
    """Estimate from pairs that several informants were asked about how sure each named tie is.

    Of a_ij informants (groups, respondents; participants of one group are one) E_ij name the pair: E is
    binomial with rate α if there is a tie, β if not, and there is one with probability ρ; all by
    expectation–maximisation. Only where at least 50 pairs were asked about by three or more are all three
    estimated; else β is assumed, and where no pair was asked about twice, or who was asked is not known,
    nothing can be said.

    Parameters
    ----------
    net : Network
        Its reports and its table of who was asked are read.
    beta : float
        The assumed share of false mentions, where it cannot be estimated.

    Returns
    -------
    Reliability

    References
    ----------
    Butts, C. T. (2003). Network inference, error, and informant (in)accuracy. Social Networks 25, 103–140.
    Newman, M. E. J. (2018). Network structure from rich but noisy data. Nature Physics 14, 542–545.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> reliability(net).confidence.isna().all().item(), reliability(net).rates.empty
    (True, True)
    """
    named, asked = _counts(net)
    possible = _pair_mask(net)
    known = possible & (asked > 0)
    if net.everything_asked or not (asked[known] > 1).any() or not named[known].any():
        return Reliability(_on_ties(net, None).rename(ASSUMED), _rates_table([]))
    often = int((asked[known] >= _FEWEST_INFORMANTS).sum())
    estimated = often >= _FEWEST_PAIRS
    tries = (None,) if estimated else (beta, *(other for other in OTHER_BETAS if other != beta))
    rows, found = [], []
    for fixed in tries:
        rates = fit(named[known], asked[known], beta=fixed)
        found.append(_on_ties(net, rates.posterior(named, asked)))
        basis, pairs = ("estimated", often) if estimated else ("assumed", int(known.sum()))
        rows.append((basis, rates.beta, rates.alpha, rates.rho, pairs, found[-1].mean()))
    return Reliability(found[0].rename(ESTIMATED if estimated else ASSUMED), _rates_table(rows))


def confidence(net: Network) -> pd.Series:
    """How sure each tie is; see `reliability`.

    Returns
    -------
    Series of float
        Aligned with `net.ties`, named `confidence`, or `confidence_assumed` where a rate was assumed.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> confidence(net).isna().tolist()
    [True]
    """
    return reliability(net).confidence


def with_confidence(net: Network) -> pd.DataFrame:
    """Give the ties with both columns of confidence; the one that does not apply is NaN."""
    found = confidence(net)
    return net.ties.assign(**{ESTIMATED: np.nan, ASSUMED: np.nan}).assign(**{str(found.name): found})


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
    rates = Rates(_ALPHA_FIRST, beta or BETA, _inside(float((named > 0).mean())))
    for _ in range(_ROUNDS):
        share = rates.posterior(seen, of) * counts
        rest = counts - share
        alpha = _inside(float((share * seen).sum() / (share * of).sum()))
        free = _inside(float((rest * seen).sum() / max((rest * of).sum(), 1e-300)))
        after = Rates(alpha, free if beta is None else beta, _inside(float(share.sum() / counts.sum())))
        change = max(abs(after.alpha - rates.alpha), abs(after.beta - rates.beta), abs(after.rho - rates.rho))
        rates = after
        if change < _STOP:
            break
    swapped = beta is None and rates.beta > rates.alpha
    return Rates(rates.beta, rates.alpha, 1 - rates.rho) if swapped else rates


def _inside(rate: float) -> float:
    """Keep a rate off 0 and 1, where its logarithm ends."""
    return min(max(rate, 1e-12), 1 - 1e-12)


def _pair_mask(net: Network) -> np.ndarray:
    """Each pair once: the upper triangle, directed all but the diagonal."""
    everyone = np.ones((net.n, net.n), dtype=bool)
    return ~np.eye(net.n, dtype=bool) if net.directed else np.triu(everyone, 1)


def _counts(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """How many informants named each pair as existing, and were asked: who named it counts as asked."""
    named = np.zeros((net.n, net.n), dtype=np.int64)
    existing = net.reports[net.reports["state"].eq(terms.EXISTING)]
    i, j = (net.index.get_indexer(existing[end]) for end in ("source", "target"))
    if not net.directed:
        i, j = np.minimum(i, j), np.maximum(i, j)
    group = pd.factorize(existing["group"])[0]
    once = np.unique(np.column_stack([i, j, group]), axis=0)
    np.add.at(named, (once[:, 0], once[:, 1]), 1)
    if not net.directed:
        named = np.maximum(named, named.T)
    np.fill_diagonal(named, 0)
    return named, np.maximum(net.informants, named)


def _on_ties(net: Network, values: np.ndarray | None) -> pd.Series:
    """Pick the existing ties' values out of a matrix; NaN for other states, or without a matrix."""
    found = np.full(len(net.ties), np.nan)
    if values is not None:
        i, j = (net.index.get_indexer(net.ties[end]) for end in ("source", "target"))
        existing = net.ties["state"].eq(terms.EXISTING).to_numpy()
        found[existing] = values[i[existing], j[existing]]
    return pd.Series(found, index=net.ties.index)


def _rates_table(rows: list[tuple[str, float, float, float, int, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["basis", "beta", "alpha", "rho", "pairs", "confidence"])
