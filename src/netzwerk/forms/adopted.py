"""Columns that play the role of what stands in them, whatever is written above them, or nothing."""

from __future__ import annotations

from dataclasses import replace

from netzwerk.forms.columns import Column
from netzwerk.forms.counted import without_counts
from netzwerk.forms.filled import filled
from netzwerk.forms.legend import spanned
from netzwerk.forms.levels import with_levels
from netzwerk.forms.offered import NAMED
from netzwerk.forms.split import Knows, split_partners
from netzwerk.forms.table import Table
from netzwerk.forms.values import WIDE, read_mark, read_state, read_value

# A second column of intensities, which is not read.
SPARE = "second_strength"
_PARTNERS = ("target", "target_wish")


def by_content(table: Table, knows: Knows) -> Table:
    """Settle the roles of a list's columns by their cells: partners, intensities, steps; and fill lines down.

    Parameters
    ----------
    table : Table
        A table with its body.
    knows : callable
        Whether a text is surely an actor's name.
    """
    table = without_counts(table)
    table = _with_more_partners(_with_partners(table, knows), knows)
    return _one_strength(_with_strength(_with_states(filled(with_levels(table)))))


def _with_partners(table: Table, knows: Knows) -> Table:
    """Take a column of known names beside the actors' for the partners, whatever stands above it."""
    if (
        table.cross
        or table.survey
        or table.actor is None
        or table.with_role("target", "target_wish", "sector", "field")
    ):
        return table
    open_ = [c for c in table.columns if not (c.role or knows(c.header.strip())) and _names(table, c, knows)]
    sure = any(len(table.column(c.index)) > 1 for c in open_)  # one name alone may stand anywhere
    named = {c.index for c in open_ if sure}
    asks = "kind" if len(named) > 1 else ""  # partners below what they work on: the header is the kind
    return replace(
        table,
        columns=tuple(
            replace(c, role="target", score=0.8, asks=asks) if c.index in named else c for c in table.columns
        ),
    )


def _names(table: Table, column: Column, knows: Knows) -> bool:
    """Whether a column holds known names, alone or several a cell."""
    cells = table.column(column.index)
    texts = [
        part.text for cell in cells for part in split_partners(cell.text, knows, scale=WIDE, several=True)
    ]
    return bool(texts) and sum(map(knows, texts)) >= NAMED * len(texts)


def _with_states(table: Table) -> Table:
    """Take kinds that are nothing but states for states, and contacts that are yes or no for what exists."""
    if table.cross or table.survey or not table.with_role("target") or table.with_role("state", "exists"):
        return table
    columns = list(table.columns)
    for place, column in enumerate(columns):
        cells = table.column(column.index) if column.role in ("kind", "contact") else []
        if column.role == "kind" and cells and not any(read_state(cell).fault for cell in cells):
            columns[place] = replace(column, role="state", score=0.8)
        if column.role == "contact" and len(cells) > 1 and not any(read_mark(c).fault for c in cells):
            columns[place] = replace(column, role="exists", score=0.8)
    return replace(table, columns=tuple(columns))


def _with_strength(table: Table) -> Table:
    """Take a column of intensities for what it is, though its header says contact, or a word nobody knows.

    Numbers need a scale in the header there, `Kontakt (0-4)`; words for intensity speak for themselves.
    """
    if table.cross or table.survey or not table.with_role("target") or table.with_role("strength"):
        return table
    columns = list(table.columns)
    for place, column in enumerate(columns):
        cells = table.column(column.index)
        if column.role not in ("", "contact") or not cells:
            continue
        kinds = {read_value(cell, WIDE).kind for cell in cells}
        worded = len(cells) > 1 and not any(char.isdigit() for cell in cells for char in cell.text)
        stated = spanned(column.header) or (column.role == "contact" and len(cells) > 1)
        if "strength" in kinds and kinds <= {"strength", "none", "no"} and (worded or stated):
            columns[place] = replace(column, role="strength", score=0.8)
            break
    return replace(table, columns=tuple(columns))


def _one_strength(table: Table) -> Table:
    """Keep the first of several intensities of one column of partners; the others are said."""
    columns = table.with_role("strength")
    if table.cross or table.survey or len(columns) < 2 or len(table.with_role("target")) != 1:
        return table
    spare = {column.index for column in columns[1:]}
    return replace(
        table, columns=tuple(replace(c, role=SPARE) if c.index in spare else c for c in table.columns)
    )


def _with_more_partners(table: Table, knows: Knows) -> Table:
    """Take columns without a header, right of the last one, for more partners where they hold known names."""
    last = max(table.columns, key=lambda c: c.index)
    if table.cross or table.survey or last.role not in _PARTNERS:
        return table
    more: list[Column] = []
    for index in range(last.index + 1, table.right + 1):
        names = [
            part.text
            for cell in table.column(index)
            for part in split_partners(cell.text, knows, scale=WIDE, several=True)
        ]
        if not names or sum(map(knows, names)) < NAMED * len(names):
            break
        more.append(replace(last, index=index, score=0.8))
    return replace(table, columns=(*table.columns, *more)) if more else table
