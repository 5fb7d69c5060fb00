"""The partners that a survey offers in columns without brackets, and who answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netzwerk.forms.columns import Column
from netzwerk.forms.split import Knows
from netzwerk.forms.table import Table
from netzwerk.forms.values import WIDE, read_value

# A column is one of names if so large a share of its cells is known.
NAMED = 0.6
_RUN = 2


def offered(table: Table, knows: Knows) -> Table:
    """Take a survey's columns that are headed by a known name for those of partners; find who answers."""
    if not table.survey:
        return table
    rated = {c.index for run in _rated(table, knows) for c in run}
    columns = [replace(c, role="value", score=0.9) if c.index in rated else c for c in table.columns]
    for place, column in enumerate(columns if not any(c.role == "actor" for c in columns) else ()):
        texts = [cell.text.strip() for cell in table.column(column.index)]
        if not column.role and texts and sum(map(knows, texts)) >= NAMED * len(texts):
            columns[place] = replace(column, role="actor", score=0.8)
            break
    return replace(table, columns=tuple(columns))


def _rated(table: Table, knows: Knows) -> Iterator[list[Column]]:
    """Yield runs of columns that hold the answers of a scale; or of one that a known name heads."""
    scale = WIDE
    run: list[Column] = []
    for column in (*table.columns, None):
        values = [read_value(c, scale).kind for c in table.column(column.index)] if column else []
        if column and not column.role and "fault" not in values and (values or knows(column.header)):
            run.append(column)
            continue
        known = [c for c in run if knows(c.header.strip(" ?:"))]
        scaled = any(read_value(c, scale).kind == "strength" for one in run for c in table.column(one.index))
        if known or (scaled and len(run) >= _RUN):
            yield run if scaled else known
        run = []
