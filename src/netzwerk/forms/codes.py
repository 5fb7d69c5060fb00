"""What stands before a question: its number, its code; and one question before every partner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netzwerk.forms.lexicon import line_table

_CODE = re.compile(r"\s*(?P<code>[A-Za-z]\w*(?:\[\w+\])*)\.\s+(?=\S)")
_QUESTION = re.compile(
    r"(?P<question>\S.{5,}?\S?(?:\?|…|\.\.\.))\s*[-–—.:|/]*\s*(?P<partner>[^\s\[].*\S)\s*", re.DOTALL
)
_TWO = re.compile(r"(?P<question>.*?)\[(?P<partner>[^\[\]]+)\]\s*\[(?P<scale>[^\[\]]+)\]\s*", re.DOTALL)
_MOST = 0.8


def _number() -> re.Pattern[str]:
    words = "|".join(map(re.escape, line_table("questions")["numbered"]))
    return re.compile(
        rf"\s*(?:(?:{words})\s*\d{{1,3}}[a-z]?\s*[.:)–-]+|\d{{1,3}}[a-z]?\s*[.)])\s*(?=[^\W\d])", re.I
    )


_NUMBER = _number()


def without_number(header: str) -> str:
    """Return a header without the number of its question.

    Examples
    --------
    >>> without_number("Frage 3: Wie oft?"), without_number("2. Partner"), without_number("3 Partner")
    ('Wie oft?', 'Partner', '3 Partner')
    """
    found = _NUMBER.match(header)
    return header[found.end() :] if found else header


def without_codes(headers: Sequence[str]) -> list[str]:
    """Return a row of headers without the codes before them, where nearly every header has one.

    Examples
    --------
    >>> without_codes(["id. Antwort ID", "org. Ihre Organisation", "koop[SQ001]. Wie oft? [Tafel]"])
    ['Antwort ID', 'Ihre Organisation', 'Wie oft? [Tafel]']
    >>> without_codes(["Lfd. Nr.", "Organisation", "Partner"])
    ['Lfd. Nr.', 'Organisation', 'Partner']
    """
    if sum(". " in header for header in headers) < 3:
        return list(headers)
    found = [_CODE.match(header) for header in headers]
    coded = [match["code"] for match in found if match]
    if len(coded) < 3 or len(coded) < _MOST * len(headers) or len(set(coded)) < len(coded):
        return list(headers)
    return [h[match.end() :] if match else h for h, match in zip(headers, found, strict=True)]


def with_brackets(headers: Sequence[str]) -> list[str]:
    """Return headers of one question before each partner, or of two brackets, as `question [partner]`.

    Examples
    --------
    >>> with_brackets(["Ihre Organisation?", "Wie oft? - Tafel", "Wie oft? - VHS"])
    ['Ihre Organisation?', 'Wie oft? [Tafel]', 'Wie oft? [VHS]']
    >>> with_brackets(["Wie eng? [Tafel][Wunsch]"])
    ['Wie eng? Wunsch [Tafel]']
    """
    if not any(mark in header for header in headers for mark in "[?…"):
        return list(headers)
    two = [_TWO.fullmatch(header) for header in headers]
    headers = [
        f"{m['question'].strip()} {m['scale'].strip()} [{m['partner'].strip()}]" if m else header
        for header, m in zip(headers, two, strict=True)
    ]
    parted = [None if "[" in header else _QUESTION.fullmatch(header) for header in headers]
    asked: dict[str, list[str]] = {}
    for match in filter(None, parted):
        asked.setdefault(match["question"], []).append(_partner(match))
    grids = {question for question, partners in asked.items() if 1 < len(partners) == len(set(partners))}
    return [
        f"{match['question']} [{_partner(match)}]" if match and match["question"] in grids else header
        for header, match in zip(headers, parted, strict=True)
    ]


def _partner(match: re.Match[str]) -> str:
    partner = match["partner"].strip()
    return partner[1:-1].strip() if partner[0] == "(" and partner[-1] == ")" else partner
