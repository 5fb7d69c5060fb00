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
from netzwerk.forms.values import WIDE, read_value

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
    return _with_strength(filled(with_levels(table)))


def _with_partners(table: Table, knows: Knows) -> Table:
    """Take a column of known names beside the actors' for the partners, whatever stands above it."""
    if (
        table.cross
        or table.survey
        or table.actor is None
        or table.with_role("target", "target_wish", "sector", "field")
    ):
        return table
    for place, column in enumerate(table.columns):
        texts = [cell.text.strip() for cell in table.column(column.index)]
        if not column.role and len(texts) > 1 and sum(map(knows, texts)) >= NAMED * len(texts):
            named = replace(column, role="target", score=0.8)
            return replace(table, columns=(*table.columns[:place], named, *table.columns[place + 1 :]))
    return table


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
