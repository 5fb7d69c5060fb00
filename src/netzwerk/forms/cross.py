"""Matrices: a name down, a name across, and what is between them in the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import Draft
from netzwerk.forms.lexicon import plain, remarks
from netzwerk.forms.lines import Answer, Reading, Relation
from netzwerk.forms.said import Value
from netzwerk.forms.values import BLANK, UNREAD, read_value
from netzwerk.sheet import Assumption, Cell

_NUMBER = re.compile(r"(?:nr\.?\s*)?(\d{1,3})[.):]?\s+(.*\S)", re.IGNORECASE)
_NAMED = ("target", "target_wish")
_ANSWERS = {"strength": terms.YES, "state": terms.YES, "mark": terms.YES, "no": terms.NO, "none": terms.NO,
            "silent": terms.NONE, "fault": terms.NONE}  # fmt: skip


def _across(draft: Draft) -> list[Column]:
    """Return the columns of partners: those with values, and those beside them that play no other role."""
    actor = draft.table.actor
    columns = draft.table.columns
    return [c for c in columns if c.role == "value" or (not c.role and actor and c.index > actor.index)]


def read_cross(draft: Draft) -> Reading:
    """Read a matrix.

    Intensity or a mark is a tie, W or a word for wishes a wish; a dash, a zero and `gar nicht` are
    answers without a tie. A blank is read as no tie, which is said as an assumption. Partners in words, in a
    column of their own beside the matrix, are read as in a partner list.
    """
    table = draft.table
    across = _across(draft)
    numbered = _numbered(draft, across)
    heads = {c.index: _head(draft, c, numbered) for c in across}
    values = {
        (row, c.index): read_value(table.grid.own(row, c.index), draft.scale)
        for row in table.rows
        for c in across
    }
    blank = _blank_answer(draft, values)
    diagonal = _diagonal(draft, across)
    wishes = any(v.state == terms.WISHED for v in values.values()) or _offered(draft)
    actor = table.actor
    for row in table.rows:
        label = table.grid.at(row, actor.index) if actor else None
        if label is None:
            _unlabelled_row(draft, row, across)
            continue
        if label.kind in UNREAD:
            draft.fault(label, UNREAD[label.kind])
            _unlabelled_row(draft, row, across)
            continue
        if remarks(label.text) and not draft.knows(label.text) and not _said(values, row, across):
            draft.fate(label, terms.IGNORED, "remark_line", severity=terms.NOTE, private=True)
            continue
        bare = _NUMBER.match(label.text.strip()) if numbered else None
        source = draft.mention(label, bare[2] if bare else None)
        filled = any(values[row, c.index] is not BLANK and (row, c.index) not in diagonal for c in across)
        for column in across:
            value = values[row, column.index]
            cell = table.grid.own(row, column.index)
            if cell is not None and value.kind == "fault" and (row, column.index) in diagonal:
                draft.fate(cell, terms.IGNORED, "diagonal")
            elif cell is not None:
                _cell(draft, cell, value, pair=(source, heads[column.index]))
            answer, empty = _ANSWERS.get(value.kind, blank), value.kind not in _ANSWERS
            draft.answers.append(Answer(source, heads[column.index], answer, wishes, empty, not filled))
        _in_words(draft, row, (source, label))
    listed = {c.index for c in table.with_role(*_NAMED)}
    draft.unlabelled({c.index for c in across} | listed | ({actor.index} if actor else set()))
    draft.headers()
    draft.lines()
    return draft.done()


def _said(values: Mapping[tuple[int, int], Value], row: int, across: Sequence[Column]) -> bool:
    return any(values[row, column.index] is not BLANK for column in across)


def _diagonal(draft: Draft, across: list[Column]) -> set[tuple[int, int]]:
    """Return the cells where an actor meets itself: by its name, or by its place where both lists agree."""
    table, actor = draft.table, draft.table.actor
    down = [plain(table.grid.text(row, actor.index)) for row in table.rows] if actor else []
    names = [plain(c.partner) for c in across]
    named = {
        (row, column.index)
        for row, label in zip(table.rows, down, strict=False)
        for column, name in zip(across, names, strict=True)
        if label == name
    }
    placed = set(zip(table.rows, (c.index for c in across), strict=False))
    square = len(down) == len(names) and 2 * len(placed & named) >= len(names)
    return named | placed if square else named


def _numbered(draft: Draft, across: Sequence[Column]) -> Mapping[str, str]:
    """Return the names that stand down the side with a number, where the columns bear numbers alone."""
    table, actor = draft.table, draft.table.actor
    if actor is None or not all(column.header.isdigit() for column in across):
        return {}
    names: dict[str, str] = {}
    for row in table.rows:
        text = table.grid.text(row, actor.index)
        found = _NUMBER.match(text)
        beside = next((table.grid.text(row, c.index) for c in table.with_role("number")), "")
        if found or beside.isdigit():
            names[found[1] if found else beside] = found[2] if found else text
    return names


def _head(draft: Draft, column: Column, numbered: Mapping[str, str]) -> int:
    cell = draft.table.grid.at(draft.table.header_rows[-1], column.index) if draft.table.header_rows else None
    return draft.mention(cell or Cell(0, column.index, column.header), numbered.get(column.header))


def _unlabelled_row(draft: Draft, row: int, across: list[Column]) -> None:
    for column in across:
        cell = draft.table.grid.own(row, column.index)
        if cell is not None:
            draft.fault(cell, "actor_missing")


def _offered(draft: Draft) -> bool:
    return any(
        plain(word) in ("gewuenscht", "wunsch", "desired", "wish", "geplant")
        for word in draft.scale.letters.values()
    )


def _blank_answer(draft: Draft, values: dict[tuple[int, int], Value]) -> str:
    """Return what a blank says, and the assumption that goes with it."""
    stated = str(draft.settings.asked.get("blank_in_matrix", "no"))
    said = "blank_in_matrix" in draft.settings.asked
    if stated == "no" and not said and any(v is BLANK for v in values.values()):
        toml = '[asked]\nblank_in_matrix = "no"'
        draft.assumptions.append(Assumption("blank_in_matrix", toml, draft.place[1]))
    return terms.NONE if stated == "not_asked" else terms.NO


def _in_words(draft: Draft, row: int, source: tuple[int, Cell]) -> None:
    """Read the partners that stand in words beside the matrix."""
    for column in draft.table.with_role(*_NAMED):
        cell = draft.table.grid.own(row, column.index)
        if cell is None:
            continue
        if cell.kind in UNREAD:
            draft.fault(cell, UNREAD[cell.kind])
            continue
        state = terms.WISHED if column.role == "target_wish" else draft.state
        places = ((source[1].row, source[1].column), (cell.row, cell.column))
        for part in draft.parts(cell.text, several=True):
            target = draft.mention(cell, None if part.text == cell.text else part.text)
            strength = part.value.strength if part.value and state == terms.EXISTING else None
            draft.relations.append(
                Relation(cell.row, cell.column, source[0], target, "", state, strength, terms.USED, places)
            )


def _cell(draft: Draft, cell: Cell, value: Value, *, pair: tuple[int, int]) -> None:
    """Turn one cell into a report, an answer, or a finding."""
    place = (cell.row, cell.column)
    if value.kind in ("strength", "state", "mark"):
        draft.bracketed(cell, value)
        state = value.state or draft.state
        strength = value.strength if state == terms.EXISTING else None
        draft.relations.append(Relation(*place, *pair, "", state, strength, terms.USED, (place,)))
    elif value.kind == "fault":
        draft.fault(cell, value.fault)
    else:
        draft.fate(cell, terms.USED, "answer_none" if value.kind != "silent" else "answer_silent")
