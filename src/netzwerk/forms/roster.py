"""The roster: the list of record of a town's organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.counted import counted
from netzwerk.forms.draft import Draft
from netzwerk.forms.groups import group_in
from netzwerk.forms.lines import ActorLine, Reading
from netzwerk.forms.values import read_mark
from netzwerk.sheet import Cell

_SEVERAL = re.compile(r"\s*[;|\n]\s*|,\s+|\s+/\s+")
_READ = ("actor", "number", "short", "sector", "present", "public", "participants", "wishes_told", "group")


def read_roster(draft: Draft) -> Reading:
    """Read a roster: name, number, short names, sector, consent to be named, presence.

    An unknown consent counts as no. Contacts and remarks are recognised and left where they are.
    """
    table = draft.table
    actor = table.actor
    columns = {role: next(iter(table.with_role(role)), None) for role in _READ}
    _settle_group(draft, columns)
    columns["sector"] = columns["sector"] or next(iter(table.with_role("kind")), None)  # Art: of organisation
    sections = _sections(draft, columns["sector"] is None)
    counted = _counted(draft, columns["number"], sections)
    sector = ""
    for row in table.rows:
        cell = table.grid.own(row, actor.index) if actor else None
        if row in sections:
            (title,) = table.body(row)
            sector = title.text.strip(" :")
            draft.word("sectors", title, sector)
            draft.fate(title, terms.USED, "title")
            continue
        if cell is None:
            _nameless(draft, row, columns)
            continue
        _line(draft, cell, columns, section=sector, counted=counted)
    draft.unlabelled({c.index for c in columns.values() if c is not None})
    draft.from_above()
    draft.headers()
    draft.lines()
    return draft.done()


def _sections(draft: Draft, without_sector: bool) -> frozenset[int]:
    """Rows that are headings of sectors: alone in their row, the first row among them, no column for it."""
    table = draft.table
    private = table.grid.seen.get("private", frozenset())
    alone = [row for row in table.rows if len(table.body(row)) == 1 and row not in private]
    several = len(table.rows) - len(alone)
    headed = bool(alone) and alone[0] == table.rows[0] and len(alone) > 1 and several >= len(alone)
    together = any(later == row + 1 for row, later in pairwise(alone))
    return frozenset(alone) if without_sector and headed and not together else frozenset()


def _counted(draft: Draft, number: Column | None, sections: frozenset[int]) -> Mapping[int, tuple[str, str]]:
    """Return number and name by row, where every name begins with its number in the list: `3. Caritas`."""
    actor = draft.table.actor
    if number is not None or actor is None:
        return {}
    cells = [
        c for row in draft.table.rows if row not in sections and (c := draft.table.grid.own(row, actor.index))
    ]
    parted = counted([cell.text for cell in cells])
    return {
        cell.row: (str(place), name) for place, (cell, name) in enumerate(zip(cells, parted, strict=False), 1)
    }


def _settle_group(draft: Draft, columns: dict[str, Column | None]) -> None:
    """Return a column headed group that holds no tables' names is the sector, where there is no other."""
    column = columns["group"]
    if column is None:
        return
    cells = [c for row in draft.table.rows if (c := draft.table.grid.own(row, column.index)) is not None]
    seats = sum(bool(group_in(c.text)) or len(c.text.strip()) <= 2 for c in cells)
    if seats < 0.7 * len(cells):
        columns["group"] = None
        columns["sector"] = columns["sector"] or column


def _nameless(draft: Draft, row: int, columns: dict[str, Column | None]) -> None:
    """Set a row without a name aside; a number alone is a line of the form that nobody filled in."""
    filled = {
        role: cell
        for role, column in columns.items()
        if column is not None and (cell := draft.table.grid.own(row, column.index)) is not None
    }
    for role, cell in filled.items():
        if role == "number" and len(filled) == 1:
            draft.fate(cell, terms.IGNORED, "number_unused")
        else:
            draft.fault(cell, "actor_missing")


def _line(
    draft: Draft,
    cell: Cell,
    columns: dict[str, Column | None],
    *,
    section: str,
    counted: Mapping[int, tuple[str, str]],
) -> None:
    def at(role: str) -> Cell | None:
        column = columns[role]
        return None if column is None else draft.table.grid.at(cell.row, column.index)

    cells = {role: at(role) for role in _READ}
    for role in ("actor", "number", "short", "group"):
        if (found := cells[role]) is not None:
            draft.fate(found, terms.USED, "roster")
    sector = cells["sector"]
    if sector is not None:
        draft.word("sectors", sector, sector.text.strip())
        draft.fate(sector, terms.USED, "roster")
    short, number, group = cells["short"], cells["number"], cells["group"]
    place, name = counted.get(cell.row, ("", cell.text))
    column = columns["group"]
    draft.actors.append(
        ActorLine(
            cell.row, cell.column, _one_line(name),
            short=tuple(s for s in _SEVERAL.split(short.text.strip()) if s.strip(" -–")) if short else (),
            number=number.text.strip() if number else place,
            sector=sector.text.strip() if sector else section,
            present=_flag(draft, cells["present"]),
            public=_flag(draft, cells["public"]),
            group=_seat(group, column) if group is not None and column is not None else "",
            participants=_flag(draft, cells["participants"]),
            wishes_told=_flag(draft, cells["wishes_told"]),
        )
    )  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _seat(cell: Cell, column: Column) -> str:
    found = group_in(cell.text)
    if found:
        return found
    return (
        f"{column.header.split()[0]} {cell.text.strip()}"
        if len(cell.text.strip()) <= 2
        else cell.text.strip()
    )


def _flag(draft: Draft, cell: Cell | None) -> bool | None:
    """Return a yes or no; a count of persons is a yes."""
    if cell is None:
        return None
    text = cell.text.strip()
    if text.isdigit():
        draft.fate(cell, terms.USED, "roster")
        return int(text) > 0
    value = read_mark(cell)
    if value.kind == "fault":
        draft.fault(cell, "unknown_mark")
        return None
    draft.fate(cell, terms.USED, "roster")
    return value.kind == "mark"
