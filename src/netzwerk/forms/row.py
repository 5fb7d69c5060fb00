"""What one row of a list says of all its partners: kind, state, intensity, and the cells that say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from netzwerk import terms
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import MILD_FAULTS, Draft
from netzwerk.forms.levels import TICKED
from netzwerk.forms.lexicon import none_words, plain
from netzwerk.forms.said import Scale, Value
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
    """What the texts of one row's details say; a cell is known by its place among those that are filled."""

    scale: Scale
    places: list[int] = field(default_factory=list)
    kinds: list[tuple[int, str]] = field(default_factory=list)
    heard: list[tuple[int, Value]] = field(default_factory=list)
    state: str = ""
    strength: float | None = None
    refused: bool = False
    silent: bool = False
    wished: bool = False

    @cached_property
    def kind(self) -> str:
        """All kinds that the row names."""
        return terms.JOIN.join(dict.fromkeys(kind for _, kind in self.kinds))

    @property
    def outcome(self) -> str:
        """Whether the line may be read."""
        return terms.REFUSED_CELL if self.refused else terms.USED

    def fault(self, place: int, value: Value) -> None:
        """Set a cell aside, and the line with it unless only the intensity is lost."""
        self.heard.append((place, value))
        self.refused = self.refused or value.fault not in MILD_FAULTS

    def read_kind(self, place: int, cell: Cell) -> None:
        """Read a cell of kinds."""
        self.places.append(place)
        if cell.kind in UNREAD:
            self.heard.append((place, Value("fault", fault=UNREAD[cell.kind])))
            return
        found = (text.strip() for text in _KIND_SEPARATORS.split(cell.text) if text.strip(" -–—"))
        self.kinds += [(place, kind) for kind in found]

    def read_mark_kind(self, place: int, cell: Cell, *, header: str) -> None:
        """Read a mark below a kind."""
        self.places.append(place)
        self.kinds += [(place, header)] if read_mark(cell).kind == "mark" else []

    def read_tick(self, place: int, cell: Cell, *, level: float | None) -> None:
        """Read a mark below an intensity."""
        self.places.append(place)
        if level is not None and read_mark(cell).kind == "mark":
            self.strength = self.scale.of_level(level)

    def read_exists(self, place: int, cell: Cell) -> None:
        """Read a mark that says whether there is a cooperation."""
        self.places.append(place)
        number = read_value(cell, self.scale) if cell.text.strip()[:1].isdigit() else BLANK
        value = read_state(cell)
        value = read_mark(cell) if value.fault else value
        value = number if number.kind in ("strength", "none") or number.fault == "out_of_range" else value
        if value.fault:
            self.fault(place, value)
        if value.strength is not None:
            self.state, self.strength = terms.EXISTING, value.strength
        self.state = value.state or (terms.EXISTING if value.kind == "mark" else self.state)
        self.silent = self.silent or value.kind in ("no", "none")

    def read_wish(self, place: int, cell: Cell) -> None:
        """Read a mark that says whether a cooperation is only wished for."""
        self.places.append(place)
        value, number = read_mark(cell), read_value(cell, self.scale)
        steps = number.kind == "strength" or number.fault == "out_of_range"
        self.wished = self.wished or (bool(value.fault) and number.kind == "strength")
        if value.fault and not steps:
            self.fault(place, value)
        elif value.fault and number.fault:
            self.fault(place, number)
        elif value.kind == "mark" and self.state != terms.EXISTING:
            self.heard.append((place, value))
            self.state, self.silent = terms.WISHED, False

    def read_refused(self, place: int, cell: Cell) -> None:
        """Read a mark that says that a cooperation is not wanted."""
        self.places.append(place)
        value = read_mark(cell)
        if value.fault:
            self.fault(place, value)
        elif value.kind == "mark":
            self.state, self.silent = terms.REFUSED, False

    def read_state(self, place: int, cell: Cell) -> None:
        """Read a state: existing, wished, refused, or none at all."""
        self.places.append(place)
        value, mark = read_state(cell, self.scale.letters), read_mark(cell)
        if not value.fault:
            self.state = value.state
        elif plain(cell.text) in none_words() or mark.kind == "no":
            self.silent = plain(cell.text) in none_words()
        elif mark.kind == "mark":
            self.state = terms.EXISTING
        else:
            self.fault(place, value)

    def read_strength(self, place: int, cell: Cell) -> None:
        """Read an intensity; a zero, or a word for none, says that there is no cooperation."""
        value = read_value(cell, self.scale)
        if value is BLANK:
            return
        self.places.append(place)
        if value.fault:
            self.fault(place, value)
        elif value.kind == "none" or (value.kind == "no" and cell.text.strip() == "0"):
            self.silent = self.state != terms.WISHED  # wished for, and nothing yet
        else:
            self.heard.append((place, value))
            self.strength = value.strength if value.strength is not None else self.strength
            self.state = value.state or self.state


_Read = Callable[[_Said, int, Cell], None]
_Step = tuple[Column, _Read]
_READERS: tuple[tuple[str, _Read], ...] = (
    ("exists", _Said.read_exists), ("state", _Said.read_state), ("wish", _Said.read_wish),
    ("refused", _Said.read_refused), ("strength", _Said.read_strength),
)  # fmt: skip


class Details:
    """The columns of a list that say kind, state and intensity; rows of the same texts are read once.

    Parameters
    ----------
    draft : Draft
        The table.
    taken : collection of int
        Columns that hold partners, whatever their header says, or speak of other partners.
    """

    def __init__(self, draft: Draft, taken: Collection[int]) -> None:
        self._draft = draft
        table = draft.table
        kinds: list[_Step] = [(column, _Said.read_kind) for column in kind_columns(draft)]
        others = [(column, read) for role, read in _READERS for column in table.with_role(role)]
        kinds, others = ([one for one in steps if one[0].index not in taken] for steps in (kinds, others))
        marks: list[_Step] = [
            (c, partial(_Said.read_mark_kind, header=c.header)) for c in table.with_role(MARKED)
        ]
        ticks: list[_Step] = [(c, partial(_Said.read_tick, level=c.level)) for c in table.with_role(TICKED)]
        self._steps = tuple((column.index, read) for column, read in (*kinds, *marks, *ticks, *others))
        self._read: dict[tuple[tuple[str, str] | None, ...], _Said] = {}

    def row(self, row: int) -> Row:
        """Return what one row says, and note in the draft what is to be said of its cells."""
        draft = self._draft
        cells = [draft.table.grid.at(row, index) for index, _ in self._steps]
        texts = tuple([None if cell is None else (cell.text, cell.kind) for cell in cells])
        if texts not in self._read:
            self._read[texts] = self._say(cells)
        said = self._read[texts]
        filled = [cell for cell in cells if cell is not None]
        for place, kind in said.kinds:
            draft.word("kinds", filled[place], kind)
        for place, value in said.heard:
            if value.fault:
                draft.fault(filled[place], value.fault)
            draft.bracketed(filled[place], value)
        told = tuple([filled[place] for place in said.places])
        return Row(said.kind, said.state, said.strength, said.outcome, told, said.silent)

    def _say(self, cells: Sequence[Cell | None]) -> _Said:
        said = _Said(self._draft.scale)
        place = 0
        for cell, (_, read) in zip(cells, self._steps, strict=True):
            if cell is not None:
                read(said, place, cell)
                place += 1
        if said.wished and (said.silent or (not said.state and said.strength is None)):
            said.state, said.silent = terms.WISHED, False  # an intensity that is wished for, and none so far
        return said
