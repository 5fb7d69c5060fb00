"""Cells that no list holds: one far away in a corner, or one longer than a spreadsheet allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netzwerk.sheet import Address, Cell

# Cells behind a gap so wide are no part of any list; a far corner would hide the sheet in emptiness.
FAR_ROWS, FAR_COLUMNS, FAR_CELLS = 5_000, 300, 50
# No spreadsheet holds a longer text in one cell.
LONGEST = 32_767
Place = tuple[str, int, int]


def set_aside(cells: Mapping[Address, Cell]) -> tuple[dict[Address, Cell], list[Place]]:
    """Part what a sheet holds from the few cells that would hurt every later step.

    Parameters
    ----------
    cells : mapping
        By address.

    Returns
    -------
    dict, list of (code, row, column)
        What stays, and what was set aside, each with the code of its finding.

    Examples
    --------
    >>> cells = {(1, 1): Cell(1, 1, "AWO"), (1_048_576, 16_384): Cell(1_048_576, 16_384, "1")}
    >>> set_aside(cells)[1]
    [('far_cell', 1048576, 16384)]
    """
    far = _far(cells)
    long = {address for address, cell in cells.items() if len(cell.text) > LONGEST} - far
    kept = {address: cell for address, cell in cells.items() if address not in far | long}
    aside = [("far_cell", *address) for address in far] + [("cell_too_long", *address) for address in long]
    return kept, sorted(aside, key=lambda place: place[1:])


def _gap(places: Iterable[int], width: int) -> int:
    """First place behind a gap wider than `width`, or nothing (0)."""
    before = 0
    for here in sorted(set(places)):
        if here - before > width:
            return here
        before = here
    return 0


def _far(cells: Mapping[Address, Cell]) -> set[Address]:
    """Addresses of the few cells that lie far outside the sheet's own."""
    row = _gap((address[0] for address in cells), FAR_ROWS)
    column = _gap((address[1] for address in cells), FAR_COLUMNS)
    far = {(r, c) for r, c in cells if (row and r >= row) or (column and c >= column)}
    return far if len(far) <= FAR_CELLS and len(far) < len(cells) else set()
