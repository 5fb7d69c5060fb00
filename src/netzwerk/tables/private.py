"""Persons that one sheet names in a column of contacts, and another beside an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netzwerk.forms.lines import Reading
from netzwerk.forms.privacy import persons_in
from netzwerk.sheet import Sheets

_COLUMNS = ("contact", "respondent")


def persons_told(sheets: Sheets, readings: Sequence[Reading], names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of the persons in columns of contacts, if it finds one in any other cell.

    Parameters
    ----------
    sheets : Sheets
        One wave's sheets.
    readings : sequence of Reading
        What was read of them.
    names : iterable of str
        The organisations' names: no persons.
    """
    cells = {(sheet.file, sheet.sheet): sheet.cells for sheet in sheets}
    told = {
        (reading.file, reading.sheet, fate.row, fate.column)
        for reading in readings
        for fate in reading.fates
        if fate.code in _COLUMNS and not fate.severity
    }
    texts = (cells[file, name][row, column].text for file, name, row, column in sorted(told))
    pattern = persons_in(texts, names)
    if pattern is None:
        return None
    others = (
        cell.text
        for place, of_sheet in cells.items()
        for (row, column), cell in of_sheet.items()
        if (*place, row, column) not in told
    )
    return pattern if any(map(pattern.search, others)) else None
