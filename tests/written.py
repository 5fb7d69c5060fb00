"""Rows written as a file of every kind that people hand in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

from tests.nasty.old_books import old_book
from tests.nasty.sheets import opendocument

KINDS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".ods", ".xls")


def texts(rows):
    """Every value as a text file shows it; nothing stays blank."""
    return [["" if value is None else str(value) for value in row] for row in rows]


def delimited(rows, separator):
    """Rows as a delimited text, quoted where a field needs it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(texts(rows))
    return stream.getvalue()


def workbook(path, rows):
    """Rows as a workbook; an .xlsm says of itself that it may hold macros."""
    made = openpyxl.Workbook()
    made.active.title = "Tisch"
    for row, line in enumerate(rows, 1):
        for column, value in enumerate(line, 1):
            if value not in (None, ""):
                made.active.cell(row, column, value)
    if path.suffix == ".xlsm":
        made.template = False
        made.vba_archive = None
    made.save(path)
    if path.suffix == ".xlsm":
        _with_macros(path)


def _with_macros(path):
    import zipfile

    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(plain, macros))


def write_rows(folder: Path, stem: str, kind: str, rows) -> Path:
    """Write rows as one file; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}{kind}"
    if kind in (".xlsx", ".xlsm"):
        workbook(path, rows)
    elif kind == ".ods":
        opendocument(path, rows=[[text or None for text in row] for row in texts(rows)])
    elif kind == ".xls":
        old_book(path, ("Tisch", rows))
    else:
        separator, encoding = {".csv": (";", "cp1252"), ".tsv": ("\t", "utf-8"), ".txt": ("\t", "utf-16")}[
            kind
        ]
        path.write_bytes(delimited(rows, separator).encode(encoding))
    return path
