"""Workbooks (.xlsx, .xlsm) to cells: openpyxl on a lean copy, with all that a reader of cells must know."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from netzwerk.intake.grid import Grid, merge
from netzwerk.intake.guard import open_archive
from netzwerk.intake.lean import Lean, lean_copy
from netzwerk.intake.shown import date_text, number_text, symbol_text, truth_text
from netzwerk.sheet import Address, Cell, is_blank

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as RawCell
    from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
    from openpyxl.worksheet.worksheet import Worksheet


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
    return _grids(lean)


def _grids(lean: Lean) -> list[Grid]:
    book = _load(lean, values=False)
    stored = _load(lean, values=True) if lean.formulas else None
    parts = _parts(lean.data)
    grids = [
        _grid(
            sheet,
            stored=stored[sheet.title] if stored is not None else None,
            lean=lean,
            part=parts.get(sheet.title, ""),
        )
        for sheet in book.worksheets
    ]
    _forget(book, stored)
    return grids


def _forget(*books: Workbook | None) -> None:
    """Let go of the library's cells: each holds its sheet and is held by it, so that none would go alone."""
    for book in filter(None, books):
        for sheet in book.worksheets:
            sheet._cells.clear()


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


def _grid(sheet: Worksheet, *, stored: Worksheet | None, lean: Lean, part: str) -> Grid:
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet)
    cells: dict[Address, Cell] = {}
    remarks: list[tuple[str, int, int]] = []
    for (row, column), raw in sorted(sheet._cells.items()):
        value = stored._cells[row, column] if stored is not None and raw.data_type == "f" else raw
        text, kind = _shown(raw, value, symbols=lean.symbols)
        if is_blank(text):
            remarks += [("comment_on_blank", row, column)] if raw.comment is not None else []
            continue
        struck = lean.strikes and _struck(raw)
        if lean.rich and not struck and any(_strikes(raw)):
            remarks.append(("partly_struck", row, column))
        cells[row, column] = Cell(
            row,
            column,
            text,
            kind=kind,
            hidden=row in rows or column in columns,
            struck=struck,
            comment=raw.comment.text if raw.comment is not None else "",
        )
    hidden = sheet.sheet_state != "visible"
    return Grid(
        sheet.title,
        merge(cells, _bounds(lean.merged.get(part, ()))),
        hidden,
        _noticed(lean, part),
        tuple(remarks),
    )


def _shown(raw: RawCell, cell: RawCell, *, symbols: bool) -> tuple[str, str]:
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
    return _letters(str(value), cell if symbols else None), "text"


def _formula(value: str | ArrayFormula | DataTableFormula | None) -> str:
    return str(getattr(value, "text", None) or value or "=")


def _letters(text: str, cell: RawCell | None) -> str:
    if cell is not None and len(text) == 1:
        text = symbol_text(text, str(cell.font.name or ""))
    if "_x" in text:
        from openpyxl.utils.escape import unescape

        text = _paired(str(unescape(text)))
    return text.replace("\r\n", "\n") if "\r" in text else text


def _paired(text: str) -> str:
    r"""Join halves of letters; a half alone is a letter that was lost.

    Examples
    --------
    >>> _paired("\ud83d\ude42"), _paired("halb \ud800")
    ('🙂', 'halb �')
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _struck(cell: RawCell) -> bool:
    return bool(cell.has_style and cell.font.strike) or all(_strikes(cell) or [False])


def _strikes(cell: RawCell) -> list[bool]:
    """Tell of each run of letters within a cell whether it is struck through."""
    runs = cell.value if isinstance(cell.value, list) else ()
    return [bool(getattr(getattr(run, "font", None), "strike", None)) for run in runs if str(run).strip()]


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
