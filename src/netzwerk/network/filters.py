"""Some of the reports and all of the actors: what a network is when only some reports count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError

if TYPE_CHECKING:
    from netzwerk.network import Network

__all__ = ["of_chosen_ties", "where"]


def where(
    net: Network,
    *,
    state: str | None = None,
    kind: str | None = None,
    groups: Iterable[str] | None = None,
    min_strength: float | None = None,
    min_groups: int | None = None,
    confirmed: bool = False,
) -> Network:
    """Keep some of the reports, as `Network.where` says."""
    reports, asked = net.reports, net.asked_by
    if state is not None:
        if state not in terms.STATES:
            raise NetworkError("unknown_state", value=state, allowed=", ".join(terms.STATES))
        reports = reports[reports["state"].eq(state)]
    if kind is not None:
        wanted = reports["kind"].str.split(terms.JOIN, regex=False)
        reports = reports[[kind in kinds for kinds in wanted]]
    if groups is not None:
        kept = set(groups)
        reports = reports[reports["group"].isin(kept)]
        asked = None if asked is None else asked[asked["group"].isin(kept)]
    if min_strength is not None:
        reports = reports[reports["strength"] >= min_strength]
    if min_groups is not None:
        named_by = net.ties["groups"].str.count(rf"\{terms.JOIN}") + net.ties["groups"].ne("")
        reports = reports[of_chosen_ties(net, reports, named_by >= min_groups)]
    if confirmed:
        reports = reports[of_chosen_ties(net, reports, net.ties["confirmed"])]
    return replace(
        net,
        reports=reports.reset_index(drop=True),
        asked_by=None if asked is None else asked.reset_index(drop=True),
        tie_state=state or net.tie_state,
    )


def of_chosen_ties(net: Network, reports: pd.DataFrame, chosen: pd.Series) -> np.ndarray:
    """Mark the reports whose tie is chosen: bool, one a report.

    Parameters
    ----------
    net : Network
        Whose ties are meant.
    reports : DataFrame
        Some of its reports.
    chosen : Series of bool
        Aligned with `net.ties`.
    """
    ties = net.ties.loc[chosen, ["source", "target", "state"]]
    pairs = set(ties.itertuples(index=False, name=None))
    if not net.directed:
        pairs |= {(target, source, state) for source, target, state in pairs}
    rows = reports[["source", "target", "state"]].itertuples(index=False, name=None)
    return np.fromiter((row in pairs for row in rows), dtype=bool, count=len(reports))
