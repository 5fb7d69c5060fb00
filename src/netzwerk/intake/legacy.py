"""Old workbooks (.xls) to cells: read by a process of its own, with bounds on memory and time."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from netzwerk.errors import FileRefusedError
from netzwerk.intake.grid import Grid, merge
from netzwerk.intake.lean import MAX_CELLS
from netzwerk.intake.shown import date_text, number_text, symbol_text, truth_text
from netzwerk.sheet import Address, Cell, is_blank

_CHILD = Path(__file__).with_name("legacy_child.py")
# The child bounds its own computing; this is for one that only waits.
_SECONDS = 60


def read_legacy(data: bytes) -> list[Grid]:
    """Read all sheets of an old workbook, the hidden ones too.

    Parameters
    ----------
    data : bytes
        The whole file, recognised as such.

    Raises
    ------
    FileRefusedError
        If it is damaged, behind a password, too large, or cannot be read within the bounds.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_CHILD), str(MAX_CELLS)],
            input=data, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise FileRefusedError("old_workbook") from error
    if done.returncode > 0 and b"MemoryError" not in done.stderr:
        raise FileRefusedError("damaged")
    if done.returncode:
        raise FileRefusedError("old_workbook")
    told: dict[str, Any] = json.loads(done.stdout)
    if "error" in told:
        raise FileRefusedError(str(told["error"]), allowed=MAX_CELLS)
    return [_grid(sheet) for sheet in told["sheets"]]


def _grid(sheet: dict[str, Any]) -> Grid:
    rows, columns = set(sheet["rows"]), set(sheet["columns"])
    notes = {(row, column): text for row, column, text in sheet["notes"]}
    cells: dict[Address, Cell] = {}
    remarks: list[tuple[str, int, int]] = []
    for row, column, kind, value, form, font, struck in sheet["cells"]:
        text = _text(kind, value, form=form, font=font)
        if is_blank(text):
            continue
        if struck is None:
            remarks.append(("partly_struck", row, column))
        cells[row, column] = Cell(
            row, column, text, kind=kind, hidden=row in rows or column in columns,
            struck=bool(struck), comment=notes.get((row, column), ""),
        )  # fmt: skip
    remarks += [("comment_on_blank", *place) for place in _beside(notes, cells)]
    return Grid(sheet["name"], merge(cells, map(tuple, sheet["merged"])), sheet["hidden"], (), tuple(remarks))


def _beside(notes: Iterable[Address], cells: dict[Address, Cell]) -> list[Address]:
    return sorted(place for place in notes if place not in cells)


def _text(kind: str, value: float | str, *, form: str, font: str) -> str:
    """Return what a cell shows, as the reader of newer workbooks writes it."""
    if kind == "number":
        return number_text(float(value), form)
    if kind == "bool":
        return truth_text(bool(value))
    if kind == "date" and "T" in str(value):
        return date_text(dt.datetime.fromisoformat(str(value)))
    return symbol_text(str(value), font).replace("\r\n", "\n")
