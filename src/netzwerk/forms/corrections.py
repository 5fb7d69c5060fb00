"""Lists of corrections: who says what of which tie, organisation or field; read, and not yet applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from netzwerk import terms
from netzwerk.forms.lexicon import plain
from netzwerk.forms.lines import Fate
from netzwerk.sheet import Cell, Sheet, is_blank
from netzwerk.texts import words

MISSING, WRONG, CHANGED = "missing", "wrong", "changed"
TIE, WISH, ACTOR, SECTOR, NAME, FIELD = "tie", "wish", "actor", "sector", "name", "field"
# A row of headings names at least so many roles.
_ROLES, _ROWS = 3, 12


@dataclass(frozen=True)
class Correction:
    """One line of a list of corrections.

    Attributes
    ----------
    file, sheet, row
        Where it stands.
    about : str
        tie, wish, actor, sector, name or field; empty where the word is not known.
    verdict : str
        missing, wrong or changed; empty where only the new value is given.
    value : str
        What it becomes, beside the verdict.
    texts : mapping of str to str
        Every column's text by its role: wave, what, source, target, was, becomes, said_by, when.
    columns : mapping of str to int
        Where each role stands.
    """

    file: str
    sheet: str
    row: int
    about: str
    verdict: str
    value: str
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def text(self, role: str) -> str:
        """Return what stands in a column; empty where nothing does."""
        return self.texts.get(role, "")

    def column(self, *roles: str) -> int:
        """Return the first of these columns that holds something, else the line's first."""
        return next(
            (self.columns[role] for role in roles if role in self.columns), min(self.columns.values())
        )


@dataclass(frozen=True)
class Corrections:
    """What one sheet of corrections holds; `fates` are those of cells that are no part of a line."""

    file: str
    sheet: str
    lines: tuple[Correction, ...] = ()
    fates: tuple[Fate, ...] = ()


def read_corrections(sheet: Sheet) -> Corrections:
    """Read a sheet of corrections: headings in German or English, columns in any order.

    Examples
    --------
    >>> rows = [("Was", "Von", "Zu", "wird"), ("Kooperation", "AWO", "DRK", "stimmt nicht")]
    >>> cells = {(r, c): Cell(r, c, t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    >>> line = read_corrections(Sheet("", "korrekturen.csv", "", cells)).lines[0]
    >>> line.about, line.text("source"), line.text("target"), line.verdict
    ('tie', 'AWO', 'DRK', 'wrong')
    """
    lines: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if not is_blank(cell.text):
            lines.setdefault(row, {})[column] = cell
    head = next((row for row in lines if row <= _ROWS and len(set(_roles(lines[row]).values())) >= _ROLES), 0)
    roles = _roles(lines[head]) if head else {}
    found: list[Correction] = []
    fates: list[Fate] = []
    for row, cells in lines.items():
        read = {column: cell for column, cell in cells.items() if column in roles}
        line = _line(sheet, read, roles) if head and row > head else None
        rest = cells if line is None else {c: cell for c, cell in cells.items() if c not in roles}
        found += [line] if line else []
        fates += [_aside(cell, head, heading=row == head and c in roles) for c, cell in rest.items()]
    return Corrections(sheet.file, sheet.sheet, tuple(found), tuple(fates))


def _aside(cell: Cell, head: int, *, heading: bool) -> Fate:
    if heading:
        return Fate(cell.row, cell.column, terms.USED, "header")
    code = "title" if cell.row < head else "side_column" if head else "outside"
    return Fate(cell.row, cell.column, terms.IGNORED, code, private=cell.row > head)


@cache
def _known(table: str) -> Mapping[str, str]:
    return {plain(word): name for name, entries in words("decisions")[table].items() for word in entries}


def _roles(cells: Mapping[int, Cell]) -> Mapping[int, str]:
    """Say which column plays which role; beside an English `what`, `was` is what stood there before."""
    roles = {column: _known("corrections").get(plain(cell.text), "") for column, cell in cells.items()}
    whats = [column for column, role in roles.items() if role == "what"]
    for column in whats:
        if len(whats) > 1 and plain(cells[column].text) == "was":
            roles[column] = "was"
    return {column: role for column, role in roles.items() if role}


def _line(sheet: Sheet, cells: Mapping[int, Cell], roles: Mapping[int, str]) -> Correction | None:
    """Read one line; nothing where only remarks stand in it. Columns of one role are read as one."""
    texts: dict[str, str] = {}
    columns: dict[str, int] = {}
    for column, cell in cells.items():
        role, text = roles[column], " ".join(cell.text.split())
        texts[role] = f"{texts[role]} {text}" if role in texts else text
        columns.setdefault(role, column)
    if not {"what", "source", "target", "becomes"} & set(texts):
        return None
    verdict, value = verdict_of(texts.get("becomes", ""))
    about = _known("about").get(plain(texts.get("what", "")), "")
    row = next(iter(cells.values())).row
    return Correction(sheet.file, sheet.sheet, row, about, verdict, value, texts, columns)


def verdict_of(text: str) -> tuple[str, str]:
    """Split what a line says into the verdict and the value beside it.

    Examples
    --------
    >>> verdict_of("stimmt nicht"), verdict_of("geändert: 3"), verdict_of("fehlt (eng)"), verdict_of("2")
    (('wrong', ''), ('changed', '3'), ('missing', 'eng'), ('', '2'))
    """
    parts = text.split()
    for length in range(len(parts), 0, -1):
        known = _known("verdicts").get(plain(" ".join(parts[:length])))
        if known is not None:
            return known, " ".join(parts[length:]).strip("():,;–- ")
    return "", text.strip()
