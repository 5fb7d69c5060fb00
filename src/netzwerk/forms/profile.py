"""A profile page that came back: its organisation confirms, denies or adds ties of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netzwerk import terms
from netzwerk.forms.draft import Draft
from netzwerk.forms.lexicon import adds, plain, verdict_words
from netzwerk.forms.lines import Answer, Denial, Reading, Relation
from netzwerk.forms.listing import partners_of, without_source
from netzwerk.forms.row import Details, Row, kind_columns
from netzwerk.forms.sources import sources_of
from netzwerk.forms.split import Part
from netzwerk.forms.values import BLANK, read_mark, read_value
from netzwerk.sheet import Cell

CONFIRMED, DENIED, ADDED = "confirmed", "denied", "added"
_SAID = ("kind", "strength", "state", "wish", "exists", "refused", "verdict", "denied", "added")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a line answers: a verdict (empty: none), what it says beside it, and the cells that say so."""

    word: str = ""
    state: str = ""
    strength: float | None = None
    cells: tuple[Cell, ...] = ()
    refused: bool = False


def read_profile(draft: Draft) -> Reading:
    """Read what an organisation says of its own ties, line by line.

    A tie that is confirmed or added is a report of the organisation's own; one that is denied is the answer
    no, and is handed on so that the groups' reports of it give way. A line without an answer says nothing,
    but below a title that asks for what is missing, where each line adds a tie.
    """
    table = draft.table
    targets = tuple(sorted(table.with_role("target", "target_wish"), key=lambda c: c.index))
    adding = any(adds(cell.text) for cell in table.titles) or not table.with_role(
        "verdict", "denied", "added"
    )
    read = {c.index for c in (*table.with_role(*_SAID), *targets, *kind_columns(draft))}
    read |= {table.actor.index} if table.actor else set()
    details = Details(draft, {c.index for c in targets})
    for row in table.rows:
        source = table.grid.at(row, table.actor.index) if table.actor else table.owner
        partners = partners_of(draft, row, targets)
        said = details.row(row)
        verdict = _verdict(draft, row, adding=adding)
        cells = [*(cell for _, cell in partners), *said.cells, *verdict.cells]
        if source is None:
            without_source(draft, None, cells)
            continue
        if not partners and cells:
            draft.fault(cells[0], "partner_missing")
            for cell in cells[1:]:
                draft.fate(cell, terms.IGNORED, "line_set_aside")
        for column, cell in partners:
            wished = column.role == "target_wish" or column.state == terms.WISHED
            line = replace(said, state=said.state or (terms.WISHED if wished else ""))
            for part in draft.parts(cell.text, several=False):
                for one in sources_of(draft, source):
                    _answer(draft, (one, source), (part, cell), line=line, verdict=verdict)
    draft.unlabelled(read)
    draft.headers()
    draft.lines()
    return draft.done(first_person=True, respondents=True)


def _verdict(draft: Draft, row: int, *, adding: bool) -> _Verdict:
    """Read the answer of one line, from a column of answers or from columns to tick."""
    found = [_Verdict(ADDED)] if adding else []
    for column in draft.table.with_role("verdict", "denied", "added"):
        cell = draft.table.grid.own(row, column.index)
        if cell is None:
            continue
        one = _read_verdict(draft, cell, column.role)
        if one.refused:
            draft.fault(cell, "unknown_verdict")
        found.append(replace(one, cells=(cell,)))
    said = [one for one in found if one.word]
    cells = tuple(cell for one in found for cell in one.cells)
    refused = any(one.refused for one in found)
    if len({one.word == DENIED for one in said}) > 1 and not adding:
        draft.fault(cells[-1], "unknown_verdict")
        return _Verdict(cells=cells, refused=True)
    last = said[-1] if said else _Verdict()
    return replace(last, cells=cells, refused=refused)


def _read_verdict(draft: Draft, cell: Cell, role: str) -> _Verdict:
    mark = read_mark(cell)
    if role != "verdict":
        ticked = {"denied": DENIED, "added": ADDED}[role]
        return _Verdict(ticked if mark.kind == "mark" else "", refused=mark.kind == "fault")
    word = verdict_words().get(plain(cell.text), "")
    value = read_value(cell, draft.scale)
    if not value.state and (word or mark.kind in ("mark", "no")):
        return _Verdict(word or (CONFIRMED if mark.kind == "mark" else DENIED))
    if value.kind == "silent":
        return _Verdict()
    if value.kind == "none":
        return _Verdict(DENIED)
    known = value.kind in ("strength", "state")
    return _Verdict(CONFIRMED if known else "", value.state, value.strength, refused=not known)


def _answer(
    draft: Draft,
    source: tuple[int, Cell],
    partner: tuple[Part, Cell],
    *,
    line: Row,
    verdict: _Verdict,
) -> None:
    """Add what a line says of one partner: a report, a denial, or nothing."""
    part, cell = partner
    target = draft.mention(cell, None if part.text == cell.text else part.text)
    place = (cell.row, cell.column)
    bracket = part.value or BLANK
    state = verdict.state or line.state or bracket.state or draft.state
    strength = next((s for s in (verdict.strength, line.strength, bracket.strength) if s is not None), None)
    offers = bool(draft.table.with_role("state", "wish", "target_wish")) or state == terms.WISHED
    cells = tuple(dict.fromkeys((c.row, c.column) for c in (source[1], cell, *line.cells, *verdict.cells)))
    if verdict.refused or line.outcome != terms.USED or not verdict.word:
        draft.answers.append(Answer(source[0], target, terms.NONE, offers))
        for at in dict.fromkeys((cell, *line.cells)) if verdict.word or verdict.refused else ():
            draft.fate(at, terms.IGNORED, "line_set_aside")
        for at in () if verdict.word or verdict.refused else (cell, *line.cells, *verdict.cells):
            draft.fate(at, terms.USED, "answer_silent")
        return
    if verdict.word == DENIED or line.silent:
        draft.answers.append(Answer(source[0], target, terms.NO, offers))
        draft.denials.append(Denial(*place, source[0], target, state))
        for at in (cell, *line.cells, *verdict.cells):
            draft.fate(at, terms.USED, "answer_none")
        return
    draft.answers.append(Answer(source[0], target, terms.YES, offers))
    kept = strength if state == terms.EXISTING else None
    draft.relations.append(Relation(*place, source[0], target, line.kind, state, kept, terms.USED, cells))
