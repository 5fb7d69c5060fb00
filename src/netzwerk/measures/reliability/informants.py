"""Rates of single informants: who misses more than others, where enough was asked of all of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.reliability.rates import Rates, inside
from netzwerk.network import Network

__all__ = ["rates_by_group"]

FEWEST, FEWEST_SHARED = 5, 30
COLUMNS = ["group", "alpha", "beta", "pairs"]
_STOP, _ROUNDS = 1e-10, 5_000
_CELLS = 2**25


def rates_by_group(net: Network, start: Rates) -> pd.DataFrame:
    """Estimate α and β of each informant, from what all say of the same pairs.

    Only with five informants and more, each two of them asked about thirty pairs in common; by
    expectation–maximisation from the rates of all together (Dawid & Skene).

    Parameters
    ----------
    net : Network
        Its reports and its table of who was asked are read.
    start : Rates
        The rates of all together.

    Returns
    -------
    DataFrame
        group, alpha, beta, pairs (asked); empty where that cannot be told.

    References
    ----------
    Dawid, A. P., & Skene, A. M. (1979). Maximum likelihood estimation of observer error-rates using the EM
    algorithm. Applied Statistics 28, 20–28.
    """
    named, asked, groups = _said(net)
    nothing = pd.DataFrame(columns=COLUMNS)
    if len(groups) < FEWEST:
        return nothing
    shared = asked.astype(np.float32) @ asked.T.astype(np.float32)
    np.fill_diagonal(shared, FEWEST_SHARED)
    if shared.min() < FEWEST_SHARED:
        return nothing
    alpha, beta = _fitted(named, asked, start)
    return pd.DataFrame(
        {"group": list(groups), "alpha": alpha, "beta": beta, "pairs": asked.sum(axis=1).astype(int)}
    )


def _said(net: Network) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    """Who named, and was asked about, each pair that anybody was asked about: bool, (informants, pairs)."""
    assert net.asked_by is not None
    answered = net.asked_by[net.asked_by["answer"].ne(terms.NONE)]
    groups = tuple(sorted({*answered["group"], *net.groups}))
    if len(groups) < FEWEST or len(groups) * net.n**2 > _CELLS:
        return np.zeros((0, 0), dtype=bool), np.zeros((0, 0), dtype=bool), ()
    asked = np.zeros((len(groups), net.n, net.n), dtype=bool)
    at = {group: place for place, group in enumerate(groups)}
    for group, lines in answered.groupby("group"):
        actor, about = net.index.get_indexer(lines["actor"]), net.index.get_indexer(lines["about"])
        asked[at[group], actor[about < 0], :] = True
        asked[at[group], actor[about >= 0], about[about >= 0]] = True
    named = np.zeros_like(asked)
    existing = net.reports[net.reports["state"].eq(terms.EXISTING) & net.reports["group"].ne("")]
    ends = [net.index.get_indexer(existing[end]) for end in ("source", "target")]
    named[existing["group"].map(at).to_numpy(dtype=int), ends[0], ends[1]] = True
    if not net.directed:
        asked, named = asked | asked.transpose(0, 2, 1), named | named.transpose(0, 2, 1)
    pairs = ~np.eye(net.n, dtype=bool) if net.directed else np.triu(np.ones((net.n, net.n), dtype=bool), 1)
    named, asked = named[:, pairs], (asked | named)[:, pairs]
    known = asked.any(axis=0)
    return named[:, known], asked[:, known], groups


def _fitted(named: np.ndarray, asked: np.ndarray, start: Rates) -> tuple[np.ndarray, np.ndarray]:
    """Alternate the pairs' chances of a tie and the informants' rates until neither moves."""
    yes, no = named.astype(float), (asked & ~named).astype(float)
    alpha, beta = (np.full(len(named), rate) for rate in (start.alpha, start.beta))
    rho = start.rho
    for _ in range(_ROUNDS):
        odds = np.log(rho) - np.log1p(-rho)
        odds = odds + np.log(alpha / beta) @ yes + np.log((1 - alpha) / (1 - beta)) @ no
        tie = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
        before = np.concatenate([alpha, beta, [rho]])
        alpha = inside(yes @ tie / np.maximum((yes + no) @ tie, 1e-300))
        beta = inside(yes @ (1 - tie) / np.maximum((yes + no) @ (1 - tie), 1e-300))
        rho = float(inside(np.array(tie.mean())))
        if np.abs(np.concatenate([alpha, beta, [rho]]) - before).max() < _STOP:
            break
    return alpha, beta
