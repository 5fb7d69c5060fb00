"""Who works in which field: actors down and fields across, or one line a membership; and who sat where."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import Draft
from netzwerk.forms.heads import group_in
from netzwerk.forms.lexicon import plain
from netzwerk.forms.lines import Membership, Reading
from netzwerk.forms.split import split_partners
from netzwerk.forms.values import BRACKETED, UNREAD, read_role
from netzwerk.sheet import Cell
from netzwerk.texts import words

_COMMITTEES = tuple(plain(word) for word in words("lines")["fields"]["committees"])


def read_affiliations(draft: Draft) -> Reading:
    """Read actors down and fields across (x active, L lead, o planned), or one line a membership.

    Both may stand in one table: fields across, and a last column for others in words.
    """
    table = draft.table
    actor = table.actor
    across = _across(draft)
    listed = table.with_role("field")
    roles = table.with_role("role")
    kind = _member_kind([*(c.text for c in table.titles), *(c.upper for c in across)]) if across else ""
    kinds = kind, _member_kind([c.header for c in listed])
    for column in across:
        _field_head(draft, column)
    for row in table.rows:
        said = [cell for c in (*across, *listed) if (cell := table.grid.at(row, c.index)) is not None]
        label = _label(draft, row, filled=bool(said))
        position = draft.mention(label) if label is not None else None
        for column in across:
            cell = table.grid.own(row, column.index)
            if cell is not None:
                _mark(draft, cell, position, field=column.header, kind=kinds[0])
        _in_words(draft, row, position, columns=(listed, roles), kind=kinds[1])
    own = [*across, *listed, *roles, *((actor,) if actor else ())]
    draft.unlabelled({c.index for c in own})
    draft.headers()
    draft.lines()
    return draft.done()


def _across(draft: Draft) -> list[Column]:
    """Return the columns of fields: those with marks below, or, in a crossed table, without another role."""
    table = draft.table
    actor = table.actor
    found = []
    for column in table.columns:
        free = not column.role and actor is not None and column.index > actor.index
        cells = table.column(column.index) if free and not table.cross else []
        marked = bool(cells) and not any(read_role(cell, draft.scale)[1] for cell in cells)
        if column.role == "value" or (free and (table.cross or marked)):
            found.append(column)
    return found


def _field_head(draft: Draft, column: Column) -> None:
    rows = draft.table.header_rows
    head = draft.table.grid.at(rows[-1], column.index) if rows else None
    if head is not None:
        draft.word("fields", head, column.header)
        draft.fate(head, terms.USED, "header")


def _label(draft: Draft, row: int, *, filled: bool) -> Cell | None:
    """Return the cell that names a row's actor; where a formula gives no name, its number beside it does."""
    table = draft.table
    label = table.grid.at(row, table.actor.index) if table.actor else None
    if label is None or label.kind not in UNREAD:
        return label
    number = next((c for n in table.with_role("number") if (c := table.grid.own(row, n.index))), None)
    draft.labelled_by_number |= filled and number is not None
    if filled and number is None:
        draft.fault(label, UNREAD[label.kind])
    else:
        draft.fate(label, terms.IGNORED, UNREAD[label.kind])
    return number if filled else None


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


def _in_words(
    draft: Draft,
    row: int,
    position: int | None,
    *,
    columns: tuple[tuple[Column, ...], tuple[Column, ...]],
    kind: str,
) -> None:
    """Read the memberships of a row that stand in words, several in a cell, and the role in them."""
    fields, roles = columns
    cells = [cell for c in fields if (cell := draft.table.grid.at(row, c.index)) is not None]
    if position is None:
        for cell in cells:
            draft.fault(cell, "actor_missing")
    if position is None or not cells:
        return
    role = _row_role(draft, row, roles)
    for cell in cells:
        for part in split_partners(cell.text, lambda _: False, scale=draft.scale, several=True):
            draft.word("fields", cell, part.text)
            draft.memberships.append(Membership(cell.row, cell.column, position, part.text, role, kind))
        draft.fate(cell, terms.USED, "membership")


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
