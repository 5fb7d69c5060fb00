"""Folding: what two spellings of one name have in common, whatever keyboard, file or eye made of them.

Case, umlauts, Unicode forms, invisible characters, dashes, quotes, blanks and gender forms are habits
of writing. Legal forms are too, unless the roster itself tells two bodies apart by them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from netzwerk.texts import words

LONGEST_NAME = 200
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)
# Realschule+ is a kind of its own; A+B are two.
_PLUS = re.compile(r"(?<=\w)\+(?=\s|$)")
_AND = re.compile(r"\s*[&+]\s*")
# Lots*innen, Lots:innen, Lots_innen, Lots/-innen, LotsInnen, Lots(inn)en; Lotse:in.
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:[*:_·/]-?innen|Innen|\(inn\)en|\(innen\)|[*:_·/]-?in\b)")
# Lotsinnen und Lotsen, Lotsinnen und -lotsen; Lotsen und Lotsinnen.
_SHE_AND_HE = re.compile(r"\b(\w{3,})innen\s*(?:und|u\.|/)\s*-?(\w+?)(en|n|e|)\b", re.IGNORECASE)
_HE_AND_SHE = re.compile(r"\b(\w{3,}?)(en|n|e|)\s*(?:und|u\.|/)\s*-?\1innen\b", re.IGNORECASE)
_DOTS = re.compile(r"\.{2,}|…")
_ACRONYM = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
_INSIDE = r"(?<![^\W_]){}(?![^\W_])"


def _gendered(match: re.Match[str]) -> str:
    before = match.string[: match.start()].lower()
    return "" if before.endswith(("er", "el", "e")) or match.group().endswith("in") else "en"


def _one_gender(match: re.Match[str]) -> str:
    she, he, ending = match.groups()
    return she + ending if she.lower().endswith(he.lower()) else match.group()


def _visible(text: str) -> str:
    """Compose, and drop what nobody sees: soft hyphens, zero-width marks, byte-order marks."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(
        c if c.isspace() else "" if unicodedata.category(c) in ("Cf", "Cc") else c for c in composed
    )


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Fold letters and blanks, keep dots, brackets and dashes, which still tell something.

    Examples
    --------
    >>> clean("  Caritas–Verband  (Ev.)")
    'caritas-verband (ev.)'
    """
    seen = _visible(text)
    if len(text) <= LONGEST_NAME and "innen" in seen.lower():
        seen = _HE_AND_SHE.sub(r"\1\2", _SHE_AND_HE.sub(_one_gender, seen))
    seen = _GENDER.sub(_gendered, seen)
    lowered = seen.lower().translate(_LETTERS)
    spread = unicodedata.normalize("NFD", lowered)
    plain = "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)
    plain = "".join("-" if unicodedata.category(c) == "Pd" or c == "−" else c for c in plain)
    plain = _AND.sub(" und ", _PLUS.sub(" plus", _DOTS.sub(".", plain)))
    return " ".join(re.sub(r"[\"'`´‘’‚‛“”„«»‹›]", "", plain).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Reduce a spelling to its words: a–z and digits, one blank between.

    Folds case, umlauts (ä = ae), ß = ss, accents, Unicode forms, invisible characters, dashes, quotes,
    blanks and gender forms. Legal forms stay (`legal` takes them off). Letters of other scripts stay.

    Parameters
    ----------
    text : str
        A spelling as typed.

    Returns
    -------
    str
        Its folded words; empty where nothing can be read.

    Examples
    --------
    >>> fold("STADTBÜCHEREI") == fold("Stadtbuecherei")
    True
    >>> fold("Integrationslots*innen")
    'integrationslotsen'
    >>> fold("A.W.O.-Kreisverband")
    'awo kreisverband'
    """
    return " ".join(bare(word) for word in tokens(clean(text)))


def tokens(cleaned: str) -> list[str]:
    """Split a cleaned spelling into words; a dot inside or behind one stays, it marks an abbreviation."""
    joined = _ACRONYM.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", cleaned)
    return _WORD.findall(joined)


def bare(word: str) -> str:
    """Take the dots off a word."""
    return word.replace(".", "") if "." in word else word


def compact(text: str) -> str:
    """Fold and close every gap: `Job-Center`, `JobCenter` and `Jobcenter` are one.

    Examples
    --------
    >>> compact("Job-Center")
    'jobcenter'
    """
    return fold(text).replace(" ", "")


@cache
def _legal_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two patterns: legal forms recognised anywhere, and those recognised only at the end."""
    forms = words("legal_forms")
    anywhere = sorted((_spaced(form) for form in forms["anywhere"]), key=len, reverse=True)
    final = sorted((_spaced(form) for form in forms["at_the_end"]), key=len, reverse=True)
    return (
        re.compile(_INSIDE.format("(?:" + "|".join(anywhere) + ")") + r"\.?"),
        re.compile(r"(?<=[^\W_])[\s,]+(?:" + "|".join(final) + r")\.?$"),
    )


def _spaced(form: str) -> str:
    """Make a pattern of a legal form: between its parts stands a dot, a blank or both."""
    return r"[.\s(]+".join(re.escape(part) for part in re.split(r"[.\s()]+", clean(form)) if part)


def is_legal_form(cleaned: str) -> bool:
    """Whether a cleaned spelling is a legal form and nothing else.

    Examples
    --------
    >>> is_legal_form("e.v."), is_legal_form("ev. kirche")
    (True, False)
    """
    anywhere, _ = _legal_patterns()
    return not _WORD.search(anywhere.sub(" ", cleaned))


@lru_cache(maxsize=65536)
def without_legal(cleaned: str) -> str:
    """Take the legal forms off a cleaned spelling, unless nothing else is there.

    Examples
    --------
    >>> without_legal(clean("Arbeitskreis Asyl e. V."))
    'arbeitskreis asyl'
    >>> without_legal(clean("Ev. Kirchenkreis"))
    'ev. kirchenkreis'
    """
    anywhere, final = _legal_patterns()
    left = final.sub("", anywhere.sub(" ", cleaned).strip(" ,;-/"))
    left = " ".join(re.sub(r"\(\s*\)", " ", left).strip(" ,;-/").split())
    return left if _WORD.search(left) else cleaned
