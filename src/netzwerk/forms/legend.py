"""A sheet's own legend: its scale of intensity and what its letters mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from netzwerk.forms.levels import level_in
from netzwerk.forms.lexicon import (
    line_words,
    none_words,
    plain,
    role_words,
    state_words,
    strength_words,
    title_states,
)
from netzwerk.forms.said import Scale
from netzwerk.forms.values import IN_BRACKETS
from netzwerk.settings import Settings
from netzwerk.sheet import Sheet, is_blank
from netzwerk.texts import words

_ENTRY = re.compile(
    r"(?<![\w.,+-])(?P<key>\d{1,2}|[A-Za-z]{1,2}\d{1,2}|\+{1,3}|\*{1,3}|[-–]{1,2}|[xX]{1,3}|[A-Za-z×✓●•]{1,2})\s*(?P<sign>=|:|–|-|bedeutet|→)?\s*\(?"
    r"(?P<word>[^\d\W][^\d,;/()=…|]*?)\s*(?=$|[,;/()…|\n]|\.\.\.|\s\d{1,2}\s*(?:=|:|–|-|→|[^\W\d])|\s(?:[A-Za-z×✓]{1,2}|[xX*]{1,3}|\+{1,3}|[-–]{1,2})\s*=)"
)
# What brackets round a name or mark say: ( ) = Wunsch, in Klammern: gewünscht.
_IN_BRACKETS = re.compile(
    r"(?:[(\[]\s*(?:\.\.\.|…|x|X|name)?\s*[)\]]|\b(?:in\s+)?klammern|\beingeklammert|\bin\s+brackets|\bbracketed)"
    r"\s*(?:=|:|–|bedeutet|means)\s*(?P<word>[^\W\d]+)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?<![\d.])(\d)\s*(?:-|–|—|bis|to|…|\.\.\.?)\s*(\d{1,2})(?![\d.])")


def _entries(text: str) -> Iterable[tuple[str, str]]:
    for match in _ENTRY.finditer(text):
        if match["key"].isdigit() or match["sign"] in ("=", ":", "bedeutet", "→"):
            yield match["key"], match["word"].strip()


def _known(word: str) -> bool:
    folded = plain(word)
    known = (*strength_words(), *none_words(), *state_words(), *role_words())
    return (
        folded in known
        or level_in(word) is not None
        or bool(_state_of(word))
        or any(part in known for part in folded.split() if len(part) > 2)
    )


def _state_of(word: str) -> str:
    """Return a word for the state that a legend's entry says; nothing where it says an intensity or none."""
    folded = plain(word)
    if folded in state_words():
        return word
    if folded in none_words() or level_in(word) is not None:
        return ""
    said = {title_states()[token] for token in folded.split() if token in title_states()}
    return said.pop() if len(said) == 1 else ""


def _falling(numbers: dict[float, str]) -> bool:
    """Whether low numbers bear close words: 1 = sehr eng … 5 = selten."""
    levels = [level for _, word in sorted(numbers.items()) if (level := level_in(word)) is not None]
    return len(levels) > 1 and levels[0] > levels[-1]


def _ends(positive: dict[float, str], numbers: dict[float, str]) -> tuple[int, int] | None:
    """Return the ends of the scale that a legend tells; above what it calls nothing."""
    if not positive or len(numbers) < 2:
        return None
    low = min(positive) if len(positive) > 1 else max(set(numbers) - set(positive), default=0) + 1
    return (int(low), int(max(positive))) if low < max(positive) else None


def _span(headers: Iterable[str]) -> tuple[int, int] | None:
    for header in headers:
        found = _SPAN.search(header)
        if found and int(found[1]) < int(found[2]) and int(found[1]) in (0, 1):
            return int(found[1]), int(found[2])
    return None


def _school() -> tuple[int, int]:
    """Return the best and the worst of the marks that schools give."""
    best, worst = words("values")["school"]["ends"]
    return best, worst


def _marks(header: str) -> bool:
    """Whether a header asks for marks as schools give them: 1 is the best."""
    return any(f" {word} " in f" {plain(header)} " for word in words("values")["school"]["words"])


def spanned(header: str) -> bool:
    """Tell whether a header names the ends of a scale.

    Examples
    --------
    >>> spanned("Kontakt (0-4)"), spanned("Draht (1 = dünn, 5 = dick)"), spanned("Kontakt (Telefon)")
    (True, True, False)
    """
    return _span([header]) is not None or sum(key.isdigit() for key, _ in _entries(header)) > 1


def legend_lines(sheet: Sheet) -> tuple[str, ...]:
    """Return the lines of a sheet that is the legend of its file, by its name or title; of any other nothing.

    Examples
    --------
    >>> from netzwerk.sheet import Cell, Sheet
    >>> cells = {(1, 1): Cell(1, 1, "1"), (1, 2): Cell(1, 2, "lose"), (2, 1): Cell(2, 1, "5 = eng")}
    >>> legend_lines(Sheet("w", "tisch.xlsx", "Legende", cells))
    ('1 lose', '5 = eng')
    """
    first = next((cell.text for cell in sheet.cells.values() if not is_blank(cell.text)), "")
    if not {plain(sheet.sheet), plain(first)} & set(line_words("legends")):
        return ()
    rows: dict[int, list[str]] = {}
    for (row, _), cell in sorted(sheet.cells.items()):
        if not is_blank(cell.text):
            rows.setdefault(row, []).append(cell.text.strip())
    lines = [" ".join(texts) for texts in rows.values()]
    told = [key for line in lines for key, word in _entries(line) if _known(word)]
    return tuple(lines) if len(told) > 1 else ()


def read_scale(lines: Iterable[str], headers: Iterable[str], settings: Settings) -> Scale:
    """Return the scale of one table.

    Parameters
    ----------
    lines : iterable of str
        Title and footer lines, each as one text.
    headers : iterable of str
        The headers of its columns of intensity.
    settings : Settings
        The project's own scale.

    Examples
    --------
    >>> scale = read_scale(["Legende: 1 = selten … 5 = täglich; W = gewünscht"], [], Settings())
    >>> scale.low, scale.high, scale.bring(3), scale.letters["w"]
    (1, 5, 2.0, 'gewünscht')
    >>> read_scale(["1 = sehr eng, 5 = selten"], [], Settings()).bring(1)
    3.0
    >>> read_scale([], ["Intensität (1-4)"], Settings()).high
    4
    """
    headers = list(headers)
    numbers: dict[float, str] = {}
    letters: dict[str, str] = {}
    for text in (*lines, *headers):
        for key, word in _entries(text):
            if not _known(word) and not (text in headers and key.isdigit()):
                continue
            if key.isdigit() and not _state_of(word):
                numbers.setdefault(int(key), word)
            else:
                letters.setdefault(plain(key), _state_of(word) or word)
    for text in (*lines, *headers):
        for found in _IN_BRACKETS.finditer(text):
            if _known(found["word"]):
                letters.setdefault(IN_BRACKETS, found["word"])
    positive = {n: w for n, w in numbers.items() if plain(w) not in none_words()}
    ends = _ends(positive, numbers)
    source = "legend" if ends else "header"
    marked = not ends and any(_marks(header) for header in headers)
    ends = ends or _span(headers) or (_school() if marked else None)
    low, high = ends or (settings.scale_low, settings.scale_high)
    nothing = {n for n, w in numbers.items() if plain(w) in none_words()}
    if ends and low == 0 and 0 not in positive and high > 1:
        low, nothing = 1, nothing | {0}  # a scale from 0 begins with no contact
    return Scale(
        low=low, high=high, project_low=settings.scale_low, project_high=settings.scale_high,
        nothing=frozenset(nothing),
        words=MappingProxyType({plain(w): n for n, w in positive.items() if low <= n <= high}),
        falling=marked or _falling(numbers), letters=MappingProxyType(letters),
        source=source if ends else "default",
    )  # fmt: skip
