"""Tables as files: UTF-8, comma, point, LF, the contract's columns, the same numbers on every machine."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable

import pandas as pd

from netzwerk import terms
from netzwerk.errors import TableError
from netzwerk.schema import BOOLEAN, INTEGER, NUMBER, TEXT, Column, Contract

# Digits that are printed, and behind the point of large numbers: enough to compare within 1e-7, too few for
# the noise of another processor.
DIGITS, BEHIND = 10, 7
# 0 in these columns means that the place is not known.
_PLACES = ("row", "column")


def table_text(table: pd.DataFrame, contract: Contract | None = None) -> str:
    """Print a table as the CSV that other programs read.

    Parameters
    ----------
    table : DataFrame
        The rows; columns beyond the contract's are left out.
    contract : Contract, optional
        Which columns stand in which order, and of which type. Without it the table's own columns, with
        a named index first.

    Returns
    -------
    str
        Header and lines, each ended by LF; lists joined by `|`, unknown empty, marks true and false.

    Raises
    ------
    TableError
        If a column of the contract is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> print(table_text(pd.DataFrame({"actor": ["awo"], "share": [1 / 3], "mark": [True]})), end="")
    actor,share,mark
    awo,0.3333333333,true
    """
    if contract is None:
        table = table.reset_index() if table.index.name else table
        columns = tuple(Column(str(name), _type_of(table[name])) for name in table.columns)
        table = table.set_axis([column.name for column in columns], axis=1)
    else:
        columns = contract.columns
        _check(table, contract)
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(zip(*(_cells(table[column.name], column) for column in columns), strict=True))
    return sheet.getvalue()


def _check(table: pd.DataFrame, contract: Contract) -> None:
    for column in contract.names:
        if column not in table.columns:
            present = ", ".join(map(str, table.columns)) or "–"
            raise TableError("missing_column", table=contract.name, column=column, present=present)


def _type_of(values: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(values):
        return BOOLEAN
    if pd.api.types.is_integer_dtype(values):
        return INTEGER
    return NUMBER if pd.api.types.is_float_dtype(values) else TEXT


def _cells(values: pd.Series, column: Column) -> Iterable[str]:
    if column.type == BOOLEAN:
        return ["" if pd.isna(value) else str(bool(value)).lower() for value in values.tolist()]
    if column.type in (NUMBER, INTEGER):
        cells = [number_text(value) for value in pd.to_numeric(values, errors="coerce").tolist()]
        return ["" if cell == "0" else cell for cell in cells] if column.name in _PLACES else cells
    return [_text(value) for value in values.tolist()]


def number_text(value: float) -> str:
    """Print a number: ten digits (seven behind the point if large), no trailing noughts, unknown empty.

    Examples
    --------
    >>> number_text(2.0), number_text(0.1 + 0.2), number_text(float("nan")), number_text(-0.0)
    ('2', '0.3', '', '0')
    >>> number_text(123456.123456789)
    '123456.1234568'
    """
    if value is None or math.isnan(value):
        return ""
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, f".{max(DIGITS, len(str(int(abs(value)))) + BEHIND)}g")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return terms.JOIN.join(_text(entry) for entry in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return number_text(value)
    return "" if value is None or pd.isna(value) else str(value)
