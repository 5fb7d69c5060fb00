"""How sure a tie is: what informants asked about the same pair say about missed and false mentions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.reliability.informants import COLUMNS, rates_by_group
from netzwerk.measures.reliability.rates import BETA, fit
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = [
    "ASSUMED", "ESTIMATED", "Reliability", "confidence", "fit", "reliability", "reliability_rows",
    "with_confidence",
]  # fmt: skip

# The names of the two columns of tables/ties.csv.
ESTIMATED, ASSUMED = "confidence", "confidence_assumed"

OTHER_BETAS = (0.005, 0.02)
_FEWEST_PAIRS, _FEWEST_INFORMANTS = 50, 3
_NAN = float("nan")


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
    by_group : DataFrame
        group, alpha, beta, pairs: rates of single informants, where `rates_by_group` can tell them; they
        do not enter the confidence.
    """

    confidence: pd.Series
    rates: pd.DataFrame
    by_group: pd.DataFrame

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
        nothing = _rates_table([])
        return Reliability(_on_ties(net, None).rename(ASSUMED), nothing, pd.DataFrame(columns=COLUMNS))
    often = int((asked[known] >= _FEWEST_INFORMANTS).sum())
    estimated = often >= _FEWEST_PAIRS
    tries = (None,) if estimated else (beta, *(other for other in OTHER_BETAS if other != beta))
    rows, found = [], []
    by_group = pd.DataFrame(columns=COLUMNS)
    for fixed in tries:
        rates = fit(named[known], asked[known], beta=fixed)
        found.append(_on_ties(net, rates.posterior(named, asked)))
        basis, pairs = ("estimated", often) if estimated else ("assumed", int(known.sum()))
        by_group = rates_by_group(net, rates) if estimated else by_group
        rows.append((basis, rates.beta, rates.alpha, rates.rho, pairs, found[-1].mean()))
    return Reliability(found[0].rename(ESTIMATED if estimated else ASSUMED), _rates_table(rows), by_group)


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


def with_confidence(net: Network, *, beta: float = BETA) -> pd.DataFrame:
    """Give the ties with both columns of confidence; the one that does not apply is NaN."""
    found = reliability(net, beta=beta).confidence
    return net.ties.assign(**{ESTIMATED: np.nan, ASSUMED: np.nan}).assign(**{str(found.name): found})


def reliability_rows(net: Network, *, beta: float = BETA, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Give the rates as rows of results/network.csv.

    Parameters
    ----------
    net : Network
        As for `reliability`.
    beta : float
        The assumed share of false mentions.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        measure (reliability_alpha, _beta, _rho, _confidence; followed by a group's name for its own rates),
        value, low, high (over the shares of false mentions that are tried, where one is assumed), basis,
        note. Empty where nothing can be said.

    Examples
    --------
    >>> len(reliability_rows(Network.of()))
    0
    """
    found = reliability(net, beta=beta)
    rows = []
    for name in ("alpha", "beta", "rho", "confidence") if len(found.rates) else ():
        tried = found.rates[name]
        low, high = (_NAN, _NAN) if found.estimated else (tried.min(), tried.max())
        key = "estimated" if found.estimated else "assumed"
        note = say(f"reliability.{name}", lang) + say(f"reliability.{key}", lang, beta=found.rates["beta"][0])
        rows.append(
            (f"reliability_{name}", tried.iloc[0], low, high, "" if found.estimated else "bounds", note)
        )
    for group in found.by_group.itertuples():
        for name in ("alpha", "beta"):
            note = say(f"reliability.{name}", lang) + say("reliability.of_group", lang, group=group.group)
            rows.append((f"reliability_{name} {group.group}", getattr(group, name), _NAN, _NAN, "", note))
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "basis", "note"])


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
