"""Rows of the gap table: keys that stay the same over runs and waves, sectors, and where it was said."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.texts import say

# What each type of gap fills in; `a` and `b` are positions by which rows are ordered.
COLUMNS = ("gap", "type", "actor_a", "actor_b", "field", "sectors", "weight",
           "evidence", "effect", "quality", "a", "b")  # fmt: skip
# How many places are spelled out in a row; the rest is counted.
_SHOWN = 4


def gap_key(kind: str, *parts: str) -> str:
    """Build a gap's key: its type and the sorted keys of what it is about.

    Examples
    --------
    >>> gap_key("wish", "caritas", "awo")
    'wish:awo--caritas'
    """
    return kind + ":" + "--".join(sorted(part.replace("--", "-%2D") for part in parts))


def gap_rows(kind: str, count: int, **columns: object) -> pd.DataFrame:
    """Build rows of one type from whole columns; what is not given stays empty."""
    empty = dict.fromkeys(COLUMNS, "") | {"type": kind, "weight": 0.0, "a": -1, "b": -1}
    rows = pd.DataFrame(empty | columns, index=range(count), columns=list(COLUMNS))
    return rows.astype({"weight": float, "a": int, "b": int})


def pair_columns(net: Network, kind: str, *, i: np.ndarray, j: np.ndarray) -> dict[str, object]:
    """Fill what every gap between two actors has: key, ends, sectors, order; in whole columns.

    Parameters
    ----------
    i, j : ndarray of int
        Positions of the ends, i < j.
    """
    keys = net.index.to_numpy(dtype=object)
    safe = np.array([key.replace("--", "-%2D") for key in keys], dtype=object)
    rank = np.argsort(np.argsort(safe, kind="stable"), kind="stable")
    first = np.where(rank[i] < rank[j], i, j)
    second = np.where(rank[i] < rank[j], j, i)
    sectors = net.sectors.to_numpy(dtype=object)
    both = sectors[i] + terms.JOIN + sectors[j]
    return {
        "gap": kind + ":" + safe[first] + "--" + safe[second],
        "actor_a": keys[i], "actor_b": keys[j],
        "sectors": np.where(sectors[i] == sectors[j], sectors[i], both),
        "a": i, "b": j,
    }  # fmt: skip


def column_letters(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them.

    Examples
    --------
    >>> column_letters(2), column_letters(28)
    ('B', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def places(lines: pd.DataFrame, lang: str) -> str:
    """Say where lines of reports or affiliations stand: file, sheet and cell; the rest is counted.

    Returns
    -------
    str
        Empty where the lines name no file.
    """
    said = [
        " ".join(part for part in (line.file, line.sheet, _cell(line.row, line.column)) if part)
        for line in lines[["file", "sheet", "row", "column"]].itertuples(index=False)
        if line.file
    ]
    distinct = list(dict.fromkeys(said))
    if len(distinct) <= _SHOWN:
        return "; ".join(distinct)
    more = say("gaps.more_places", lang, count=len(distinct) - _SHOWN)
    return "; ".join(distinct[:_SHOWN]) + more


def _cell(row: float, column: float) -> str:
    return f"{column_letters(int(column))}{int(row)}" if row and column else ""


def enumerate_words(words: Iterable[str]) -> str:
    """Join words by commas."""
    return ", ".join(words)


def sentence(*parts: str) -> str:
    """Join the parts of a row's text that have something to say.

    Examples
    --------
    >>> sentence("no tie named", "", "not on the roster")
    'no tie named; not on the roster'
    """
    return "; ".join(part for part in parts if part)
