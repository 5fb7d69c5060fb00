"""Coding rules: what the main results would be, had another rule said which report makes a tie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.doubt.ranks import places
from netzwerk.measures.draws.seats import respondents
from netzwerk.measures.effects.gains import existing_pairs, refused_pairs
from netzwerk.measures.engine import engine_of
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.quality import sides
from netzwerk.measures.positions.cohesion import cutpoint
from netzwerk.measures.record import SMALLEST
from netzwerk.measures.registry import find
from netzwerk.measures.whole.answer import WHOLE
from netzwerk.network import Network
from netzwerk.schema import CODING
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["HOLDS", "RULES", "WHATS", "recode", "what_words"]

HOLDS, PENDING_MERGED = "holds", "pending merged"
# A pair of fields' members is looked up in a table of all pairs.
_MOST_PAIRED = 3_000


def recode(net: Network, *, merged: Network | None = None, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Compute the main results under each rule that could have been chosen, and count where they stay.

    ================== ====================================================================
    rule               a tie is, or its strength becomes
    ================== ====================================================================
    any group          what any group names
    two groups         what at least two groups name
    intensity ≥ 2      what is named with an intensity of 2 or more
    mean, max, min     how the strengths of several groups become one
    pending merged     spellings that are still open count as the likeliest organisation
    without survey     what respondents of a survey alone said is left out
    one-sided dropped  what one party alone says of itself, though the other was asked too, is left out
    ================== ====================================================================

    Each rule changes the network as it is in one point. Wishes, refusals and fields stay; all actors stay.

    Parameters
    ----------
    net : Network
        As it is coded now.
    merged : Network, optional
        The network with its pending spellings merged; without it nothing is pending.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        what (a measure of the whole, `first_<measure>`: who ranks first, `mostly_across`: whether more ties
        run between sectors than within, `open_wishes`, `open_pairs`: pairs in one field without a tie),
        rule, value (text; empty where the result is undefined), note. A rule for which the data are lacking
        (no survey, no intensity stated) changes nothing, and its note says so. After each result's rules
        stands one row `holds`: under how many of them it is the same as now, such as `7 of 9`; its note names
        the others.

    References
    ----------
    Krackhardt, D. (1987). Cognitive social structures. Social Networks 9, 109–134. Marsden, P. V. (1990).
    Network data and measurement. Annual Review of Sociology 16, 435–463.

    Examples
    --------
    >>> said = pd.DataFrame({"group": ["t1", "t2", "t2"], "source": list("AAB"), "target": list("BBC")})
    >>> found = recode(Network.of(reports=said), lang="en").set_index(["what", "rule"])["value"]
    >>> found["ties", "any group"], found["ties", "two groups"], found["ties", "holds"]
    ('2', '1', '8 of 9')
    """
    now = _results(net)
    found: dict[str, dict[str, str] | None] = {}
    for rule in RULES:
        other = merged if rule.name == PENDING_MERGED else rule.apply(net)
        found[rule.name] = None if other is None else now if other is net else _results(other)
    rows = [row for what in WHATS for row in _rows(what, now, found, lang=lang)]
    return pd.DataFrame(rows, columns=list(CODING.names))


def _rows(
    what: str, now: dict[str, str], found: dict[str, dict[str, str] | None], *, lang: str
) -> list[tuple[str, str, str, str]]:
    """Give one result under each rule, and how often it is the same as now."""
    rows = []
    for name, results in found.items():
        value = now[what] if results is None else results[what]
        note = say("coding.not_here", lang) if results is None else ""
        rows.append((what, name, value, note or ("" if value else say("coding.undefined", lang))))
    differ = [say(f"coding.rules.{_KEYS[name]}", lang) for _, name, value, _ in rows if value != now[what]]
    told = say("coding.holds", lang, same=len(rows) - len(differ), all=len(rows))
    note = say("coding.not_under", lang, told=told, rules="; ".join(differ)) if differ else told
    return [*rows, (what, HOLDS, f"{len(rows) - len(differ)} of {len(rows)}", note)]


@dataclass(frozen=True)
class Rule:
    """One rule: its name, and the network under it; None where the data for it are lacking."""

    name: str
    apply: Callable[[Network], Network | None]


def _as_it_is(net: Network) -> Network | None:
    return net


def _only(net: Network, kept: np.ndarray) -> Network:
    """Keep these reports of existing ties, and every other report; who was asked stays asked."""
    other = ~net.reports["state"].eq(terms.EXISTING).to_numpy()
    return replace(net, reports=net.reports[kept | other].reset_index(drop=True))


def _two_groups(net: Network) -> Network | None:
    if len(net.groups) < 2:
        return None
    twice = net.where(state=terms.EXISTING, min_groups=2).reports
    others = net.reports[~net.reports["state"].eq(terms.EXISTING)]
    return replace(net, reports=pd.concat([twice, others], ignore_index=True))


def _stated(net: Network) -> pd.Series:
    return net.reports.loc[net.reports["state"].eq(terms.EXISTING), "strength"].dropna()


def _strong(net: Network) -> Network | None:
    if not len(_stated(net)):
        return None
    return _only(net, (net.reports["strength"] >= 2).to_numpy(dtype=bool))


def _by_rule(net: Network, *, rule: str) -> Network | None:
    if not len(_stated(net)):
        return None
    return net if rule == net.strength_rule else replace(net, strength_rule=rule)


def _without_survey(net: Network) -> Network | None:
    own = respondents(net)
    return net.where(groups=["", *(group for group in net.groups if group not in own)]) if own else None


def _both_sides(net: Network) -> Network | None:
    """Drop existing pairs that one party alone named of itself, where the other's side was asked too."""
    lines = net.reports[net.reports["state"].eq(terms.EXISTING)]
    own = lines["first_person"].astype(bool) | lines["group"].eq("") | net.directed
    if not own.any():
        return None
    i, j = (net.index.get_indexer(lines[end]).astype(np.int64) for end in ("source", "target"))
    pair = np.minimum(i, j) * net.n + np.maximum(i, j)
    by_pair = pd.DataFrame({"pair": pair, "own": own.to_numpy(), "source": i}).groupby("pair")
    alone = by_pair["own"].transform("all") & by_pair["source"].transform("nunique").eq(1)
    speakers = set(lines.loc[own, "group"])
    heard = sides(net.where(groups=speakers)).asked(j, i)
    dropped = np.zeros(len(net.reports), dtype=bool)
    dropped[lines.index[alone.to_numpy() & heard]] = True
    return _only(net, ~dropped)


RULES = (
    Rule("any group", _as_it_is),
    Rule("two groups", _two_groups),
    Rule("intensity ≥ 2", _strong),
    *(Rule(rule, partial(_by_rule, rule=rule)) for rule in ("mean", "max", "min")),
    Rule(PENDING_MERGED, _as_it_is),
    Rule("without survey", _without_survey),
    Rule("one-sided dropped", _both_sides),
)
# Each rule's sentence in the catalogue.
_KEYS = {rule.name: rule.name.replace(" ≥ ", "_").replace(" ", "_").replace("-", "_") for rule in RULES}


def _first(net: Network, *, name: str) -> str:
    """Name who ranks first; nobody where all values are missing or nobody has a tie."""
    record = find(name)
    if not len(net.edges):
        return ""
    values = np.asarray(record.function(net), dtype=float)
    rank = places(values[None], smallest=record.first == SMALLEST).rank[0]
    return terms.JOIN.join(net.index[rank == 1])


def _open_wishes(net: Network) -> float:
    wished = _codes(net, net.ties[net.ties["state"].eq(terms.WISHED)])
    return float(len(np.setdiff1d(wished, _closed(net))))


def _codes(net: Network, ties: pd.DataFrame) -> np.ndarray:
    i, j = (net.index.get_indexer(ties[end]).astype(np.int64) for end in ("source", "target"))
    return np.unique(np.minimum(i, j) * net.n + np.maximum(i, j))


def _closed(net: Network) -> np.ndarray:
    pairs = (existing_pairs(net), refused_pairs(net))
    return np.concatenate([low * net.n + high for low, high in pairs])


def _open_pairs(net: Network) -> float:
    rows = working(net)
    if not len(rows) or net.n > _MOST_PAIRED:
        return float("nan")
    marks = pd.crosstab(rows["actor"], rows["field"]).gt(0).reindex(net.index, fill_value=False)
    works = marks.to_numpy(dtype=np.float32)
    low, high = np.nonzero(np.triu(works @ works.T, 1))
    return float(len(np.setdiff1d(low * net.n + high, _closed(net))))


def _mostly_across(net: Network) -> str:
    ties = engine_of(net).undirected
    known = set(net.sectors) - {terms.UNKNOWN}
    if not ties.m or len(known) < 2:
        return ""
    sector = net.sectors.to_numpy()
    return "yes" if (sector[ties.i] != sector[ties.j]).mean() > 0.5 else "no"


def _whole(net: Network, *, name: str) -> float:
    return float(next(record for record in WHOLE if record.name == name).function(net))


def _cutpoints(net: Network) -> float:
    return float(cutpoint(engine_of(net)).sum())


# The main results, as the map, the statements and the tables tell them.
WHATS: dict[str, Callable[[Network], float | str]] = {
    "ties": lambda net: float(len(net.edges)),
    **{
        name: partial(_whole, name=name)
        for name in (
            "density", "components", "largest_component", "isolates", "transitivity", "centralization_degree",
        )
    },
    "cutpoints": _cutpoints,
    **{
        f"first_{name}": partial(_first, name=name)
        for name in ("degree", "strength", "betweenness", "betweenness_valued", "harmonic", "constraint")
    },
    "mostly_across": _mostly_across,
    "open_wishes": _open_wishes,
    "open_pairs": _open_pairs,
}  # fmt: skip


def what_words(what: str, lang: str = DEFAULT_LANGUAGE) -> str:
    """Say in words which result is meant.

    Examples
    --------
    >>> what_words("components", "en"), what_words("first_degree", "en")
    ('separate parts', 'ranks first: partners')
    """
    if what.startswith("first_"):
        return say("coding.first", lang, label=find(what.removeprefix("first_")).say("label", lang))
    known = {record.name: record for record in WHOLE}
    return known[what].say("label", lang) if what in known else say(f"coding.whats.{what}", lang)


def _results(net: Network) -> dict[str, str]:
    return {what: _said(result(net)) for what, result in WHATS.items()}


def _said(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return "" if np.isnan(value) else f"{value:.10g}"
