"""How the sheets of a workshop's empty workbook look on paper and on the screen; A3, by hand or typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netzwerk.texts import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 4  # counted from 0, on every sheet
A3 = 8
# Widths count its digits; LibreOffice has one as wide.
FONT, FONT_SIZE = "Arial", 10
_INK, _GREY, _HEAD, _LINE, _LIST = "#1a1a1a", "#595959", "#1f4e79", "#8c8c8c", "#f2f2f2"
_MOST_CHARACTERS = 255  # that a drop-down's own list may hold


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its heading's key, its width in characters, its look, what it offers."""

    key: str
    width: float
    look: str = "input"
    choices: tuple[str | int, ...] = ()
    strict: bool = False


def looks_of(book: Workbook) -> dict[str, Any]:
    """Return the formats of the sheets: large enough for handwriting, legible in black and white."""
    base = {"font_name": FONT, "font_size": 12, "font_color": _INK, "valign": "vcenter"}
    boxed = {**base, "border": 1, "border_color": _LINE, "text_wrap": True}
    looks: dict[str, Mapping[str, Any]] = {
        "title": {**base, "font_size": 22, "bold": True},
        "help": {**base, "font_size": 13, "font_color": _GREY},
        "legend": {**base, "font_size": 13, "bold": True},
        "head": {**boxed, "bold": True, "font_color": "#ffffff", "bg_color": _HEAD, "align": "center"},
        "blank_head": {**boxed, "bold": True, "font_size": 10, "align": "center"},
        "input": {**boxed, "indent": 1},
        "tick": {**boxed, "align": "center", "font_size": 14},
        "number": {**boxed, "align": "center", "bold": True, "bg_color": _LIST},
        "listed": {**boxed, "font_size": 10, "bg_color": _LIST, "indent": 1},
        "listed_number": {**boxed, "font_size": 11, "bold": True, "align": "center", "bg_color": _LIST},
    }
    return {name: book.add_format(dict(look)) for name, look in looks.items()}


class Page:
    """One sheet: title, what to do, the legend, headers that every printed page repeats."""

    def __init__(
        self, book: Workbook, looks: Mapping[str, Any], *, part: str, lang: str, number: int = 0
    ) -> None:
        self.looks, self.part, self.lang, self.number = looks, part, lang, number
        self.sheet: Worksheet = book.add_worksheet(self.say("tab"))
        self.sheet.write_string(0, 0, self.say("title"), looks["title"])
        self.sheet.write_string(1, 0, self.say("help"), looks["help"])
        if part != "roster":
            self.sheet.write_string(2, 0, self.say("legend"), looks["legend"])
        for row, height in enumerate((34, 22, 22, 8)):
            self.sheet.set_row(row, height)
        self._print_set_up()

    def say(self, key: str) -> str:
        """One text of this sheet."""
        return say(f"template.{self.part}.{key}", self.lang, number=self.number)

    def _print_set_up(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.55)
        sheet.set_footer(f"&L{self.say('tab')}&R&P / &N")
        sheet.hide_gridlines(2)
        sheet.freeze_panes(HEADER_ROW + 1, 0)

    def head(self, height: float, columns: Sequence[Column], *, first: int = 0) -> None:
        """Write the headers of columns that stand side by side."""
        self.sheet.set_row(HEADER_ROW, height)
        for place, column in enumerate(columns, first):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(HEADER_ROW, place, self.say(column.key), self.looks["head"])

    def body(self, rows: int, columns: Sequence[Column], *, first: int = 0) -> None:
        """Draw the empty cells of these columns, with what they offer to choose from."""
        top, bottom = HEADER_ROW + 1, HEADER_ROW + rows
        for place, column in enumerate(columns, first):
            for row in range(top, bottom + 1):
                self.sheet.write_blank(row, place, None, self.looks[column.look])
            if column.choices:
                self.offer((top, bottom, place), column.choices, strict=column.strict)

    def offer(
        self, area: tuple[int, int, int], choices: Sequence[str | int] | str, *, strict: bool = False
    ) -> None:
        """Put a drop-down on the rows of one column; unless strict, anything else may be entered, too.

        A list that a workbook cannot hold in a drop-down is left out: it is an offer, and no rule.
        """
        top, bottom, place = area
        written = choices if isinstance(choices, str) else ",".join(map(str, choices))
        if not isinstance(choices, str) and (
            len(written) > _MOST_CHARACTERS or any("," in str(choice) for choice in choices)
        ):
            return
        rule = {
            "validate": "list", "source": choices if isinstance(choices, str) else list(choices),
            "show_error": strict, "error_message": say("template.only_these", self.lang),
        }  # fmt: skip
        self.sheet.data_validation(top, place, bottom, place, rule)
