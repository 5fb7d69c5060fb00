"""Bytes to text: byte order marks, UTF-16 by its zeros, strict UTF-8, then what reads like a language.

Charset detectors are wrong on exactly such files (they call a short German cp1252 file Big5), so the old
eight-bit encodings are told apart by what stands where: an umlaut between small letters reads like a
word, a currency sign or a capital between small letters does not.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from netzwerk.errors import FileRefusedError

# What Excel on Windows, the old DOS box and Excel for Mac write.
EIGHT_BIT = ("cp1252", "cp850", "mac_roman")
# Nine files of ten come from Windows: what speaks for it before a letter is looked at.
_USUAL = {"cp1252": 1.5}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GERMAN = frozenset("äöüÄÖÜß")
_LATIN = frozenset("éèêëàâáåãçíìîïñóòôøúùûæœšžğışńąęłżśćźčřůěőűţăđÉÈÁÀÇŠŽÅØÆŻŁŚŐİĞŞ")
_SIGNS = frozenset("„“”‚‘’–—…€§°•·×«»²³½¼´µ®©™\xa0")
# More letters than these change no verdict.
_ENOUGH = 5_000
# A sharp s stands behind a vowel, or reads like nothing.
_VOWELS = frozenset("aeiouyäöü")
_OUTSIDE = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the name of its encoding, and what else it could have been.

    Attributes
    ----------
    text : str
        Without a byte order mark.
    encoding : str
        As Python names it.
    rival : str
        Another encoding that reads nearly as well, else empty.
    example, other : str
        A word that the two read differently, as each reads it.
    """

    text: str
    encoding: str
    rival: str = ""
    example: str = ""
    other: str = ""


def _by_zeros(data: bytes) -> str:
    """Name the UTF-16 whose zeros stand on one side only, else nothing."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.3 * len(head) / 2 and even < odd / 10:
        return "utf-16-le"
    if even > 0.3 * len(head) / 2 and odd < even / 10:
        return "utf-16-be"
    return ""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _worth(before: str, char: str, after: str) -> float:
    """How well one character outside ASCII reads between its neighbours."""
    beside, inside = before.isalpha() or after.isalpha(), before.isalpha() and after.isalpha()
    if char in _GERMAN or char in _LATIN:
        odd = (char.isupper() and before.islower()) or (char.islower() and after.isupper())
        odd = odd or (char == "ß" and before.lower() not in _VOWELS)
        usual = 3.0 if char in _GERMAN else 0.5
        return -3.0 if odd else usual if beside else -0.5
    if char in _SIGNS:
        return -3.0 if inside and char not in "’‘´–" else 1.5
    if not char.isprintable():
        return -6.0
    return -4.0 if inside else -1.5


def plausibility(text: str) -> float:
    """How much a text reads like German or a neighbour's language; 0 for plain ASCII.

    Examples
    --------
    >>> plausibility("Bürgerbüro") > plausibility("B¸rgerb¸ro")
    True
    """
    padded = f" {text} "
    return sum(
        _worth(padded[place.start() - 1], place.group(), padded[place.end()])
        for place in islice(_OUTSIDE.finditer(padded), _ENOUGH)
    )


def _differing(one: str, two: str) -> Iterator[tuple[str, str]]:
    for left, right in zip(one.splitlines(), two.splitlines(), strict=False):
        for a, b in zip(re.split(r"[;,\t|]", left), re.split(r"[;,\t|]", right), strict=False):
            if a != b:
                yield a.strip(), b.strip()


def _eight_bit(data: bytes) -> Decoded:
    readings = [(name, text) for name in EIGHT_BIT if (text := _try(data, name)) is not None]
    scored = [(plausibility(text) + _USUAL.get(name, 0.0), name, text) for name, text in readings]
    scored.sort(key=lambda reading: -reading[0])
    best, name, text = scored[0]
    for score, rival, other in scored[1:]:
        if other != text and (score >= best - 2.5 or best <= 0):
            example, read_as = next(_differing(text, other), ("", ""))
            return Decoded(text, name, rival, example, read_as)
    return Decoded(text, name)


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Read the text of a file whose encoding nobody says.

    Parameters
    ----------
    data : bytes
        The whole file.
    encoding : str
        What netzwerk.toml says of it; then nothing is guessed.

    Raises
    ------
    FileRefusedError
        If it is no text, or not in the encoding that was given.

    Examples
    --------
    >>> decode("Träger;Müller".encode("cp1252")).encoding
    'cp1252'
    >>> decode("Straße;Bürgerbüro".encode("mac_roman")).text
    'Straße;Bürgerbüro'
    """
    if encoding:
        text = _try(data, encoding)
        if text is None:
            raise FileRefusedError("wrong_encoding", encoding=encoding)
        return Decoded(text.removeprefix("\ufeff"), encoding)
    named = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _by_zeros(data)
    if not named and b"\0" in data:
        raise FileRefusedError("no_text")
    for name in [named] if named else ["utf-8"]:
        if (text := _try(data, name)) is not None:
            return Decoded(text.removeprefix("\ufeff"), name)
    if named:
        raise FileRefusedError("wrong_encoding", encoding=named)
    return _eight_bit(data)
