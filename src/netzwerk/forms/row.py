"""What one row of a list says of all its partners: kind, state, intensity, and the cells that say it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import MILD_FAULTS, Draft
from netzwerk.forms.levels import TICKED
from netzwerk.forms.lexicon import none_words, plain
from netzwerk.forms.said import Value
from netzwerk.forms.table import Table
from netzwerk.forms.values import BLANK, UNREAD, read_mark, read_state, read_value
from netzwerk.sheet import Cell

MARKED = "marked_kind"
_DETAILS = ("kind", "strength", "state", "wish", "exists", "refused")
_KIND_SEPARATORS = re.compile(r"\s*[,;\n|]\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of all its partners, and the cells that say it."""

    kind: str
    state: str
    strength: float | None
    outcome: str
    cells: tuple[Cell, ...]
    silent: bool = False


def owners(draft: Draft, targets: Sequence[Column]) -> Mapping[int, int]:
    """Return by column of details the one column of partners that it speaks of; the others speak of all.

    A label above joins them, or the order: a detail between two columns of partners belongs to the first of
    them, as does the last where there is one behind each.
    """
    if len(targets) < 2:
        return {}
    found = {}
    for role in _DETAILS:
        columns = draft.table.with_role(role)
        for column in columns:
            before = [t for t in targets if t.index < column.index]
            joined = [t for t in targets if column.upper and t.upper == column.upper]
            if len(joined) == 1:
                found[column.index] = joined[0].index
            elif before and (len(before) < len(targets) or len(columns) == len(targets)):
                found[column.index] = before[-1].index
    return found


def with_marked_kinds(table: Table) -> Table:
    """Take columns that nobody knows for kinds, where two or more hold nothing but marks."""
    marked = []
    for column in table.columns if not table.with_role("kind") else ():
        values = [read_mark(cell).kind for cell in table.column(column.index)] if not column.role else []
        if values and set(values) <= {"mark", "no"}:
            marked.append(column)
    if len(marked) < 2:
        return table
    return replace(table, columns=tuple(replace(c, role=MARKED) if c in marked else c for c in table.columns))


def kind_columns(draft: Draft) -> tuple[Column, ...]:
    """Return the columns of kinds; where there are none, those of fields."""
    return draft.table.with_role("kind") or draft.table.with_role("field")


@dataclass
class _Said:
    """The same while it is read."""

    draft: Draft
    row: int
    cells: list[Cell] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    state: str = ""
    strength: float | None = None
    refused: bool = False
    silent: bool = False
    wished: bool = False

    def at(self, column: Column) -> Cell | None:
        """Return the row's cell of a column, and note that it says something."""
        cell = self.draft.table.grid.at(self.row, column.index)
        if cell is not None:
            self.cells.append(cell)
        return cell

    def fault(self, cell: Cell, value: Value) -> None:
        """Set a cell aside, and the line with it unless only the intensity is lost."""
        self.draft.fault(cell, value.fault)
        self.refused = self.refused or value.fault not in MILD_FAULTS

    def read_kind(self, column: Column) -> None:
        """Read a cell of kinds."""
        cell = self.at(column)
        if cell is None:
            return
        if cell.kind in UNREAD:
            self.draft.fault(cell, UNREAD[cell.kind])
            return
        for kind in (text.strip() for text in _KIND_SEPARATORS.split(cell.text) if text.strip(" -–—")):
            self.draft.word("kinds", cell, kind)
            self.kinds.append(kind)

    def read_mark_kind(self, column: Column) -> None:
        """Read a mark below a kind."""
        cell = self.at(column)
        if cell is not None and read_mark(cell).kind == "mark":
            self.draft.word("kinds", cell, column.header)
            self.kinds.append(column.header)

    def read_tick(self, column: Column) -> None:
        """Read a mark below an intensity."""
        cell = self.at(column)
        if cell is not None and column.level is not None and read_mark(cell).kind == "mark":
            self.strength = self.draft.scale.of_level(column.level)

    def read_exists(self, column: Column) -> None:
        """Read a mark that says whether there is a cooperation."""
        cell = self.at(column)
        if cell is None:
            return
        number = read_value(cell, self.draft.scale) if cell.text.strip()[:1].isdigit() else BLANK
        value = read_state(cell)
        value = read_mark(cell) if value.fault else value
        value = number if number.kind in ("strength", "none") or number.fault == "out_of_range" else value
        if value.fault:
            self.fault(cell, value)
        if value.strength is not None:
            self.state, self.strength = terms.EXISTING, value.strength
        self.state = value.state or (terms.EXISTING if value.kind == "mark" else self.state)
        self.silent = self.silent or value.kind in ("no", "none")

    def read_wish(self, column: Column) -> None:
        """Read a mark that says whether a cooperation is only wished for."""
        cell = self.at(column)
        value, number = read_mark(cell), read_value(cell, self.draft.scale)
        steps = number.kind == "strength" or number.fault == "out_of_range"
        self.wished = self.wished or (bool(value.fault) and number.kind == "strength")
        if cell is not None and value.fault and not steps:
            self.fault(cell, value)
        elif cell is not None and value.fault and number.fault:
            self.fault(cell, number)
        elif cell is not None and value.kind == "mark" and self.state != terms.EXISTING:
            self.draft.bracketed(cell, value)
            self.state, self.silent = terms.WISHED, False

    def read_refused(self, column: Column) -> None:
        """Read a mark that says that a cooperation is not wanted."""
        cell = self.at(column)
        value = read_mark(cell)
        if cell is not None and value.fault:
            self.fault(cell, value)
        elif value.kind == "mark":
            self.state, self.silent = terms.REFUSED, False

    def read_state(self, column: Column) -> None:
        """Read a state: existing, wished, refused, or none at all."""
        cell = self.at(column)
        if cell is None:
            return
        value, mark = read_state(cell, self.draft.scale.letters), read_mark(cell)
        if not value.fault:
            self.state = value.state
        elif plain(cell.text) in none_words() or mark.kind == "no":
            self.silent = plain(cell.text) in none_words()
        elif mark.kind == "mark":
            self.state = terms.EXISTING
        else:
            self.fault(cell, value)

    def read_strength(self, column: Column) -> None:
        """Read an intensity; a zero, or a word for none, says that there is no cooperation."""
        cell = self.draft.table.grid.at(self.row, column.index)
        value = read_value(cell, self.draft.scale)
        if cell is None or value is BLANK:
            return
        self.cells.append(cell)
        if value.fault:
            self.fault(cell, value)
        elif value.kind == "none" or (value.kind == "no" and cell.text.strip() == "0"):
            self.silent = self.state != terms.WISHED  # wished for, and nothing yet
        else:
            self.draft.bracketed(cell, value)
            self.strength = value.strength if value.strength is not None else self.strength
            self.state = value.state or self.state


def read_row(draft: Draft, row: int, taken: Collection[int]) -> Row:
    """Read kind, state and intensity of one row.

    Parameters
    ----------
    draft : Draft
        The table.
    row : int
        The row.
    taken : collection of int
        Columns that hold partners, whatever their header says, or speak of other partners.
    """
    said = _Said(draft, row)
    readers = (("exists", said.read_exists), ("state", said.read_state), ("wish", said.read_wish),
               ("refused", said.read_refused), ("strength", said.read_strength))  # fmt: skip
    for column in kind_columns(draft):
        if column.index not in taken:
            said.read_kind(column)
    for column in draft.table.with_role(MARKED):
        said.read_mark_kind(column)
    for column in draft.table.with_role(TICKED):
        said.read_tick(column)
    for role, read in readers:
        for column in draft.table.with_role(role):
            if column.index not in taken:
                read(column)
    if said.wished and (said.silent or (not said.state and said.strength is None)):
        said.state, said.silent = terms.WISHED, False  # an intensity that is wished for, and none so far
    outcome = terms.REFUSED_CELL if said.refused else terms.USED
    kind = terms.JOIN.join(dict.fromkeys(said.kinds))
    return Row(kind, said.state, said.strength, outcome, tuple(said.cells), said.silent)
