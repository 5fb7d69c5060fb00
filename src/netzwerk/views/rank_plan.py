"""The rank plot as data: every actor's rank by a measure, and from which place to which it may stand."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netzwerk.errors import NetworkError
from netzwerk.measures.doubt.covered import COVERED
from netzwerk.measures.registry import MEASURES
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say
from netzwerk.views.labels import readable
from netzwerk.views.source import read_date, source_sentence, town_name

__all__ = ["RankPlan", "RankRow", "plan_ranks"]

# So many actors find room on a page.
MOST = 60


@dataclass(frozen=True, slots=True)
class RankRow:
    """One actor: its name, its value in words, its rank and the span of that."""

    actor: str
    name: str
    value: str
    rank: int
    low: float
    high: float


@dataclass(frozen=True)
class RankPlan:
    """What the rank plot shows; nothing here paints.

    Attributes
    ----------
    title, subtitle : str
        What is ranked, and whose statements that rests on.
    notes : tuple of str
        How to read it, how far the measure can be trusted, how often such spans hold, who is left out.
    rows : tuple of RankRow
        First rank first.
    last : int
        The last place there is.
    lang : str
        Language of its words.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    rows: tuple[RankRow, ...]
    last: int
    lang: str

    def __repr__(self) -> str:
        return f"<RankPlan '{self.title}': {len(self.rows)} actors>"


def plan_ranks(
    net: Network,
    centrality: pd.DataFrame,
    measure: str = "betweenness",
    *,
    lights: pd.DataFrame | None = None,
    town: str = "",
    lang: str = DEFAULT_LANGUAGE,
) -> RankPlan:
    """Plan the rank plot of one measure, with the span of every rank.

    Parameters
    ----------
    net : Network
        Whose actors are ranked; their names and where they come from.
    centrality : DataFrame
        As results/centrality.csv: `stability(…).centrality`.
    measure : str
        One of its measures that ranks.
    lights : DataFrame, optional
        `stability(…).lights`: how far the measure can be trusted here.
    town : str
        For the title.
    lang : str
        `de` or `en`.

    Returns
    -------
    RankPlan
        The first sixty at most; `save` draws it.

    Raises
    ------
    NetworkError
        If the table has no ranks of that measure.

    Examples
    --------
    >>> from netzwerk.measures.doubt.stability import stability
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"], "group": "t"}))
    >>> plan_ranks(net, stability(net, "degree", draws=9).centrality, "degree", lang="en")
    <RankPlan 'Ranks: partners': 3 actors>
    """
    rows = centrality[centrality["measure"].eq(measure)].dropna(subset=["rank", "rank_low"])
    if rows.empty and net.n:
        ranked = centrality.dropna(subset=["rank_low"])["measure"].unique()
        raise NetworkError("unknown_choice", what="measure", value=measure, allowed=", ".join(ranked) or "–")
    rows = rows.sort_values(["rank", "rank_high", "rank_low"], kind="stable")
    names = dict(zip(net.index, map(readable, net.actors["name"]), strict=True))
    shown = tuple(
        RankRow(
            row.actor, names.get(row.actor, row.actor), _number(row.value, lang),
            int(row.rank), float(row.rank_low), float(row.rank_high),
        )
        for row in rows.head(MOST).itertuples()
    )  # fmt: skip
    where = [readable(part) for part in (town_name(town), read_date(net.wave, lang)) if part]
    label = _words(measure, "label", lang) or measure
    return RankPlan(
        title=", ".join([say("ranks.title", lang, label=label), *where]),
        subtitle=source_sentence(net, lang),
        notes=tuple(_notes(measure, lights, len(rows) - len(shown), lang=lang)),
        rows=shown,
        last=max([row.high for row in shown], default=1.0).__ceil__(),
        lang=lang,
    )


def _notes(measure: str, lights: pd.DataFrame | None, hidden: int, *, lang: str) -> list[str]:
    not_meant = _words(measure, "not_meant", lang)
    said = [say("ranks.read", lang)]
    said += [say("ranks.not_meant", lang, text=not_meant)] if not_meant else []
    known = pd.DataFrame() if lights is None else lights[lights["measure"].eq(measure)]
    if len(known):
        said.append(say("ranks.light", lang, note=known["note"].iloc[0]))
    if measure in COVERED:
        said.append(say("ranks.coverage", lang, share=round(100 * COVERED[measure][1])))
    return [*said, say("ranks.hidden", lang, count=hidden)] if hidden else said


def _words(measure: str, what: str, lang: str) -> str:
    """Say what the catalogue says of a measure; nothing of one that is not in it."""
    known = {record.name: record for record in MEASURES}
    return known[measure].say(what, lang) if measure in known else ""


def _number(value: float, lang: str) -> str:
    text = f"{value:.0f}" if float(value).is_integer() else f"{value:.3g}"
    return text.replace(".", ",") if lang == "de" else text
