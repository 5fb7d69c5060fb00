"""The ledger: every cell that holds data has exactly one line, and says what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import Fate
from netzwerk.schema import LEDGER
from netzwerk.sheet import Cell, Note, Sheet, is_blank
from netzwerk.texts import catalogue, say

_SEVERITY = {severity: rank for rank, severity in enumerate((terms.ERROR, terms.WARNING, terms.NOTE, ""))}
_OUTCOME = {outcome: rank for rank, outcome in enumerate(terms.OUTCOME_ORDER)}
# Parts that are counted where the parts of one cell fare differently.
_COUNTED = (
    "report",
    "repeated",
    "waits",
    "self_tie",
    "mirror",
    "line_set_aside",
    "mirror_differs",
    "corrected",
)
# Parts that a correction can undo.
_READ = ("report", "repeated", "mirror_differs", "membership")
# Values of a sentence that come from elsewhere than the cell.
_UNQUOTED = ("count", "low", "high", "file", "form", "other")
Key = tuple[str, str, int, int]


@dataclass
class Ledger:
    """Gathers what became of each cell of a wave, and writes it down once a cell."""

    wave: str
    lang: str
    _parts: dict[Key, list[Fate]] = field(default_factory=dict)

    def add(self, file: str, sheet: str, fates: Iterable[Fate]) -> None:
        """Note fates of the cells of one sheet."""
        for fate in fates:
            self._parts.setdefault((file, sheet, fate.row, fate.column), []).append(fate)

    def correct(self, place: Key, fate: Fate) -> None:
        """Put what a correction made of a cell, or of one part of it, in the place of what was read."""
        parts = self._parts.setdefault(place, [])
        read = next((part for part in parts if part.code in _READ), None)
        if read is not None:
            parts.remove(read)
        parts.append(fate)

    def frame(self, sheets: Sequence[Sheet], notes: Iterable[Note]) -> pd.DataFrame:
        """Write the lines: file by file, cell by cell; what the door noticed of whole files comes first."""
        by_sheet: dict[tuple[str, str], list[Note]] = {}
        for note in notes:
            by_sheet.setdefault((note.file, note.sheet), []).append(note)
        rows: list[tuple[object, ...]] = []
        for place in sorted({*by_sheet} - {(s.file, s.sheet) for s in sheets}):
            rows += [self._note(note) for note in by_sheet[place]]
        for sheet in sheets:
            rows += self._sheet(sheet, by_sheet.get((sheet.file, sheet.sheet), []))
        return pd.DataFrame(rows, columns=list(LEDGER.names))

    def _sheet(self, sheet: Sheet, notes: Sequence[Note]) -> list[tuple[object, ...]]:
        cells = {place: cell for place, cell in sorted(sheet.cells.items()) if not is_blank(cell.text)}
        at: dict[tuple[int, int], list[Note]] = {}
        for note in notes:
            place = (note.row, note.column)
            at.setdefault(place if place in cells else (0, 0), []).append(note)
        hidden = [place for place, cell in cells.items() if cell.hidden and not sheet.hidden]
        first_hidden = hidden[0] if hidden else None
        rows = [self._note(note) for note in at.get((0, 0), [])]
        for place, cell in cells.items():
            parts = self._parts.get((sheet.file, sheet.sheet, *place), [])
            if cell.struck or cell.comment or place == first_hidden:
                parts = [*parts, *_seen(cell, hidden=len(hidden) if place == first_hidden else 0)]
            rows.append(self._line(sheet, cell, parts=parts, notes=at.get(place, ())))
        return rows

    def _note(self, note: Note) -> tuple[object, ...]:
        outcome = terms.REFUSED_CELL if note.severity == terms.ERROR else terms.IGNORED
        said = self._say(note.code, {"value": note.value, "file": note.file, **note.values})
        return (self.wave, note.file, note.sheet, note.row, note.column, note.value, outcome, note.code,
                note.severity, said)  # fmt: skip

    def _line(
        self, sheet: Sheet, cell: Cell, *, parts: Sequence[Fate], notes: Sequence[Note]
    ) -> tuple[object, ...]:
        where = (self.wave, sheet.file, sheet.sheet, cell.row, cell.column)
        parts = parts or [Fate(cell.row, cell.column, terms.IGNORED, "outside")]
        private = cell.hidden or sheet.hidden or any(p.private for p in parts)
        value = "" if private else cell.text
        if len(parts) == 1 and not (parts[0].severity or notes or cell.repair):
            return (*where, value, parts[0].outcome, parts[0].code, "", "")
        first = min(parts, key=lambda p: (_OUTCOME[p.outcome], _SEVERITY[p.severity]))
        if cell.repair and not private:
            mended = {"repair": cell.repair}  # said first: it is why nobody knows the name
            twice = Fate(cell.row, cell.column, first.outcome, "encoded_twice", terms.WARNING, mended)
            parts = [twice, *parts]
        severity = min(
            (*(p.severity for p in parts), *(n.severity for n in notes)), key=_SEVERITY.__getitem__
        )
        loudest = sorted(
            (p for p in parts if p.severity == severity), key=lambda p: p.outcome != first.outcome
        )
        heard = [n.code for n in notes if n.severity == severity]
        code = (loudest[0].code if loudest else heard[0]) if severity else first.code
        said = [self._say(p.code, {"value": value, **_open(p, private)}) for p in parts if p.severity]
        said += [self._say(n.code, {"value": n.value, "file": n.file, **n.values}) for n in notes]
        said += self._counts(parts)
        message = " ".join(dict.fromkeys(text for text in said if text))
        return (*where, value, first.outcome, code, severity, message)

    def _counts(self, parts: Sequence[Fate]) -> list[str]:
        """`7 used, 1 pending`, where the parts of one cell fare differently."""
        counted = [p.outcome for p in parts if p.code in _COUNTED]
        if len(set(counted)) < 2:
            return []
        said = [
            f"{counted.count(outcome)} {say(f'outcomes.{outcome}', self.lang)}"
            for outcome in terms.OUTCOME_ORDER
            if outcome in counted
        ]
        return [", ".join(said) + "."]

    def _say(self, code: str, values: Mapping[str, object]) -> str:
        key = f"findings.{code}"
        return say(key, self.lang, **values) if key in catalogue(self.lang) else ""


def _open(part: Fate, private: bool) -> Mapping[str, object]:
    """Return what a sentence about a cell may quote: nothing of a personal or hidden one."""
    if not private:
        return part.values
    return {key: value if key in _UNQUOTED else "…" for key, value in part.values.items()}


def _seen(cell: Cell, *, hidden: int) -> list[Fate]:
    """Return what can be seen of a cell beside its text: comment, strike-through, hidden."""
    place = (cell.row, cell.column)
    found = []
    if cell.struck:
        found.append(Fate(*place, terms.IGNORED, "struck", terms.WARNING))
    if cell.comment:
        found.append(Fate(*place, terms.IGNORED, "comment", terms.NOTE))
    if hidden:
        found.append(Fate(*place, terms.IGNORED, "hidden_cells", terms.NOTE, {"count": hidden}))
    return found
