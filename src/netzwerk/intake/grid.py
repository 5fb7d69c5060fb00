"""One sheet as the reader of a file hands it on, before the door says what it noticed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netzwerk.sheet import Address, Cell


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
    remarks : tuple of (code, row, column)
        What a reader must hear of single cells: a comment on a blank one, a text struck through in part.
    """

    name: str
    cells: dict[Address, Cell]
    hidden: bool = False
    noticed: tuple[str, ...] = ()
    remarks: tuple[tuple[str, int, int], ...] = ()


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
