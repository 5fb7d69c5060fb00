"""Several partners in one cell: where one name ends and the next begins, and the intensity in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from netzwerk.forms.lexicon import plain
from netzwerk.forms.said import Scale, Value
from netzwerk.forms.tails import says_value, tail_of
from netzwerk.forms.values import IN_BRACKETS, read_value
from netzwerk.sheet import Cell

Knows = Callable[[str], bool]

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*»➢➤✓✔o]\s+|[•●▪◦‣·➢➤]|[-–—]\s+)")
_NUMBERING = re.compile(r"^\s*(\d{1,2}|[a-z])[.)]\s+")
# 1. Jugendamt 2. Sozialamt: numbers within a line.
_INLINE = re.compile(r"(?<=\S)\s+(?=\d{1,2}[.)]\s)")
_WHOLE = re.compile(r"[(\[]\s*([^()\[\]]{2,})\s*[)\]]")
_HARD = (("\n", "\t"), (";",), ("|", "•", "●", "▪", "·"))
_SOFT = (re.compile(r","), re.compile(r"\s/\s|/(?=\s)|(?<=\s)/"), re.compile(r"/"))
# Ausländer- und Integrationsbehörde is one name.
_AND = re.compile(r"(?<![-‐–])\s(?:und|u\.|&|\+|sowie|and)\s")


@dataclass(frozen=True, slots=True)
class Part:
    """One partner of a cell: its name, and what its bracket says (None: nothing)."""

    text: str
    value: Value | None = None
    questioned: bool = False
    bracketed: bool = False


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split where the pattern stands outside brackets."""
    pieces, start, depth, place = [], 0, 0, 0
    while place < len(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[place], 0)
        found = pattern.match(text, place) if depth <= 0 else None
        if found and found.end() > place:
            pieces.append(text[start:place])
            start = place = found.end()
        else:
            place += 1
    pieces.append(text[start:])
    return pieces


@cache
def _any_of(signs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, signs)))


def _bare(text: str, knows: Knows) -> str:
    """Return a name without bullet, what is said of it, and trailing separators."""
    text = _BULLET.sub("", text).strip().strip(",;/").strip()
    tail = tail_of(text, knows)
    return tail[0] if tail and _reads(tail[1]) else text


def _reads(inside: str) -> bool:
    return says_value(inside) or inside.strip() in ("?", "x", "X", "+", "++", "+++", "*", "**", "***")


def _strict(pieces: list[str], knows: Knows) -> bool:
    names = [_bare(piece, knows) for piece in pieces if piece.strip()]
    return len(names) > 1 and all(knows(name) or _both(name, knows) for name in names)


def _both(text: str, knows: Knows) -> bool:
    """Whether a word for and joins two known names: the end of `AWO, DRK und Caritas`."""
    pieces = _outside_brackets(text, _AND)
    return len(pieces) > 1 and all(knows(_bare(piece, knows)) for piece in pieces)


def _joined(pieces: list[str], glue: str, knows: Knows) -> list[str]:
    """Join neighbours that are one known name together and not two known names apart."""
    joined: list[str] = []
    place = 0
    while place < len(pieces):
        for end in range(min(len(pieces), place + 3), place + 1, -1):
            whole = glue.join(pieces[place:end])
            if knows(_bare(whole, knows)) and not _strict(pieces[place:end], knows):
                joined.append(whole)
                place = end
                break
        else:
            joined.append(pieces[place])
            place += 1
    return joined


def _bracketed(text: str) -> bool:
    """Whether brackets with intensities stand between the separators: `A (1), B (2)`."""
    return len(re.findall(r"[(\[]\s*\d(?:,\d)?\s*[)\]]", text)) > 1


def _soft(text: str, knows: Knows, *, several: bool) -> list[str]:
    """Split at commas, slashes and words for and, as far as the names allow."""
    if knows(_bare(text, knows)):
        return [text]
    for number, pattern in enumerate(_SOFT):
        pieces = _outside_brackets(text, pattern)
        if len(pieces) < 2:
            continue
        tight = number == len(_SOFT) - 1
        if (several and not tight) or _bracketed(text) or _strict(pieces, knows):
            glue = ", " if number == 0 else " / "
            stripped = [piece.strip() for piece in pieces if piece.strip()]
            return [p for piece in _joined(stripped, glue, knows) for p in _soft(piece, knows, several=False)]
    pieces = _outside_brackets(text, _AND)
    if len(pieces) > 1 and _strict(pieces, knows):
        return pieces
    return [text]


def _lines(text: str, knows: Knows, *, several: bool) -> list[str]:
    """Split at line breaks, semicolons and bullets; a break after a comma is only a wrap."""
    text = re.sub(r"([,/])[ \t]*\r?\n", r"\1 ", text.replace("\r\n", "\n"))
    if knows(_bare(text, knows)):
        return [text]
    for signs in _HARD:
        pieces = [piece for piece in _outside_brackets(text, _any_of(signs)) if piece.strip()]
        if len(pieces) < 2:
            # A semicolon behind the only choice is what parts them: a comma before it belongs to the name.
            several = several and not (signs == _HARD[1] and ";" in text)
            text = pieces[0] if pieces else text
            continue
        if several or signs != _HARD[0] or _bracketed(text) or _strict(pieces, knows) or _listed(pieces):
            pieces = _joined(pieces, " ", knows) if signs == _HARD[0] else pieces
            return [part for piece in pieces for part in _lines(piece, knows, several=False)]
    return _soft(text, knows, several=several)


def _listed(pieces: list[str]) -> bool:
    return all(_BULLET.match(piece) or _NUMBERING.match(piece) for piece in pieces)


def _unnumbered(pieces: list[str]) -> list[str]:
    """Return pieces without the numbers or letters that count them; others as they are."""
    keys = [found[1] if (found := _NUMBERING.match(piece)) else "" for piece in pieces]
    letters = [chr(ord("a") + place) for place in range(len(pieces))]
    if len(pieces) > 1 and keys in ([str(place + 1) for place in range(len(pieces))], letters):
        return [_NUMBERING.sub("", piece) for piece in pieces]
    return pieces


def _counted(text: str, knows: Knows) -> list[str]:
    """Return what stands behind `1.`, `2.` … within one line; nothing where no such count runs through it."""
    pieces = _INLINE.split(text)
    bare = _unnumbered(pieces) if len(pieces) > 1 and "\n" not in text and not knows(text) else pieces
    return bare if bare is not pieces else []


def _part(piece: str, scale: Scale, knows: Knows) -> Part:
    text = _BULLET.sub("", piece).strip().strip(",;").strip()
    if (whole := _WHOLE.fullmatch(text)) and not _reads(whole[1]):
        inner = _part(whole[1], scale, knows)
        said = read_value(Cell(1, 1, text), scale) if IN_BRACKETS in scale.letters else None
        return replace(inner, value=said or inner.value, bracketed=said is None)
    questioned = False
    value: Value | None = None
    tail = tail_of(text, knows)
    inside = tail[1] if tail else ""
    if tail and (_reads(inside) or inside[:1].isdigit()):
        text, value = tail[0], read_value(Cell(1, 1, inside), scale)
        if inside.strip() == "?":
            questioned, value = True, None
    if text.endswith("?"):
        text, questioned = text.rstrip("? "), True
    return Part(text, value, questioned)


def split_partners(text: str, knows: Knows, *, scale: Scale, several: bool) -> list[Part]:
    """Take a cell apart into its partners.

    Parameters
    ----------
    text : str
        The cell.
    knows : callable
        Whether a text is surely one actor's name: keeps names whole that contain a separator.
    scale : Scale
        For intensities in brackets.
    several : bool
        Whether this column is known to hold several partners a cell; if not, a comma, slash, line break
        or `und` separates only where both sides are known.

    Examples
    --------
    >>> names = {"AWO", "DRK", "Müller & Söhne", "Ausländer- und Integrationsbehörde"}
    >>> parts = split_partners("AWO (2), Müller & Söhne", names.__contains__, scale=Scale(), several=True)
    >>> [(p.text, p.value.strength if p.value else None) for p in parts]
    [('AWO', 2.0), ('Müller & Söhne', None)]
    >>> [p.text for p in split_partners("AWO und DRK", names.__contains__, scale=Scale(), several=False)]
    ['AWO', 'DRK']
    """
    pieces = _counted(text, knows) or _unnumbered(_lines(text, knows, several=several))
    parts = [_part(piece, scale, knows) for piece in pieces if plain(_bare(piece, knows))]
    if (
        len(parts) == 1
        and parts[0].value is None
        and not (parts[0].questioned or parts[0].bracketed)
        and not _BULLET.match(text)
    ):
        return [Part(text.strip("; \n") if text.rstrip().endswith(";") else text)]
    return [part for part in parts if part.text] or [Part(text)]
