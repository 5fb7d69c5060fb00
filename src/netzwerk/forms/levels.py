"""Columns that stand for one intensity each: partners below it, or a tick on the line of a pair."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from netzwerk.forms.columns import Column
from netzwerk.forms.intensity import level_of
from netzwerk.forms.lexicon import line_table, plain
from netzwerk.forms.table import Table
from netzwerk.forms.values import read_mark

# A column that is ticked for one intensity.
TICKED = "ticked"
_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OPEN = ("", "strength", "target", "kind")


def level_in(header: str) -> float | None:
    """Return the one intensity that a header stands for, between 0 and 1; None where it stands for none.

    Examples
    --------
    >>> level_in("enge Zusammenarbeit"), level_in("2 (mittel)"), level_in("Zusammenarbeit")
    (1.0, 0.5, None)
    """
    inside = _BRACKET.search(header)
    fillers = line_table("levels")["fillers"]
    for text in (header, *([inside[1]] if inside else ()), _BRACKET.sub(" ", header)):
        tokens = [t for t in plain(text).split() if t not in fillers and not t.isdigit()]
        level = level_of(" ".join(tokens)) if tokens else None
        if level is not None:
            return level
    return None


def with_levels(table: Table) -> Table:
    """Take two or more columns that stand for different intensities for what they are.

    Ticks below them say the intensity of their line's pair; names below them are partners of that intensity.
    """
    if table.cross or table.actor is None:
        return table
    levels = _levels(table)
    if len(set(levels.values())) < 2:
        return table
    ticked = all(_ticks(table, index) for index in levels) and bool(table.with_role("target"))
    role = TICKED if ticked else "target"
    return replace(
        table,
        columns=tuple(
            replace(c, role=role, score=1.0, level=levels[c.index]) if c.index in levels else c
            for c in table.columns
        ),
    )


def _levels(table: Table) -> dict[int, float]:
    """Return by column the intensity that it stands for: by its words, or as a step of a numbered run."""
    columns = [c for c in table.columns if c.role in _OPEN and (c.score < 1 or c.level is not None)]
    worded = {c.index: level for c in columns if (level := level_in(c.header)) is not None}
    worded = {index: level for index, level in worded.items() if table.column(index)}
    return worded if len(worded) > 1 else _steps(table, columns)


def _steps(table: Table, columns: Iterable[Column]) -> dict[int, float]:
    """Return the steps of columns headed 1, 2, 3 that hold ticks only."""
    run = [c for c in columns if c.header.isdigit() and _ticks(table, c.index)]
    numbers = [int(c.header) for c in run]
    if len(run) < 2 or numbers != list(range(1, len(run) + 1)):
        return {}
    return {c.index: (number - 1) / (len(run) - 1) for c, number in zip(run, numbers, strict=True)}


def _ticks(table: Table, index: int) -> bool:
    return all(read_mark(cell).kind in ("mark", "no") for cell in table.column(index))
