"""What a column and a table are: names, types, what they may hold."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, INTEGER, NUMBER, BOOLEAN = "string", "integer", "number", "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and what it may hold.

    `required` columns must be there and filled when a user hands the table in; `lists` says that a
    cell may hold several entries, joined by `|`.
    """

    name: str
    type: str = TEXT
    required: bool = False
    allowed: tuple[str, ...] = ()
    lists: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """One table: where it lies in OUT, its columns in order, and the columns that tell its rows apart."""

    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The table's short name: `ties` for `tables/ties.csv`.

        Examples
        --------
        >>> Contract("tables/ties.csv", ()).name
        'ties'
        """
        return self.path.rsplit("/", 1)[-1].removesuffix(".csv")

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)


def columns(*names: str) -> tuple[Column, ...]:
    """Return optional columns of text."""
    return tuple(Column(name) for name in names)


def numbers(*names: str) -> tuple[Column, ...]:
    """Return optional columns of numbers."""
    return tuple(Column(name, NUMBER) for name in names)
