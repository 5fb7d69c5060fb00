"""A sheet as rows and columns, merged ranges filled within themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from netzwerk.sheet import Address, Cell, is_blank


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet that hold something.

    `at` looks through merged ranges, `own` does not; rows and columns are those of the sheet, so that
    every answer can be found again. What was found out about it may be kept in `seen`.
    """

    cells: Mapping[Address, Cell]
    seen: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, cells: Mapping[Address, Cell]) -> Grid:
        """Keep what holds data, in reading order."""
        return cls({place: cells[place] for place in sorted(cells) if not is_blank(cells[place].text)})

    @cached_property
    def _filled(self) -> Mapping[Address, Cell]:
        filled: dict[Address, Cell] = {}
        last = max((row for row, _ in self.cells), default=0)
        for cell in self.cells.values():
            if cell.rows == 1 and cell.columns == 1:
                continue
            # A range may reach to the end of the sheet: nothing below the last written row is asked for.
            for row in range(cell.row, min(cell.row + cell.rows, last + 51)):
                for column in range(cell.column, min(cell.column + cell.columns, cell.column + 1000)):
                    filled[row, column] = cell
        return filled

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell that stands here itself."""
        return self.cells.get((row, column))

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that stands here or whose merged range covers this place."""
        return self.cells.get((row, column)) or self._filled.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Return what stands here, stripped; empty where nothing does."""
        cell = self.at(row, column)
        return "" if cell is None else cell.text.strip()

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Rows that hold something, merged ranges included."""
        return tuple(sorted({row for row, _ in self.cells} | {row for row, _ in self._filled}))

    @cached_property
    def by_row(self) -> Mapping[int, tuple[Cell, ...]]:
        """The own cells of each row, from left to right."""
        rows: dict[int, list[Cell]] = {}
        for (row, _), cell in self.cells.items():
            rows.setdefault(row, []).append(cell)
        return {row: tuple(sorted(cells, key=lambda cell: cell.column)) for row, cells in rows.items()}

    @cached_property
    def right(self) -> int:
        """The last column that holds something."""
        return max((c.column + c.columns - 1 for c in self.cells.values()), default=0)

    @cached_property
    def bottom(self) -> int:
        """The last row that holds something."""
        return max((c.row + c.rows - 1 for c in self.cells.values()), default=0)

    def row(self, row: int, left: int = 1, right: int | None = None) -> tuple[Cell, ...]:
        """Return the own cells of a row between two columns."""
        cells = self.by_row.get(row, ())
        last = self.right if right is None else right
        if not cells or (cells[0].column >= left and cells[-1].column <= last):
            return cells
        return tuple(c for c in cells if left <= c.column <= last)

    def with_cells(self, cells: Mapping[Address, Cell]) -> Grid:
        """Return the same with some cells read otherwise."""
        return Grid({**self.cells, **cells}, {"private": self.seen.get("private", frozenset())})

    def flipped(self) -> Grid:
        """Return the same with rows and columns exchanged."""
        cells = {
            (c.column, c.row): replace(c, row=c.column, column=c.row, rows=c.columns, columns=c.rows)
            for c in self.cells.values()
        }
        return Grid.of(cells)
