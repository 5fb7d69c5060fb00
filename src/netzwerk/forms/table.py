"""One table on a sheet: where it is, and its columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from netzwerk.forms.columns import Column
from netzwerk.forms.grid import Grid
from netzwerk.sheet import Address, Cell


@dataclass(frozen=True)
class Table:
    """One table on a sheet.

    Attributes
    ----------
    grid : Grid
        The sheet.
    header_rows : tuple of int
        One or two rows of headers; empty where the table goes on after a section line.
    columns : tuple of Column
        Its labelled columns, the roles settled.
    rows : tuple of int
        Rows of its body.
    left, right : int
        Its first and last column.
    titles, footers : tuple of Cell
        Lines above and below that are no data.
    cross : bool
        Whether it has labels down and across and values between.
    group : str
        The group that a column names for all of its rows.
    survey : bool
        Whether a program for surveys wrote it, or one question is asked of partner after partner.
    owner : Cell or None
        The line above that names the one organisation whose own form this is, and its name there.
    dittos, blocks : tuple of (row, column)
        Cells that say what stands above them, and names that stand for all lines of their block.
    """

    grid: Grid
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    left: int
    right: int
    titles: tuple[Cell, ...] = ()
    footers: tuple[Cell, ...] = ()
    cross: bool = False
    owner: Cell | None = None
    owner_name: str = ""
    survey: bool = False
    group: str = ""
    dittos: tuple[Address, ...] = ()
    blocks: tuple[Address, ...] = ()
    _by_role: dict[tuple[str, ...], tuple[Column, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def with_role(self, *roles: str) -> tuple[Column, ...]:
        """Return the columns that play one of these roles."""
        if roles not in self._by_role:
            self._by_role[roles] = tuple(c for c in self.columns if c.role in roles)
        return self._by_role[roles]

    @property
    def actor(self) -> Column | None:
        """The column of the actors."""
        return next(iter(self.with_role("actor")), None)

    def body(self, row: int) -> tuple[Cell, ...]:
        """Return the own cells of one row within its columns."""
        return self.grid.row(row, self.left, self.right)

    def column(self, index: int) -> list[Cell]:
        """Return the own cells of one column of the body."""
        return [cell for row in self.rows if (cell := self.grid.own(row, index)) is not None]
