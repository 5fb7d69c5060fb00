"""Lines that leave out what stands above them: ditto marks, and names that head a block of lines."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from netzwerk.forms.lexicon import line_table, plain
from netzwerk.forms.table import Table
from netzwerk.sheet import Address, Cell

_MARKS = frozenset("\"'„“”‟″‶〃«»`´‚‘’")
_LONGEST = 12
_PARTNERS = ("target", "target_wish")


@lru_cache(maxsize=100_000)
def is_ditto(text: str) -> bool:
    """Tell whether a cell only points to the one above it.

    Examples
    --------
    >>> is_ditto('"'), is_ditto("dto."), is_ditto("s. o."), is_ditto("–"), is_ditto("AWO")
    (True, True, True, False, False)
    """
    bare = text.strip()[:_LONGEST]
    return bool(bare) and (set(bare) <= _MARKS or plain(bare) in line_table("ditto")["words"])


def filled(table: Table) -> Table:
    """Return a list whose ditto marks say what stands above them, and whose blocks bear their names.

    A block is a name alone in its line with lines below it that name nobody, all down the table: only then is
    it sure whose they are.
    """
    if table.cross or table.survey or table.actor is None:
        return table
    return _with_blocks(_without_dittos(table))


def _without_dittos(table: Table) -> Table:
    if not any(map(is_ditto, {cell.text for cell in table.grid.cells.values()})):
        return table
    labelled = [column for column in table.columns if column.role]
    said: dict[Address, Cell] = {}
    for column in labelled:
        above: Cell | None = None
        for cell in table.column(column.index):
            if above is not None and is_ditto(cell.text):
                said[cell.row, cell.column] = replace(cell, text=above.text, kind=above.kind)
            elif not is_ditto(cell.text):
                above = cell
    if not said:
        return table
    return replace(table, grid=table.grid.with_cells(said), dittos=(*table.dittos, *said))


def _with_blocks(table: Table) -> Table:
    """Let a name alone in its line cover the lines below it, where the whole table is written so."""
    actor = table.actor
    if actor is None or not table.with_role(*_PARTNERS):
        return table
    heading: list[tuple[Cell, int]] = []
    for row in table.rows:
        cell, rest = table.grid.at(row, actor.index), [c for c in table.body(row) if c.column != actor.index]
        if cell is not None and (rest or cell.rows > 1):
            return table
        if cell is not None:
            heading.append((cell, row))
        elif not heading:
            return table
        else:
            heading[-1] = (heading[-1][0], row)
    if not heading or any(last == cell.row for cell, last in heading):
        return table
    covering = {(c.row, c.column): replace(c, rows=last - c.row + 1) for c, last in heading}
    first = {cell.row for cell, _ in heading}
    rows = tuple(row for row in table.rows if row not in first)
    return replace(table, grid=table.grid.with_cells(covering), rows=rows, blocks=tuple(covering))
