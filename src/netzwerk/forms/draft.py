"""A reading while it is made: what a form has found so far, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from netzwerk import terms
from netzwerk.forms.columns import Column, by_number
from netzwerk.forms.groups import is_title
from netzwerk.forms.lexicon import GENERAL_ROLES, PRIVATE_ROLES, line_words, plain
from netzwerk.forms.lines import ActorLine, Answer, Denial, Fate, Membership, Mention, Reading, Relation, Word
from netzwerk.forms.privacy import free_text, personal
from netzwerk.forms.said import Scale, Value
from netzwerk.forms.split import Knows, Part, split_partners
from netzwerk.forms.table import Table
from netzwerk.settings import Settings
from netzwerk.sheet import Address, Assumption, Cell

# Faults that make the whole line wait; a word for intensity that nobody knows only loses the intensity.
MILD_FAULTS = ("unknown_word",)
Values = Mapping[str, object] | None
_BARE_NUMBER = re.compile(r"\d{1,3}")


@dataclass
class Draft:
    """What one table has given so far; `done` freezes it.

    With `names_only` a list need not read a source again that it has read before.
    """

    table: Table
    place: tuple[str, str, str]
    form: str
    knows: Knows
    scale: Scale
    settings: Settings
    state: str = terms.EXISTING
    group: str = ""
    labelled_by_number: bool = False
    names_only: bool = False
    actors: list[ActorLine] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    words: dict[str, list[Word]] = field(default_factory=lambda: {"kinds": [], "sectors": [], "fields": []})
    fates: list[Fate] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    _known: dict[tuple[Address, str], int] = field(default_factory=dict)
    _split: dict[tuple[str, bool], list[Part]] = field(default_factory=dict)

    @cached_property
    def numbered(self) -> bool:
        """Whether the table's headers ask for the roster's numbers."""
        return any(by_number(c.header) for c in self.table.with_role(*GENERAL_ROLES))

    def names(self, text: str) -> bool:
        """Tell whether a text surely names one organisation, by name or, where it is asked for, by number."""
        return (self.numbered and _BARE_NUMBER.fullmatch(text.strip()) is not None) or self.knows(text)

    def parts(self, text: str, *, several: bool) -> list[Part]:
        """Return the partners of a cell's text; the same text is taken apart once."""
        key = (text, several)
        if key not in self._split:
            self._split[key] = split_partners(text, self.names, scale=self.scale, several=several)
        return self._split[key]

    def mention(self, cell: Cell, text: str | None = None) -> int:
        """Return the position of a name in a cell; the same name in the same cell is one mention."""
        text = cell.text if text is None else text
        key = ((cell.row, cell.column), text)
        if key not in self._known:
            self._known[key] = len(self.mentions)
            self.mentions.append(Mention(cell.row, cell.column, text))
        return self._known[key]

    def fate(
        self,
        cell: Cell,
        outcome: str,
        code: str,
        *,
        severity: str = "",
        values: Values = None,
        private: bool = False,
    ) -> None:
        """Note what became of a cell."""
        self.fates.append(Fate(cell.row, cell.column, outcome, code, severity, values or {}, private))

    def fault(self, cell: Cell, code: str, values: Values = None) -> None:
        """Set a cell aside, as a warning; a remark in it stays where it is."""
        said = {"low": _short(self.scale.low), "high": _short(self.scale.high), **(values or {})}
        private = free_text(cell.text)
        self.fate(
            cell, terms.REFUSED_CELL, code, severity=terms.WARNING, values=said, private=private
        )  # fmt: skip

    def bracketed(self, cell: Cell, value: Value) -> None:
        """Say that a mark stands in brackets: read as a mark, and worth a look."""
        if value.note:
            self.fate(cell, terms.USED, "bracketed_mark", severity=terms.NOTE)

    def word(self, what: str, cell: Cell, text: str) -> None:
        """Note a kind, sector or field as it is written."""
        self.words[what].append(Word(cell.row, cell.column, text))

    def headers(self) -> None:
        """Account for the header rows: used, or ignored where the column is not read."""
        mentions = {(m.row, m.column) for m in self.mentions}
        roles = {c.index: c for c in self.table.columns}
        for row in self.table.header_rows:
            for cell in self.table.body(row):
                if (cell.row, cell.column) in mentions:
                    continue
                column = roles.get(cell.column)
                if column is not None and column.role == "second_strength":
                    self.fate(cell, terms.IGNORED, "second_strength", severity=terms.NOTE)
                elif column is None or column.role:
                    self.fate(cell, terms.USED, "header")
                else:
                    lost = terms.NOTE if self.table.column(cell.column) else ""
                    self.fate(cell, terms.IGNORED, "unknown_column", severity=lost)

    def lines(self) -> None:
        """Account for titles and footers: used where they say a group, a state or a scale."""
        for kind, cells in (("title", self.table.titles), ("footer", self.table.footers)):
            for cell in cells:
                told = is_title(cell.text) and kind == "title"
                private = personal(cell.text) or _is_remark(cell.text)
                used = (told and not private) or self._legend(cell.text)
                outcome = terms.USED if used else terms.IGNORED
                code = kind if used or not personal(cell.text) else "contact"
                self.fate(cell, outcome, code, private=private and not used)

    def _legend(self, text: str) -> bool:
        tokens = set(plain(text).split())
        return bool(self.scale.words) and any(set(word.split()) <= tokens for word in self.scale.words)

    def side(self, column: Column, cell: Cell) -> None:
        """Account for a cell of a column that goes nowhere, unless netzwerk.toml keeps what stands in it."""
        if plain(column.header) in map(plain, self.settings.personal_columns):
            self.fate(cell, terms.IGNORED, "side_column")
        elif column.role in PRIVATE_ROLES or personal(cell.text):
            code = column.role if column.role in PRIVATE_ROLES else "contact"
            self.fate(cell, terms.IGNORED, code, private=True)
        elif column.role == "technical":
            self.fate(cell, terms.IGNORED, "technical", private=True)
        elif column.role == "group" and self.table.group:
            self.fate(cell, terms.USED, "group")
        elif column.role:
            self.fate(cell, terms.IGNORED, "total" if column.role == "total" else "side_column")
        else:
            self.fate(cell, terms.IGNORED, "unknown_column", private=True)

    def from_above(self) -> None:
        """Say which cells were read from what stands above them, and which names stand for their block."""
        for code, places in (("ditto", self.table.dittos), ("block", self.table.blocks)):
            for place in places[:1]:
                self.fate(
                    self.table.grid.cells[place],
                    terms.USED,
                    code,
                    severity=terms.NOTE,
                    values={"count": len(places)},
                )

    def unlabelled(self, read: Iterable[int]) -> None:
        """Account for body cells in columns that the form did not read."""
        done = set(read)
        columns = {c.index: c for c in self.table.columns}
        said: set[int] = set()
        for row in self.table.rows:
            for cell in self.table.body(row):
                if cell.column in done:
                    continue
                self.side(columns.get(cell.column, Column(cell.column, "")), cell)
                if cell.column not in {*columns, *said} and self.knows(cell.text.strip()):
                    said.add(cell.column)
                    self.fate(cell, terms.IGNORED, "no_header", severity=terms.WARNING, private=True)

    def done(self, *, first_person: bool = False, respondents: bool = False) -> Reading:
        """Freeze it."""
        wave, file, sheet = self.place
        return Reading(
            wave, file, sheet, self.form, self.group,
            actors=tuple(self.actors), mentions=tuple(self.mentions), relations=tuple(self.relations),
            memberships=tuple(self.memberships), answers=tuple(self.answers), denials=tuple(self.denials),
            kinds=tuple(self.words["kinds"]), sectors=tuple(self.words["sectors"]),
            fields=tuple(self.words["fields"]), fates=tuple(self.fates),
            assumptions=tuple(self.assumptions), first_person=first_person, respondents=respondents,
            numbered=self.numbered or self.labelled_by_number,
        )  # fmt: skip


def _is_remark(text: str) -> bool:
    """Tell whether a line is a remark, by how it begins or by its length."""
    head, colon, _ = text.partition(":")
    return free_text(text) or (bool(colon) and plain(head) in line_words("remarks"))


def _short(number: float) -> str:
    return f"{number:g}"
