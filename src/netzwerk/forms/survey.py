"""Surveys: one line an organisation; its answers in a column a partner, in cells of several, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import MILD_FAULTS, Draft
from netzwerk.forms.lexicon import none_words, plain
from netzwerk.forms.lines import Answer, Membership, Reading, Relation
from netzwerk.forms.listing import read_listing
from netzwerk.forms.said import Value
from netzwerk.forms.values import BLANK, UNREAD, read_role, read_value
from netzwerk.sheet import Cell

_SEVERAL = re.compile(r"\s*[;,|\n]\s*")
# The code of an answer behind its words: eng (A3).
_CODE = re.compile(r"\s*[(\[][A-Za-z]{1,3}\d{1,3}[)\]]\s*$")
_WISHES = ("target_wish", "wish")


@dataclass
class _Line:
    """What one respondent says of one partner in one state."""

    target: int
    place: tuple[int, int]
    strength: float | None = None
    kinds: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def keep(self, strength: float | None, *, cell: Cell, draft: Draft) -> None:
        """Keep the greater of two strengths, and say where they differ."""
        if strength and self.strength not in (None, strength):
            draft.fate(cell, terms.USED, "two_strengths", severity=terms.WARNING)
        self.strength = max(filter(None, (self.strength, strength)), default=None)


@dataclass
class _Row:
    """One respondent's line while it is read: its ties by partner and state, and its answers by partner."""

    draft: Draft
    source: int
    label: Cell
    offers: bool
    ties: dict[tuple[str, str], _Line] = field(default_factory=dict)
    answers: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def tie(self, name: str, target: int, *, state: str, cell: Cell) -> _Line:
        """Return the line about a partner, made at its first mention."""
        key = (plain(name), state)
        if key not in self.ties:
            self.ties[key] = _Line(target, (cell.row, cell.column))
        line = self.ties[key]
        line.cells += [] if cell in line.cells else [cell]
        return line

    def answer(self, target: int, answer: str, *, blank: bool = False) -> None:
        """Note an answer; a yes stands before a no, a no before none."""
        order = (terms.YES, terms.NO, terms.NONE)
        before = self.answers.get(target, (terms.NONE, True))
        self.answers[target] = min(before, (answer, blank), key=lambda said: (order.index(said[0]), said[1]))

    def finish(self) -> None:
        """Hand the ties on as reports."""
        for (_, state), line in self.ties.items():
            cells = dict.fromkeys((c.row, c.column) for c in (self.label, *line.cells))
            kind = terms.JOIN.join(dict.fromkeys(line.kinds))
            strength = line.strength if state == terms.EXISTING else None
            self.draft.relations.append(
                Relation(*line.place, self.source, line.target, kind, state, strength, terms.USED,
                         tuple(cells))
            )  # fmt: skip
        for target, (answer, blank) in self.answers.items():
            self.draft.answers.append(Answer(self.source, target, answer, self.offers, blank))


def read_survey(draft: Draft) -> Reading:
    """Read a survey; each respondent is a group, and the wishes are its own.

    A column a partner says intensity, a mark, a state or a kind, by what its question asks; cells with
    several partners are parted. `gar nicht` and `nein` are answers without a tie; a blank is none where the
    survey has a word for none, else no. A column of fields gives memberships.
    """
    table = draft.table
    grids = [c for c in table.columns if c.role == "value"]
    if not grids and table.with_role("target") and table.with_role("kind", "strength", "state", "wish"):
        return _in_lines(draft)
    lists = table.with_role("target", "target_wish")
    fields = table.with_role("field")
    heads = {c.index: _head(draft, c) for c in grids if c.asks != "field"}
    about = _about(grids, heads)
    blank = _blank(draft, grids)
    offers = any(c.asks in _WISHES for c in grids) or bool(table.with_role("target_wish"))
    offers = offers or _wished(draft, grids)
    for row in table.rows:
        label = table.grid.at(row, table.actor.index) if table.actor else None
        said = [c for c in (*grids, *lists, *fields) if table.grid.own(row, c.index) is not None]
        if label is None or label.kind in UNREAD:
            _nameless(draft, row, label, said=said)
            continue
        one = _Row(draft, draft.mention(label), label, offers)
        for column in grids:
            if column.asks == "field":
                _field_mark(draft, one, column)
            elif said:
                _grid_cell(one, column, ends=(heads[column.index], about[column.index]), row=row, blank=blank)
        for column in lists:
            _named_cell(one, column, row)
        for column in fields:
            _fields(draft, one, column)
        if any(column.role == "target" for column in lists):
            draft.answers.append(Answer(one.source, None, terms.YES, offers))
        one.finish()
    draft.unlabelled(
        {c.index for c in (*grids, *lists, *fields)} | ({table.actor.index} if table.actor else set())
    )
    draft.headers()
    draft.lines()
    return draft.done(first_person=True, respondents=True)


def _in_lines(draft: Draft) -> Reading:
    """Read a survey of one line a cooperation, or of a few partners a respondent, each with its own details.

    Where there is one partner a line, the lines of one organisation are one respondent's.
    """
    told = replace(read_listing(draft), respondents=True)
    if len(draft.table.with_role("target", "target_wish")) > 1:
        return told
    first: dict[str, int] = {}
    for position, mention in enumerate(told.mentions):
        first.setdefault(plain(mention.text), position)
    one = [first[plain(mention.text)] for mention in told.mentions]
    return replace(
        told,
        relations=tuple(replace(r, source=one[r.source]) for r in told.relations),
        answers=tuple(dict.fromkeys(replace(a, actor=one[a.actor]) for a in told.answers)),
    )


def _head(draft: Draft, column: Column) -> int:
    rows = draft.table.header_rows
    cell = draft.table.grid.at(rows[-1], column.index) if rows else None
    cell = cell or Cell(0, column.index, column.header)
    return draft.mention(cell, column.partner if column.partner != cell.text else None)


def _about(grids: Iterable[Column], heads: Mapping[int, int]) -> Mapping[int, int]:
    """Return by column which mention its answers are about: the partner's first, where questions share it."""
    first: dict[str, Column] = {}
    about = {}
    for column in (c for c in grids if c.index in heads):
        one = first.setdefault(plain(column.partner), column)
        about[column.index] = heads[(one if one.question != column.question else column).index]
    return about


def _blank(draft: Draft, grids: Iterable[Column]) -> str:
    """Return what a blank says: nothing where the survey has a word for none, else no."""
    asked = {c.index for c in grids if c.asks not in (*_WISHES, "field")}
    cells = (c for row in draft.table.rows for c in draft.table.body(row) if c.column in asked)
    return terms.NONE if any(read_value(c, draft.scale).kind == "none" for c in cells) else terms.NO


def _wished(draft: Draft, grids: Iterable[Column]) -> bool:
    asked = {c.index for c in grids}
    cells = (c for row in draft.table.rows for c in draft.table.body(row) if c.column in asked)
    return any(value.state == terms.WISHED for cell in cells for value in _values(draft, cell))


def _nameless(draft: Draft, row: int, label: Cell | None, *, said: Iterable[Column]) -> None:
    """Set a line aside whose organisation is missing or cannot be read."""
    if label is not None:
        draft.fault(label, UNREAD[label.kind])
    for column in said:
        if (cell := draft.table.grid.own(row, column.index)) is not None:
            draft.fault(cell, "actor_missing")


def _values(draft: Draft, cell: Cell) -> list[Value]:
    """Read one cell of a grid; several answers may be ticked in it."""
    cell = replace(cell, text=_CODE.sub("", cell.text))
    whole = read_value(cell, draft.scale)
    if whole.kind != "fault" or cell.kind in UNREAD:
        return [whole]
    texts = [text for text in _SEVERAL.split(cell.text) if text.strip()]
    parts = [read_value(Cell(cell.row, cell.column, text), draft.scale) for text in texts]
    return parts if len(parts) > 1 and all(part.kind != "fault" for part in parts) else [whole]


def _grid_cell(one: _Row, column: Column, *, ends: tuple[int, int], row: int, blank: str) -> None:
    """Read what a respondent says of one partner in its column."""
    draft, (target, about) = one.draft, ends
    cell = draft.table.grid.own(row, column.index)
    wish = column.asks in (*_WISHES, "refused")
    if cell is None:
        one.answer(about, terms.NONE if wish else blank, blank=True)
        return
    if column.asks == "kind":
        _kinds(one, column, ends=ends, cell=cell)
        return
    for value in _values(draft, cell):
        if value.kind == "fault":
            draft.fault(cell, value.fault)
            one.answer(about, terms.NONE)
        elif value.kind in ("strength", "state", "mark"):
            state = value.state or (
                terms.REFUSED if column.asks == "refused" else terms.WISHED if wish else draft.state
            )
            line = one.tie(column.partner, target, state=state, cell=cell)
            line.keep(value.strength, cell=cell, draft=draft)
            draft.bracketed(cell, value)
            one.answer(about, terms.NONE if wish else terms.YES)
        else:
            silent = wish or value.kind == "silent"
            one.answer(about, terms.NONE if silent else terms.NO)
            draft.fate(cell, terms.USED, "answer_silent" if value.kind == "silent" else "answer_none")


def _kinds(one: _Row, column: Column, *, ends: tuple[int, int], cell: Cell) -> None:
    """Read what a cooperation is about, in the column of one partner."""
    draft, (target, about) = one.draft, ends
    if plain(cell.text) in none_words() or read_value(cell, draft.scale).kind in ("no", "none"):
        one.answer(about, terms.NO)
        draft.fate(cell, terms.USED, "answer_none")
        return
    line = one.tie(column.partner, target, state=draft.state, cell=cell)
    for kind in (text.strip() for text in _SEVERAL.split(cell.text) if text.strip(" -–—")):
        draft.word("kinds", cell, kind)
        line.kinds.append(kind)
    one.answer(about, terms.YES)


def _named_cell(one: _Row, column: Column, row: int) -> None:
    """Read the partners that stand in one cell."""
    draft = one.draft
    cell = draft.table.grid.own(row, column.index)
    if cell is None:
        return
    if cell.kind in UNREAD:
        draft.fault(cell, UNREAD[cell.kind])
        return
    if read_value(cell, draft.scale).kind in ("none", "no", "silent"):
        draft.fate(cell, terms.USED, "answer_none")
        return
    for part in draft.parts(cell.text, several=True):
        target = draft.mention(cell, None if part.text == cell.text else part.text)
        bracket = part.value or BLANK
        if part.questioned:
            values = {"part": part.text}
            draft.fate(cell, terms.USED, "name_questioned", severity=terms.WARNING, values=values)
        if bracket.kind == "fault":
            draft.fault(cell, bracket.fault, {"part": part.text})
            if bracket.fault not in MILD_FAULTS:
                continue
        wished = terms.WISHED if column.role == "target_wish" else draft.state
        level = None if column.level is None else draft.scale.of_level(column.level)
        line = one.tie(part.text, target, state=bracket.state or wished, cell=cell)
        line.keep(bracket.strength or level, cell=cell, draft=draft)


def _fields(draft: Draft, one: _Row, column: Column) -> None:
    """Read the fields that a respondent ticked, several in one cell."""
    cell = draft.table.grid.own(one.label.row, column.index)
    if cell is None:
        return
    if cell.kind in UNREAD:
        draft.fault(cell, UNREAD[cell.kind])
        return
    draft.fate(cell, terms.USED, "membership")
    for part in draft.parts(cell.text, several=True):
        draft.word("fields", cell, part.text)
        draft.memberships.append(
            Membership(cell.row, cell.column, one.source, part.text, terms.ACTIVE, terms.FIELD)
        )


def _field_mark(draft: Draft, one: _Row, column: Column) -> None:
    """Read a mark in the column of one field."""
    cell = draft.table.grid.own(one.label.row, column.index)
    if cell is None:
        return
    role, fault = read_role(cell, draft.scale)
    if fault:
        draft.fault(cell, "unknown_role")
        return
    draft.fate(cell, terms.USED, "membership" if role else "answer_none")
    if role:
        head = draft.table.grid.at(draft.table.header_rows[-1], column.index)
        if head is not None:
            draft.word("fields", head, column.partner)
        draft.memberships.append(
            Membership(cell.row, cell.column, one.source, column.partner, role, terms.FIELD)
        )
