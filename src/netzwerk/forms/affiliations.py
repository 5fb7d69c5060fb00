"""Who works in which field: actors down and fields across, or one line a membership."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netzwerk import terms
from netzwerk.forms.columns import Column, column_field
from netzwerk.forms.draft import Draft
from netzwerk.forms.groups import field_in
from netzwerk.forms.lexicon import plain, role_words
from netzwerk.forms.lines import Membership, Reading
from netzwerk.forms.recognise import several_share
from netzwerk.forms.split import Part, split_partners
from netzwerk.forms.values import BRACKETED, UNREAD, read_role
from netzwerk.sheet import Cell
from netzwerk.texts import words

_ROLE = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*", re.DOTALL)
# Fields stand down if so large a share of the cells beside them holds several organisations.
_MANY = 0.3
_COMMITTEES = tuple(plain(word) for word in words("lines")["fields"]["committees"])


def read_affiliations(draft: Draft) -> Reading:
    """Read actors down and fields across (x active, L lead, o planned), or one line a membership.

    Both may stand in one table: fields across, and a last column for others in words.
    """
    table = draft.table
    actor = table.actor
    across = _across(draft)
    listed = table.with_role("field")
    roles = [c for c in table.with_role("role") if not _holds_names(draft, c)]
    kind = _member_kind([*(c.text for c in table.titles), *(c.upper for c in across)]) if across else ""
    kinds = kind, _member_kind([c.header for c in listed])
    for column in across:
        _field_head(draft, column)
    named = [c for c in table.with_role("role", "wish") if c not in roles and _holds_names(draft, c)]
    several = bool(listed) and actor is not None and _several(draft, actor)
    stated = [c for c in table.titles if field_in(c.text)]
    titled = stated[-1] if stated and not (listed or across) else None
    for row in table.rows:
        said = [cell for c in (*across, *listed) if (cell := table.grid.at(row, c.index)) is not None]
        label = _label(draft, row, filled=bool(said))
        positions = [] if _fieldless(draft, row, listed) else _positions(draft, label, several=several)
        for column in across:
            cell = table.grid.own(row, column.index)
            if cell is not None:
                _mark(draft, cell, positions, column=column, kind=kinds[0])
        if titled is not None:
            _titled(draft, row, positions, title=titled, roles=roles)
            continue
        led = [c for c in named if table.grid.own(row, c.index) is not None]
        if label is not None and _fieldless(draft, row, listed):
            draft.fault(label, "field_missing")
        elif positions or not led:
            in_words(draft, row, positions, columns=(listed, roles), kind=kinds[1])
        else:
            _led_only(draft, row, listed)
        for column in led:
            _leads(draft, row, column, fields=listed, kind=kinds[1])
    own = [*across, *listed, *roles, *named, *((actor,) if actor else ())]
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
    if column_field(column)[1] and head is not None:
        head = draft.table.grid.at(rows[-1] - 1, column.index)
    if head is not None:
        draft.word("fields", head, column_field(column)[0])
        draft.fate(head, terms.USED, "header")


def _titled(
    draft: Draft, row: int, positions: Sequence[int], *, title: Cell, roles: Sequence[Column]
) -> None:
    """Read a line of the list below a title that names the field."""
    field = field_in(title.text)
    draft.word("fields", title, field)
    draft.fate(title, terms.USED, "title")
    said = _row_role(draft, row, roles)
    for position in positions:
        place = draft.mentions[position]
        draft.memberships.append(Membership(place.row, place.column, position, field, said, terms.FIELD))


def _fieldless(draft: Draft, row: int, listed: Sequence[Column]) -> bool:
    """Whether a line lacks its field, where the field stands first: it is not told whose it would be."""
    actor = draft.table.actor
    first = [c for c in listed if actor is not None and c.index < actor.index]
    return bool(first) and all(draft.table.grid.at(row, c.index) is None for c in listed)


def _led_only(draft: Draft, row: int, listed: Sequence[Column]) -> None:
    """Account for the fields of a line that names nobody but who leads them."""
    for column in listed:
        cell = draft.table.grid.at(row, column.index)
        if cell is not None:
            draft.word("fields", cell, cell.text.strip())
            draft.fate(cell, terms.USED, "membership")


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


def _holds_names(draft: Draft, column: Column) -> bool:
    """Whether a column of roles holds organisations: who leads the field of its row."""
    cells = draft.table.column(column.index)
    return bool(cells) and all(read_role(cell, draft.scale)[1] for cell in cells)


def _several(draft: Draft, actor: Column) -> bool:
    """Whether fields stand down, with all who work in one in a cell beside it."""
    return several_share(draft.table, (actor.index,), draft.knows) >= _MANY


def _positions(draft: Draft, label: Cell | None, *, several: bool) -> list[int]:
    if label is None:
        return []
    if not several:
        return [draft.mention(label)]
    parts = draft.parts(label.text, several=True)
    return [draft.mention(label, None if part.text == label.text else part.text) for part in parts]


def _leads(draft: Draft, row: int, column: Column, *, fields: Sequence[Column], kind: str) -> None:
    """Read who leads the fields of a row, or means to join them."""
    role = terms.PLANNED if column.role == "wish" else terms.LEAD
    cell = draft.table.grid.own(row, column.index)
    if cell is None:
        return
    names = [c.text.strip() for f in fields if (c := draft.table.grid.at(row, f.index)) is not None]
    if cell.kind in UNREAD or not names:
        draft.fault(cell, UNREAD.get(cell.kind, "unknown_role"))
        return
    for part in draft.parts(cell.text, several=True):
        position = draft.mention(cell, None if part.text == cell.text else part.text)
        for name in names:
            draft.memberships.append(Membership(cell.row, cell.column, position, name, role, kind))
    draft.fate(cell, terms.USED, "membership")


def _mark(draft: Draft, cell: Cell, positions: Sequence[int], *, column: Column, kind: str) -> None:
    role, fault = read_role(cell, draft.scale)
    field, headed = column_field(column)
    role = headed if role and headed else role
    if not positions:
        draft.fault(cell, "actor_missing")
    elif fault or cell.kind in ("error", "formula", "date"):
        draft.fault(cell, "unknown_role")
    elif not role:
        draft.fate(cell, terms.USED, "answer_none")
    else:
        noted = BRACKETED.match(cell.text.strip()) is not None
        code, severity = ("bracketed_mark", terms.NOTE) if noted else ("membership", "")
        draft.fate(cell, terms.USED, code, severity=severity)
        for position in positions:
            draft.memberships.append(Membership(cell.row, cell.column, position, field, role, kind))


def _member_kind(texts: list[str]) -> str:
    tokens = {token for text in texts for token in plain(text).split()}
    return terms.COMMITTEE if tokens & set(_COMMITTEES) else terms.FIELD


def in_words(
    draft: Draft,
    row: int,
    positions: Sequence[int],
    *,
    columns: tuple[Sequence[Column], Sequence[Column]],
    kind: str,
) -> None:
    """Read the memberships of a row that stand in words, several in a cell, and the role in them."""
    fields, roles = columns
    cells = [cell for c in fields if (cell := draft.table.grid.at(row, c.index)) is not None]
    if not positions:
        for cell in cells:
            draft.fault(cell, "actor_missing")
    if not positions or not cells:
        return
    said = _row_role(draft, row, roles)
    for cell in cells:
        for part in split_partners(cell.text, lambda _: False, scale=draft.scale, several=True):
            name, own = _with_role(part)
            draft.word("fields", cell, name)
            for position in positions:
                draft.memberships.append(Membership(cell.row, cell.column, position, name, own or said, kind))
        draft.fate(cell, terms.USED, "membership")


def _with_role(part: Part) -> tuple[str, str]:
    """Return a field and the role that stands in brackets behind it: `Wohnen (geplant)`."""
    if part.value is not None and part.value.state == terms.WISHED:
        return part.text, terms.PLANNED
    found = _ROLE.fullmatch(part.text)
    role = role_words().get(plain(found[2]), "") if found else ""
    return (found[1].strip(), role) if found and role else (part.text, "")


def _row_role(draft: Draft, row: int, roles: Sequence[Column]) -> str:
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
