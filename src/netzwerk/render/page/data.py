"""The plan as the page reads it: nodes and edges held by pyvis's Network, everything else beside them."""

from __future__ import annotations

from typing import Any

from netzwerk.terms import UNKNOWN
from netzwerk.views.plan import Bundle, MapGap, MapMatter, MapNode, MapPlan, MapTie, Position
from netzwerk.views.scales import SHAPES, Style, outline

__all__ = ["page_data"]


def page_data(plan: MapPlan) -> dict[str, Any]:
    """Return what the page's scripts read, as plain lists and dicts."""
    from pyvis.network import Network as Holder

    holder = Holder(directed=plan.directed)
    holder.nodes = [_node(node) for node in plan.nodes]
    holder.edges = [_edge(place, tie) for place, tie in enumerate(plan.ties)]
    nodes, edges, *_ = holder.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "plain": {"node": _PLAIN_NODE, "edge": _PLAIN_EDGE},
        "gapsKnown": plan.gaps_known,
        "gaps": [_gap(gap) for gap in plan.gaps],
        "matters": [_matter(matter) for matter in plan.matters],
        "bundles": [_bundle(bundle) for bundle in plan.bundles],
        "waves": [{"key": wave, "date": date} for wave, date in plan.waves],
        "stations": [station.record() for station in plan.stations],
        "wave": plan.wave,
        "grouped": plan.told_apart,
        "evidence": plan.edition == "internal",
        "trying": plan.edition != "public",
        "drafting": plan.edition != "public",
        "sectors": [_style(style) for style in plan.sectors],
        "clusters": [_style(style) for style in plan.clusters],
        "fieldStyles": [_style(style) for style in plan.field_styles],
        "shapes": {shape: outline(shape) for shape in SHAPES},
        "fields": [list(entry) for entry in plan.fields],
        "kinds": list(plan.kinds),
        "readings": [
            {"key": r.key, "label": r.label, "question": r.question, "notMeans": r.not_means}
            for r in plan.readings
        ],
        "size": plan.size,
        "colour": plan.colour,
        "lang": plan.lang,
        "title": plan.title,
        "date": plan.date,
        "source": plan.source,
        "edition": plan.edition_label,
        "width": plan.width,
        "height": plan.height,
        "font": plan.font_size,
        "aloneY": plan.alone_y,
        "directed": plan.directed,
    }  # fmt: skip


def _style(style: Style) -> dict[str, Any]:
    return {
        "key": style.key, "label": style.label, "colour": style.colour, "ink": style.ink,
        "shape": style.shape, "letter": style.letter, "count": style.count,
    }  # fmt: skip


# What the page fills in where nothing is said: most ties and actors have most of these.
_PLAIN_NODE = {"short": "", "fields": [], "cut": False, "cluster": UNKNOWN, "bundle": "", "positions": {}}
_PLAIN_EDGE = {
    "state": "existing", "sure": False, "strength": None, "assumed": False, "kinds": [], "groups": [],
    "bridge": False, "seen": [],
}  # fmt: skip


def _lean(record: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in plain or value != plain[key]}


def _node(node: MapNode) -> dict[str, Any]:
    record = {
        "id": node.actor,
        "x": node.x,
        "y": node.y,
        "r": dict(node.radii),
        "name": node.name,
        "short": node.short,
        "sector": node.sector,
        "lines": list(node.label),
        "width": node.label_width,
        "roster": node.on_roster,
        "present": node.present,
        "fields": [list(entry) for entry in node.fields],
        "cut": node.cutpoint,
        "cluster": node.cluster or UNKNOWN,
        "bundle": node.bundle,
        "positions": {name: _position(position) for name, position in node.positions.items()},
        **({"waves": list(node.waves)} if node.waves else {}),
    }
    return _lean(record, _PLAIN_NODE)


def _position(position: Position) -> list[Any]:
    return [
        position.value, position.low, position.high, position.rank_low, position.rank_high, position.note,
    ]  # fmt: skip


def _edge(place: int, tie: MapTie) -> dict[str, Any]:
    record = {
        "id": f"t{place}",
        "from": tie.source,
        "to": tie.target,
        "state": tie.state,
        "sure": tie.confirmed,
        "strength": tie.strength,
        "assumed": tie.assumed,
        "kinds": list(tie.kinds),
        "groups": list(tie.groups),
        "thick": tie.width,
        "bridge": tie.bridge,
        "seen": [[e.group, e.file, e.sheet, e.cell, e.kind, e.strength] for e in tie.evidence],
        **({"waves": list(tie.waves), "change": list(tie.change)} if tie.waves else {}),
    }
    return _lean(record, _PLAIN_EDGE)


def _gap(gap: MapGap) -> dict[str, Any]:
    return {
        "key": gap.gap, "type": gap.type, "a": gap.actor_a, "b": gap.actor_b, "fields": list(gap.fields),
        "weight": gap.weight, "evidence": gap.evidence, "effect": gap.effect, "quality": gap.quality,
        "sectors": list(gap.sectors) if gap.type == "cross-sector" else [],
    }  # fmt: skip


def _matter(matter: MapMatter) -> dict[str, Any]:
    return {
        "key": matter.matter, "shortlist": matter.shortlist, "actors": list(matter.actors),
        "field": matter.field, "gaps": list(matter.gaps), "sentence": matter.sentence,
        "evidence": matter.evidence, "effect": matter.effect, "next": matter.next_step,
        "convenor": matter.convenor,
        "decision": matter.decision,
    }  # fmt: skip


def _bundle(bundle: Bundle) -> dict[str, Any]:
    return {
        "key": bundle.key, "label": bundle.label, "x": bundle.x, "y": bundle.y, "r": bundle.radius,
        "n": bundle.count,
    }  # fmt: skip
