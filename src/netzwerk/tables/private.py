"""Persons that one sheet names in a column of contacts, and another beside an organisation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from netzwerk.forms.lines import Reading
from netzwerk.forms.persons import is_person, persons_shaped
from netzwerk.forms.privacy import pattern_of, personal, persons_in, without_contact
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


def persons_by_shape(sheets: Sheets, names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of the persons without a title that any cell holds, told by shape."""
    return pattern_of(persons_shaped((cell.text for sheet in sheets for cell in sheet.cells.values()), names))


def without_named_persons(sheets: Sheets) -> Sheets:
    """Take persons and contacts out of the names of sheets; one that is nothing else bears its number."""
    if not any(map(_telling, (sheet.sheet for sheet in sheets))):
        return sheets
    number: Counter[tuple[str, str]] = Counter()
    taken = {(sheet.wave, sheet.file, sheet.sheet) for sheet in sheets if not _telling(sheet.sheet)}
    renamed = []
    for sheet in sheets.sheets:
        number[sheet.wave, sheet.file] += 1
        name = sheet.sheet
        if _telling(name):
            left = without_contact(_without_tail(name), pattern_of(persons_shaped([name])))
            place = str(number[sheet.wave, sheet.file])
            name = left if left and (sheet.wave, sheet.file, left) not in taken else place
            taken.add((sheet.wave, sheet.file, name))
        renamed.append(replace(sheet, sheet=name))
    return replace(sheets, sheets=tuple(renamed))


def _telling(name: str) -> bool:
    return personal(name) or _without_tail(name) != name or bool(persons_shaped([name]))


def _without_tail(name: str) -> str:
    """Take a person off the end of a sheet's name."""
    parts = name.replace("_", " ").split()
    cut = next((n for n in range(len(parts)) if is_person(" ".join(parts[n:]))), None)
    return name if cut is None else " ".join(parts[:cut])


def either(*patterns: re.Pattern[str] | None) -> re.Pattern[str] | None:
    """Join patterns of persons."""
    found = [pattern.pattern for pattern in patterns if pattern is not None]
    return re.compile("|".join(found), re.IGNORECASE) if found else None
