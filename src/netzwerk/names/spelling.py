"""One spelling taken apart: what the lanes compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from netzwerk.names.fold import bare, clean, fold, tokens, without_legal
from netzwerk.names.lexicon import canonical, small_words

_NUMBER = re.compile(
    r"^\s*(?:nr\.?|no\.?|nummer|#|lfd\.?\s*nr\.?)?\s*0*(\d{1,4})(?!\d)\s*[.):\-–—]?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling's parts.

    Attributes
    ----------
    plain : tuple of str
        Its words, folded, without legal forms; abbreviations keep their dots.
    words : tuple of str
        Its canonical words, without stop words.
    compact, full : str
        Folded without blanks, without and with its legal form.
    incorporated : bool
        Whether it has a legal form.
    """

    plain: tuple[str, ...]
    words: tuple[str, ...]
    compact: str
    full: str
    incorporated: bool


@lru_cache(maxsize=65536)
def spell(text: str) -> Spelling:
    """Take a spelling apart.

    Examples
    --------
    >>> spell("Kindergarten Regenbogen e. V.").words
    ('kita', 'regenbogen')
    """
    cleaned = clean(text)
    bared = without_legal(cleaned)
    plain = tuple(tokens(bared))
    return Spelling(
        plain=plain,
        words=canonical(plain),
        compact="".join(map(bare, plain)),
        full=fold(text).replace(" ", ""),
        incorporated=len(plain) < len(tokens(cleaned)),
    )


def is_cut(text: str) -> bool:
    """Whether a text breaks off: its end is a sign that joins, or a small word that needs another.

    Examples
    --------
    >>> is_cut("Stadt Neuwiesen –"), is_cut("Amt für"), is_cut("Amt für Wohnen (AfW)"), is_cut("Meyer Fa.")
    (True, True, False, False)
    """
    plain = clean(text).rstrip(" ?!.")
    words = tokens(plain)
    return plain.endswith(("-", ",", "/", "(", ":", " und")) or (
        len(words) > 1 and (words[-1] in small_words() or canonical(words[-1:]) == canonical(["sankt"]))
    )


def number_and_rest(text: str) -> tuple[str, str]:
    """Split `Nr. 12 Caritas` into its number and the rest; no number: an empty one.

    Examples
    --------
    >>> number_and_rest("Nr. 12"), number_and_rest("07 – Caritas"), number_and_rest("Kita 3")
    (('12', ''), ('7', 'Caritas'), ('', 'Kita 3'))
    """
    match = _NUMBER.match(clean(text)) and _NUMBER.match(text)
    if not match:
        return "", text
    return match.group(1), match.group(2).lstrip(" -–—.:)").rstrip(" -–—.:")
