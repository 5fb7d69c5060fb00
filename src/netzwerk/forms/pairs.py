"""Cooperations written out in a line: `A – B`, `A → B (eng)`, `A <-> B`, `A mit B`, `A: B, C`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from netzwerk.forms.columns import Column, read_columns
from netzwerk.forms.grid import Grid
from netzwerk.forms.lexicon import Lexicon, line_words, plain
from netzwerk.forms.split import Knows, split_partners
from netzwerk.forms.table import Table
from netzwerk.forms.tails import tail_of
from netzwerk.forms.values import WIDE
from netzwerk.texts import words

# A column of pairs, and one of names with their partners behind a colon.
PAIR, LISTED = "pair", "pair_list"
COLON = ":"
# So many lines, and so large a share of a column's, make it a column of pairs.
_LEAST, _SHARE = 2, 0.6
_NAMES = ("actor", "weak_actor", "name", "target", "target_wish")
_LINES = re.compile(r"\s*\n\s*|\s+(?=[•●▪◦‣]\s)")
_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*➢➤]|[-–—]\s|\d{1,2}[.)]\s)\s*")


@dataclass(frozen=True)
class Pair:
    """A line of two names: the first, what follows it, and the kind of sign between."""

    source: str
    rest: str
    sign: str


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    said = words("lines")["pairs"]
    arrows = "|".join(re.escape(sign) for sign in sorted(said["arrows"], key=len, reverse=True))
    found = {"arrow": re.compile(rf"\s*(?:{arrows})\s*")}
    for name in ("dash", "word", "and"):
        found[name] = re.compile(rf"\s(?:{'|'.join(map(re.escape, said[name]))})\s", re.IGNORECASE)
    return found | {COLON: re.compile(r"\s*:\s+")}


def pair_in(text: str, knows: Knows, *, sign: str = "") -> Pair | None:
    """Part a line into the two that it names.

    Parameters
    ----------
    text : str
        The line.
    knows : callable
        Whether a text is surely an actor's name.
    sign : str
        The kind of sign between the names all down the column; without it an arrow parts any names, every
        other sign known ones.

    Examples
    --------
    >>> names = {"AWO", "DRK", "Kita - Nord"}
    >>> pair_in("Kita - Nord - AWO (eng)", names.__contains__)
    Pair(source='Kita - Nord', rest='AWO (eng)', sign='dash')
    >>> pair_in("AWO mit DRK", names.__contains__).sign, pair_in("Termin – Raum", names.__contains__)
    ('word', None)
    """
    line = _BULLET.sub("", text).strip()
    found = list(_cuts(line, (sign,) if sign else tuple(_signs())))
    sure = [pair for pair in found if knows(pair.source) and _names_some(pair, knows)]
    if sure:
        return sure[0]
    loose = [pair for pair in found if sign or pair.sign == "arrow"]
    return loose[0] if len(loose) == 1 else None


def _cuts(line: str, signs: Sequence[str]) -> Iterator[Pair]:
    for sign in signs:
        for found in _signs()[sign].finditer(line):
            source, rest = line[: found.start()].strip(), line[found.end() :].strip()
            if source and rest:
                yield Pair(source, rest, sign)


def _names_some(pair: Pair, knows: Knows) -> bool:
    """Whether a known name follows; behind a colon one among several is enough."""
    tail = tail_of(pair.rest, knows)
    if knows(pair.rest) or (tail is not None and knows(tail[0])):
        return True
    parts = split_partners(pair.rest, knows, scale=WIDE, several=pair.sign == COLON)
    return len(parts) > 1 and any(knows(part.text) for part in parts)


def pair_lines(text: str) -> list[str]:
    """Return the lines of a cell, without bullets; a bullet within a line begins another."""
    return [line for piece in _LINES.split(text) if (line := _BULLET.sub("", piece).strip())]


def pair_table(grid: Grid, lexicon: Lexicon, knows: Knows) -> Table | None:
    """Find a column of pairs on a sheet without any other table; its neighbours say more of each line.

    Parameters
    ----------
    grid : Grid
        The sheet.
    lexicon : Lexicon
        Header words.
    knows : callable
        Whether a text is surely an actor's name.
    """
    for index in range(1, grid.right + 1):
        lines = [
            (row, line)
            for (row, column), cell in grid.cells.items()
            for line in (pair_lines(cell.text) if column == index else ())
        ]
        pairs = [(row, pair) for row, line in lines if (pair := pair_in(line, knows))]
        first = min((row for row, _ in pairs), default=0)
        if len(pairs) < _LEAST:
            continue
        sign = Counter(pair.sign for _, pair in pairs).most_common(1)[0][0]
        column = Column(index, "", LISTED if sign == COLON else PAIR, 1.0, asks=sign)
        told = [line for row, line in lines if row >= first and not _ends(line)]
        if sum(pair_of(line, column, knows) is not None for line in told) >= _SHARE * len(told):
            return _around(grid, lexicon, column, first=first)
    return None


def _ends(line: str) -> bool:
    """Whether a line says something of the table: Stand: 12. April."""
    return plain(line.partition(":")[0]) in (*line_words("footers"), *line_words("personal"))


def _around(grid: Grid, lexicon: Lexicon, column: Column, *, first: int) -> Table:
    head = first - 1 if len(grid.row(first - 1)) > 1 else 0
    beside = (c for c in (read_columns(grid, head, lexicon) if head else ()) if c.index != column.index)
    kept = tuple(c for c in beside if c.role not in _NAMES)
    columns = tuple(sorted((*kept, column), key=lambda c: c.index))
    titles = tuple(cell for row in grid.rows if row < (head or first) for cell in grid.row(row))
    rows = tuple(row for row in grid.rows if row >= first)
    return Table(grid, (head,) if head else (), columns, rows, 1, grid.right, titles)


def pair_of(line: str, column: Column, knows: Knows) -> Pair | None:
    """Part a line of a column of pairs, by the sign of its column if by no other."""
    return pair_in(line, knows) or pair_in(line, knows, sign=column.asks)
