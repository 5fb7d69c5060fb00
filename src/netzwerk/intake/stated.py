"""What people stated about fields of action (fields.csv): sectors needed, fields depended on."""

from __future__ import annotations

from collections.abc import Iterable

from netzwerk.decided import FieldStated
from netzwerk.forms.lexicon import plain
from netzwerk.intake.grid import Grid
from netzwerk.intake.lists import head_of, lines_of

_COLUMNS = ("field", "needs_sector", "depends_on")


def read_fields(grids: Iterable[Grid], *, wave: str) -> tuple[FieldStated, ...]:
    """Read what is stated about fields of action; columns in any order, several lines a field allowed.

    Parameters
    ----------
    grids : iterable of Grid
        The file's sheets.
    wave : str
        Whose file it is; empty for every wave.

    Examples
    --------
    >>> from netzwerk.sheet import Cell
    >>> rows = [("field", "needs_sector", "depends_on"), ("Sprache", "Schulen", "Arbeit|Wohnen")]
    >>> cells = {(r, c): Cell(r, c, t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    >>> read_fields([Grid("", cells)], wave="")[0].depends_on
    'Arbeit|Wohnen'
    """
    roles = {plain(name): name for name in _COLUMNS}
    found = []
    for grid in grids:
        head = (
            None if grid.hidden else head_of(grid, roles, lambda named: "field" in named and len(named) > 1)
        )
        if head is None:
            continue
        for row, cells in lines_of(grid).items():
            said = {name: "|".join(filter(None, head.said(cells, name))) for name in _COLUMNS}
            if row > head.row and said["field"]:
                found.append(FieldStated(**said, wave=wave))
    return tuple(found)
