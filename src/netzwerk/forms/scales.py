"""The scale of one table: what its legend or header states, what its signs are, and when none is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from netzwerk.forms.legend import read_scale
from netzwerk.forms.lexicon import plain
from netzwerk.forms.said import Scale
from netzwerk.forms.table import Table
from netzwerk.settings import Settings
from netzwerk.sheet import Cell
from netzwerk.texts import words

# So many numbers beyond the project's scale, and so large a share of all, are on a scale of their own.
_BEYOND, _SHARE = 3, 0.5
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_NAMED = ("target", "target_wish")


@dataclass(frozen=True)
class Stated:
    """A table's scale; whether `+` to `+++` were taken for one; numbers of a scale that nobody knows.

    `beyond` lie outside of the project's scale, `within` might be on it; `counted` are no intensities at all.
    """

    scale: Scale
    plus: bool = False
    counted: tuple[Cell, ...] = ()
    beyond: tuple[Cell, ...] = ()
    within: tuple[Cell, ...] = ()


def scale_of(table: Table, lines: Sequence[str], settings: Settings, *, ends: Sequence[int] = ()) -> Stated:
    """Return the scale of one table; `ends`, its loosest and closest step, where netzwerk.toml names them.

    Where nothing states it and most numbers lie beyond the project's, the others are no intensities either;
    nor are numbers that a header or title calls a count, `Kontakte pro Jahr`.
    """
    headers = [c.header for c in table.with_role("strength")]
    headers += [c.header for c in table.with_role(*_NAMED) if _says_scale(c.header)]
    if table.survey:
        headers += dict.fromkeys(c.question for c in table.with_role("value") if c.question)
    if table.cross:
        headers += [c.header for c in table.with_role("actor")] + [t for t in lines if _says_scale(t)]
    scale = read_scale(lines, headers, settings)
    cells = _cells(table)
    if scale.source != "default":
        return Stated(_with_ends(scale, ends))
    if ends:
        return _signs(_with_ends(scale, ends), cells)
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell.text.strip())]
    if numbers and any(map(_says_count, lines if table.cross else headers)):
        return Stated(replace(scale, unknown="all"), counted=tuple(numbers))
    beyond = [cell for cell in numbers if float(cell.text.replace(",", ".")) > scale.high]
    if len(beyond) >= _BEYOND and len(beyond) >= _SHARE * len(numbers):
        within = tuple(cell for cell in numbers if cell not in beyond and float(cell.text.replace(",", ".")))
        return Stated(replace(scale, unknown="some"), beyond=tuple(beyond), within=within)
    return _signs(scale, cells)


def _with_ends(scale: Scale, ends: Sequence[int]) -> Scale:
    """Return a scale with the ends that netzwerk.toml names; what its words and letters say stays.

    A number between the ends is a step, unless the sheet's own legend calls it no contact.
    """
    if not ends:
        return scale
    low, high = min(ends), max(ends)
    known = MappingProxyType({word: n for word, n in scale.words.items() if low <= n <= high})
    return replace(scale, low=low, high=high, falling=ends[0] > ends[1], source="settings", words=known)


def _signs(scale: Scale, cells: Iterable[Cell]) -> Stated:
    """Return a scale with what its steps of plus signs or stars say, where there are any."""
    plus = _plus(cells)
    letters = MappingProxyType({**plus, **scale.letters}) if plus else scale.letters
    return Stated(replace(scale, letters=letters), plus=bool(plus) and letters != scale.letters)


def _cells(table: Table) -> list[Cell]:
    crossed = table.cross or table.survey
    columns = table.with_role("value") if crossed else table.with_role("strength", *_NAMED)
    return [cell for column in columns for cell in table.column(column.index)]


def _plus(cells: Iterable[Cell]) -> dict[str, str]:
    """Return what `+`, `++` and `+++` (or stars) say where the longest of them is there; else nothing."""
    texts = {cell.text.strip() for cell in cells}
    said: dict[str, str] = {}
    for signs in words("values")["steps"].values():
        longest = max(signs, key=len)
        said |= dict(signs) if any(longest in text for text in texts) else {}
    return said


def _says_scale(text: str) -> bool:
    return any(word in plain(text) for word in ("intensi", "skala", "scale", "staerke", "strength"))


def _says_count(text: str) -> bool:
    return any(f" {word} " in f" {plain(text)} " for word in map(plain, words("values")["counting"]["words"]))
