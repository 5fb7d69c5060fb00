"""Lists that people fill in: which column plays which role, and what stands in a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from netzwerk.forms.lexicon import plain
from netzwerk.intake.grid import Grid
from netzwerk.sheet import Cell

Line = Mapping[int, Cell]
# The row of headings stands among the first.
ROWS = 12


@dataclass(frozen=True)
class Head:
    """The row of headings: which column plays which role."""

    row: int
    roles: Mapping[int, str]
    texts: Mapping[int, str]

    @property
    def right(self) -> int:
        """The last column that has a heading."""
        return max(self.texts)

    def is_first(self, column: int) -> bool:
        """Whether a column holds the first of several suggestions, by its heading."""
        return self.roles.get(column) == "proposal" and self.texts[column].lstrip().startswith("1")

    def said(self, cells: Line, role: str) -> list[str]:
        """Return what stands in the columns of one role."""
        return [
            cells[column].text.strip()
            for column, plays in self.roles.items()
            if plays == role and column in cells
        ]

    def more(self, cells: Line) -> list[str]:
        """Return what stands in columns that a person added, each with its heading."""
        added = [column for column in cells if not self.roles.get(column)]
        return [
            ": ".join(filter(None, (self.texts.get(column, ""), cells[column].text.strip())))
            for column in added
        ]


def lines_of(grid: Grid) -> Mapping[int, Line]:
    """Return a sheet's cells line by line; one merged over several lines stands in each of them."""
    lines: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in grid.cells.items():
        for line in range(row, row + cell.rows):
            lines.setdefault(line, {}).setdefault(column, cell)
    return {row: dict(sorted(cells.items())) for row, cells in sorted(lines.items())}


def head_of(grid: Grid, words: Mapping[str, str], enough: Callable[[Collection[str]], bool]) -> Head | None:
    """Find the row of headings among the first rows.

    Parameters
    ----------
    grid : Grid
        The sheet.
    words : mapping of str to str
        The role that each folded heading plays.
    enough : callable
        Whether a row with such roles is the row of headings.

    Examples
    --------
    >>> cells = {(1, 1): Cell(1, 1, "Wer"), (1, 2): Cell(1, 2, "bis")}
    >>> head_of(Grid("", cells), {"bis": "due"}, lambda roles: "due" in roles).roles
    {1: '', 2: 'due'}
    """
    for row, cells in lines_of(grid).items():
        if row > ROWS:
            return None
        roles = {column: words.get(plain(cell.text), "") for column, cell in cells.items()}
        if enough(set(roles.values())):
            return Head(row, roles, {column: cell.text.strip() for column, cell in cells.items()})
    return None
