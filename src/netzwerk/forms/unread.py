"""Tables, sheets and cells that are not read as data: every one with what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netzwerk import terms
from netzwerk.forms.grid import Grid
from netzwerk.forms.lines import Fate, Reading
from netzwerk.forms.privacy import free_text, personal
from netzwerk.forms.recognise import Recognised
from netzwerk.forms.table import Table
from netzwerk.sheet import Address, Sheet


def unclear(sheet: Sheet, table: Table, found: Recognised, *, name: str) -> Reading:
    """Return a table whose form cannot be told: not read, and said so with both readings."""
    values = {"form": found.form, "other": found.other or terms.TIE_LIST, "file": name}
    return refused(sheet, table, "form_unclear", values=values)


def refused(sheet: Sheet, table: Table, code: str, *, values: Mapping[str, object]) -> Reading:
    """Return a table that is not read, with one finding for all of it."""
    cells = [c for row in (*table.header_rows, *table.rows) for c in table.body(row)]
    fates = [Fate(c.row, c.column, terms.REFUSED_CELL, code, private=personal(c.text)) for c in cells]
    if fates:
        fates[0] = replace(fates[0], severity=terms.ERROR, values=values)
    return Reading(sheet.wave, sheet.file, sheet.sheet, "", fates=tuple(fates))


def aside(sheet: Sheet, code: str) -> Reading:
    """Return a sheet that is passed over: hidden, or skipped by netzwerk.toml."""
    cells = Grid.of(sheet.cells).cells.values()
    fates = [Fate(c.row, c.column, terms.IGNORED, code, private=True) for c in cells]
    if fates:
        fates[0] = replace(fates[0], severity=terms.NOTE, values={"count": len(fates)})
    return Reading(sheet.wave, sheet.file, sheet.sheet, "", fates=tuple(fates))


def legend_sheet(sheet: Sheet) -> Reading:
    """Return a sheet that is nothing but the legend of its file."""
    cells = Grid.of(sheet.cells).cells.values()
    fates = tuple(Fate(c.row, c.column, terms.USED, "footer") for c in cells)
    return Reading(sheet.wave, sheet.file, sheet.sheet, "", fates=fates)


def rest(sheet: Sheet, readings: Sequence[Reading], read: bool) -> Reading:
    """Return the cells that stand in no table; `read` says whether there is one on the sheet."""
    done: set[Address] = set()
    for reading in readings:
        done |= {(f.row, f.column) for f in reading.fates} | {(m.row, m.column) for m in reading.mentions}
        done |= {cell for relation in reading.relations for cell in relation.cells}
    left = [cell for place, cell in sheet.cells.items() if place not in done]
    fates = [
        Fate(
            c.row,
            c.column,
            terms.IGNORED,
            "contact" if (p := personal(c.text)) else "outside",
            private=p or not read or free_text(c.text),
        )
        for c in left
    ]
    if fates and not read:
        wide = sum(len(row) > 1 for row in Grid.of(sheet.cells).by_row.values()) > 1
        code, severity = ("form_unknown", terms.ERROR) if wide else ("no_table", terms.NOTE)
        fates[0] = replace(fates[0], code=code, severity=severity, values={"file": sheet.file})
    return Reading(sheet.wave, sheet.file, sheet.sheet, "", fates=tuple(fates))
