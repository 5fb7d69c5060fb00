"""Measures as the map says them: values with their spans, and how each is read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from netzwerk.measures.record import SMALLEST
from netzwerk.views.plan import Position, Reading

__all__ = ["positions_of", "readings_of"]

# What the map offers, in this order, of what was measured; any other measure stands in the tables.
OFFERED = ("degree", "betweenness", "strength", "harmonic", "eigenvector", "constraint")


def positions_of(table: pd.DataFrame, index: pd.Index) -> dict[str, dict[str, Position]]:
    """Return each actor's measures by name, from a long table of values with or without spans."""
    known = set(index)
    found: dict[str, dict[str, Position]] = {str(actor): {} for actor in index}
    for row in table.to_dict("records"):
        if row["actor"] in known:
            found[str(row["actor"])][str(row["measure"])] = _position(row)
    return found


def _position(row: Mapping[str, Any]) -> Position:
    ranks = (_whole(row.get(name)) for name in ("rank", "rank_low", "rank_high"))
    rank, rank_low, rank_high = ranks
    if rank_low is None or rank_high is None:  # no rank leaves the house without its span
        rank = None
    note = row.get("note")
    return Position(
        _number(row.get("value")), _number(row.get("low")), _number(row.get("high")),
        rank, rank_low, rank_high, "" if pd.isna(note) else str(note),
    )  # fmt: skip


def _number(value: object) -> float | None:
    number = pd.to_numeric(value, errors="coerce")
    return float(f"{number:.6g}") if pd.notna(number) and math.isfinite(number) else None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else round(number)


def readings_of(table: pd.DataFrame, size: str, *, lang: str = "de") -> tuple[Reading, ...]:
    """Return how the map reads the measures in a table: those it offers, and the one the size shows."""
    measured = set(table["measure"])
    names = [name for name in OFFERED if name in measured]
    if size in measured and size not in names:
        names.append(size)
    return tuple(_reading(name, lang) for name in names)


def _reading(name: str, lang: str) -> Reading:
    from netzwerk.measures import MEASURES

    record = next((measure for measure in MEASURES if measure.name == name), None)
    if record is None:
        return Reading(name, name, "", "")
    said = (record.say(what, lang) for what in ("label", "question", "not_meant"))
    label, question, not_meant = said
    return Reading(name, label, question, not_meant, smallest_first=record.first == SMALLEST)
