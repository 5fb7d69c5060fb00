"""Sheets of a workbook that people fill in: one look in Excel and in LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netzwerk import terms
from netzwerk.render.sheet_of_paper import broken
from netzwerk.texts import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 5  # counted from 1, on every sheet
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


def looks_of(book: Workbook) -> dict[str, Any]:
    """Add the looks that our workbooks share: ink, headings, yellow cells to fill in."""
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
        "link": {**cell, "font_color": _HEAD, "underline": 1},
        "input": {**cell, "bg_color": _INPUT, "border": 1, "border_color": _LINE},
    }
    looks |= {word: {**cell, "bold": True, "bg_color": ground} for word, ground in _GROUNDS.items()}
    return {name: book.add_format(dict(look)) for name, look in looks.items()}


class Page:
    """One sheet of a workbook that people fill in: title, what to do, a summary, a table.

    Parameters
    ----------
    book : Workbook
        What it is a sheet of.
    looks : mapping
        What `looks_of` gave.
    key : str
        Where its texts stand in the catalogue, as `review.findings`.
    columns : sequence of Column
        Its columns.
    lang : str
        Language of its texts.
    """

    def __init__(
        self, book: Workbook, looks: Mapping[str, Any], *, key: str, columns: Sequence[Column], lang: str
    ) -> None:
        self.book, self.looks, self.key, self.columns, self.lang = book, looks, key, columns, lang
        self.sheet: Worksheet = book.add_worksheet(self.say("tab"))
        self.rows = 0
        self._frame()

    def say(self, key: str, **values: object) -> str:
        """One sentence of this sheet."""
        return say(f"{self.key}.{key}", self.lang, **values)

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

    def link(self, at: tuple[int, int], target: str, text: str) -> None:
        """Lay a link over a cell that is written; to a file beside this one, or a place in it."""
        if text:
            self.sheet.write_url(*at, target, self.looks["link"], text)

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
