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
from netzwerk.views.source import source_sentence
from netzwerk.views.statements import Statement, grouped, state

__all__ = ["plan_edition"]


def plan_edition(
    net: Network,
    edition: str,
    *,
    shown: frozenset[str] | None = None,
    wishes: bool = False,
    measured: Mapping[str, Any] | None = None,
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
        public sees none of them but what sentences about the whole say; participants see what is about
        those shown, without what was said where, and nothing of wishes unless `wishes`.
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
    lang = str(look.get("lang", "de"))
    plan = plan_map(
        small,
        edition=edition,
        **({} if edition == terms.PUBLIC else _for_participants(measured, small, wishes=wishes, whole=whole)),
        statements=_said(state(net, **_sayable(measured), lang=lang), small, edition, whole=whole, lang=lang),
        **look,
    )
    plan = replace(plan, source=source_sentence(net, lang))
    return _quiet(plan) if edition == terms.PUBLIC else plan


def _quiet(plan: MapPlan) -> MapPlan:
    """Take from the public's map who named what alone, who is a single point, and who stands alone."""
    return replace(
        plan,
        nodes=tuple(replace(node, cutpoint=False) for node in plan.nodes),
        ties=tuple(replace(tie, confirmed=False, bridge=False) for tie in plan.ties),
        stations=tuple(station for station in plan.stations if not station.lines),
        alone_y=0.0,
        told_apart=False,
    )


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


def _for_participants(
    measured: Mapping[str, Any], small: Network, *, wishes: bool, whole: bool
) -> dict[str, Any]:
    """Keep what is about those shown; what this room does not know is not shown."""
    return {
        "measures": _of_actors(measured.get("measures"), small),
        "gaps": _open(
            measured.get("gaps"), small, ("actor_a", "actor_b"), kinds="type", wishes=wishes, whole=whole
        ),
        "register": _open(
            measured.get("register"), small, ("actors",), kinds="reasons", wishes=wishes, whole=whole
        ),
        "clusters": measured.get("clusters") if whole else None,
    }


def _of_actors(measures: pd.DataFrame | None, small: Network) -> pd.DataFrame | None:
    if measures is None:
        return None
    if "actor" in measures.columns:
        return measures[measures["actor"].isin(small.index)].reset_index(drop=True)
    return measures.reindex(small.index)


def _open(
    rows: pd.DataFrame | None, small: Network, who: Sequence[str], *, kinds: str, wishes: bool, whole: bool
) -> pd.DataFrame | None:
    """Keep rows about those shown, without what was said on which sheet, or breaks for whom is not shown."""
    if rows is None:
        return None
    known, shut = {*small.index, ""}, {"predicted", "one-sided", *(() if wishes else ("wish",))}
    named = (
        rows[list(who)].fillna("").astype(str).apply(lambda column: column.str.split(terms.JOIN, regex=False))
    )
    about = [all({*keys} <= known for keys in line) for line in named.itertuples(index=False)]
    told = [not shut & {*said.split(terms.JOIN)} for said in rows[kinds].fillna("").astype(str)]
    kept = rows[[a and b for a, b in zip(about, told, strict=True)]]
    return kept.assign(evidence="", **({} if whole else {"effect": ""})).reset_index(drop=True)
