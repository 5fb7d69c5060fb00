"""The other end of `legacy`: reads one old workbook from standard input, within bounds, and writes JSON.

Run as a program of its own and never imported, so that a file that lies about itself can neither stop nor
swell the process that reads a town's folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator

import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell, Sheet

MEMORY, SECONDS = 512_000_000, 20


def bound() -> None:
    """Take the bounds on; where the system has none to set, the parent's clock is the bound."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


def cells(book: Book, sheet: Sheet) -> Iterator[list[object]]:
    """Yield what each cell holds: row, column, kind, value, number format, font, struck through."""
    kinds = {
        xlrd.XL_CELL_TEXT: "text", xlrd.XL_CELL_NUMBER: "number", xlrd.XL_CELL_DATE: "date",
        xlrd.XL_CELL_BOOLEAN: "bool", xlrd.XL_CELL_ERROR: "error",
    }  # fmt: skip
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            kind = kinds.get(cell.ctype)
            if kind is None:
                continue
            look = book.xf_list[cell.xf_index]
            font = book.font_list[look.font_index]
            value = _value(book, cell, kind)
            form = book.format_map[look.format_key].format_str
            yield [row + 1, column + 1, kind, value, form, font.name, _struck(book, sheet, (row, column))]


def _value(book: Book, cell: Cell, kind: str) -> object:
    if kind == "error":
        return xlrd.error_text_from_code.get(cell.value, "#?")
    if kind == "date":
        try:
            when = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            return str(cell.value)
        return when.time().isoformat() if 0 <= cell.value < 1 else when.isoformat()
    return cell.value


def _struck(book: Book, sheet: Sheet, place: tuple[int, int]) -> bool | None:
    """Tell whether a cell is struck through; None where only a part of its letters is."""
    look = book.xf_list[sheet.cell_xf_index(*place)]
    whole = bool(book.font_list[look.font_index].struck_out)
    runs = sheet.rich_text_runlist_map.get(place, ())
    text = str(sheet.cell_value(*place))
    starts = [0, *(start for start, _ in runs if start), len(text)]
    lines = [whole, *(bool(book.font_list[font].struck_out) for start, font in runs if start)]
    if runs and runs[0][0] == 0:
        lines[0] = bool(book.font_list[runs[0][1]].struck_out)
    shown = [
        line for line, start, end in zip(lines, starts, starts[1:], strict=False) if text[start:end].strip()
    ]
    if not shown or len(set(shown)) == 1:
        return shown[0] if shown else whole
    return None


def told(data: bytes, most: int) -> dict[str, object]:
    """Return all sheets of a workbook, or why it cannot be read."""
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=nowhere
            )
    except xlrd.XLRDError as error:
        return {"error": "encrypted" if "encrypted" in str(error) else "damaged"}
    sheets = []
    for sheet in book.sheets():
        found = []
        for cell in cells(book, sheet):
            found.append(cell)
            most -= 1
            if most < 0:
                return {"error": "too_many_cells"}
        sheets.append(
            {
                "name": sheet.name,
                "hidden": bool(sheet.visibility),
                "cells": found,
                "merged": [[c0 + 1, r0 + 1, c1, r1] for r0, r1, c0, c1 in sheet.merged_cells],
                "rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
                "columns": [column + 1 for column, info in sheet.colinfo_map.items() if info.hidden],
                "notes": [[row + 1, column + 1, note.text] for (row, column), note in
                          sheet.cell_note_map.items()],
            }
        )  # fmt: skip
    return {"sheets": sheets}


def main() -> None:
    """Read, and write what was read."""
    bound()
    made = told(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(made).encode())


if __name__ == "__main__":
    main()
