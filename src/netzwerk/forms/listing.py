"""Tie lists and partner lists: one line a cooperation, or one line an actor with its partners in cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import MILD_FAULTS, Draft
from netzwerk.forms.levels import TICKED
from netzwerk.forms.lexicon import plain, remarks, state_words
from netzwerk.forms.lines import Answer, Reading, Relation
from netzwerk.forms.nobody import SEVERAL, nobody
from netzwerk.forms.pairs import LISTED, PAIR, pair_lines, pair_of
from netzwerk.forms.recognise import several_share
from netzwerk.forms.row import MARKED, Details, Row, kind_columns, owners, with_marked_kinds
from netzwerk.forms.sources import own_fields, sources_of
from netzwerk.forms.split import Part
from netzwerk.forms.values import BLANK, UNREAD, read_mark, read_value
from netzwerk.sheet import Cell


def read_listing(draft: Draft) -> Reading:
    """Read a tie list or a partner list.

    Partners in one cell are parted; an intensity in brackets counts for its own partner, one in a column
    of its own for all of the row. A value that cannot be read sets its line aside; a word for intensity
    that nobody knows only loses the intensity.
    """
    draft.table = table = with_marked_kinds(draft.table)
    actor = table.actor
    targets = _target_columns(draft)
    read = {
        c.index
        for c in (*table.with_role("kind", "strength", "state", "wish", "exists", "refused"), *targets)
    }
    read |= {actor.index} if actor else set()
    read |= {c.index for c in (*kind_columns(draft), *draft.table.with_role(MARKED, TICKED))}
    fields = table.with_role("field") if draft.form == terms.PARTNER_LIST else ()
    read |= {c.index for c in fields}
    several = {c.index: _several(draft, c) for c in targets}
    paired = next(iter(table.with_role(PAIR, LISTED)), None)
    if paired:
        read |= {paired.index} if paired.role == PAIR else set(range(paired.index, table.right + 1))
        _read_pairs(draft, paired)
    else:
        _read_rows(draft, _Details.of(draft, targets), several)
    if draft.names_only:
        return draft.done()
    for row in table.rows if fields else ():
        own_fields(draft, row, fields)
    draft.unlabelled(read)
    draft.from_above()
    _asked(draft)
    draft.headers()
    draft.lines()
    return draft.done(first_person=draft.form in terms.FIRST_PERSON_FORMS)


def _several(draft: Draft, column: Column) -> bool:
    if draft.form == terms.PARTNER_LIST:
        return True
    return several_share(draft.table, (column.index,), draft.knows) >= 0.5


def _target_columns(draft: Draft) -> tuple[Column, ...]:
    """Columns of partners; a column of wishes that holds names is one of them."""
    targets = list(draft.table.with_role("target", "target_wish"))
    for column in draft.table.with_role("wish", "exists", "refused"):
        if _holds_names(draft, column):
            targets.append(column)
    return tuple(sorted(targets, key=lambda c: c.index))


def _holds_names(draft: Draft, column: Column) -> bool:
    cells = [c for row in draft.table.rows if (c := draft.table.grid.own(row, column.index)) is not None]
    faults = sum(read_mark(cell).kind == "fault" and cell.text.strip()[:1].isalpha() for cell in cells)
    return bool(cells) and faults > 0.5 * len(cells)


def _stated(column: Column) -> str:
    """Return the state that a column of partners gives them by its header; nothing where it gives none."""
    if column.role == "refused":
        return terms.REFUSED
    return terms.WISHED if column.role in ("target_wish", "wish") or column.state == terms.WISHED else ""


@dataclass(frozen=True)
class _Details:
    """What is said of all partners of a row, and of those in each column where a detail is its own."""

    targets: tuple[Column, ...]
    all: Details
    each: Mapping[int, Details]

    @classmethod
    def of(cls, draft: Draft, targets: tuple[Column, ...]) -> _Details:
        taken = {c.index for c in targets}
        own = owners(draft, targets)
        each = {
            c.index: Details(draft, taken | {at for at, owner in own.items() if owner != c.index})
            for c in (targets if own else ())
        }
        return cls(targets, Details(draft, taken | set(own)), each)


def _read_rows(draft: Draft, details: _Details, several: Mapping[int, bool]) -> None:
    """Read row by row; where only names are asked for, no source again that has reported something."""
    actor = draft.table.actor
    told: set[str] = set()
    for row in draft.table.rows:
        source = draft.table.grid.at(row, actor.index) if actor else draft.table.owner
        if draft.names_only and source is not None and source.text in told:
            continue
        before = len(draft.relations)
        _read_row(draft, row, source, details=details, several=several)
        if source is not None and len(draft.relations) > before:
            told.add(source.text)


def _read_row(
    draft: Draft, row: int, source: Cell | None, *, details: _Details, several: Mapping[int, bool]
) -> None:
    partners = partners_of(draft, row, details.targets)
    said = details.all.row(row)
    if source is not None and not (partners or said.cells) and _is_remark(draft, source):
        draft.fate(source, terms.IGNORED, "remark_line", severity=terms.NOTE, private=True)
        return
    if source is None or source.kind in UNREAD:
        without_source(draft, source, [*(cell for _, cell in partners), *said.cells])
        return
    sources = sources_of(draft, source)
    if not partners:
        _no_partner(draft, source, said)
    for column, cell in partners:
        if column.index in details.each:
            said = details.each[column.index].row(row)
        parts = _named(draft, cell, draft.parts(cell.text, several=several[column.index]))
        for part, one in product(parts, sources):
            place = (row, column.index)
            _relate(draft, place, (one, source), part=part, cell=cell, said=said, column=column)
        if not parts:
            for other in said.cells:
                draft.fate(other, terms.IGNORED, "line_set_aside")


def _named(draft: Draft, cell: Cell, parts: Sequence[Part]) -> list[Part]:
    """Return the parts that name an organisation; none is an answer, others without a name a finding."""
    named = []
    for part in parts:
        said = nobody(part.text)
        said = "" if said and draft.names(part.text) else said
        if said == SEVERAL:
            draft.fault(cell, "several_unnamed", {"part": part.text})
        elif said:
            draft.fate(cell, terms.USED, "answer_none")
        elif remarks(part.text) and not draft.names(part.text):
            draft.fault(cell, "sentence")
        else:
            named.append(part)
    return named


def _read_pairs(draft: Draft, column: Column) -> None:
    """Read lines that name both sides, and what stands beside them."""
    details = Details(draft, {column.index})
    for row in draft.table.rows:
        _read_pair(draft, row, column, said=details.row(row))


def _read_pair(draft: Draft, row: int, column: Column, *, said: Row) -> None:
    cell = draft.table.grid.at(row, column.index)
    if cell is None or cell.kind in UNREAD:
        without_source(draft, cell, [*said.cells])
        return
    told = len(draft.relations)
    for line in pair_lines(cell.text):
        pair = pair_of(line, column, draft.names)
        if pair is None:
            draft.fault(cell, "pair_unclear", {"part": line})
            continue
        source = draft.mention(cell, pair.source)
        beside = draft.table.body(row) if column.role == LISTED else ()
        further = [c for c in beside if c.column > column.index]
        for where, text in ((cell, pair.rest), *((c, c.text) for c in further)):
            parts = _named(draft, where, draft.parts(text, several=column.role == LISTED))
            for part in parts:
                place = (row, where.column)
                _relate(draft, place, (source, cell), part=part, cell=where, said=said, column=column)
    for other in said.cells if len(draft.relations) == told else ():
        draft.fate(other, terms.IGNORED, "line_set_aside")


def partners_of(draft: Draft, row: int, targets: tuple[Column, ...]) -> list[tuple[Column, Cell]]:
    """Return a row's cells of partners, those without a readable text set aside."""
    found = []
    for column in targets:
        cell = draft.table.grid.at(row, column.index)
        if cell is not None and cell.kind in UNREAD:
            draft.fault(cell, UNREAD[cell.kind])
        elif cell is not None:
            found.append((column, cell))
    return found


def without_source(draft: Draft, source: Cell | None, cells: list[Cell]) -> None:
    """Set a line aside whose organisation is missing or cannot be read; one cell bears the finding."""
    if source is not None:
        draft.fault(source, UNREAD[source.kind])
    elif cells:
        draft.fault(cells[0], "actor_missing")
        cells = cells[1:]
    for cell in cells:
        draft.fate(cell, terms.IGNORED, "line_set_aside")


def _is_remark(draft: Draft, source: Cell) -> bool:
    """Whether a line that says nothing else is no organisation without partners, but a remark."""
    return source.rows == 1 and not draft.knows(source.text.strip()) and remarks(source.text)


def _no_partner(draft: Draft, source: Cell, said: Row) -> None:
    if draft.form != terms.TIE_LIST and not said.cells:
        return
    own = draft.table.rows and source.rows == 1
    where = source if own or not said.cells else said.cells[0]
    draft.fault(where, "partner_missing")
    for cell in said.cells:
        if cell is not where:
            draft.fate(cell, terms.IGNORED, "line_set_aside")


def _relate(
    draft: Draft,
    place: tuple[int, int],
    source: tuple[int, Cell],
    *,
    part: Part,
    cell: Cell,
    said: Row,
    column: Column,
) -> None:
    """Add the report of one partner."""
    target = draft.mention(cell, None if part.text == cell.text else part.text)
    bracket = part.value or BLANK
    level = None if column.level is None else draft.scale.of_level(column.level)
    strength = next((s for s in (bracket.strength, said.strength, level) if s is not None), None)
    state = bracket.state or said.state or _stated(column) or draft.state
    outcome = said.outcome
    if bracket.kind == "fault":
        draft.fault(cell, bracket.fault, {"part": part.text})
        outcome = outcome if bracket.fault in MILD_FAULTS else terms.REFUSED_CELL
    if part.questioned:
        draft.fate(cell, terms.USED, "name_questioned", severity=terms.WARNING, values={"part": part.text})
    if part.bracketed:
        draft.fate(cell, terms.USED, "bracketed_name", severity=terms.NOTE, values={"part": part.text})
    if state != terms.EXISTING and strength is not None:
        for other in said.cells:
            if read_value(other, draft.scale).strength is not None and plain(other.text) not in state_words():
                draft.fate(other, terms.USED, "wish_with_strength", severity=terms.NOTE)
        strength = None
    if said.silent or bracket.kind == "none":
        outcome = terms.IGNORED
    kind = said.kind or _kind_above(draft, column, cell)
    cells = (source[1], cell, *said.cells)
    draft.relations.append(
        Relation(
            *place, source[0], target, kind, state, strength, outcome,
            tuple(dict.fromkeys((c.row, c.column) for c in cells)),
        )
    )  # fmt: skip


def _kind_above(draft: Draft, column: Column, cell: Cell) -> str:
    """Return the kind that a column of partners stands for by its header, if for any."""
    if column.asks != "kind":
        return ""
    draft.word("kinds", cell, column.header)
    return column.header


def _asked(draft: Draft) -> None:
    """Each actor in the first column was asked about everyone."""
    table = draft.table
    actor = table.actor
    offers = bool(table.with_role("state", "wish", "target_wish")) or draft.state == terms.WISHED
    offers = offers or any(r.state == terms.WISHED for r in draft.relations) or "w" in draft.scale.letters
    egos = {relation.source for relation in draft.relations}
    for position, mention in enumerate(draft.mentions):
        if position in egos or (actor is not None and mention.column == actor.index):
            draft.answers.append(Answer(position, None, terms.YES, offers))
