"""The record of a sheet and its cells: what the door hands in, before anyone reads meaning into it.

Everything is text. A cell keeps its address as a spreadsheet shows it (rows and columns count from 1),
and what a reader must know beyond its text: merged, hidden, struck through, a comment, a formula
without a stored value.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from netzwerk.decided import Agreement, Decision, FieldStated, Succession
from netzwerk.settings import Settings

Address = tuple[int, int]
NO_NOTES: Mapping[str, str] = MappingProxyType({})
# Marks that no category calls blank and that show nothing all the same.
_UNSEEN = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}


def is_blank(text: str) -> bool:
    r"""Tell whether nothing is left after stripping every Unicode blank and invisible character.

    Examples
    --------
    >>> is_blank("\u00a0\u200b\t"), is_blank(" 0 ")
    (True, False)
    """
    if text.isascii() and text.isprintable():
        return not text.strip()
    return all(
        char.isspace() or char in _UNSEEN or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp")
        for char in text
    )


@contextmanager
def no_collection() -> Iterator[None]:
    """Spare the search for cycles while hundreds of thousands of records are made: up to a third of the time.

    Cells, fates and rows hold no cycles: counting references frees them. Works as a decorator, too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, or one merged range, or one field of a csv line.

    Attributes
    ----------
    row, column : int
        Its place, counted from 1; a merged range stands at its upper left corner.
    text : str
        What it shows, untouched: `04109`, `NA` and `1,0` stay as typed.
    kind : str
        `text`, `number`, `date`, `bool`, `error` (`#NV`) or `formula` (one without a stored value).
    rows, columns : int
        How many rows and columns a merged range spans; 1 otherwise.
    hidden, struck : bool
        In a hidden row or column; struck through.
    comment : str
        The text of its comment or annotation.
    repair : str
        A proposed mended text where the encoding was broken twice, else empty.
    """

    row: int
    column: int
    text: str
    kind: str = "text"
    rows: int = 1
    columns: int = 1
    hidden: bool = False
    struck: bool = False
    comment: str = ""
    repair: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a place that the reader of sheets must hear, or that the ledger records.

    `code` names a sentence `findings.<code>` of the catalogue, `values` what stands in its braces.
    Row and column 0 mean the whole sheet or file.
    """

    code: str
    severity: str
    wave: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0
    value: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was taken for granted, and the line of netzwerk.toml that would overrule it.

    `code` names a sentence `assumptions.<code>`; `toml` is the line, with its table, ready to paste.
    """

    code: str
    toml: str
    file: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One sheet of one file: its cells that hold something, by address.

    `wave` is empty for a sheet that lies beside the waves and belongs to each of them. `sheet` is empty
    for text files. A hidden sheet is handed in with `hidden=True`, so that its cells can be counted.
    """

    wave: str
    file: str
    sheet: str
    cells: Mapping[Address, Cell]
    hidden: bool = False

    def __repr__(self) -> str:
        name = f"{self.file} · {self.sheet}" if self.sheet else self.file
        return f"<Sheet '{name}': {len(self.cells)} cells>"


@dataclass(frozen=True)
class Sheets:
    """All that was read of one town: its sheets, wave by wave, and what the door noticed.

    Attributes
    ----------
    sheets : tuple of Sheet
        In the order of waves, files and sheets.
    waves : tuple of str
        Names of the waves in their order; one wave has the folder's own name.
    town : str
        The town's name, from netzwerk.toml or the folder.
    notes, assumptions : tuple
        Findings and assumptions of the door (refused files, encodings, trimmed areas).
    inputs : mapping of str to str
        sha256 of every file that was looked at, by its path below the folder, `/` between.
    settings : Settings
        What netzwerk.toml says, or the defaults.
    decisions : tuple of Decision
        What people decided about spellings, in every wave alike.
    corrections : tuple of Sheet
        Sheets in which people correct what others say.
    others : tuple of str
        Names of the waves that were left out by `wave`.
    taken : frozenset of str
        sha256 of the files of an earlier run whose every entry is held in `decisions` or `agreements`.
    agreements : tuple of Agreement
        What was decided on matters, as every list of measures says it.
    agreed_in : mapping of str to str
        sha256 of each list of measures, by the name that its agreements bear.
    successions : tuple of Succession
        Which organisations carry on others' work.
    fields : tuple of FieldStated
        What fields of action need, and which depend on each other.
    """

    sheets: tuple[Sheet, ...]
    waves: tuple[str, ...]
    town: str
    settings: Settings
    notes: tuple[Note, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Sheet, ...] = ()
    others: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()
    agreements: tuple[Agreement, ...] = ()
    agreed_in: Mapping[str, str] = field(default_factory=dict)
    successions: tuple[Succession, ...] = ()
    fields: tuple[FieldStated, ...] = ()

    def wave(self, name: str) -> Sheets:
        """Return the sheets of one wave with those that belong to every wave."""
        return replace(
            self,
            sheets=tuple(s for s in self.sheets if s.wave in ("", name)),
            waves=(name,),
            notes=tuple(n for n in self.notes if n.wave in ("", name)),
            others=(*self.others, *(other for other in self.waves if other != name)),
            corrections=tuple(s for s in self.corrections if s.wave in ("", name)),
            fields=tuple(f for f in self.fields if f.wave in ("", name)),
        )

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)

    def __len__(self) -> int:
        return len(self.sheets)

    def __repr__(self) -> str:
        files = len({(s.wave, s.file) for s in self.sheets})
        return (
            f"<Sheets '{self.town}': {files} files, {len(self.sheets)} sheets, "
            f"{len(self.waves)} waves, {len(self.notes)} notes>"
        )
