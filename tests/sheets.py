"""Sheets built in a test: rows of texts to the records that the door hands in."""

from __future__ import annotations

import math

from netzwerk.settings import Settings
from netzwerk.sheet import Cell, Sheet, Sheets, is_blank


def sheet(rows, file="tisch1.xlsx", *, name="", wave="w", **cells):
    """A sheet from rows of texts or Cells; None and blanks stay empty. `hidden=True` hides it."""
    found = {}
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if isinstance(text, Cell):
                found[row, column] = text
            elif text is not None and not is_blank(str(text)):
                kind = "number" if isinstance(text, int | float) else "text"
                found[row, column] = Cell(row, column, str(text), kind)
    return Sheet(wave, file, name, found, **cells)


def town(*sheets, **settings):
    """The sheets of one wave."""
    return Sheets(tuple(sheets), ("w",), "Musterstadt", Settings(**settings))


def roster(*names, file="liste.xlsx", extra=()):
    """A plain roster of these names."""
    return sheet([("Organisation", "Sektor"), *((name, "Verein") for name in names), *extra], file)


def pairs(tables, *columns):
    """Each report as (source's name, target's name, and these columns)."""
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    rows = tables.reports.to_dict("records")
    return [(names[r["source"]], names[r["target"]], *(_plain(r[c]) for c in columns)) for r in rows]


def _plain(value):
    return None if isinstance(value, float) and math.isnan(value) else value


def codes(tables):
    """The findings as (row, column, code), without notes on spelling and columns."""
    found = tables.findings
    return [(r["row"], r["column"], r["code"]) for r in found.to_dict("records")]
