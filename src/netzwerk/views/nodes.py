"""Actors on the map: where each mark and label stands, how large, in which look."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.views.anchored import settle
from netzwerk.views.bundles import BUNDLED_FROM, Bundled, bundle
from netzwerk.views.labels import LINE_HEIGHT, map_labels, readable, text_width, wrap
from netzwerk.views.layout import lay_out
from netzwerk.views.plan import MapNode, Position, Reading
from netzwerk.views.scales import LARGEST, Style, radii

__all__ = ["FONT", "alone_y", "place_nodes"]

FRAME, FONT = 1000.0, 12.0
LABELLED_UP_TO = 150  # beyond, boxes hold the mark alone and the page shows what labels have room
LABEL_GAP = 3.0
# So many actors fill the frame, with labels and without; more take a larger one.
FILLS_LABELLED, FILLS_BARE = 60, 260

Look = tuple[str, str, str, int]
Positions = Mapping[str, Mapping[str, Position]]


def place_nodes(
    net: Network,
    *,
    styles: Sequence[Style],
    clusters: Mapping[str, str],
    positions: Positions,
    readings: Sequence[Reading],
    look: Look,
    before: Mapping[str, MapNode] | None = None,
) -> tuple[tuple[MapNode, ...], tuple[float, float], Bundled | None]:
    """Give every actor its place, its label and its look.

    Parameters
    ----------
    net : Network
        Its existing ties pull.
    styles : sequence of Style
        The looks of what the colour shows.
    clusters : mapping of actor to cluster
        Empty unless clusters are discernible.
    positions : mapping of actor to measures
        What the details say and the radii show.
    readings : sequence of Reading
        The measures that the size can show.
    look : (town, colour, size, seed)
        What the labels need not say, what colour and size show, and the seed of the places.

    before : mapping of actor to MapNode, optional
        Who stood where on an earlier map of the same town; they keep their places.

    Returns
    -------
    nodes : tuple of MapNode
        In the order of the table of actors.
    frame : (width, height)
        What they fill.
    bundled : Bundled or None
        What stands for thousands of them at first.
    """
    town, colour, size, seed = look
    actors = net.actors.set_index("actor", drop=False)
    labels = map_labels(actors["name"].to_dict(), actors["short"].to_dict(), town=town)
    lines = {actor: wrap(label or actor) for actor, label in labels.items()}
    sizes = {reading.key: _radii(net, positions, reading) for reading in readings}
    boxes = _boxes(net, lines, sizes)
    fills = FILLS_LABELLED if net.n <= LABELLED_UP_TO else FILLS_BARE
    width = FRAME * math.sqrt(max(1.0, net.n / fills))
    largest = np.max(list(sizes.values()), axis=0) if sizes else np.full(net.n, LARGEST)
    bundled = bundle(net, seed=seed) if net.n > BUNDLED_FROM else None
    if bundled:
        places = bundled.places
    elif before:
        places = _as_before(net, boxes, largest, before=before, width=width)
    else:
        places = lay_out(net, boxes, seed=seed, width=width)
    by_key = {style.key: style for style in styles}
    cut, partners, work = _cutpoints(net), _partners(net), _work(net)
    nodes = []
    for k, row in enumerate(actors.to_dict("records")):
        actor, sector = str(row["actor"]), row["sector"] or terms.UNKNOWN
        shown = sector if colour == "sector" else clusters.get(actor) or terms.UNKNOWN
        own = {name: float(values[k]) for name, values in sizes.items()}
        centre = float(places[k, 1] - boxes[k, 1] / 2) + max(own.values())
        nodes.append(
            MapNode(
                actor=actor,
                name=readable(row["name"]) or actor,
                short=readable(row["short"]),
                sector=sector,
                x=float(places[k, 0]),
                y=round(centre, 1),
                radius=own[size],
                style=by_key[shown],
                label=lines[actor],
                label_y=round(centre + own[size] + LABEL_GAP, 1),
                label_width=round(max(text_width(line, FONT) for line in lines[actor]), 1),
                label_height=round(len(lines[actor]) * FONT * LINE_HEIGHT, 1),
                on_roster=bool(row["on_roster"]),
                present=bool(row["present"]),
                fields=work.get(actor, ()),
                partners=partners[k],
                cutpoint=k in cut,
                positions=positions.get(actor, {}),
                radii=own,
                cluster=clusters.get(actor, ""),
                bundle=str(bundled.labels[k]) if bundled else "",
            )
        )
    frame = (boxes / 2 + places).max(axis=0) if net.n else np.array([FRAME, FRAME / 2])
    if bundled:
        frame = np.maximum(frame, bundled.frame)
    return tuple(nodes), (round(float(frame[0]), 1), round(float(frame[1]), 1)), bundled


def _as_before(
    net: Network, boxes: np.ndarray, largest: np.ndarray, *, before: Mapping[str, MapNode], width: float
) -> np.ndarray:
    """Place the boxes so that marks stand where they stood."""
    stood = np.full((net.n, 2), np.nan)
    for k, actor in enumerate(net.index):
        if actor in before:
            stood[k] = before[actor].x, before[actor].y - largest[k] + boxes[k, 1] / 2
    left = [_box(node) for actor, node in before.items() if actor not in net.index]
    edges = net.edges[["i", "j"]].to_numpy(dtype=int)
    return settle(
        boxes, stood, edges, taken=left, width=max(width, *(box[0] for box in map(_box, before.values())))
    )


def _box(node: MapNode) -> tuple[float, float, float, float]:
    top, bottom = node.y - max(node.radii.values(), default=node.radius), node.label_y + node.label_height
    wide = max(node.label_width, 2 * node.radius)
    return node.x, (top + bottom) / 2, wide, bottom - top


def alone_y(nodes: Sequence[MapNode]) -> float:
    """Return where the rows of those without a tie begin; 0 where everyone has one, or nobody."""
    alone = [node.y - max(node.radii.values()) for node in nodes if not node.partners]
    tied = [node.y for node in nodes if node.partners]
    return round(min(alone), 1) if alone and tied and min(alone) > max(tied) else 0.0


def _radii(net: Network, positions: Positions, reading: Reading) -> np.ndarray:
    missing = Position(None)
    values = [positions.get(actor, {}).get(reading.key, missing).value for actor in net.index]
    numbers = np.array([math.nan if value is None else value for value in values], dtype=float)
    return radii((-numbers if reading.smallest_first else numbers).tolist())


def _boxes(net: Network, lines: Mapping[str, Sequence[str]], sizes: Mapping[str, np.ndarray]) -> np.ndarray:
    """Give each actor's mark, at its largest, with its label below."""
    largest = np.max(list(sizes.values()), axis=0) if sizes else np.full(net.n, LARGEST)
    if net.n > LABELLED_UP_TO:
        return np.column_stack([2 * largest, 2 * largest])
    widths = np.array([max(text_width(line, FONT) for line in lines[actor]) for actor in net.index])
    heights = np.array([len(lines[actor]) * FONT * LINE_HEIGHT + LABEL_GAP for actor in net.index])
    wide = np.maximum(2 * largest, widths + 2)
    return np.column_stack([wide, 2 * largest + heights]).reshape(net.n, 2)


def _partners(net: Network) -> list[int]:
    from netzwerk.measures.engine import engine_of

    return [int(count) for count in engine_of(net).partners]


def _cutpoints(net: Network) -> set[int]:
    from netzwerk.measures.engine import engine_of

    return set(engine_of(net).undirected.graph.articulation_points()) if net.n else set()


def _work(net: Network) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give each actor's fields with its role, the lead first; a field named twice keeps the first role."""
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
