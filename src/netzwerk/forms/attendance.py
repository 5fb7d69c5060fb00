"""Who sat at which table: a column of groups, groups as headers, ticks below them, a list under a title."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.forms.columns import Column, asks_seats
from netzwerk.forms.draft import Draft
from netzwerk.forms.groups import group_in, named_group, seats_group, working_group_in
from netzwerk.forms.lines import Membership, Reading
from netzwerk.forms.sections import group_name
from netzwerk.forms.values import read_mark
from netzwerk.sheet import Cell


def read_attendance(draft: Draft) -> Reading:
    """Read who sat at which table: a column of groups, groups as headers, or a list under a title.

    Sitting together is never turned into cooperation: it says who was asked at that group.
    """
    table = draft.table
    seats = [c for c in table.columns if c.role == "seats"]
    groups = table.with_role("group")
    ticked = [c for c in table.columns if _ticked(draft, c)] if not seats else []
    if seats:
        for column in seats:
            for row in table.rows:
                cell = table.grid.own(row, column.index)
                if cell is not None:
                    _seat(draft, cell, named_group(column.header))
    elif ticked:
        _read_ticks(draft, ticked)
    else:
        actor = table.actor
        own = _own_group(draft)
        for cell in _beside(draft):
            _seat(draft, cell, own)
        for row in table.rows:
            cell = table.grid.at(row, actor.index) if actor else None
            where = next((c for g in groups if (c := table.grid.at(row, g.index)) is not None), None)
            if cell is not None:
                _seat(draft, cell, group_name(where.text, groups[0]) if where is not None else own)
            if where is not None:
                draft.fate(where, terms.USED, "seat")
    read = {c.index for c in (*seats, *groups, *ticked)} | (
        {table.actor.index} if table.actor and not seats else set()
    )
    draft.unlabelled(read)
    draft.headers()
    draft.lines()
    return draft.done()


def _own_group(draft: Draft) -> str:
    """Return the group whose list this is: the one its header or title names, else the sheet's."""
    actor = draft.table.actor
    headed = group_in(actor.header) if actor else ""
    titles = [cell.text for cell in draft.table.titles if seats_group(cell.text)]
    working = next((g for t in titles if not group_in(t) and (g := working_group_in(t))), "")
    return headed or working or draft.group


def _beside(draft: Draft) -> list[Cell]:
    """Return the cells beside the question who sits here, where the names stand on its own line."""
    table = draft.table
    if table.rows or len(table.header_rows) != 1:
        return []
    asked = [c for c in table.columns if c.role == "actor" and asks_seats(c.header)]
    named = {c.index for c in table.columns if not c.role and asked and c.index > asked[0].index}
    return [cell for cell in table.body(table.header_rows[0]) if cell.column in named]


def _ticked(draft: Draft, column: Column) -> bool:
    """Whether a column is headed by one group and ticked by those who sat there."""
    cells = draft.table.column(column.index)
    return bool(group_in(column.header)) and bool(cells) and not any(read_mark(c).fault for c in cells)


def _read_ticks(draft: Draft, columns: list[Column]) -> None:
    """Read organisations down and groups across."""
    table, actor = draft.table, draft.table.actor
    for row in table.rows:
        label = table.grid.at(row, actor.index) if actor else None
        position = draft.mention(label) if label is not None else None
        for column in columns:
            cell = table.grid.own(row, column.index)
            if cell is None:
                continue
            if position is None:
                draft.fault(cell, "actor_missing")
            elif read_mark(cell).kind == "mark":
                draft.fate(cell, terms.USED, "seat")
                group = group_in(column.header)
                draft.memberships.append(
                    Membership(cell.row, cell.column, position, group, terms.MEMBER, terms.GROUP)
                )
            else:
                draft.fate(cell, terms.USED, "answer_none")


def _seat(draft: Draft, cell: Cell, group: str) -> None:
    for part in draft.parts(cell.text, several=False):
        position = draft.mention(cell, None if part.text == cell.text else part.text)
        kind = terms.GROUP if group_in(group) or not named_group(group) else terms.COMMITTEE
        draft.memberships.append(Membership(cell.row, cell.column, position, group, terms.MEMBER, kind))
