"""Names as they stand on the map: readable, short enough, told apart, and measured before they are drawn."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from netzwerk.texts import words

__all__ = ["LINE_HEIGHT", "map_labels", "readable", "text_width", "wrap"]

LINE_HEIGHT = 1.17
# Widths in thousandths of the font's size, as Arial, Helvetica and Liberation Sans share them.
_WIDTHS = {
    191: "'", 222: "ijl", 278: " !,./:;IftÍÌÎÏíìîï[]\\|", 333: "-()r„“”`", 355: '"', 500: "Jckxyszçýÿ",
    556: "0123456789abdeghnopquLäöüáàâãåéèêëñóòôõúùûø–_?$", 584: "+<>=~", 611: "FTZßğ",
    667: "&ABEKPSVXYÄÁÀÂÃÅÉÈÊËŞ", 722: "CDHNRUÜÚÙÛwÇÑ", 778: "GOQÖÓÒÔÕØ", 833: "Mm", 889: "%", 944: "W",
}  # fmt: skip
_NARROW = {char: width for width, chars in _WIDTHS.items() for char in chars}
_KEPT_FORMATS = "\u200d"  # joins the parts of one emoji


def readable(text: str) -> str:
    r"""Return a name without what no eye can read: control characters, direction marks, line ends.

    Examples
    --------
    >>> readable("Haus\u202e der\u2028Jugend ")
    'Haus der Jugend'
    """
    shown = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else
        "" if unicodedata.category(char) == "Cf" and char not in _KEPT_FORMATS else char
        for char in text
    )  # fmt: skip
    return " ".join("".join(shown).split())


def text_width(text: str, size: float = 1.0) -> float:
    """Return how wide a line of text is drawn, in the unit of the font's size.

    Examples
    --------
    >>> text_width("Jobcenter", 10) < text_width("Stadtbücherei", 10)
    True
    """
    return sum(_char_width(char) for char in text) * size / 1000


@cache
def _char_width(char: str) -> int:
    if char in _NARROW:
        return _NARROW[char]
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 1000 if unicodedata.east_asian_width(char) in "WF" else 722


def wrap(text: str, *, width: float = 8.6, lines: int = 3) -> tuple[str, ...]:
    """Break a name into lines of about equal length; what does not fit ends in an ellipsis.

    Parameters
    ----------
    text : str
        The name.
    width : float
        The widest line, in font sizes; a single word may be wider.
    lines : int
        At most so many lines.

    Examples
    --------
    >>> wrap("Industrie- und Handelskammer")
    ('Industrie- und', 'Handelskammer')
    >>> wrap("Jobcenter")
    ('Jobcenter',)
    """
    parts = _pieces(readable(text), width * 1.5)
    if not parts:
        return ("",)
    filled = _fill(parts, width)
    if len(filled) > lines:
        return (*filled[: lines - 1], filled[lines - 1].rstrip(" ,;-–/") + "…")
    narrower = (_fill(parts, width * share / 20) for share in range(8, 20))
    return tuple(next((even for even in narrower if len(even) == len(filled)), filled))


def _pieces(text: str, widest: float) -> list[str]:
    """Words with the blank or dash that ends them; a word wider than a line is cut where it must."""
    pieces: list[str] = []
    for match in re.finditer(r"\S+?(?:[-/–](?=\w)|(?=\s|$))\s*", text):
        word = match.group()
        while text_width(word.strip()) > widest:
            cut = next(k for k in range(len(word), 0, -1) if text_width(word[:k]) <= widest or k == 1)
            pieces.append(word[:cut])
            word = word[cut:]
        pieces.append(word)
    return [piece for piece in pieces if piece]


def _fill(parts: Sequence[str], width: float) -> list[str]:
    """Fill lines greedily; a single piece may be wider than a line."""
    filled = [""]
    for part in parts:
        grown = filled[-1] + part
        if filled[-1] and text_width(grown.strip()) > width:
            filled.append(part)
        else:
            filled[-1] = grown
    return [line.strip() for line in filled]


def _without_town(name: str, town: str) -> str:
    if not town:
        return name
    place = re.escape(town)
    for found, kept in (
        (rf"^(?:Stadt|Gemeinde|Kreis|City of)\s+{place}\s*[–—\-/:,]\s*", ""),
        (rf"\s+(?:der|in der)\s+(?:Stadt|Gemeinde)\s+{place}\b", ""),
        (rf"(?<=\w)\s+(?:in\s+)?{place}\b(?![-\w])", ""),
    ):
        name = re.sub(found, kept, name, flags=re.IGNORECASE)
    return name


def _without_form(name: str) -> str:
    forms = "|".join(re.escape(form) for form in words("labels")["legal_forms"])
    return re.sub(rf"[\s,]+(?:{forms})(?=\s|$|,)\.?", "", name, flags=re.IGNORECASE).strip(" ,")


def map_labels(names: Mapping[str, str], shorts: Mapping[str, str], *, town: str = "") -> dict[str, str]:
    """Return the name that stands on the map for each actor, each different from all others.

    The name without its legal form and without the town's name; where that is still longer than two
    lines and the roster has a short name, the short name. Where two would read the same, both keep
    their full name.

    Parameters
    ----------
    names, shorts : mapping of actor to str
        Full and short names.
    town : str
        The town's name, which need not be said in every label.

    Examples
    --------
    >>> map_labels({"a": "Stadt Musterau – Jugendamt", "b": "Türkischer Verein e.V."}, {}, town="Musterau")
    {'a': 'Jugendamt', 'b': 'Türkischer Verein'}
    """
    labels = {}
    for actor, name in names.items():
        plain = readable(name)
        label = _without_town(_without_form(plain), town).strip(" –-,") or plain
        short = readable(shorts.get(actor, ""))
        labels[actor] = short if short and len(wrap(label)) > 2 else label or actor
    seen = Counter(label.casefold() for label in labels.values())
    return {
        actor: label if seen[label.casefold()] == 1 else readable(names[actor]) or actor
        for actor, label in labels.items()
    }
