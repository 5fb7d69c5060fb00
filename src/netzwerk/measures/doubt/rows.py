"""Rows of results/stability.csv beside values and ranks: what is kept of the order, pairs, inclusion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.doubt.covered import COMMAND, COVERED
from netzwerk.measures.doubt.inclusion import comparable_share, neighbourhood_inclusion
from netzwerk.measures.doubt.kept import Kept, kept_order
from netzwerk.measures.doubt.measures import Doubt
from netzwerk.measures.doubt.pairs import indistinguishable, unsettled
from netzwerk.measures.doubt.ranks import Places
from netzwerk.network import Network
from netzwerk.texts import say

__all__ = ["coverage_rows", "group_order", "inclusion_rows", "pair_rows"]

# Up to so many actors all pairs are listed; beyond, those among the first.
ALL_PAIRS, AMONG_FIRST = 100, 20


def group_order(doubt: Doubt) -> list[Kept]:
    """Compare the order with reports drawn anew, and with each group left out."""
    known = {"resampled": (doubt.drawn, doubt.places), "group_out": (doubt.without, None)}
    return [
        kept_order(doubt.record, doubt.value, draws, known=places, kind=kind)
        for kind, (draws, places) in known.items()
        if len(draws) and len(doubt.value)
    ]


def pair_rows(doubt: Doubt, index: pd.Index) -> pd.DataFrame:
    """List pairs that the draws do not tell apart, and how many such others each actor has.

    In networks of more than a hundred actors only pairs among the first twenty.
    """
    if not len(doubt.drawn):
        return pd.DataFrame()
    order, small = doubt.places, len(index) <= ALL_PAIRS
    if not small:
        at = np.sort(np.argsort(doubt.rank, kind="stable")[:AMONG_FIRST])
        order, index = Places(order.better[:, at], order.level[:, at], order.ranked[:, at]), index[at]
    share, open_ones = unsettled(order)
    found = indistinguishable(share, open_ones, index)
    actor = found["actor_a"] + terms.JOIN + found["actor_b"]
    rows = [_rows("pair", actor, found["share"].to_numpy())]
    if small:
        others = np.where(np.isnan(doubt.value), np.nan, open_ones.sum(axis=1))
        rows.append(_rows("others", index, others))
    return pd.concat(rows, ignore_index=True).assign(kind="indistinguishable", measure=doubt.name)


def _rows(level: str, actor: Sequence[str] | pd.Index, value: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"level": level, "actor": np.asarray(actor), "value": value})


def inclusion_rows(net: Network) -> pd.DataFrame:
    """List pairs on whose order every centrality agrees, the lower one first, and their share of all."""
    rows = [_rows("comparable", [""], np.array([comparable_share(net)]))]
    if net.n <= ALL_PAIRS:
        found = neighbourhood_inclusion(net)
        actor = found["below"] + terms.JOIN + found["above"]
        pairs = _rows("below", actor, np.ones(len(found)))
        pairs["level"] = np.where(found["equal"], "equal", "below")
        rows += [pairs] if len(pairs) else []
    return pd.concat(rows, ignore_index=True).assign(kind="inclusion", measure="")


def coverage_rows(doubts: Sequence[Doubt], *, lang: str) -> pd.DataFrame:
    """Tell how often spans like these held what is true, in simulated workshops whose network is known."""
    rows = [
        ("coverage", level, "", doubt.name, share)
        for doubt in doubts
        if doubt.name in COVERED
        for level, share in zip(("value", "rank"), COVERED[doubt.name], strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["kind", "level", "actor", "measure", "value"])
    return frame.assign(note=say("stability.coverage", lang, command=COMMAND))
