"""Two towns side by side: what can be compared of two networks that share no organisation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.engine import engine_of
from netzwerk.measures.positions.cohesion import cutpoint
from netzwerk.measures.waves.effort import effort
from netzwerk.measures.waves.rows import Rows
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE

__all__ = ["compare_towns"]

_NAN = float("nan")
# Rows of network.csv that do not grow with the number of organisations alone.
ALIKE = (
    "density", "density_asked", "mean_distance", "transitivity", "mean_local_clustering",
    "centralization_degree", "centralization_betweenness", "centralization_closeness",
    "centralization_eigenvector", "assortativity_sector", "assortativity_degree", "ei_index",
    "core_periphery_r", "krackhardt_connectedness", "krackhardt_efficiency", "reciprocity",
    "krackhardt_hierarchy", "cross_section",
)  # fmt: skip


def compare_towns(
    net_a: Network,
    net_b: Network,
    *,
    measured: tuple[pd.DataFrame | None, pd.DataFrame | None] = (None, None),
    lang: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """Compare two towns by shares and by measures of the whole; no tie can be born or ended between them.

    Parameters
    ----------
    net_a, net_b : Network
        Two networks without organisations in common.
    measured : tuple of DataFrame, optional
        What stands in results/network.csv of each; else the networks are measured.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        Columns of waves.csv: a, b, value = b − a, a note that says how far the two can be told apart: spans
        that overlap, or a measure that hangs on how many organisations there are. `like_for_like` is empty:
        no pair stands in both.

    Examples
    --------
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"]}))
    >>> b = Network.of(reports=pd.DataFrame({"source": ["v", "w"], "target": ["w", "x"]}))
    >>> compare_towns(a, b).set_index("what").loc["mean_degree", ["a", "b"]].round(3).tolist()
    [1.0, 1.333]
    """
    rows = Rows(lang)
    counts = [_counts(net) for net in (net_a, net_b)]
    for what in counts[0]:
        note = rows.say("towns_size") if what in _SIZES else ""
        rows.add(what, note, a=counts[0][what], b=counts[1][what])
    tables = [
        (whole(net, lang=lang) if given is None else given).set_index("measure")
        for net, given in zip((net_a, net_b), measured, strict=True)
    ]
    for what in ALIKE:
        if all(what in table.index and pd.notna(table.loc[what, "value"]) for table in tables):
            one, other = (table.loc[what] for table in tables)
            rows.add(what, _apart(one, other, rows), a=one["value"], b=other["value"])
    return rows.table(net_a.wave or "a", net_b.wave or "b")


_SIZES = ("actors", "ties", "reports", "groups", "respondents")


def _counts(net: Network) -> Mapping[str, float]:
    """Count how large a town's network is, and give shares that can stand beside another's."""
    done, engine = effort(net), engine_of(net)
    existing = net.ties[net.ties["state"].eq(terms.EXISTING)]
    work = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    fields = set(work["field"])
    led = set(work.loc[work["role"].eq(terms.LEAD), "field"])
    pairs = net.n * (net.n - 1) // (1 if net.directed else 2)
    largest = float(np.bincount(engine.components).max(initial=0))

    def share(part: float, whole: float) -> float:
        return part / whole if whole else _NAN

    return {
        "reports": done.reports, "groups": done.groups, "respondents": done.respondents,
        "actors": net.n, "ties": engine.m,
        "pairs_asked_share": share(pairs if done.asked is None else done.asked, pairs),
        "confirmed_share": share(float(existing["confirmed"].sum()), len(existing)) if net.groups else _NAN,
        "mean_degree": share(float(engine.partners.sum()), net.n),
        "isolates_share": share(float((engine.partners == 0).sum()), net.n),
        "largest_component_share": share(largest, net.n),
        "cutpoints_share": share(float(cutpoint(engine).sum()), net.n),
        "fields_led_share": share(len(led), len(fields)),
    }  # fmt: skip


def _apart(one: pd.Series, other: pd.Series, rows: Rows) -> str:
    """Say whether the spans of two values overlap, where both have one of the same kind."""
    ends = [float(row[end]) for row in (one, other) for end in ("low", "high")]
    if any(np.isnan(ends)) or one["basis"] != other["basis"]:
        return rows.say("towns_no_span")
    overlap = ends[0] <= ends[3] and ends[2] <= ends[1]
    return rows.say("towns_overlap" if overlap else "towns_apart")
