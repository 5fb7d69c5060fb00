"""Partners that are no organisation: none at all, or several without a name."""

from __future__ import annotations

import re
from functools import cache

from netzwerk.forms.lexicon import line_table, none_words, plain, unknown_words

NONE, SEVERAL = "none", "several"
# A name may hold such a word all the same: Alle für einen e.V., Verein für alle Kinder und Jugendlichen.
_MOST_WORDS = 4


@cache
def nobody(text: str) -> str:
    """Tell whether a text among partners says none, or several without a name; empty where it may be a name.

    Examples
    --------
    >>> nobody("–"), nobody("keine"), nobody("alle Kitas"), nobody("u.a."), nobody("AWO")
    ('none', 'none', 'several', 'several', '')
    """
    folded = plain(text)
    said = line_table("nobody")
    if not any(map(str.isalnum, text)):
        return NONE if text.strip() not in ("?", "…", "...") else SEVERAL
    if folded in none_words() or folded in unknown_words() or folded in said["none"]:
        return NONE
    if folded in said["and_others"]:
        return SEVERAL
    tokens = folded.split()
    collective = tokens[0] in said["several"] and len(tokens) <= _MOST_WORDS
    return SEVERAL if collective and not re.search(r"\be\.?\s?V\b|mbH", text) else ""
