"""What people write beside a name: whether it came, who spoke for it, a function; none of it is the name.

`Jugendamt (war nicht da)`, `Frau 01 (AWO)` and `Leitung Stadtbücherei` mean the office, the association and
the library. Only what is wholly such a remark is left out: `Kita (Nord)` keeps its bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from netzwerk.names.fold import bare, clean, tokens
from netzwerk.names.lexicon import known_words, stop_words
from netzwerk.texts import words

_APART = re.compile(r"\s*[()\[\]{}]\s*|[,;:]\s+|\s+[-/|]\s+|\s-(?=\w)")
# An address of the net, or a telephone number: five figures and more.
_REACHED = re.compile(r"\S@\S|www\.|https?:|(?:\d[\s/-]?){5}")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*")
_LONGEST_PERSON = 4
_SENT_BY = ("von", "vom", "aus", "fuer", "bei", "beim")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(bare(token) for word in words("asides")[name] for token in tokens(clean(word)))


def without_asides(text: str, is_name: Callable[[str], bool] = lambda piece: False) -> str:
    """Leave out remarks, persons and functions beside a name; the text itself where there is none.

    Parameters
    ----------
    text : str
        What stands in the cell.
    is_name : callable
        Whether a piece is a name in itself: then it is no remark.

    Returns
    -------
    str
        The folded rest.

    Examples
    --------
    >>> without_asides("Jugendamt (war nicht da)"), without_asides("Frau 01, AWO")
    ('jugendamt', 'awo')
    >>> without_asides("Leitung der Stadtbücherei"), without_asides("Kita (Nord)")
    ('stadtbuecherei', 'Kita (Nord)')
    """
    pieces = [
        piece for part in _APART.split(clean(text)) for piece in _before_a_person(part) if tokens(piece)
    ]
    kept = [piece for piece in pieces if is_name(piece) or not (_is_remark(piece) or is_person(piece))]
    plain = [_without_remark(_without_function(piece)) for piece in kept]
    return " ".join(plain) if kept and plain != pieces else text


def bracketed(text: str) -> tuple[str, str] | None:
    """Return a name and what stands in brackets behind it; nothing where there are none, or several.

    Examples
    --------
    >>> bracketed("Wohnungsbau AG (WB)"), bracketed("(neu)")
    (('Wohnungsbau AG', 'WB'), None)
    """
    found = _BRACKET.findall(text)
    rest = " ".join(_BRACKET.sub(" ", text).split())
    return (rest, found[0].strip()) if len(found) == 1 and rest else None


def _is_remark(piece: str) -> bool:
    found = [bare(token) for token in tokens(piece)]
    telling = [token for token in found if token not in stop_words() and not token.isdigit()]
    if found[0] in _list("narrowing") or _REACHED.search(piece):
        return True
    return bool(telling) and all(token in _list("remarks") | _list("functions") for token in telling)


def _before_a_person(piece: str) -> tuple[str, ...]:
    """Part a name from the person behind it, or a person from the body that sent it.

    Examples
    --------
    >>> _before_a_person("awo frau 01"), _before_a_person("frau und beruf")
    (('awo', 'frau 01'), ('frau und beruf',))
    >>> _before_a_person("frau 01 vom jugendamt")
    ('frau 01', 'jugendamt')
    """
    found = tokens(piece)
    at = next((at for at, token in enumerate(found) if at and is_person(" ".join(found[at:]))), 0)
    if at:
        return " ".join(found[:at]), " ".join(found[at:])
    sent = next((at for at, token in enumerate(found) if token in _SENT_BY), 0)
    return (
        (" ".join(found[:sent]), " ".join(found[sent + 1 :]))
        if is_person(" ".join(found[:sent]))
        else (piece,)
    )


def _without_remark(piece: str) -> str:
    """Take a remark off the end that no sign parts from the name: `Tafel fehlt`."""
    found = tokens(piece)
    while len(found) > 1 and bare(found[-1]) in _list("behind"):
        found = found[:-1]
    return " ".join(found) if len(found) < len(tokens(piece)) else piece


def is_person(piece: str) -> bool:
    """Whether a piece of a text is a person's name with a title, and nothing else.

    Examples
    --------
    >>> is_person("Frau 01"), is_person("Herr Dr. 02"), is_person("Frau und Beruf"), is_person("Frau Holle")
    (True, True, False, False)
    """
    found = [bare(token) for token in tokens(clean(piece))]
    every = _list("titles") | _list("degrees")
    titles = [token for token in found if token in every]
    named = [token for token in found if token not in every | _list("functions")]
    if not found or found[0] not in _list("titles") or len(found) > _LONGEST_PERSON + len(titles):
        return False
    ordinary = known_words() | stop_words() | _list("no_persons")
    return bool(named) and not any(token in ordinary for token in named)


def _without_function(piece: str) -> str:
    """Take a function off the front: `Leitung der Stadtbücherei`."""
    found = tokens(piece)
    at = 0
    while at < len(found) and bare(found[at]) in _list("functions"):
        at += 1
    while 0 < at < len(found) and bare(found[at]) in stop_words():
        at += 1
    return " ".join(found[at:]) if 0 < at < len(found) else piece
