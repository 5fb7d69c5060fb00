"""Old workbooks (.xls), as Excel 97 to 2003 saved them."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path

import xlwt

# Kinds of records of the old format.
_OBJECT, _TEXT, _GOES_ON, _NOTE = 0x5D, 0x1B6, 0x3C, 0x1C
_COMMENT, _END = 0x19, 4


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def _comment(number, row, column, text, author):
    """A comment as Excel stores it: a drawn object, its text, and the cell that it belongs to."""
    drawn = struct.pack("<HHHHH12xHH", 0x15, 18, _COMMENT, number, 0x4011, 0, 0)
    shape = struct.pack("<HH6xHHH2x", 0x212, 0, len(text), 16, 0)
    letters = b"\x01" + text.encode("utf-16-le")
    runs = struct.pack("<HH4xHH4x", 0, 0, len(text), 0)
    who = struct.pack("<HB", len(author), 1) + author.encode("utf-16-le")
    cell = struct.pack("<4H", row - 1, column - 1, 0, number) + who + b"\x00"
    parts = ((_OBJECT, drawn), (_TEXT, shape), (_GOES_ON, letters), (_GOES_ON, runs), (_NOTE, cell))
    return b"".join(_record(*part) for part in parts)


def commented(sheet, notes, author=""):
    """Give a sheet comments, by (row, column); the writer of old workbooks knows none."""
    plain = sheet.get_biff_data
    made = b"".join(_comment(n, *place, text, author) for n, (place, text) in enumerate(notes.items(), 1))
    sheet.get_biff_data = lambda: plain()[:-_END] + made + plain()[-_END:]


def old_book(path: Path, *sheets, merged=(), notes=None, hidden=(), author=""):
    """A workbook of (name, rows); `merged` ranges of the first sheet as (top, left, bottom, right).

    `notes` are the first sheet's comments by (row, column), `hidden` the names of sheets not to be shown.
    """
    made = xlwt.Workbook(encoding="utf-8")
    made.owner = author
    for number, (name, rows) in enumerate(sheets):
        sheet = made.add_sheet(name)
        sheet.visibility = int(name in hidden)
        if notes and not number:
            commented(sheet, notes, author)
        covered = {(r, c) for top, left, bottom, right in merged if not number
                   for r in range(top, bottom + 1) for c in range(left, right + 1)}  # fmt: skip
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None and (row, column) not in covered:
                    sheet.write(row - 1, column - 1, value)
        for top, left, bottom, right in merged if not number else ():
            value = rows[top - 1][left - 1]
            sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def everything(path: Path):
    """Numbers, dates, truths, errors, a postcode, ticks, strike-through whole and in part, what is hidden."""
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("Tisch")
    sheet.write(0, 0, "Müllerverein\nNord")
    sheet.write(0, 1, 1.0)
    sheet.write(0, 2, 2.5)
    sheet.write(0, 3, 4109, xlwt.easyxf(num_format_str="00000"))
    sheet.write(0, 4, True)
    sheet.row(0).set_cell_error(5, 0x2A)
    sheet.write(1, 0, dt.date(2018, 2, 1), xlwt.easyxf(num_format_str="D. MMM"))
    sheet.write(1, 1, dt.datetime(2018, 4, 12, 9, 30), xlwt.easyxf(num_format_str="DD.MM.YYYY HH:MM"))
    sheet.write(1, 2, dt.time(9, 30), xlwt.easyxf(num_format_str="HH:MM"))
    sheet.write(2, 0, "weg", xlwt.easyxf("font: struck_out on"))
    gone, stays = xlwt.easyfont("struck_out on"), xlwt.easyfont("")
    sheet.write_rich_text(2, 1, [("AWO, ", stays), ("Caritas", gone)])
    sheet.write(2, 2, "ü", xlwt.easyxf("font: name Wingdings"))
    sheet.write_merge(4, 6, 0, 1, "über drei Zeilen")
    sheet.write(7, 0, "in einer ausgeblendeten Zeile")
    sheet.row(7).hidden = True
    sheet.write(0, 7, "in einer ausgeblendeten Spalte")
    sheet.col(7).hidden = True
    for name, visible in (("Versteckt", 1), ("Tief", 2)):
        more = made.add_sheet(name)
        more.write(0, 0, "Notiz")
        more.visibility = visible
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def dates_1904(path: Path):
    """A date counted from 1904, as the first Macs did."""
    made = xlwt.Workbook(encoding="utf-8")
    made.dates_1904 = True
    made.add_sheet("Tisch").write(0, 0, 41670, xlwt.easyxf(num_format_str="D. MMM"))
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def far(path: Path):
    """A list of two rows, and one number in the last cell that there is."""
    rows = [["Akteur", "Partner"], ["AWO", "DRK"]]
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("Tisch")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    sheet.write(65_535, 255, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def scrambled(path: Path):
    """An old workbook whose bytes were overwritten here and there."""
    data = bytearray(everything(path).read_bytes())
    for place in range(600, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    return path


def tie_list(path: Path):
    """A group's list in the old format."""
    rows = [["Akteur", "Partner", "Intensität"], ["AWO", "Caritas", 2], ["DRK", "AWO", 3]]
    return old_book(path, ("Tisch", rows))
