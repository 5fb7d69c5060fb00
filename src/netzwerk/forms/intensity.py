"""Intensity in words: the words of the list, with what people put before or behind them, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netzwerk.forms.lexicon import strength_words
from netzwerk.texts import words

# So many times a year are as good as weekly, and as monthly or quarterly.
WEEKLY, QUARTERLY = 40, 4
_ENDINGS = ("en", "er", "es", "em", "e")


@cache
def _lists(name: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(entries) for key, entries in words("values")[name].items()}


@cache
def level_of(folded: str) -> float | None:
    """Return the intensity that a folded word says, between 0 (loose) and 1 (close); None where it says none.

    A word may be weighed (`sehr eng`, `eher locker`) or bent (`enge`); a frequency counts by its times a
    year: from 40 it is as good as weekly, from 4 as monthly, else as yearly.

    Examples
    --------
    >>> level_of("eher locker"), level_of("2x woche"), level_of("alle 2 monate"), level_of("2 3 mal im jahr")
    (0.0, 1.0, 0.5, 0.0)
    >>> level_of("jugendamt"), level_of("nach bedarf"), level_of("1 30 mal im jahr")
    (None, None, None)
    """
    known = strength_words()
    for text in _forms(folded):
        if text in known:
            return known[text]
    often = {_level(times) for times in _times_a_year(folded)}
    return often.pop() if len(often) == 1 else None


def _forms(folded: str) -> Iterator[str]:
    """Yield a text as it is, without what weighs it, and unbent."""
    yield folded
    tokens = folded.split()
    while len(tokens) > 1 and tokens[0] in _lists("weighing")["words"]:
        tokens = tokens[1:]
        yield " ".join(tokens)
    if len(tokens) == 1:
        yield from (tokens[0].removesuffix(e) for e in _ENDINGS if len(tokens[0]) > len(e) + 2)


def _level(times: float) -> float:
    return 1.0 if times >= WEEKLY else 0.5 if times >= QUARTERLY else 0.0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = _lists("frequency")
    count = rf"(?P<low>\d{{1,3}}|{'|'.join(_counts())})(?: (?P<high>\d{{1,3}}))?"
    period = rf"(?P<period>{'|'.join(_periods())})\w*"
    about, times, each, every = ("|".join(said[name]) for name in ("about", "times", "each", "every"))
    return (
        re.compile(rf"(?:(?:{about}) )?{count} ?(?:{times})?(?: (?:{each}))* {period}"),
        re.compile(rf"(?:{every}) (?:{count} )?{period}"),
        re.compile(rf"(?!\S*mal\b|mehr|once|twice|several){count} ?{period}(?:lich|ig|ly)"),
    )


@cache
def _periods() -> dict[str, float]:
    """Beginnings of words for a period, the longest first, and how many of them a year has."""
    found = {stem: float(n) for n, stems in _lists("periods").items() for stem in stems}
    return {stem: found[stem] for stem in sorted(found, key=len, reverse=True)}


@cache
def _counts() -> dict[str, float]:
    found = {word: float(n) for n, entries in _lists("counts").items() for word in entries}
    return {word: found[word] for word in sorted(found, key=len, reverse=True)}


def _times_a_year(folded: str) -> list[float]:
    """Return how often a year, for both ends of a range; nothing where a text says no frequency."""
    often, every, each = _patterns()
    if found := every.fullmatch(folded) or each.fullmatch(folded):
        return [_periods()[found["period"]] / _number(end) for end in _ends(found) if _number(end)]
    if found := often.fullmatch(folded):
        return [_number(end) * _periods()[found["period"]] for end in _ends(found)]
    return []


def _ends(found: re.Match[str]) -> list[str]:
    return [end for end in (found["low"] or "1", found["high"]) if end]


def _number(text: str) -> float:
    return _counts().get(text) or float(text)
