"""From a network to its map as data: places, looks, texts; nothing here paints."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.evidence import map_ties
from netzwerk.views.labels import LINE_HEIGHT, map_labels, readable, text_width, wrap
from netzwerk.views.layout import lay_out
from netzwerk.views.plan import MapGap, MapNode, MapPlan, Position, Reading
from netzwerk.views.positions import positions_of, readings_of
from netzwerk.views.scales import LARGEST, Style, radii, sector_styles
from netzwerk.views.source import read_date, source_sentence
from netzwerk.views.statements import Statement, state

if TYPE_CHECKING:
    from netzwerk.measures.clusters import Clusters

__all__ = ["plan_map"]

EDITIONS = ("internal",)
COLOURS = ("sector", "cluster")
FRAME, FONT = 1000.0, 12.0
LABELLED_UP_TO = 150  # beyond, boxes hold the mark alone and the page shows what labels have room
LABEL_GAP = 3.0


def plan_map(  # noqa: PLR0913 - the map's record has so many sides; all but the first by name
    net: Network,
    *,
    size: str | pd.Series | None = None,
    colour: str = "sector",
    measures: pd.DataFrame | None = None,
    gaps: pd.DataFrame | None = None,
    clusters: Clusters | None = None,
    statements: Sequence[Statement] | None = None,
    title: str = "",
    town: str = "",
    date: str = "",
    edition: str = "internal",
    seed: int = 1,
    lang: str = "de",
    sector_order: Sequence[str] = (),
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
        sector, or cluster where clusters are discernible.
    measures : DataFrame, optional
        As results/centrality.csv (with spans and ranks), or one column a measure, indexed by actor.
    gaps : DataFrame, optional
        As results/gaps.csv.
    clusters : Clusters, optional
        What `clusters` gave; painted only where its verdict says that there are some.
    statements : sequence of Statement, optional
        The sentences of the first screen; by default those of `state`.
    title, town, date : str
        The title line; the date by default from the wave's name.
    edition : str
        Who may see it.
    seed : int
        The same seed gives the same places.
    lang : str
        de or en.
    sector_order : sequence of str
        Sectors that come first in the legend.

    Returns
    -------
    MapPlan
        Places, looks and texts; `save` and `show` paint it.

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
    _check("edition", edition, EDITIONS)
    _check("colour", colour, COLOURS)
    table, size = _sized(net, measures, size)
    readings = readings_of(table, size, lang=lang)
    if net.n and size not in [reading.key for reading in readings]:
        raise NetworkError(
            "unknown_choice", what="size", value=size, allowed=", ".join(r.key for r in readings)
        )
    styles = sector_styles(net.sectors.tolist(), sector_order, lang=lang)
    painted = _discernible(clusters)
    nodes, (width, height) = _nodes(
        net, styles=styles, positions=positions_of(table, net.index), readings=readings, town=town, seed=seed,
        size=size, clusters=painted,
    )  # fmt: skip
    ties = map_ties(net)
    return MapPlan(
        title=readable(title) or (say("map.title_town", lang, town=town) if town else say("map.title", lang)),
        town=readable(town),
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
        gaps=_gaps(gaps),
        sectors=styles,
        fields=_fields(net),
        kinds=tuple(sorted({kind for tie in ties for kind in tie.kinds}, key=str.casefold)),
        readings=readings,
        size=size,
        colour=colour if painted else "sector",
        statements=tuple(statements) if statements is not None else state(net, clusters=clusters, lang=lang),
        alone_y=_alone_y(nodes),
        directed=net.directed,
    )


def _alone_y(nodes: Sequence[MapNode]) -> float:
    """Return where the rows of those without a tie begin; 0 where everyone has one, or nobody."""
    alone = [node.y - max(node.radii.values()) for node in nodes if not node.partners]
    return round(min(alone), 1) if 0 < len(alone) < len(nodes) else 0.0


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
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame({"measure": []})
    if "degree" not in set(table["measure"]):
        graph = net.edges
        pairs = pd.concat(
            [graph[["i", "j"]], graph[["j", "i"]].set_axis(["i", "j"], axis=1)]
        ).drop_duplicates()
        degree = np.bincount(pairs["i"].to_numpy(dtype=int), minlength=net.n).astype(float)
        table = pd.concat(
            [table, _long(pd.DataFrame({"degree": degree}, index=net.index))], ignore_index=True
        )
    return table, size or "degree"


def _long(measures: pd.DataFrame) -> pd.DataFrame:
    if "measure" in measures.columns:
        return measures
    numbers = measures.rename_axis("actor").apply(pd.to_numeric, errors="coerce").dropna(axis=1, how="all")
    return numbers.reset_index().melt("actor", var_name="measure", value_name="value")


def _discernible(clusters: Clusters | None) -> Mapping[str, str]:
    """Each actor's cluster where the verdict says that there are clusters, else nothing."""
    if clusters is None or not clusters.discernible:
        return {}
    return dict(zip(clusters.table["actor"], clusters.table["name"].astype(str), strict=True))


def _nodes(
    net: Network,
    *,
    styles: Sequence[Style],
    positions: Mapping[str, Mapping[str, Position]],
    readings: Sequence[Reading],
    town: str,
    seed: int,
    size: str,
    clusters: Mapping[str, str],
) -> tuple[tuple[MapNode, ...], tuple[float, float]]:
    actors = net.actors.set_index("actor", drop=False)
    labels = map_labels(actors["name"].to_dict(), actors["short"].to_dict(), town=town)
    lines = {actor: wrap(label or actor) for actor, label in labels.items()}
    sizes = {reading.key: _radii(net, positions, reading) for reading in readings}
    boxes = _boxes(net, lines, sizes)
    wide = FRAME * math.sqrt(max(1.0, net.n / (60 if net.n <= LABELLED_UP_TO else 260)))
    places = lay_out(net, boxes, seed=seed, width=wide)
    by_sector = {style.key: style for style in styles}
    cut = _cutpoints(net)
    work = _work(net)
    partners = net.edges
    neighbours = _neighbours(partners["i"].to_numpy(dtype=int), partners["j"].to_numpy(dtype=int), net.n)
    nodes = []
    for k, row in enumerate(actors.to_dict("records")):
        actor = str(row["actor"])
        own = {name: float(values[k]) for name, values in sizes.items()}
        top = places[k, 1] - boxes[k, 1] / 2
        reserved = max(own.values())
        nodes.append(
            MapNode(
                actor=actor,
                name=readable(row["name"]) or actor,
                short=readable(row["short"]),
                sector=row["sector"] or terms.UNKNOWN,
                x=float(places[k, 0]),
                y=round(float(top + reserved), 1),
                radius=own[size],
                style=by_sector[row["sector"] or terms.UNKNOWN],
                label=lines[actor],
                label_y=round(float(top + reserved + own[size] + LABEL_GAP), 1),
                label_width=round(max(text_width(line, FONT) for line in lines[actor]), 1),
                label_height=round(len(lines[actor]) * FONT * LINE_HEIGHT, 1),
                on_roster=bool(row["on_roster"]),
                present=bool(row["present"]),
                fields=work.get(actor, ()),
                partners=neighbours[k],
                cutpoint=k in cut,
                positions=positions.get(actor, {}),
                radii=own,
                cluster=clusters.get(actor, ""),
            )
        )
    frame = (boxes / 2 + places).max(axis=0) if net.n else np.array([FRAME, FRAME / 2])
    return tuple(nodes), (round(float(frame[0]), 1), round(float(frame[1]), 1))


def _radii(net: Network, positions: Mapping[str, Mapping[str, Position]], reading: Reading) -> np.ndarray:
    missing = Position(None)
    values = [positions.get(actor, {}).get(reading.key, missing).value for actor in net.index]
    numbers = np.array([math.nan if value is None else value for value in values], dtype=float)
    return radii((-numbers if reading.smallest_first else numbers).tolist())


def _boxes(net: Network, lines: Mapping[str, Sequence[str]], sizes: Mapping[str, np.ndarray]) -> np.ndarray:
    """Each actor's mark, at its largest, with its label below."""
    largest = np.max(list(sizes.values()), axis=0) if sizes else np.full(net.n, LARGEST)
    if net.n > LABELLED_UP_TO:
        return np.column_stack([2 * largest, 2 * largest])
    widths = [max(text_width(line, FONT) for line in lines[actor]) for actor in net.index]
    heights = [len(lines[actor]) * FONT * LINE_HEIGHT + LABEL_GAP for actor in net.index]
    return np.column_stack(
        [np.maximum(2 * largest, np.array(widths) + 2), 2 * largest + np.array(heights)]
    ).reshape(net.n, 2)


def _neighbours(i: np.ndarray, j: np.ndarray, n: int) -> list[int]:
    pairs = np.unique(np.concatenate([i * n + j, j * n + i])) if n else np.zeros(0, dtype=int)
    return [int(k) for k in np.bincount(pairs // max(n, 1), minlength=n)]


def _cutpoints(net: Network) -> set[int]:
    from netzwerk.measures.engine import engine_of

    return set(engine_of(net).undirected.graph.articulation_points()) if net.n else set()


def _work(net: Network) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each actor's fields with its role, the lead first."""
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    order = {role: place for place, role in enumerate(terms.ROLES)}
    work: dict[str, list[tuple[int, str, str]]] = {}
    for actor, name, role in rows[["actor", "field", "role"]].itertuples(index=False):
        work.setdefault(actor, []).append((order.get(role, 9), readable(name), role))
    found = {}
    for actor, entries in work.items():
        first: dict[str, str] = {}
        for _, name, role in sorted(entries):
            first.setdefault(name, role)
        found[actor] = tuple(first.items())
    return found


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
        )
        for row in gaps.to_dict("records")
    )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def _number(value: object) -> float | None:
    number = pd.to_numeric(value, errors="coerce")
    return None if pd.isna(number) else float(number)
