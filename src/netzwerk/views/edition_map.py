"""The map of one edition: planned from the smaller network, with sentences about the whole one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.build import plan_map
from netzwerk.views.editions import edition_of
from netzwerk.views.plan import MapPlan
from netzwerk.views.source import source_sentence
from netzwerk.views.statements import Statement, grouped, state

if TYPE_CHECKING:
    from netzwerk.measures.clusters import Clusters

__all__ = ["plan_edition"]


def plan_edition(
    net: Network,
    edition: str,
    *,
    shown: frozenset[str] | None = None,
    wishes: bool = False,
    measures: pd.DataFrame | None = None,
    gaps: pd.DataFrame | None = None,
    clusters: Clusters | None = None,
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
    measures, gaps, clusters :
        As `plan_map` takes them, of the whole network. The public sees none of them but the verdict on
        clusters in a sentence; participants see gaps between those shown, without what was said where.
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
    look = look or {}
    if edition == terms.INTERNAL:
        return plan_map(net, measures=measures, gaps=gaps, clusters=clusters, **look)
    small = edition_of(net, edition, shown=shown, wishes=wishes)
    lang = str(look.get("lang", "de"))
    plan = plan_map(
        small,
        edition=edition,
        measures=None if edition == terms.PUBLIC else _of_actors(measures, small),
        gaps=None if edition == terms.PUBLIC else _gaps(gaps, small, wishes=wishes, whole=small.n == net.n),
        clusters=clusters if edition != terms.PUBLIC and small.n == net.n else None,
        statements=_said(net, small, edition, clusters=clusters, lang=lang),
        **look,
    )
    return replace(plan, source=source_sentence(net, lang))


def _said(
    net: Network, small: Network, edition: str, *, clusters: Clusters | None, lang: str
) -> tuple[Statement, ...]:
    """Say what holds of the whole, then how much of it is shown; wishes stay with those who may see them."""
    whole, missing, third = state(net, clusters=clusters, lang=lang)
    if edition != terms.PUBLIC and small.n == net.n:
        return (whole, missing, third)
    counts = {"organisations": small.n, "ties": len(small.edges)}
    sentence = say(
        f"editions.shown_{edition}", lang, **{what: _count(what, n, lang) for what, n in counts.items()}
    )
    return (whole, Statement("shown", sentence, "shown", small.n), third)


def _count(what: str, number: int, lang: str) -> str:
    word = {0: "none", 1: "one"}.get(number, "many")
    return say(f"editions.{what}_{word}", lang, n=grouped(number, lang))


def _of_actors(measures: pd.DataFrame | None, small: Network) -> pd.DataFrame | None:
    if measures is None:
        return None
    if "actor" in measures.columns:
        return measures[measures["actor"].isin(small.index)].reset_index(drop=True)
    return measures.reindex(small.index)


def _gaps(gaps: pd.DataFrame | None, small: Network, *, wishes: bool, whole: bool) -> pd.DataFrame | None:
    """Keep gaps between those shown, without what was said on which sheet or breaks for whom is not shown."""
    if gaps is None:
        return None
    known = {*small.index, ""}
    ends = gaps[["actor_a", "actor_b"]].fillna("").astype(str)
    named = ends.apply(lambda column: column.map(lambda key: set(key.split(terms.JOIN)) <= known))
    hidden = ("predicted", "one-sided") if wishes else ("predicted", "one-sided", "wish")
    kept = gaps[named.all(axis=1) & ~gaps["type"].isin(hidden)]
    return kept.assign(evidence="", **({} if whole else {"effect": ""})).reset_index(drop=True)
