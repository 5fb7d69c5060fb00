"""Where the tables on a sheet are: which rows head them, their bodies, titles above and footers below."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from netzwerk.forms.adopted import by_content
from netzwerk.forms.columns import Column, read_columns, settle_roles
from netzwerk.forms.grid import Grid
from netzwerk.forms.groups import is_title, seats_group
from netzwerk.forms.heads import MIN_LABELS, Head, heads_in, is_wide, roles_below
from netzwerk.forms.lexicon import GENERAL_ROLES, Lexicon, line_words, plain
from netzwerk.forms.offered import NAMED, offered
from netzwerk.forms.pairs import LISTED, PAIR, pair_in, pair_lines, pair_table
from netzwerk.forms.split import Knows
from netzwerk.forms.table import Table
from netzwerk.sheet import Cell

# A line drawn with letters: --- or ===.
_RULE = re.compile(r":?[-=_*]{3,}:?")
# A key of a legend is no longer.
_KEY = 3
_FOOTERS = frozenset(line_words("footers"))


def find_tables(grid: Grid, lexicon: Lexicon, knows: Knows, *, header_row: int = 0) -> list[Table]:
    """Find the tables of a sheet, from top to bottom and left to right.

    Where no header is known by its words, two columns that hold known names make a table all the same.

    Parameters
    ----------
    grid : Grid
        The sheet.
    lexicon : Lexicon
        Header words.
    knows : callable
        Whether a text is surely an actor's name.
    header_row : int
        The row that netzwerk.toml names; 0 where it names none.
    """
    if ("heads", id(lexicon)) not in grid.seen:
        grid.seen["heads", id(lexicon)] = _heads(grid, lexicon)
    heads: list[Head] = grid.seen["heads", id(lexicon)]
    if header_row:
        heads = [h for h in heads if header_row in h.rows] or [_stated(grid, header_row, lexicon)]
    tables = [part for head in heads if head.columns for part in _parts(grid, heads, head, knows=knows)]
    if tables or (named := _by_names(grid, knows)):
        return tables or named
    paired = pair_table(grid, lexicon, knows)
    return _sections(_ended(paired, knows), knows) if paired else []


def _stated(grid: Grid, row: int, lexicon: Lexicon) -> Head:
    found = heads_in(grid, row, lexicon)
    return found[0] if found else Head((row,), settle_roles(read_columns(grid, row, lexicon)))


def _heads(grid: Grid, lexicon: Lexicon) -> list[Head]:
    heads: list[Head] = []
    for row in grid.rows:
        if heads and (row <= heads[-1].rows[-1] or not _may_begin(grid, row, lexicon)):
            continue
        found = heads_in(grid, row, lexicon)
        below = (
            heads_in(grid, row + 1, lexicon)
            if found and (is_wide(grid, row) or roles_below(grid, row))
            else []
        )
        heads += [replace(h, rows=(row, row + 1)) for h in below] or _beginning(heads, found, grid)
    return heads


def _may_begin(grid: Grid, row: int, lexicon: Lexicon) -> bool:
    """Whether a row below a header may be another: after a blank or a lone line, or full of known words."""
    cells, above = grid.by_row.get(row, ()), {c.column for c in grid.by_row.get(row - 1, ())}
    if len(above) <= 1 or any(above.isdisjoint((c.column - 1, c.column, c.column + 1)) for c in cells):
        return True
    return sum(plain(cell.text) in lexicon.phrases for cell in cells) >= MIN_LABELS


def _beginning(heads: Sequence[Head], found: Sequence[Head], grid: Grid) -> list[Head]:
    """Those that are no rows of a table already begun: inside one, only known words begin another."""
    new = []
    for head in found:
        running = [h for h in heads if h.overlaps(head)]
        above = len(grid.row(head.rows[0] - 1, head.left, head.right))
        again = bool(running) and [c.header for c in running[-1].columns] == [c.header for c in head.columns]
        parted = head.cross and above <= 1
        worded = not head.cross and head.sure >= 0.6 and _in_words(head)
        if not running or again or parted or worded:
            new.append(head)
    return new


def _in_words(head: Head) -> bool:
    """Whether a head within a table says so in plain words: `Organisation 7` may be a name."""
    if any(c.role == "seats" or seats_group(c.header) for c in head.columns):
        return True
    plainly = [c for c in head.columns if c.score == 1 and not c.header[-1:].isdigit()]
    return any(c.role in GENERAL_ROLES or c.role == "weak_actor" for c in plainly)


def _parts(grid: Grid, heads: Sequence[Head], head: Head, *, knows: Knows) -> list[Table]:
    """Return the table that a head begins, cut where a line changes state or group."""
    apart = [h for h in heads if h is not head and not h.overlaps(head)]
    right = min((h.left - 1 for h in apart if h.left > head.right), default=grid.right)
    left = max((h.right + 1 for h in apart if h.right < head.left), default=1)
    along = [h for h in heads if h.left <= right and h.right >= left]
    before = max((h.rows[-1] for h in along if h.rows[-1] < head.rows[0]), default=0)
    after = min((h.rows[0] for h in along if h.rows[0] > head.rows[-1]), default=0)
    end = _before_titles(grid, after - 1, area=(head.rows[-1], left, right)) if after else grid.bottom
    start = _before_titles(grid, head.rows[0] - 1, area=(before, left, right)) + 1 if before else 1
    titles = tuple(c for row in range(start, head.rows[0]) for c in grid.row(row, left, right))
    table = Table(
        grid,
        head.rows,
        head.columns,
        (),
        left,
        right,
        titles,
        (),
        head.cross,
        head.owner,
        head.owner_name,
        head.survey,
    )
    table = by_content(offered(_with_body(table, end, knows), knows), knows)
    return _sections(table, knows)


def _before_titles(grid: Grid, end: int, *, area: tuple[int, int, int]) -> int:
    """Return the last row before the title lines that belong to the next table."""
    top, left, right = area
    row = end
    while row > top and len(grid.row(row, left, right)) <= 1:
        row -= 1
    gap = next((r for r in range(end, row, -1) if not grid.row(r, left, right)), 0)
    if gap:
        while gap > row and not grid.row(gap, left, right):
            gap -= 1
        return gap
    lone = range(row + 1, end + 1)
    return next((r for r in lone if is_title(grid.row(r, left, right)[0].text)), end + 1) - 1


def _is_footer(row: tuple[Cell, ...]) -> bool:
    alone, folded = _ends(row[0].text.strip())
    return alone and (len(row) < 4 or folded)


@lru_cache(maxsize=100_000)
def _ends(text: str) -> tuple[bool, bool]:
    """Whether a text begins a footer, and whether it is nothing but the footer's word."""
    if text[:1] in "@=+":  # a name that a spreadsheet would take for a formula
        return False, False
    folded = plain(text)
    first, *more = folded.split(" ", 2)
    word = first in _FOOTERS or " ".join((first, *more[:1])) in _FOOTERS
    begins = folded in _FOOTERS or re.match(r"[^:=\d]{2,30}[:=\d]", text) is not None
    return word and begins, folded in _FOOTERS


def _with_body(table: Table, end: int, knows: Knows) -> Table:
    """Part the rows below the header into body and footers."""
    filled = [row for row in range(table.header_rows[-1] + 1, end + 1) if table.body(row)]
    footers: set[int] = set()
    for place in range(len(filled) - 1, -1, -1):
        cells = table.body(filled[place])
        loose = len(cells) == 1 and len(table.columns) > 1 and not knows(cells[0].text.strip())
        if not (_is_footer(cells) or (loose and _apart(table, filled, place))):
            break
        footers.add(filled[place])
    footers |= {
        row for row in filled if _is_footer(table.body(row)) and not knows(table.body(row)[0].text.strip())
    }
    footers |= _legend(table, filled, footers)
    footers |= {row for row in filled if _drawn(table.body(row))}
    rows = tuple(row for row in filled if row not in footers)
    return replace(table, rows=rows, footers=tuple(c for row in sorted(footers) for c in table.body(row)))


def _drawn(cells: Sequence[Cell]) -> bool:
    return cells[0].text.strip()[:1] in "-=_*:" and all(_RULE.fullmatch(c.text.strip()) for c in cells)


def _legend(table: Table, filled: Sequence[int], footers: Collection[int]) -> set[int]:
    """Rows of a legend that is a little table of its own: below its title, each with a key of few letters."""
    titled = [row for row in footers if plain(table.body(row)[0].text) in line_words("legends")]
    below = [row for row in filled if titled and row > min(titled)]
    ended = next((row for row in below if len(table.body(row)[0].text.strip()) > _KEY), table.grid.bottom + 1)
    return {row for row in below if row < ended}


def _apart(table: Table, filled: Sequence[int], place: int) -> bool:
    """Whether a blank row, and nothing but lone cells, part a lone cell from the table's body."""
    while place >= 0 and len(table.body(filled[place])) == 1:
        above = filled[place - 1] if place else table.header_rows[-1]
        if above < filled[place] - 1:
            return True
        place -= 1
    return False


def _sections(table: Table, knows: Knows) -> list[Table]:
    """Cut a list where a single line changes state or group for what follows."""
    if table.cross or table.survey or (len(table.columns) < MIN_LABELS and not _alone(table)):
        return [table]
    parts: list[Table] = []
    start, current = 0, replace(table, footers=())
    for place, row in enumerate(table.rows):
        cells = table.body(row)
        if len(cells) == 1 and is_title(cells[0].text) and not _says_names(table, cells[0], knows):
            parts.append(replace(current, rows=table.rows[start:place]))
            start, current = place + 1, replace(current, header_rows=(), titles=(cells[0],))
    return [*parts, replace(current, rows=table.rows[start:], footers=table.footers)]


def _says_names(table: Table, cell: Cell, knows: Knows) -> bool:
    """Whether a lone cell is a name, or a pair of names, rather than a title."""
    paired = next(iter(table.with_role(PAIR, LISTED)), None)
    lines = pair_lines(cell.text) if paired else ()
    return knows(cell.text.strip()) or any(pair_in(line, knows) for line in lines)


def _ended(table: Table, knows: Knows) -> Table:
    """Return a table of pairs without the lines below it that are none."""
    above = table.header_rows or (table.rows[0] - 1,)
    body = _with_body(replace(table, header_rows=above), table.grid.bottom, knows)
    return replace(body, header_rows=table.header_rows)


def _alone(table: Table) -> bool:
    """Whether one column says it all: partners of one organisation, or pairs."""
    return table.owner is not None or bool(table.with_role(PAIR, LISTED))


def _by_names(grid: Grid, knows: Knows) -> list[Table]:
    """Find a list whose headers nobody knows, or that has none, by two columns of known names."""
    named = [index for index in range(1, grid.right + 1) if _known_share(grid, index, knows) >= NAMED]
    if len(named) != MIN_LABELS:
        return []
    rows = [row for row in grid.rows if all(knows(grid.text(row, index)) for index in named)]
    if not rows:
        return []
    head = max((row for row in grid.rows if row < rows[0]), default=0)
    numbers = [
        index for index in range(1, grid.right + 1) if index not in named and _numeric(grid, index, rows)
    ]
    roles = dict(zip((*named, *numbers), ("actor", "target", "strength"), strict=False))
    columns = tuple(
        Column(index, grid.text(head, index) if head else "", roles.get(index, ""), 0.8)
        for index in range(1, grid.right + 1)
    )
    titles = tuple(c for row in grid.rows if row < head for c in grid.row(row))
    table = Table(grid, (head,) if head else (), columns, (), 1, grid.right, titles)
    body = _with_body(replace(table, header_rows=(head,)), grid.bottom, knows)
    return [replace(body, header_rows=table.header_rows)]


def _numeric(grid: Grid, index: int, rows: Sequence[int]) -> bool:
    texts = [text for row in rows if (text := grid.text(row, index))]
    return bool(texts) and all(text.isdigit() for text in texts)


def _known_share(grid: Grid, index: int, knows: Knows) -> float:
    texts = [cell.text.strip() for (_, column), cell in grid.cells.items() if column == index]
    return sum(map(knows, texts)) / len(texts) if len(texts) > 1 else 0.0
