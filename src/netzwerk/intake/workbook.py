"""Workbooks (.xlsx, .xlsm) to cells: openpyxl on a lean copy, with all that a reader of cells must know."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netzwerk.intake.guard import open_archive
from netzwerk.intake.lean import Lean, lean_copy
from netzwerk.intake.shown import date_text, number_text, truth_text
from netzwerk.sheet import Address, Cell, is_blank

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as RawCell
    from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
    from openpyxl.worksheet.worksheet import Worksheet

# Ticks and crosses of the symbol fonts, by the letter that is stored.
_SYMBOLS = {"ü": "✓", "þ": "☑", "û": "✗", "ý": "☒", "¨": "☐", "o": "☐", "l": "●", "n": "■"}
_SYMBOL_FONTS = ("wingdings", "webdings")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as the reader of a file hands it on: its name, cells, and what the door noticed.

    Attributes
    ----------
    name : str
        The sheet's name; empty for text files.
    cells : dict
        By address.
    hidden : bool
        Whether the sheet is hidden.
    noticed : tuple of str
        Codes of what a reader must hear of the whole sheet.
    remarks : tuple of (row, column)
        Blank cells that bear a comment all the same.
    """

    name: str
    cells: dict[Address, Cell]
    hidden: bool = False
    noticed: tuple[str, ...] = ()
    remarks: tuple[Address, ...] = ()


def read_workbook(data: bytes) -> list[Grid]:
    """Read all sheets of a workbook, the hidden ones too.

    Parameters
    ----------
    data : bytes
        The whole file, recognised as a workbook.

    Raises
    ------
    FileRefusedError
        If the archive, or a part of it, may not be opened.
    """
    with open_archive(data) as archive:
        lean = lean_copy(archive)
    book = _load(lean, values=False)
    stored = _load(lean, values=True) if lean.formulas else None
    parts = _parts(lean.data)
    return [
        _grid(
            sheet,
            stored=stored[sheet.title] if stored is not None else None,
            merged=lean.merged.get(parts.get(sheet.title, ""), ()),
            noticed=_noticed(lean, parts.get(sheet.title, "")),
        )
        for sheet in book.worksheets
    ]


def _noticed(lean: Lean, part: str) -> tuple[str, ...]:
    trimmed = ("area_trimmed",) if part in lean.trimmed else ()
    return trimmed + (("external_links",) if lean.links and lean.formulas else ())


def _load(lean: Lean, *, values: bool) -> Workbook:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep is nothing that we read
        return openpyxl.load_workbook(
            io.BytesIO(lean.data), data_only=values, keep_links=False, rich_text=lean.rich
        )


def _parts(data: bytes) -> dict[str, str]:
    """Name the part of each sheet, by the sheet's title."""
    from openpyxl.packaging.manifest import Manifest
    from openpyxl.reader.excel import _find_workbook_part
    from openpyxl.reader.workbook import WorkbookParser
    from openpyxl.xml.functions import fromstring

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Manifest.from_tree(fromstring(archive.read("[Content_Types].xml")))
        parser = WorkbookParser(archive, _find_workbook_part(package).PartName[1:], keep_links=False)
        parser.parse()
        return {sheet.name: rel.target for sheet, rel in parser.find_sheets()}


def _grid(
    sheet: Worksheet, *, stored: Worksheet | None, merged: Iterable[str], noticed: tuple[str, ...]
) -> Grid:
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet)
    cells: dict[Address, Cell] = {}
    remarks: list[Address] = []
    for (row, column), raw in sorted(sheet._cells.items()):
        value = stored._cells[row, column] if stored is not None and raw.data_type == "f" else raw
        text, kind = _shown(raw, value)
        if is_blank(text):
            remarks += [(row, column)] if raw.comment is not None else []
            continue
        cells[row, column] = Cell(
            row,
            column,
            text,
            kind=kind,
            hidden=row in rows or column in columns,
            struck=_struck(raw),
            comment=raw.comment.text if raw.comment is not None else "",
        )
    hidden = sheet.sheet_state != "visible"
    return Grid(sheet.title, merge(cells, _bounds(merged)), hidden, noticed, tuple(remarks))


def _shown(raw: RawCell, cell: RawCell) -> tuple[str, str]:
    """Text and kind of a cell; `cell` holds the stored value where `raw` holds a formula."""
    value = cell.value
    if raw.data_type == "f" and (value is None or cell is raw):
        return _formula(raw.value), "formula"
    if value is None or cell.data_type == "e":
        return str(value or ""), "error" if value else "text"
    if isinstance(value, bool):
        return truth_text(value), "bool"
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return date_text(value), "date"
    if isinstance(value, (int, float)):
        return number_text(value, cell.number_format), "number"
    return _letters(str(value), cell), "text"


def _formula(value: str | ArrayFormula | DataTableFormula | None) -> str:
    return str(getattr(value, "text", None) or value or "=")


def _letters(text: str, cell: RawCell) -> str:
    from openpyxl.utils.escape import unescape

    if text in _SYMBOLS and str(cell.font.name or "").lower().startswith(_SYMBOL_FONTS):
        return _SYMBOLS[text]
    return str(unescape(text)).replace("\r\n", "\n") if "_x" in text or "\r" in text else text


def _struck(cell: RawCell) -> bool:
    if cell.has_style and cell.font.strike:
        return True
    runs = cell.value if isinstance(cell.value, list) else ()
    return bool(runs) and all(getattr(getattr(run, "font", None), "strike", None) for run in runs)


def _hidden_rows(sheet: Worksheet) -> set[int]:
    return {
        row
        for row, line in sheet.row_dimensions.items()
        if line.hidden or (line.height == 0 and line.customHeight)
    }


def _hidden_columns(sheet: Worksheet) -> set[int]:
    return {
        column
        for line in sheet.column_dimensions.values()
        if line.hidden or line.width == 0
        for column in range(line.min or 0, min(line.max or 0, 16_384) + 1)
    }


def _bounds(merged: Iterable[str]) -> list[tuple[int, int, int, int]]:
    from openpyxl.utils import range_boundaries

    return [range_boundaries(ref) for ref in merged]


def merge(cells: dict[Address, Cell], ranges: Iterable[tuple[int, int, int, int]]) -> dict[Address, Cell]:
    """Give each merged range's corner its span; what lies covered beneath is marked as hidden.

    Parameters
    ----------
    cells : dict
        By address.
    ranges : iterable of (left, top, right, bottom)
        Counted from 1, both ends included.

    Examples
    --------
    >>> merge({(1, 1): Cell(1, 1, "AWO")}, [(1, 1, 1, 3)])[1, 1].rows
    3
    """
    spanned = dict(cells)
    for left, top, right, bottom in ranges:
        if (corner := cells.get((top, left))) is not None:
            spanned[top, left] = replace(corner, rows=bottom - top + 1, columns=right - left + 1)
        for row, column in _covered(cells, (left, top, right, bottom)):
            if (row, column) != (top, left):
                spanned[row, column] = replace(cells[row, column], hidden=True)
    return spanned


def _covered(cells: dict[Address, Cell], area: tuple[int, int, int, int]) -> list[Address]:
    left, top, right, bottom = area
    if (right - left + 1) * (bottom - top + 1) <= len(cells):
        places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return [place for place in places if place in cells]
    return [(row, column) for row, column in cells if top <= row <= bottom and left <= column <= right]
