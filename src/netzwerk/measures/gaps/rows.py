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
    """Say where lines stand, by file, sheet and cell; beyond a few the rest is counted.

    Returns
    -------
    str
        Empty where the lines name no file.
    """
    return listed_places(lines[["file", "sheet", "row", "column"]].itertuples(index=False, name=None), lang)


def listed_places(told: Iterable[tuple[str, str, float, float]], lang: str) -> str:
    """Say the same of places given as file, sheet, row and column."""
    distinct = dict.fromkeys(
        (f"{file} {sheet}".strip(), _cell(row, column)) for file, sheet, row, column in told if file
    )
    sheets: dict[str, list[str]] = {}
    for sheet, cell in list(distinct)[:_SHOWN]:
        sheets.setdefault(sheet, []).append(cell)
    listed = "; ".join(f"{sheet} {', '.join(filter(None, cells))}".strip() for sheet, cells in sheets.items())
    more = len(distinct) - _SHOWN
    return listed + say("gaps.more_places", lang, count=more) if more > 0 else listed


def _cell(row: float, column: float) -> str:
    return f"{column_letters(int(column))}{int(row)}" if row and column else ""


def mentions(lines: pd.DataFrame, lang: str) -> str:
    """Say how many reports there are, and where they stand."""
    where = places(lines, lang)
    return say("gaps.said_where" if where else "gaps.said", lang, count=len(lines), where=where)


class Heard:
    """The reports of existing ties by pair, so that a row can say where its tie was named."""

    def __init__(self, net: Network) -> None:
        self.lines = net.reports[net.reports["state"].eq(terms.EXISTING)]
        ends = [net.index.get_indexer(self.lines[end]).astype(np.int64) for end in ("source", "target")]
        self.n = net.n
        codes = np.minimum(*ends) * net.n + np.maximum(*ends)
        self.places = pd.Series(range(len(codes)), dtype=int).groupby(codes).indices

    def of(self, i: int, j: int, lang: str) -> str:
        """Say how often the tie of i and j was named, and where."""
        code = min(i, j) * self.n + max(i, j)
        return mentions(self.lines.iloc[self.places[code]], lang)


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
