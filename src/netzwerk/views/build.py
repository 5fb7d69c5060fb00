"""From a network to its map as data: title line, legend, sentences, gaps; nothing here paints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.bundles import ALONE, REST, Bundled
from netzwerk.views.evidence import map_ties
from netzwerk.views.labels import readable
from netzwerk.views.map_matters import map_matters
from netzwerk.views.nodes import FONT, alone_y, place_nodes
from netzwerk.views.plan import Bundle, MapGap, MapNode, MapPlan
from netzwerk.views.positions import positions_of, readings_of
from netzwerk.views.scales import Style, sector_styles
from netzwerk.views.source import read_date, source_sentence, town_name
from netzwerk.views.statements import Statement, state
from netzwerk.views.story import Station, stations

if TYPE_CHECKING:
    from netzwerk.measures.clusters.answer import Clusters

__all__ = ["plan_map"]

COLOURS = ("sector", "cluster")


def plan_map(  # noqa: PLR0913 - the map's record has so many sides; all but the first by name
    net: Network,
    *,
    size: str | pd.Series | None = None,
    colour: str = "sector",
    measures: pd.DataFrame | None = None,
    gaps: pd.DataFrame | None = None,
    clusters: Clusters | None = None,
    coding: pd.DataFrame | None = None,
    statements: Sequence[Statement] | None = None,
    title: str = "",
    town: str = "",
    date: str = "",
    edition: str = "internal",
    seed: int = 1,
    lang: str = "de",
    sector_order: Sequence[str] = (),
    register: pd.DataFrame | None = None,
    story: Sequence[Station] | None = None,
    after: Sequence[MapPlan] = (),
) -> MapPlan:
    """Plan the map: who stands where, what is drawn, what each thing says.

    Parameters
    ----------
    net : Network
        Ties of every state are planned; existing ones pull.
    size : str or Series, optional
        The measure that the size shows: a name in `measures`, or values indexed by actor. Default: the
        number of partners.
    colour : str
        sector, or cluster where clusters are discernible (else sector).
    measures : DataFrame, optional
        As results/centrality.csv (with spans and ranks), or one column a measure, indexed by actor.
    gaps : DataFrame, optional
        As results/gaps.csv.
    clusters : Clusters, optional
        What `clusters` gave; painted only where its verdict says that there are some.
    coding : DataFrame, optional
        As results/coding.csv: what the first sentence depends on.
    statements : sequence of Statement, optional
        The sentences of the first screen; by default those of `state`.
    title, town, date : str
        The title line; the date by default from the wave's name.
    edition : str
        Who may see it; only `internal` tells which group named a tie on which sheet. `plan_edition` plans
        from the smaller network that an audience may see.
    seed : int
        The same seed gives the same places.
    lang : str
        de or en.
    sector_order : sequence of str
        Sectors that come first in the legend.
    register : DataFrame, optional
        As results/register.csv: the matters that fold the gaps.
    story : sequence of Station, optional
        The stations to tell; by default those of `stations`.
    after : sequence of MapPlan
        Maps of earlier waves, the oldest first: who stood on one keeps its place.

    Returns
    -------
    MapPlan
        The map as data: what page and figure draw, in the same places.

    Raises
    ------
    NetworkError
        On an edition, a colour or a measure that is not there.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> plan_map(net, lang="en")
    <MapPlan 'Network map': 3 actors, 2 ties, 0 gaps>
    """
    _check("edition", edition, terms.EDITIONS)
    town = town_name(readable(town))
    _check("colour", colour, COLOURS)
    table, size = _sized(net, measures, size)
    readings = readings_of(table, size, lang=lang)
    if net.n:
        _check("size", size, [reading.key for reading in readings])
    sectors = sector_styles(net.sectors.tolist(), sector_order, lang=lang)
    belongs = _discernible(clusters)
    groups = sector_styles([belongs.get(actor, "") for actor in net.index], lang=lang) if belongs else ()
    painted = colour if groups else "sector"
    nodes, (width, height), bundled = place_nodes(
        net,
        styles=groups if painted == "cluster" else sectors,
        clusters=belongs,
        positions=positions_of(table, net.index),
        readings=readings,
        look=(town, painted, size, seed),
        before={node.actor: node for plan in after for node in plan.nodes},
    )
    width, height = (
        max(own, *(getattr(p, side) for p in after)) if after else own
        for own, side in ((width, "width"), (height, "height"))
    )
    ties = map_ties(net)
    if edition != terms.INTERNAL:
        ties = tuple(replace(tie, groups=(), evidence=()) for tie in ties)
    missing = _gaps(gaps)
    said = tuple(
        state(net, clusters=clusters, coding=coding, lang=lang) if statements is None else statements
    )
    return MapPlan(
        title=readable(title) or (say("map.title_town", lang, town=town) if town else say("map.title", lang)),
        town=town,
        date=read_date(date or net.wave, lang),
        wave=net.wave,
        source=source_sentence(net, lang),
        edition=edition,
        edition_label=say(f"map.edition_{edition}", lang),
        lang=lang,
        width=width,
        height=height,
        font_size=FONT,
        nodes=nodes,
        ties=ties,
        gaps=missing,
        gaps_known=gaps is not None,
        sectors=sectors,
        clusters=groups,
        fields=_fields(net),
        kinds=tuple(sorted({kind for tie in ties for kind in tie.kinds}, key=str.casefold)),
        readings=readings,
        size=size,
        colour=painted,
        statements=said,
        alone_y=alone_y(nodes),
        directed=net.directed,
        matters=map_matters(register, missing),
        told_apart=bool(net.groups),
        field_styles=_field_styles(nodes, lang=lang),
        bundles=_bundles(bundled, net, sectors, lang=lang),
        stations=tuple(story) if story is not None else stations(net, said, missing, lang=lang),
    )


def _field_styles(nodes: Sequence[MapNode], *, lang: str) -> tuple[Style, ...]:
    first = [node.fields[0][0] if node.fields else "" for node in nodes]
    return sector_styles(first, lang=lang) if any(first) else ()


def _bundles(
    bundled: Bundled | None, net: Network, sectors: Sequence[Style], *, lang: str
) -> tuple[Bundle, ...]:
    """Name each bundle by the sector that most of its actors have."""
    if bundled is None:
        return ()
    named = {style.key: style.label for style in sectors}
    own = net.sectors.replace("", terms.UNKNOWN).to_numpy()
    found = []
    for label, (x, y, radius) in bundled.centres.items():
        inside = own[bundled.labels == label]
        most = pd.Series(inside).value_counts().sort_index().idxmax()
        key = {ALONE: "bundle_alone", REST: "bundle_rest"}.get(label, "bundle")
        said = say(f"map.{key}", lang, k=label + 1, sector=named[str(most)])
        found.append(Bundle(str(label), said, x, y, radius, len(inside)))
    return tuple(sorted(found, key=lambda one: (int(one.key) < 0, abs(int(one.key)))))


def _check(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise NetworkError("unknown_choice", what=what, value=value, allowed=", ".join(allowed))


def _sized(
    net: Network, measures: pd.DataFrame | None, size: str | pd.Series | None
) -> tuple[pd.DataFrame, str]:
    """Give the measures as a long table, the number of partners among them, and the size's name."""
    tables = [] if measures is None else [_long(measures)]
    if isinstance(size, pd.Series):
        name = str(size.name or "size")
        tables.insert(0, _long(size.to_frame(name)))
        size = name
    if not any("degree" in set(table["measure"]) for table in tables):
        tables.append(_long(pd.DataFrame({"degree": _partners(net)}, index=net.index)))
    return pd.concat(tables, ignore_index=True), size or "degree"


def _partners(net: Network) -> np.ndarray:
    from netzwerk.measures.engine import engine_of

    return engine_of(net).partners.astype(float)


def _long(measures: pd.DataFrame) -> pd.DataFrame:
    if "measure" in measures.columns:
        return measures
    numbers = measures.rename_axis("actor").apply(pd.to_numeric, errors="coerce").dropna(axis=1, how="all")
    return numbers.reset_index().melt("actor", var_name="measure", value_name="value")


def _discernible(clusters: Clusters | None) -> Mapping[str, str]:
    """Each actor's cluster where the verdict says that there are clusters, else nothing."""
    if clusters is None or not clusters.discernible:
        return {}
    rows = clusters.table[["actor", "cluster", "name"]].astype(str).itertuples(index=False)
    return {actor: f"{cluster} {name}".strip() for actor, cluster, name in rows if cluster}


def _fields(net: Network) -> tuple[tuple[str, int], ...]:
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    working = rows[rows["role"].isin(terms.WORKING_ROLES)]
    names = sorted({readable(name) for name in rows["field"]}, key=str.casefold)
    counts = working.assign(field=working["field"].map(readable)).groupby("field")["actor"].nunique()
    return tuple((name, int(counts.get(name, 0))) for name in names)


def _gaps(gaps: pd.DataFrame | None) -> tuple[MapGap, ...]:
    if gaps is None:
        return ()
    return tuple(
        MapGap(
            gap=str(row["gap"]),
            type=str(row["type"]),
            actor_a=_text(row["actor_a"]),
            actor_b=_text(row["actor_b"]),
            fields=tuple(readable(name) for name in _text(row["field"]).split(terms.JOIN) if name),
            weight=_number(row["weight"]),
            evidence=readable(_text(row["evidence"])),
            effect=readable(_text(row["effect"])),
            quality=readable(_text(row["quality"])),
            matter=_text(row.get("matter")),
            sectors=tuple(filter(None, _text(row.get("sectors")).split(terms.JOIN))),
        )
        for row in gaps.to_dict("records")
    )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def _number(value: object) -> float | None:
    number = pd.to_numeric(value, errors="coerce")
    return None if pd.isna(number) else float(number)
