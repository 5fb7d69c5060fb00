"""Fields of action that nobody, one organisation, or nobody in the lead works in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.rows import enumerate_words, gap_key, gap_rows, places, sentence
from netzwerk.measures.gaps.stated_fields import stated_fields
from netzwerk.network import Network
from netzwerk.texts import say

NOBODY, ONE, NO_LEAD, SECTOR_LACKING = 4.0, 3.0, 2.0, 1.0
_GOALS = {NOBODY: "covered", ONE: "by_two", NO_LEAD: "led", SECTOR_LACKING: "expected"}


@dataclass(frozen=True)
class _Field:
    """One field: who works in it, who leads it, who plans to, what is expected and lacking."""

    name: str
    actors: tuple[str, ...]
    leads: tuple[str, ...]
    planned: tuple[str, ...]
    sectors: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def weight(self) -> float:
        """The heaviest thing it lacks; 0 where it lacks nothing."""
        if not self.actors:
            return NOBODY
        if len(self.actors) == 1:
            return ONE
        if not self.leads:
            return NO_LEAD
        return SECTOR_LACKING if self.lacking else 0.0

    def reaches(self, goal: float) -> bool:
        """Whether it would have what the fields of one weight lack."""
        if goal == NOBODY:
            return bool(self.actors)
        if goal == ONE:
            return len(self.actors) > 1
        return bool(self.leads) if goal == NO_LEAD else not self.lacking


def _describe(net: Network, fields: pd.DataFrame | None) -> list[_Field]:
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    stated, at_work = stated_fields(net, fields), working(net)
    needs, order = stated.needs, {key: k for k, key in enumerate(net.index)}
    described = []
    for name in stated.names:
        mine, all_rows = at_work[at_work["field"].eq(name)], rows[rows["field"].eq(name)]
        actors = sorted(set(mine["actor"]), key=order.__getitem__)
        leads = set(mine.loc[mine["role"].eq(terms.LEAD), "actor"])
        planned = set(all_rows.loc[all_rows["role"].eq(terms.PLANNED), "actor"]) - set(actors)
        sectors = sorted(set(net.sectors[actors]))
        there = {sector.casefold() for sector in sectors}
        lacking = tuple(sector for sector in needs.get(name, ()) if sector.casefold() not in there)
        described.append(
            _Field(
                name=name,
                actors=tuple(actors),
                leads=tuple(sorted(leads, key=order.__getitem__)),
                planned=tuple(sorted(planned, key=order.__getitem__)),
                sectors=tuple(sectors),
                lacking=lacking,
            )
        )
    return described


def coverage_gaps(net: Network, *, fields: pd.DataFrame | None = None, lang: str = "de") -> pd.DataFrame:
    """Find the fields of action without an actor, with one, without a lead, or without an expected sector.

    The weight is the heaviest that applies: 4 no actor, 3 one, 2 no lead, 1 an expected sector lacking.
    Only the roles active and lead count: planned never closes a gap.

    Parameters
    ----------
    net : Network
        Affiliations of kind `field` are read; committees and groups are not fields.
    fields : DataFrame, optional
        As `stated_fields` reads it: further fields, and the sectors each should have.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a field; `sectors` are those at work in it.

    Notes
    -----
    Breiger 1974.

    Examples
    --------
    >>> import pandas as pd
    >>> work = pd.DataFrame({"actor": ["a"], "field": ["school"], "role": ["planned"]})
    >>> coverage_gaps(Network.of(affiliations=work))[["gap", "weight"]].to_numpy().tolist()
    [['coverage:school', 4.0]]
    """
    described = _describe(net, fields)
    lacking = [field for field in described if field.weight]
    names = dict(zip(net.index, net.actors["name"], strict=True))
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    return gap_rows(
        "coverage",
        len(lacking),
        gap=[gap_key("coverage", field.name) for field in lacking],
        field=[field.name for field in lacking],
        sectors=[terms.JOIN.join(field.sectors) for field in lacking],
        weight=[field.weight for field in lacking],
        evidence=[_evidence(field, rows, names=names, lang=lang) for field in lacking],
        effect=[_effect(field, described, lang) for field in lacking],
    )


def _evidence(field: _Field, rows: pd.DataFrame, *, names: dict[str, str], lang: str) -> str:
    def listed(key: str, actors: tuple[str, ...]) -> str:
        if not actors:
            return ""
        named = enumerate_words(names[actor] for actor in actors)
        return say(f"gaps.coverage_{key}", lang, actors=named, count=len(actors))

    count = min(len(field.actors), 2)
    lead = field.actors and not field.leads
    where = places(rows[rows["field"].eq(field.name)], lang)
    lacking = enumerate_words(field.lacking)
    return sentence(
        say("gaps.coverage_nobody", lang)
        if not count
        else listed(("one", "several")[count - 1], field.actors),
        say("gaps.coverage_no_lead", lang) if lead else "",
        say("gaps.coverage_lacking", lang, sectors=lacking) if field.lacking else "",
        listed("planned", field.planned),
        where,
    )


def _effect(field: _Field, described: list[_Field], lang: str) -> str:
    reached = sum(other.reaches(field.weight) for other in described)
    key = f"gaps.coverage_effect_{_GOALS[field.weight]}"
    return say(key, lang, before=reached, after=reached + 1, fields=len(described))
