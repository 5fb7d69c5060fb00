"""The empty workbook for the next workshop: organisations, a sheet a group, fields of action.

Written from the contracts that check what is read back: a column of the roster is one of `schema.ACTORS`,
and one that holds yes or no is ticked.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from netzwerk import schema, terms
from netzwerk.errors import UsageError
from netzwerk.render.template_looks import FONT, FONT_SIZE, HEADER_ROW, Column, Page, looks_of
from netzwerk.render.zipped import repack
from netzwerk.settings import Settings
from netzwerk.texts import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_GROUPS = 30
_WIDTHS = {"name": 54, "short": 24, "sector": 34, "present": 14}
_TICK_WIDTH = 21
_ROSTER = (
    "name", "short", "sector", "present", "named_to_participants", "named_in_public", "wishes_told"
)  # fmt: skip
# Who is there is only known at the workshop; everything else may be known before.
_UNKNOWN_BEFORE = ("present",)
_ROOM, _SPARE, _SPARE_PART = 60, 12, 5
# The more columns of numbers stand beside a list, the smaller it is printed, and the more lines fit on an A3
# page: columns, lines that fit surely, and the line on the second page where the numbers are repeated.
_PAGES = ((3, 21, 24), (4, 25, 29), (5, 29, 33), (6, 33, 37))
_SEATS = 21
_FIELDS = 10
_ROW, _HIGH_ROW = 21.0, 33.0


def template_workbook(actors: pd.DataFrame | None = None, *, lang: str = "de", groups: int = 6) -> bytes:
    """Write the empty workbook for a workshop.

    Parameters
    ----------
    actors : DataFrame, optional
        Organisations to begin with, as `Tables.actors`: name, and where known short, sector and consents.
    lang : str
        `de` or `en`.
    groups : int
        How many sheets for groups: 1 to 30.

    Returns
    -------
    bytes
        An .xlsx. Filled in, by names or by numbers, `read` and `tidy` take it back; equal organisations
        give equal bytes.

    Raises
    ------
    UsageError
        If there are to be fewer than one or more than thirty groups.

    Examples
    --------
    >>> template_workbook(pd.DataFrame({"name": ["AWO", "DRK"]}), groups=2)[:2]
    b'PK'
    """
    from xlsxwriter import Workbook

    if not 1 <= groups <= MOST_GROUPS:
        raise UsageError("unknown_choice", what="groups", value=groups, allowed=f"1–{MOST_GROUPS}")
    known = pd.DataFrame(columns=["name"]) if actors is None else actors
    room = max(_ROOM, len(known) + max(_SPARE, len(known) // _SPARE_PART))
    held = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    usual = {"default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE}}
    with Workbook(held, {"in_memory": True, **safe, **usual}) as book:
        book.set_properties({"title": say("template.roster.title", lang), "created": datetime(1980, 1, 1)})
        forms = _Forms(book, known, room=room, lang=lang)
        forms.roster()
        for number in range(1, groups + 1):
            forms.group(number)
        forms.fields()
    return repack(held.getvalue())


class _Forms:
    """The sheets of one workbook, which share its organisations."""

    def __init__(self, book: Workbook, known: pd.DataFrame, *, room: int, lang: str) -> None:
        self.book, self.room, self.lang = book, room, lang
        self.known = known.reset_index(drop=True)
        self.names = [str(name) for name in self.known["name"]]
        self.looks = looks_of(book)
        tab = say("template.roster.tab", lang)
        self.first_name = f"='{tab}'!$B${{row}}"
        self.all_names = f"='{tab}'!$B${HEADER_ROW + 2}:$B${HEADER_ROW + 1 + room}"

    def _page(self, part: str, number: int = 0) -> Page:
        return Page(self.book, self.looks, part=part, lang=self.lang, number=number)

    def _offered(self, key: str) -> tuple[str, ...]:
        return tuple(say(f"template.{key}", self.lang).split("|"))

    def roster(self) -> None:
        """Write the organisations with their numbers, consents and presence."""
        page = self._page("roster")
        columns = (Column("number", 7, "number"), *(self._roster_column(name) for name in _ROSTER))
        page.head(56, columns)
        page.body(self.room, columns)
        for nth in range(self.room):
            page.sheet.set_row(HEADER_ROW + 1 + nth, _ROW)
            page.sheet.write_number(HEADER_ROW + 1 + nth, 0, nth + 1, self.looks["number"])
        for nth, actor in enumerate(self.known.to_dict("records")):
            for place, column in enumerate(columns[1:], 1):
                text = self._known_text(actor, column)
                if text:
                    page.sheet.write_string(HEADER_ROW + 1 + nth, place, text, self.looks[column.look])

    def _roster_column(self, name: str) -> Column:
        contract = next(column for column in schema.ACTORS.columns if column.name == name)
        if contract.type == schema.BOOLEAN:
            mark = (say("template.x", self.lang),)
            return Column(name, _WIDTHS.get(name, _TICK_WIDTH), "tick", mark)
        choices = self._sectors() if name == "sector" else ()
        return Column(name, _WIDTHS[name], "input", choices)

    def _sectors(self) -> tuple[str, ...]:
        """Sectors to choose from: those of the organisations, else the usual ones."""
        stated = self.known.get("sector", pd.Series(dtype=str))
        own = [word for word in dict.fromkeys(map(str, stated)) if word not in ("", terms.UNKNOWN, "nan")]
        return tuple(own) or self._offered("roster.sectors")

    def _known_text(self, actor: Mapping[Any, Any], column: Column) -> str:
        value = actor.get(column.key)
        if column.key in _UNKNOWN_BEFORE or value is None or pd.isna(value):
            return ""
        if column.look == "tick":
            return say("template.x", self.lang) if value is True or str(value) == "True" else ""
        text = "" if column.key == "sector" and value == terms.UNKNOWN else str(value)
        return text.replace(terms.JOIN, "; ")

    def group(self, number: int) -> None:
        """Write one group's sheet: who sits here, who works with whom, the numbers to look up."""
        page = self._page("group", number)
        blocks, fitting, second = next((p for p in _PAGES if p[0] * p[1] >= self.room), _PAGES[-1])
        high = max(fitting, -(-self.room // blocks))
        lines = second + fitting
        scale = Settings()
        levels = (*range(scale.scale_low, scale.scale_high + 1), page.say("wish"))
        seat = (Column("seat", 26),)
        ties = (
            Column("source", 29), Column("target", 29), Column("strength", 14, "tick", levels, strict=True),
            Column("kind", 26, "input", self._offered("group.kinds")),
        )  # fmt: skip
        for columns, first, rows in ((seat, 0, _SEATS), (ties, 2, lines)):
            page.head(40, columns, first=first)
            page.body(rows, columns, first=first)
        for place in (0, 2, 3):
            page.offer((HEADER_ROW + 1, HEADER_ROW + lines, place), self.all_names)
        for gap in (1, 6):
            page.sheet.set_column(gap, gap, 2)
        for row in range(lines):
            page.sheet.set_row(HEADER_ROW + 1 + row, _HIGH_ROW)
        page.sheet.set_h_pagebreaks([HEADER_ROW + 1 + second])
        self._number_heads(page, first=7, high=high)
        for top in (0, second) if high < second else (0,):
            self._numbers(page, (top, 7), high=high)

    def _number_heads(self, page: Page, *, first: int, high: int) -> None:
        for place in range(first, first + 2 * -(-self.room // high), 2):
            area = (HEADER_ROW, place, HEADER_ROW, place + 1)
            page.sheet.merge_range(*area, page.say("numbers"), self.looks["head"])
            page.sheet.set_column(place, place, 5)
            page.sheet.set_column(place + 1, place + 1, 25)

    def _numbers(self, page: Page, corner: tuple[int, int], *, high: int) -> None:
        """Print all numbers with their organisations, in as many columns as a page is high."""
        top, first = corner
        for nth in range(self.room):
            block, row = divmod(nth, high)
            at, place = HEADER_ROW + 1 + top + row, first + 2 * block
            page.sheet.write_number(at, place, nth + 1, self.looks["listed_number"])
            self._name(page, (at, place + 1), nth)

    def _name(self, page: Page, at: tuple[int, int], nth: int) -> None:
        """Write an organisation's name as the roster has it now, and as it will have it then."""
        cell = self.first_name.format(row=HEADER_ROW + 2 + nth)
        formula = f'=IF({cell[1:]}="","",{cell[1:]})'
        name = self.names[nth] if nth < len(self.names) else ""
        page.sheet.write_formula(*at, formula, self.looks["listed"], name)

    def fields(self) -> None:
        """Write who is active in which field of action: fields across, and a column for others in words."""
        page = self._page("fields")
        labels = (Column("number", 7, "number"), Column("name", 42, "listed"))
        marks = tuple(page.say(role) for role in ("active", "lead", "planned"))
        across = tuple(Column("", 17, "tick", marks, strict=True) for _ in range(_FIELDS))
        last = 2 + _FIELDS
        page.head(96, labels)
        page.head(96, (Column("more", 28),), first=last)
        page.body(self.room, (*across, Column("more", 28)), first=2)
        for place in range(2, last):
            page.sheet.set_column(place, place, 17)
            page.sheet.write_blank(HEADER_ROW, place, None, self.looks["blank_head"])
        for nth in range(self.room):
            page.sheet.set_row(HEADER_ROW + 1 + nth, _ROW)
            page.sheet.write_number(HEADER_ROW + 1 + nth, 0, nth + 1, self.looks["number"])
            self._name(page, (HEADER_ROW + 1 + nth, 1), nth)
