"""Rows that head a table: by their words, by a partner in brackets, or by labels across and values below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from netzwerk.forms.columns import (
    Column,
    column_field,
    listed_partners,
    numbered_actors,
    read_columns,
    role_word,
    settle_roles,
    split_runs,
)
from netzwerk.forms.exports import as_survey
from netzwerk.forms.grid import Grid
from netzwerk.forms.groups import named_group, seats_group
from netzwerk.forms.lexicon import Lexicon, plain
from netzwerk.forms.values import WIDE, read_role, read_value
from netzwerk.forms.whose import owner_of
from netzwerk.sheet import Cell

_ACTORS = ("actor", "weak_actor", "name")
MIN_LABELS = 2
# So many rows below a header tell what its columns hold.
SAMPLE = 200


@dataclass(frozen=True)
class Head:
    """A row that may head a table, over some columns, and how surely."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    cross: bool = False
    sure: float = 0.5
    owner: Cell | None = None
    owner_name: str = ""
    survey: bool = False

    @property
    def left(self) -> int:
        """Its first column."""
        return min(c.index for c in self.columns)

    @property
    def right(self) -> int:
        """Its last column."""
        return max(c.index for c in self.columns)

    def overlaps(self, other: Head) -> bool:
        """Tell whether they share a column."""
        return self.left <= other.right and other.left <= self.right


def value_like(cell: Cell) -> bool:
    """Tell whether a cell could be a mark, an intensity, a state or an answer rather than a name.

    Examples
    --------
    >>> value_like(Cell(1, 1, "gar nicht")), value_like(Cell(1, 1, "AWO"))
    (True, False)
    """
    return _value_like(cell.text.strip(), cell.kind)


@lru_cache(maxsize=100_000)
def _value_like(text: str, kind: str) -> bool:
    cell = Cell(1, 1, text, kind)
    if kind in ("date", "number") or read_value(cell, WIDE).kind != "fault":
        return True
    crossed_out = not any(map(str.isalnum, text))
    return bool(read_role(cell, WIDE)[0]) or crossed_out or len(text) <= 2 or (len(text) <= 4 and "?" in text)


def roles_below(grid: Grid, row: int) -> bool:
    """Tell whether the next row repeats words for roles: a second level of headers."""
    words = [plain(cell.text) for cell in grid.by_row.get(row + 1, ())]
    return len(words) > len(set(words)) > 1 and all(map(role_word, words))


def is_wide(grid: Grid, row: int) -> bool:
    """Tell whether a row holds a cell merged over several columns."""
    return any(cell.columns > 1 for cell in grid.by_row.get(row, ()))


@dataclass(frozen=True)
class _Look:
    """One row of a sheet under a run of headers, looked at down to the end of its block."""

    grid: Grid
    row: int
    run: tuple[Column, ...]

    @cached_property
    def below(self) -> range:
        """Rows from the header to the first blank row after two filled ones."""
        left, right = self.run[0].index - 1, self.run[-1].index
        filled, row = 0, self.row + 1
        while row <= min(self.grid.bottom, self.row + SAMPLE):
            if self.grid.row(row, left, right) or any(self.grid.at(row, c.index) for c in self.run):
                filled += 1
            elif filled >= MIN_LABELS:
                break
            row += 1
        return range(self.row + 1, row)

    def cells(self, index: int) -> list[Cell]:
        """Return the filled cells of a column below the header."""
        return [cell for row in self.below if (cell := self.grid.at(row, index)) is not None]

    def label_column(self) -> int:
        """Return the column of row labels: the actors', the first without values, or the one left of all."""
        named = [c.index for c in self.run if c.role in _ACTORS[:2] and c.score >= 0.6]
        numbered = all(c.header.isdigit() for c in self.run[1:])
        names = {plain(c.header) for c in self.run}
        for index in (*named[:1], self.run[0].index - 1, *(c.index for c in self.run[:4])):
            texts = self.cells(index) if index > 0 else []
            mirrored = len(names & {plain(c.text) for c in texts}) >= max(MIN_LABELS, 0.6 * len(names))
            labels = {c.text for c in texts if numbered or mirrored or not value_like(c)}
            if len(labels) >= MIN_LABELS and index != self.run[-1].index:
                return index
        return 0

    def value_columns(self, columns: Sequence[Column], down: Collection[str], needed: float) -> list[Column]:
        """Those columns whose cells below hold values only; or whose names stand down the side, too.

        None where fewer do than are needed.
        """
        mirrored = [c for c in columns if plain(c.header) in down]
        if len(mirrored) > MIN_LABELS and len(mirrored) >= 0.75 * len(columns):
            return mirrored
        found: list[Column] = []
        for place, column in enumerate(columns):
            if len(found) + len(columns) - place < needed:
                return []
            cells = [c for row in self.below if (c := self.grid.own(row, column.index)) is not None]
            likely = sum(map(value_like, cells))
            if likely >= 0.8 * len(cells) and (likely or column.score < 1):
                found.append(column)
        return found

    def crossed(self) -> tuple[Column, ...]:
        """Return the columns of a table with labels down and across, its label column first; or nothing."""
        answered = any(c.role in ("verdict", "denied") and c.score == 1 for c in self.run)
        label = self.label_column() if len(self.run) >= MIN_LABELS and not answered else 0
        if not label:
            return ()
        others = [c for c in self.run if c.index != label]
        labels = [c for c in others if c.role != "total" and (not c.role or c.score < 1)]
        down = {plain(c.text) for c in self.cells(label)}
        values = self.value_columns(labels, down, needed := max(MIN_LABELS, 0.75 * len(labels)))
        named = {c.index for c in values}
        if len(values) < needed or len(others) - len(labels) > len(values):
            return ()
        counted = [c.index for c in others if c.role == "number"]
        mirrored = {plain(c.text) for index in (label, *counted) for c in self.cells(index)}
        if not _labels(values, mirrored) or not any(
            self.grid.own(row, index) for row in self.below for index in named
        ):
            return ()
        if self._pairs(label, values):
            return ()
        corner = next((c for c in self.run if c.index == label), Column(label, ""))
        rest = [replace(c, role="value") if c.index in named else c for c in others]
        return (replace(corner, role="actor"), *rest)

    def _pairs(self, label: int, values: Sequence[Column]) -> bool:
        """Whether a column of partners stands between actors and values: a list whose kinds are marked."""
        first = min(c.index for c in values)
        if any(c.index == label and c.role == "target" and c.score >= 0.9 for c in self.run):
            return any(c.role in _ACTORS[:2] for c in self.run)
        between = [c for c in self.run if label < c.index < first and c.role == "target" and c.score >= 0.9]
        return bool(between)

    def seats(self, lexicon: Lexicon) -> bool:
        """Tell whether groups stand side by side as headers, with names right below them."""
        named = len({named_group(c.header) for c in self.run} - {""}) == len(self.run)
        below = [self.grid.text(self.row + 1, c.index) for c in self.run]
        filled = all(text and lexicon.role(text).score < 1 for text in below)
        return named and filled and len(self.run) >= MIN_LABELS

    def partners(self) -> bool:
        """Tell whether partners stand here, and no actors: an organisation's own form."""
        roles = {c.role for c in self.run if c.score == 1}
        known = sum(bool(c.role) for c in self.run) > 0.5 * len(self.run)
        return known and bool(roles & {"target", "target_wish"}) and not roles & set(_ACTORS)

    def known(self) -> float:
        """Return how surely these headers are known words: 0 to 1."""
        known = [c for c in self.run if c.role]
        if len(self.run) == 1:
            only = self.run[0]
            below = self.grid.own(self.row + 1, only.index) or self.grid.own(self.row + 2, only.index)
            return 0.6 if only.role == "actor" and only.score >= 0.9 and below is not None else 0.0
        actor = max((c.score for c in known if c.role in _ACTORS), default=0.0)
        if not actor or (len({c.role for c in known}) < 2 and actor < 1):
            return 0.0
        exact = sum(c.score >= 0.6 for c in known)
        return max(exact / len(self.run) if exact > 1 else 0.0, 0.5 if actor == 1 else 0.0)


def _labels(columns: Sequence[Column], down: Collection[str]) -> bool:
    """Whether headers look like labels: mostly distinct, no values unless they stand down the side, too."""
    texts = [" ".join(column_field(column)).strip() for column in columns]
    if len({plain(t) for t in texts}) < max(MIN_LABELS, 0.6 * len(texts)):
        return False
    named = sum(not value_like(Cell(1, 1, text)) or plain(text) in down for text in texts)
    begun = {label.split()[0] for label in down if label}
    enough = len(texts) > MIN_LABELS + 1 or begun.issuperset(texts)
    numbered = all(text.isdigit() for text in texts) and len(set(texts)) == len(texts) and enough
    return named >= 0.75 * len(texts) or numbered


def heads_in(grid: Grid, row: int, lexicon: Lexicon) -> list[Head]:
    """Return the heads that a row may be, from left to right.

    Parameters
    ----------
    grid : Grid
        The sheet.
    row : int
        The row.
    lexicon : Lexicon
        Header words.
    """
    above = row - 1 if len(grid.by_row.get(row - 1, ())) > 1 or is_wide(grid, row - 1) else 0
    columns = read_columns(grid, row, lexicon, upper=above)
    if not columns or (len({id(grid.at(row, c.index)) for c in columns}) == 1 and len(columns) > 1):
        return []
    if len(columns) == MIN_LABELS and columns[0].header.endswith(":") and not _both_known(columns):
        return []
    if surveyed := as_survey(columns, lexicon):
        return [Head((row,), surveyed, False, 0.95, survey=True)]
    heads = []
    for run in (_seated(look, lexicon) for look in _looks(grid, row, columns)):
        look = _Look(grid, row, tuple(run))
        sure = look.known()
        if values := look.crossed():
            heads.append(Head((row,), values, True, 1.0))
        elif look.seats(lexicon):
            heads.append(Head((row,), tuple(replace(c, role="seats") for c in run), False, 0.9))
        elif sure >= 0.5:
            heads.append(Head((row,), settle_roles(run), False, sure))
        elif look.partners() and (stated := owner_of(grid, row, lexicon) or grid.seen.get("owner")):
            heads.append(Head((row,), settle_roles(run), False, 0.8, *stated))
    return heads


def _both_known(columns: Sequence[Column]) -> bool:
    """Whether two labels with colons are headers, and neither says a value: Akteur: and Partner:."""
    return all(c.header.endswith(":") and c.role and c.score == 1 for c in columns)


def _looks(grid: Grid, row: int, columns: Sequence[Column]) -> list[_Look]:
    return [
        _Look(grid, row, tuple(run))
        for run in map(numbered_actors, map(listed_partners, split_runs(columns)))
    ]


def _seated(look: _Look, lexicon: Lexicon) -> list[Column]:
    """Take a line that says who was at a table for the header of the single names below it."""
    run = list(look.run)
    below = [look.grid.by_row.get(look.row + step, ()) for step in (1, 2)]
    alone = all(len(cells) == 1 for cells in below)
    if len(run) > 1 or not alone or not seats_group(run[0].header):
        return run
    told = any(lexicon.role(cell.text).score >= 0.9 for cells in below for cell in cells)
    return run if told else [replace(run[0], role="actor", score=1.0)]
