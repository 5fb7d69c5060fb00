"""Persons without a title, told by their shape: a given name in general use and a second name, set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from netzwerk.forms.lexicon import plain
from netzwerk.texts import words

# Where a name may begin and end within a cell.
_EDGES = re.compile(r"[,;:/|\n()\[\]]|\s[-–—]\s?|\bund\b|&")
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")
_TURNED = re.compile(r"([^\s,]+),\s*([^\s,]+)")
_CAPITALS = re.compile(r"\b[^\W\d_a-zäöüß][^\W\d_]+")
_INITIALS = re.compile(r"\b[A-ZÄÖÜ]\.\s*[A-ZÄÖÜ]")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_FEWEST, _MOST = 2, 4
# Second names end in shorter words for a body, too: Döring, Neuhaus.
_SHORT_HEAD = 4
# A second name that so many other cells hold is a place's, or a word.
_ELSEWHERE = 2
# What is set apart more often is an organisation's name, unless something says that it is a person's.
_OFTEN = 2


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(plain(word) for word in words("given_names")[name])


@cache
def before_person() -> str:
    """Return a pattern of what stands before a person's name: Ansprechpartner, z. Hd., Leitung."""
    lists = words("asides")
    before = sorted({*lists["before_persons"], *lists["functions"]}, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, before))})(?!\w)[\s:.]*"


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(before_person(), re.IGNORECASE)


def is_person(piece: str) -> bool:
    """Tell whether a piece of a cell has the shape of a person's name: given name, second name, no more.

    Examples
    --------
    >>> [is_person(piece) for piece in ("Petra Musterfrau", "P. Musterfrau", "Petra", "Martin Luther")]
    [True, True, False, False]
    >>> [is_person(piece) for piece in ("Maria Hilf", "Peter Musterschule", "Maria Begegnungszentrum")]
    [False, False, False]
    """
    parts = piece.split()
    if not _FEWEST <= len(parts) <= _MOST or plain(piece) in _list("namesakes"):
        return False
    first, *between, last = parts
    if not (_given(first) or _INITIAL.fullmatch(first)) or re.search(r"[\d@]", piece):
        return False
    if not all(
        _given(part) or _INITIAL.fullmatch(part) or plain(part) in _list("particles") for part in between
    ):
        return False
    return last[:1].isupper() and last[1:2].islower() and not _ordinary(last) and len(plain(last)) > 2


def _given(word: str) -> bool:
    return word[:1].isupper() and (plain(word) in _list("names") or _double(word))


def _double(word: str) -> bool:
    first, dash, second = word.partition("-")
    return bool(dash) and plain(first) in _list("names") and plain(second) in _list("names")


@cache
def _ordinary(word: str) -> bool:
    """Whether a word is one that organisations are made of, so that it is no second name."""
    folded = plain(word)
    heads, whole = _bodies()
    return folded in whole or folded in _list("no_second") or folded.endswith(heads)


@cache
def _bodies() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the ends of words for a body that no second name has, and words that are no second name."""
    names = words("name_words")
    heads = list(map(plain, names["kinds"]["heads"]))
    whole = {plain(word) for kind in ("topics", "english", "saints") for word in names["weak"][kind]}
    return tuple(head for head in heads if len(head) > _SHORT_HEAD), frozenset({*heads, *whole})


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what is set apart in a cell, and whether something says that it is a person's name."""
    for inside in _BRACKET.findall(text):
        turned = _TURNED.fullmatch(inside)
        if turned and _given(turned[2]) and is_person(f"{turned[2]} {turned[1]}"):
            yield inside, True
    brackets = set(_BRACKET.findall(text))
    for number, part in enumerate(_lead().split(text)):
        for place, piece in enumerate(_EDGES.split(part)):
            bare = " ".join(piece.split())
            if bare and is_person(bare):
                yield bare, (number > 0 and not place) or bare in brackets


def _may_hold_one(text: str) -> bool:
    """Whether a text holds a given name at all, or an initial before a word with a capital."""
    return " " in text and (
        any(plain(word) in _list("names") for word in _CAPITALS.findall(text)) or bool(_INITIALS.search(text))
    )


def persons_shaped(texts: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """Return what in the cells of a wave has the shape of a person's name.

    No person is what is part of an organisation's name (a bracket or comma behind it is none), whose second
    name several cells hold without the first (a place), or what is set apart often.

    Parameters
    ----------
    texts : iterable of str
        The cells.
    names : iterable of str
        The organisations' names, as far as known.

    Examples
    --------
    >>> persons_shaped(["AWO (Petra Musterfrau)", "Leitung Uwe Musterheld", "Kita Anna Muster"])
    ['Petra Musterfrau', 'Uwe Musterheld']
    """
    every = Counter(texts)
    found: Counter[str] = Counter()
    told: set[str] = set()
    for text, times in every.items():
        for piece, sure in _pieces(text) if _may_hold_one(text) else ():
            found[piece] += times
            told |= {piece} if sure else set()
    if not found:
        return []
    listed = f" {' | '.join(plain(_EDGES.split(name, maxsplit=1)[0]) for name in names)} "
    held = Counter(token for text in every for token in set(plain(text).split()))
    own = Counter(token for piece in found for token in set(plain(piece).split()))
    return [
        piece
        for piece, count in found.items()
        if (piece in told or count <= _OFTEN)
        and f" {plain(piece)} " not in listed
        and f" {plain(piece.split()[-1])} " not in listed
        and _alone(piece, held, own) <= _ELSEWHERE + count
    ]


def _alone(piece: str, held: Counter[str], own: Counter[str]) -> int:
    """Count the cells that hold a piece's last word."""
    last = plain(piece).split()[-1]
    return held[last] - own[last] + 1
