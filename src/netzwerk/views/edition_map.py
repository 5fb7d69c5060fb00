"""The map of one edition: planned from the smaller network, with sentences about the whole one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.build import plan_map
from netzwerk.views.editions import edition_of
from netzwerk.views.plan import MapPlan
from netzwerk.views.scales import Style
from netzwerk.views.source import source_sentence
from netzwerk.views.statements import Statement, grouped, state

__all__ = ["FEWEST_TOLD", "plan_edition"]

# The public hears of counts by sector and by field from here on.
FEWEST_TOLD = 3


def plan_edition(
    net: Network,
    edition: str,
    *,
    shown: frozenset[str] | None = None,
    wishes: bool = False,
    measured: Mapping[str, Any] | None = None,
    of_shown: Mapping[str, Any] | None = None,
    look: Mapping[str, Any] | None = None,
) -> MapPlan:
    """Plan the map that one audience may see.

    Parameters
    ----------
    net : Network
        All that is known.
    edition : str
        internal, participants or public.
    shown, wishes :
        As `edition_of` takes them.
    measured : mapping, optional
        measures, gaps, register, clusters, coding as `plan_map` takes them, of the whole network. The
        public sees none of them but what sentences about the whole say; participants see them where
        nobody is left out, without what was said where, and nothing of wishes unless `wishes`.
    of_shown : mapping, optional
        measures, gaps and register of the smaller network, which participants see where somebody is left
        out: a number of partners greater than the lines drawn would tell who that is.
    look : mapping, optional
        title, town, date, seed, lang, sector_order as `plan_map` takes them.

    Returns
    -------
    MapPlan
        Places are found anew for the smaller network: a hole in the picture would tell who is missing.

    Raises
    ------
    NetworkError
        On another edition.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> plan_edition(net, "public", look={"lang": "en"}).statements[1].sentence
    'Shown are those who agreed to be named in public: no organisation and no cooperation.'
    """
    look, measured = look or {}, measured or {}
    if edition == terms.INTERNAL:
        return plan_map(net, **measured, **look)
    small = edition_of(net, edition, shown=shown, wishes=wishes)
    whole = small.n == net.n
    known = measured if whole else of_shown or {}
    lang = str(look.get("lang", "de"))
    plan = plan_map(
        small,
        edition=edition,
        **({} if edition == terms.PUBLIC else _for_participants(known, wishes=wishes)),
        statements=_said(state(net, **_sayable(measured), lang=lang), small, edition, whole=whole, lang=lang),
        **look,
    )
    plan = replace(plan, source=source_sentence(net, lang))
    return _quiet(plan) if edition == terms.PUBLIC else plan


def _quiet(plan: MapPlan) -> MapPlan:
    """Take from the public's map who named what alone, single points, who stands alone, small counts."""
    return replace(
        plan,
        sectors=_without_small(plan.sectors),
        field_styles=_without_small(plan.field_styles),
        fields=tuple((field, _told(count)) for field, count in plan.fields),
        nodes=tuple(replace(node, cutpoint=False) for node in plan.nodes),
        ties=tuple(replace(tie, confirmed=False, bridge=False) for tie in plan.ties),
        stations=tuple(station for station in plan.stations if not station.lines),
        alone_y=0.0,
        told_apart=False,
    )


def _without_small(styles: Sequence[Style]) -> tuple[Style, ...]:
    return tuple(replace(style, count=_told(style.count)) for style in styles)


def _told(count: int | None) -> int | None:
    return count if count is None or count >= FEWEST_TOLD else None


def _sayable(measured: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what sentences about the whole rest on."""
    return {name: measured.get(name) for name in ("clusters", "coding")}


def _said(
    sentences: tuple[Statement, ...], small: Network, edition: str, *, whole: bool, lang: str
) -> tuple[Statement, ...]:
    """Say what holds of the whole, then how much of it is shown; the public hears of no wish."""
    if edition == terms.PARTICIPANTS and whole:
        return sentences
    counts = {"organisations": small.n, "ties": len(small.edges)}
    sentence = say(
        f"editions.shown_{edition}", lang, **{what: _count(what, n, lang) for what, n in counts.items()}
    )
    first, _, third = sentences
    return (first, Statement("shown", sentence, "shown", small.n), third)


def _count(what: str, number: int, lang: str) -> str:
    word = {0: "none", 1: "one"}.get(number, "many")
    return say(f"editions.{what}_{word}", lang, n=grouped(number, lang))


def _for_participants(known: Mapping[str, Any], *, wishes: bool) -> dict[str, Any]:
    """Keep what may be told in a room: no sheet, no wish unless that is agreed, nothing said of one side."""
    return {
        "measures": known.get("measures"),
        "gaps": _open(known.get("gaps"), kinds="type", wishes=wishes),
        "register": _open(known.get("register"), kinds="reasons", wishes=wishes),
        "clusters": known.get("clusters"),
    }


def _open(rows: pd.DataFrame | None, *, kinds: str, wishes: bool) -> pd.DataFrame | None:
    if rows is None:
        return None
    shut = {"predicted", "one-sided", *(() if wishes else ("wish",))}
    told = [not shut & {*said.split(terms.JOIN)} for said in rows[kinds].fillna("").astype(str)]
    return rows[told].assign(evidence="").reset_index(drop=True)
