"""Who works in which field: actors down and fields across, or one line a membership; and who sat where."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import Draft
from netzwerk.forms.heads import group_in
from netzwerk.forms.lexicon import plain
from netzwerk.forms.lines import Membership, Reading
from netzwerk.forms.split import split_partners
from netzwerk.forms.values import BRACKETED, read_role
from netzwerk.sheet import Cell
from netzwerk.texts import words

_COMMITTEES = tuple(plain(word) for word in words("lines")["fields"]["committees"])


def read_affiliations(draft: Draft) -> Reading:
    """Read actors down and fields across (x active, L lead, o planned), or one line a membership."""
    if draft.table.cross:
        _crossed(draft)
    else:
        _listed(draft)
    draft.headers()
    draft.lines()
    return draft.done()


def _crossed(draft: Draft) -> None:
    table = draft.table
    actor = table.actor
    fields = [
        c for c in table.columns if c.role == "value" or (not c.role and actor and c.index > actor.index)
    ]
    kind = _member_kind([*(cell.text for cell in table.titles), *(c.upper for c in fields)])
    for column in fields:
        head = table.grid.at(table.header_rows[-1], column.index) if table.header_rows else None
        if head is not None:
            draft.word("fields", head, column.header)
            draft.fate(head, terms.USED, "header")
    for row in table.rows:
        label = table.grid.at(row, actor.index) if actor else None
        position = draft.mention(label) if label is not None else None
        for column in fields:
            cell = table.grid.own(row, column.index)
            if cell is not None:
                _mark(draft, cell, position, field=column.header, kind=kind)
    draft.unlabelled({c.index for c in fields} | ({actor.index} if actor else set()))


def _mark(draft: Draft, cell: Cell, position: int | None, *, field: str, kind: str) -> None:
    role, fault = read_role(cell, draft.scale)
    if position is None:
        draft.fault(cell, "actor_missing")
    elif fault or cell.kind in ("error", "formula", "date"):
        draft.fault(cell, "unknown_role")
    elif not role:
        draft.fate(cell, terms.USED, "answer_none")
    else:
        noted = BRACKETED.match(cell.text.strip()) is not None
        code, severity = ("bracketed_mark", terms.NOTE) if noted else ("membership", "")
        draft.fate(cell, terms.USED, code, severity=severity)
        draft.memberships.append(Membership(cell.row, cell.column, position, field, role, kind))


def _member_kind(texts: list[str]) -> str:
    tokens = {token for text in texts for token in plain(text).split()}
    return terms.COMMITTEE if tokens & set(_COMMITTEES) else terms.FIELD


def _listed(draft: Draft) -> None:
    table = draft.table
    actor = table.actor
    fields = table.with_role("field")
    roles = table.with_role("role")
    kind = _member_kind([c.header for c in fields])
    for row in table.rows:
        label = table.grid.at(row, actor.index) if actor else None
        cells = [cell for c in fields if (cell := table.grid.at(row, c.index)) is not None]
        if label is None or not cells:
            for cell in cells:
                draft.fault(cell, "actor_missing")
            if label is not None:
                draft.mention(label)
            continue
        role = _row_role(draft, row, roles)
        for cell in cells:
            for part in split_partners(cell.text, lambda _: False, scale=draft.scale, several=True):
                draft.word("fields", cell, part.text)
                place = (cell.row, cell.column)
                draft.memberships.append(Membership(*place, draft.mention(label), part.text, role, kind))
            draft.fate(cell, terms.USED, "membership")
    draft.unlabelled({c.index for c in (*fields, *roles)} | ({actor.index} if actor else set()))


def _row_role(draft: Draft, row: int, roles: tuple[Column, ...]) -> str:
    for column in roles:
        cell = draft.table.grid.own(row, column.index)
        if cell is None:
            continue
        role, fault = read_role(cell, draft.scale)
        if fault:
            draft.fault(cell, "unknown_role")
        else:
            draft.fate(cell, terms.USED, "membership")
            return role or terms.ACTIVE
    return terms.ACTIVE


def read_attendance(draft: Draft) -> Reading:
    """Read who sat at which table: a column of groups, groups as headers, or a list under a title.

    Sitting together is never turned into cooperation: it says who was asked at that group.
    """
    table = draft.table
    seats = [c for c in table.columns if c.role == "seats"]
    groups = table.with_role("group")
    if seats:
        for column in seats:
            for row in table.rows:
                cell = table.grid.own(row, column.index)
                if cell is not None:
                    _seat(draft, cell, group_in(column.header))
    else:
        actor = table.actor
        for row in table.rows:
            cell = table.grid.at(row, actor.index) if actor else None
            where = next((c for g in groups if (c := table.grid.at(row, g.index)) is not None), None)
            if cell is not None:
                _seat(draft, cell, _group_name(where.text, groups[0]) if where is not None else draft.group)
            if where is not None:
                draft.fate(where, terms.USED, "seat")
    read = {c.index for c in (*seats, *groups)} | (
        {table.actor.index} if table.actor and not seats else set()
    )
    draft.unlabelled(read)
    draft.headers()
    draft.lines()
    return draft.done()


def _seat(draft: Draft, cell: Cell, group: str) -> None:
    for part in draft.parts(cell.text, several=False):
        position = draft.mention(cell, None if part.text == cell.text else part.text)
        draft.memberships.append(
            Membership(cell.row, cell.column, position, group, terms.MEMBER, terms.GROUP)
        )


def _group_name(text: str, column: Column) -> str:
    """Return a group's name: what the cell says, with the header's word before a bare number."""
    found = group_in(text)
    if found:
        return found
    word = column.header.split()[0] if column.header else "Gruppe"
    return f"{word} {text.strip()}" if len(text.strip()) <= 2 else text.strip()
