"""review.xlsx: what a person decides (spellings), mends (findings) and overrules (assumptions)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gap_rows import column_letters
from netzwerk.render.decisions import Spelling, open_spellings, settling
from netzwerk.render.sheet_of_paper import broken
from netzwerk.render.zipped import repack
from netzwerk.tables import Tables
from netzwerk.texts import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 5  # counted from 1, on every sheet
_DECISIONS = ("same", "different", "new", "later")
_PROPOSALS = 3
_ROW, _MOST_LINES = 15.0, 20
_LONGEST = 32_000  # characters that a cell can hold, and a little less
_INK, _GREY, _HEAD, _LINE, _INPUT = "#1a1a1a", "#595959", "#1f4e79", "#d0d0d0", "#fff9e0"
_GROUNDS = {terms.ERROR: "#f8d7d4", terms.WARNING: "#fdebcf", terms.NOTE: "#e3eef8"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its heading's key, its width in characters, its look."""

    key: str
    width: float
    look: str = "text"


SPELLINGS = (
    Column("number", 6, "number"), Column("spelling", 27, "strong"), Column("hangs", 10, "number"),
    Column("where", 28), Column("proposal_1", 34), Column("proposal_2", 24), Column("proposal_3", 24),
    Column("decision", 14, "input"), Column("same_as", 28, "input"), Column("remark", 18, "input"),
)  # fmt: skip
FINDINGS = (
    Column("severity", 12, "strong"), Column("file", 26), Column("sheet", 20), Column("cell", 8),
    Column("value", 34), Column("message", 82),
)  # fmt: skip
ASSUMPTIONS = (Column("assumed", 80), Column("file", 28), Column("line", 62, "code"))


def review_workbook(tables: Tables, *, lang: str = "de") -> bytes:
    """Write what is to be decided, mended and overruled as a workbook for Excel and LibreOffice.

    Parameters
    ----------
    tables : Tables
        Mentions, ledger, actors and assumptions of one wave.
    lang : str
        Language of headings and drop-downs.

    Returns
    -------
    bytes
        An .xlsx of three sheets; nothing in it is a formula or a link, whatever a name looks like; equal
        tables give equal bytes.
    """
    from xlsxwriter import Workbook

    held = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(held, {"in_memory": True, **safe}) as book:
        title = " · ".join(filter(None, (say("review.title", lang), tables.town, tables.wave)))
        book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
        looks = _looks(book)
        first = _Page(book, looks, key="spellings", columns=SPELLINGS, lang=lang)
        spellings = open_spellings(tables, lang=lang)
        _spellings(first, spellings)
        _findings(_Page(book, looks, key="findings", columns=FINDINGS, lang=lang), tables.findings)
        _assumptions(_Page(book, looks, key="assumptions", columns=ASSUMPTIONS, lang=lang), tables)
        _drop_downs(first, spellings)
    return repack(held.getvalue())


def _looks(book: Workbook) -> dict[str, Any]:
    base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top", "text_wrap": True}
    cell = {**base, "bottom": 1, "bottom_color": _LINE, "indent": 1}
    looks: dict[str, Mapping[str, Any]] = {
        "title": {**base, "font_size": 16, "bold": True, "text_wrap": False},
        "help": {**base, "font_color": _GREY},
        "summary": {**base, "bold": True, "text_wrap": False},
        "head": {
            **base,
            "bold": True,
            "font_color": "#ffffff",
            "bg_color": _HEAD,
            "valign": "vcenter",
            "indent": 1,
        },
        "text": cell,
        "strong": {**cell, "bold": True},
        "number": {**cell, "num_format": "0", "align": "center", "indent": 0},
        "code": {**cell, "font_name": "Consolas", "font_size": 10},
        "input": {**cell, "bg_color": _INPUT, "border": 1, "border_color": _LINE},
    }
    looks |= {word: {**cell, "bold": True, "bg_color": ground} for word, ground in _GROUNDS.items()}
    return {name: book.add_format(dict(look)) for name, look in looks.items()}


class _Page:
    """One sheet: title, what to do, a summary, a table."""

    def __init__(
        self, book: Workbook, looks: Mapping[str, Any], *, key: str, columns: Sequence[Column], lang: str
    ) -> None:
        self.book, self.looks, self.key, self.columns, self.lang = book, looks, key, columns, lang
        self.sheet: Worksheet = book.add_worksheet(self.say("tab"))
        self.rows = 0
        self._frame()

    def say(self, key: str, **values: object) -> str:
        """One sentence of this sheet."""
        return say(f"review.{self.key}.{key}", self.lang, **values)

    def _frame(self) -> None:
        last = len(self.columns) - 1
        self.sheet.hide_gridlines(2)
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(HEADER_ROW - 1, place, self.say(column.key), self.looks["head"])
        self.sheet.write_string(0, 0, self.say("title"), self.looks["title"])
        self.sheet.set_row(0, 26)
        self.sheet.merge_range(1, 0, 1, last, "", self.looks["help"])
        self.sheet.write_string(1, 0, self.say("help"), self.looks["help"])
        self.sheet.set_row(1, 32)
        self.sheet.set_row(HEADER_ROW - 1, 32)
        self.sheet.freeze_panes(HEADER_ROW, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADER_ROW - 1)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer(f"&L{self.say('tab')}&R&P / &N")

    def summary(self, text: str) -> None:
        """Write the line above the table."""
        self.sheet.write_string(2, 0, text, self.looks["summary"])
        self.sheet.set_row(2, 20)

    def row(self, values: Sequence[str | int], looks: Mapping[int, str] | None = None) -> int:
        """Write one row; text stays text. Return its place, counted from 0."""
        place = HEADER_ROW + self.rows
        for number, (value, column) in enumerate(zip(values, self.columns, strict=True)):
            look = self.looks[(looks or {}).get(number, column.look)]
            if isinstance(value, int):
                self.sheet.write_number(place, number, value, look)
            else:
                self.sheet.write_string(place, number, value[:_LONGEST], look)
        self.sheet.set_row(place, self._height(values))
        self.rows += 1
        return place

    def _height(self, values: Sequence[str | int]) -> float:
        """How high a row must be: Excel and LibreOffice do not agree on finding out."""
        cells = zip(values, self.columns, strict=True)
        return max(_ROW * _line_count(str(value), column.width) for value, column in cells) + 3

    def close(self, empty: str) -> None:
        """Put the filter on, or say that there is nothing."""
        if self.rows:
            self.sheet.autofilter(HEADER_ROW - 1, 0, HEADER_ROW + self.rows - 1, len(self.columns) - 1)
        else:
            self.sheet.merge_range(HEADER_ROW, 0, HEADER_ROW, len(self.columns) - 1, "", self.looks["text"])
            self.sheet.write_string(HEADER_ROW, 0, empty, self.looks["text"])


def _line_count(text: str, width: float) -> int:
    """How many lines a text takes in a column; a digit is .55 of the font's size wide."""
    return min(sum(len(broken(line, 1.0, (width - 1.5) * 0.51)) for line in text.split("\n")), _MOST_LINES)


def _spellings(page: _Page, spellings: tuple[Spelling, ...]) -> None:
    needed, total = settling(spellings)
    if needed:
        page.summary(page.say("settles_one" if needed == 1 else "settles", count=needed, hangs=total))
    for number, spelling in enumerate(spellings, 1):
        page.row([number, *_spelling_cells(page, spelling), *spelling.entered])
    page.close(page.say("nothing"))


def _spelling_cells(page: _Page, spelling: Spelling) -> list[str | int]:
    proposals = [
        f"{one.name}\n{one.reason}" if one.reason else one.name for one in spelling.proposals[:_PROPOSALS]
    ]
    if not proposals:
        proposals = [page.say("no_proposal")]
    return [spelling.text, spelling.hangs, spelling.where, *proposals, *[""] * (_PROPOSALS - len(proposals))]


def _drop_downs(page: _Page, spellings: Sequence[Spelling]) -> None:
    """Offer the four decisions, and the suggestions by name from a hidden last sheet."""
    if not spellings:
        return
    keys = [column.key for column in page.columns]
    decision, same_as = keys.index("decision"), keys.index("same_as")
    choice = {
        "validate": "list",
        "source": [page.say(word) for word in _DECISIONS],
        "error_title": page.say("decision"),
        "error_message": page.say("only_these"),
    }
    page.sheet.data_validation(HEADER_ROW, decision, HEADER_ROW + page.rows - 1, decision, choice)
    lists = page.book.add_worksheet(page.say("lists"))
    lists.hide()
    for row, spelling in enumerate(spellings, HEADER_ROW):
        for place, proposal in enumerate(spelling.proposals):
            lists.write_string(row, place, proposal.name)
        if spelling.proposals:
            last = column_letters(len(spelling.proposals))
            source = f"='{page.say('lists')}'!$A${row + 1}:${last}${row + 1}"
            names = {"validate": "list", "source": source, "show_error": False}
            page.sheet.data_validation(row, same_as, row, same_as, names)


def _findings(page: _Page, findings: pd.DataFrame) -> None:
    order = {severity: place for place, severity in enumerate(reversed(terms.SEVERITIES))}
    rows = findings.assign(order=findings["severity"].map(order))
    rows = rows.sort_values(["order", "file", "sheet", "row", "column"], kind="stable")
    counts = rows["severity"].value_counts()
    told = [
        page.say(f"{word}_one" if counts[word] == 1 else f"{word}_many", count=int(counts[word]))
        for word in order
        if word in counts
    ]
    if told:
        page.summary(", ".join(told))
    for line in rows.itertuples(index=False):
        cell = _address(line.row, line.column)
        values = [page.say(line.severity), line.file, line.sheet, cell, line.value, line.message]
        page.row([str(value) for value in values], {0: line.severity})
    page.close(page.say("nothing"))


def _address(row: float, column: float) -> str:
    """Return the cell as a spreadsheet shows it; the row alone where no column is known."""
    if pd.isna(row) or not row:
        return ""
    letters = "" if pd.isna(column) else column_letters(int(column))
    return f"{letters}{int(row)}"


def _assumptions(page: _Page, tables: Tables) -> None:
    for one in tables.assumptions:
        page.row([say(f"assumptions.{one.code}", page.lang, **one.values), one.file, one.toml])
    page.close(page.say("nothing"))
