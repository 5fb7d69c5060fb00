"""Lists that count their names: `1. Caritas`, `2. Tafel`; the numbers are theirs and no part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from netzwerk.forms.table import Table

_NUMBERED = re.compile(r"\s*(?:nr\.?\s*)?(\d{1,3})[.):]?\s+(.*\S)\s*", re.IGNORECASE | re.DOTALL)
# One or two names may well begin with a number of their own: 1. Oberschule, 2. Oberschule.
_LEAST = 3


def counted(texts: Sequence[str]) -> list[str]:
    """Return names without the numbers that count them from 1; nothing where they are not counted so.

    Examples
    --------
    >>> counted(["1. Caritas", "2. Tafel", "3. VHS"]), counted(["1. Caritas", "7. Grundschule", "VHS"])
    (['Caritas', 'Tafel', 'VHS'], [])
    >>> counted(["1. Oberschule", "2. Oberschule", "3. Oberschule"])
    []
    """
    if len(texts) < _LEAST or not _NUMBERED.fullmatch(texts[0]):
        return []
    found = [_NUMBERED.fullmatch(text) for text in texts]
    if not all(m and int(m[1]) == place for place, m in enumerate(found, 1)):
        return []
    names = [m[2] for m in found if m]
    return names if len(set(names)) > 1 else []


def without_counts(table: Table) -> Table:
    """Return a matrix or list of cooperations whose names bear no counting numbers, down or across."""
    if table.actor is None or not (table.cross or table.with_role("target", "target_wish")):
        return table
    across = table.with_role("value") if table.cross else ()
    if across and all(column.header.isdigit() for column in across):
        return table
    names = counted([column.header for column in across])
    renamed = {c.index: replace(c, header=name) for c, name in zip(across, names, strict=False)}
    cells = table.column(table.actor.index)
    bare = counted([cell.text for cell in cells])
    said = {(c.row, c.column): replace(c, text=name) for c, name in zip(cells, bare, strict=False)}
    heads = [table.grid.own(table.header_rows[-1], index) for index in renamed] if table.header_rows else []
    said |= {(c.row, c.column): replace(c, text=renamed[c.column].header) for c in heads if c is not None}
    if not said:
        return table
    columns = tuple(renamed.get(column.index, column) for column in table.columns)
    return replace(table, grid=table.grid.with_cells(said), columns=columns)
