"""A list of several groups with a column that names each line's group, cut into one table a group."""

from __future__ import annotations

from dataclasses import replace

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.groups import group_in
from netzwerk.forms.recognise import recognise
from netzwerk.forms.split import Knows
from netzwerk.forms.table import Table

_LISTS = (terms.TIE_LIST, terms.PARTNER_LIST)


def by_group(table: Table, knows: Knows) -> list[Table]:
    """Return a list of cooperations cut by its column of groups; any other table as it is."""
    columns = table.with_role("group")
    if table.cross or table.survey or len(columns) != 1 or recognise(table, knows).form not in _LISTS:
        return [table]
    rows: dict[str, list[int]] = {}
    for row in table.rows:
        cell = table.grid.at(row, columns[0].index)
        rows.setdefault(group_name(cell.text, columns[0]) if cell is not None else "", []).append(row)
    parts = [replace(table, rows=tuple(those), group=group) for group, those in rows.items()]
    bare = [replace(part, header_rows=(), titles=(), footers=()) for part in parts[1:]]
    return [*parts[:1], *bare] or [table]


def group_name(text: str, column: Column) -> str:
    """Return a group's name: what the cell says, with the header's word before a bare number.

    Examples
    --------
    >>> group_name("3", Column(1, "Tisch Nr.")), group_name("Tisch 3", Column(1, "Gruppe"))
    ('Tisch 3', 'Tisch 3')
    """
    found = group_in(text)
    if found:
        return found
    word = column.header.split()[0] if column.header else "Gruppe"
    return f"{word} {text.strip()}" if len(text.strip()) <= 2 else text.strip()
