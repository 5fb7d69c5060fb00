"""Tie lists and partner lists: one line a cooperation, or one line an actor with its partners in cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import MILD_FAULTS, Draft
from netzwerk.forms.lexicon import plain, state_words
from netzwerk.forms.lines import Answer, Reading, Relation
from netzwerk.forms.recognise import several_share
from netzwerk.forms.split import Part, split_partners
from netzwerk.forms.values import BLANK, Value, read_mark, read_state, read_value
from netzwerk.sheet import Cell

_KIND_SEPARATORS = re.compile(r"\s*[,;\n|]\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of all its partners, and the cells that say it."""

    kind: str
    state: str
    strength: float | None
    outcome: str
    cells: tuple[Cell, ...]
    silent: bool = False


def read_listing(draft: Draft) -> Reading:
    """Read a tie list, a partner list, or a survey whose partners stand in cells.

    Partners in one cell are parted; an intensity in brackets counts for its own partner, one in a column
    of its own for all of the row. A value that cannot be read sets its line aside; a word for intensity
    that nobody knows only loses the intensity.
    """
    table = draft.table
    actor = table.actor
    targets = _target_columns(draft)
    read = {c.index for c in (*table.with_role("kind", "strength", "state", "wish"), *targets)}
    read |= {actor.index} if actor else set()
    read |= {c.index for c in _kind_columns(draft)}
    several = {c.index: _several(draft, c) for c in targets}
    for row in table.rows:
        source = table.grid.at(row, actor.index) if actor else None
        _read_row(draft, row, source, targets=targets, several=several)
    draft.unlabelled(read)
    _asked(draft)
    draft.headers()
    draft.lines()
    first = draft.form in terms.FIRST_PERSON_FORMS
    return draft.done(first_person=first, respondents=draft.form == terms.SURVEY)


def _several(draft: Draft, column: Column) -> bool:
    if draft.form in (terms.PARTNER_LIST, terms.SURVEY):
        return True
    return several_share(draft.table, (column.index,), draft.knows) >= 0.5


def _kind_columns(draft: Draft) -> tuple[Column, ...]:
    return draft.table.with_role("kind") or draft.table.with_role("field")


def _target_columns(draft: Draft) -> tuple[Column, ...]:
    """Columns of partners; a column of wishes that holds names is one of them."""
    targets = list(draft.table.with_role("target", "target_wish"))
    for column in draft.table.with_role("wish"):
        if _holds_names(draft, column):
            targets.append(column)
    return tuple(sorted(targets, key=lambda c: c.index))


def _holds_names(draft: Draft, column: Column) -> bool:
    cells = [c for row in draft.table.rows if (c := draft.table.grid.own(row, column.index)) is not None]
    faults = sum(read_mark(cell).kind == "fault" for cell in cells)
    return bool(cells) and faults > 0.5 * len(cells)


def _wished(column: Column) -> bool:
    return column.role in ("target_wish", "wish") or column.state == terms.WISHED


def _read_row(
    draft: Draft, row: int, source: Cell | None, *, targets: tuple[Column, ...], several: dict[int, bool]
) -> None:
    grid = draft.table.grid
    partners = [(c, cell) for c in targets if (cell := grid.at(row, c.index)) is not None]
    said = _said(draft, row, {c.index for c in targets})
    if source is None:
        for _, cell in partners:
            draft.fault(cell, "actor_missing")
        for cell in said.cells:
            _loose(draft, cell, partners)
        return
    sources = [
        draft.mention(source, None if part.text == source.text else part.text)
        for part in split_partners(source.text, draft.knows, scale=draft.scale, several=False)
    ]
    if not partners:
        _no_partner(draft, source, said)
        return
    for column, cell in partners:
        for part in split_partners(cell.text, draft.knows, scale=draft.scale, several=several[column.index]):
            for one in sources:
                _relate(
                    draft, (row, column.index), (one, source), part=part, cell=cell, said=said, column=column
                )


def _loose(draft: Draft, cell: Cell, partners: list[tuple[Column, Cell]]) -> None:
    if partners:
        draft.fate(cell, terms.IGNORED, "line_set_aside")
    else:
        draft.fault(cell, "actor_missing")


def _no_partner(draft: Draft, source: Cell, said: _Row) -> None:
    if draft.form != terms.TIE_LIST and not said.cells:
        return
    own = draft.table.rows and source.rows == 1
    where = source if own or not said.cells else said.cells[0]
    draft.fault(where, "partner_missing")
    for cell in said.cells:
        if cell is not where:
            draft.fate(cell, terms.IGNORED, "line_set_aside")


def _said(draft: Draft, row: int, taken: set[int]) -> _Row:
    """Read kind, state and intensity of one row."""
    grid, table = draft.table.grid, draft.table
    cells: list[Cell] = []
    kinds: list[str] = []
    for column in _kind_columns(draft):
        cell = grid.at(row, column.index)
        if cell is not None:
            cells.append(cell)
            kinds += _kinds(draft, cell)
    state, state_faults, said = _state(draft, row, taken)
    cells += said
    strength, outcome = None, terms.REFUSED_CELL if state_faults else terms.USED
    silent = False
    for column in table.with_role("strength"):
        cell = grid.at(row, column.index)
        value = read_value(cell, draft.scale)
        if cell is None or value is BLANK:
            continue
        cells.append(cell)
        if value.kind == "fault":
            draft.fault(cell, value.fault)
            outcome = outcome if value.fault in MILD_FAULTS else terms.REFUSED_CELL
        elif value.kind == "none" or (value.kind == "no" and cell.text.strip() == "0"):
            silent = True
        else:
            strength = value.strength if value.strength is not None else strength
            state = value.state or state
    return _Row(terms.JOIN.join(dict.fromkeys(kinds)), state, strength, outcome, tuple(cells), silent)


def _kinds(draft: Draft, cell: Cell) -> list[str]:
    kinds = [kind.strip() for kind in _KIND_SEPARATORS.split(cell.text) if kind.strip(" -–—")]
    for kind in kinds:
        draft.word("kinds", cell, kind)
    return kinds


def _state(draft: Draft, row: int, taken: set[int]) -> tuple[str, bool, list[Cell]]:
    """Return the row's state, whether it cannot be read, and the cells that say it."""
    grid, table = draft.table.grid, draft.table
    cells: list[Cell] = []
    state, faults = "", False
    for column in (*table.with_role("state"), *table.with_role("wish")):
        cell = grid.at(row, column.index)
        if cell is None or column.index in taken:
            continue
        value = read_state(cell) if column.role == "state" else read_mark(cell)
        if value.kind == "fault" and column.role == "state":
            value = _marked_state(cell, value)
        cells.append(cell)
        if value.kind == "fault":
            draft.fault(cell, value.fault)
            faults = True
        elif value.kind == "state":
            state = value.state
        elif value.kind == "mark" and column.role == "wish":
            draft.bracketed(cell, value)
            state = terms.WISHED
    return state, faults, cells


def _marked_state(cell: Cell, value: Value) -> Value:
    mark = read_mark(cell)
    if mark.kind == "mark":
        return Value("state", state=terms.EXISTING)
    return BLANK if mark.kind == "no" else value


def _relate(
    draft: Draft,
    place: tuple[int, int],
    source: tuple[int, Cell],
    *,
    part: Part,
    cell: Cell,
    said: _Row,
    column: Column,
) -> None:
    """Add the report of one partner."""
    target = draft.mention(cell, None if part.text == cell.text else part.text)
    bracket = part.value or BLANK
    strength = bracket.strength if bracket.strength is not None else said.strength
    state = bracket.state or said.state or (terms.WISHED if _wished(column) else draft.state)
    outcome = said.outcome
    if bracket.kind == "fault":
        draft.fault(cell, bracket.fault, {"part": part.text})
        outcome = outcome if bracket.fault in MILD_FAULTS else terms.REFUSED_CELL
    if part.questioned:
        draft.fate(cell, terms.USED, "name_questioned", severity=terms.WARNING, values={"part": part.text})
    if state != terms.EXISTING and strength is not None:
        for other in said.cells:
            if read_value(other, draft.scale).strength is not None and plain(other.text) not in state_words():
                draft.fate(other, terms.USED, "wish_with_strength", severity=terms.NOTE)
        strength = None
    if said.silent or bracket.kind == "none":
        outcome = terms.IGNORED
    cells = (source[1], cell, *said.cells)
    draft.relations.append(
        Relation(
            *place, source[0], target, said.kind, state, strength, outcome,
            tuple(dict.fromkeys((c.row, c.column) for c in cells)),
        )
    )  # fmt: skip


def _asked(draft: Draft) -> None:
    """Each actor in the first column was asked about everyone."""
    table = draft.table
    actor = table.actor
    offers = bool(table.with_role("state", "wish", "target_wish")) or draft.state == terms.WISHED
    offers = offers or any(r.state == terms.WISHED for r in draft.relations) or "w" in draft.scale.letters
    for position, mention in enumerate(draft.mentions):
        if actor is not None and mention.column == actor.index:
            draft.answers.append(Answer(position, None, terms.YES, offers))
