"""Personal data by pattern: addresses, telephone numbers, lines that name a person; none of it leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from netzwerk import terms
from netzwerk.forms.lexicon import line_words, plain
from netzwerk.forms.lines import Fate
from netzwerk.sheet import Address, Cell

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
    r"|(?<!\w)(?:tel(?:efon)?|fon|mobil|handy|fax|phone)\b[.:]*\s*[\d+(][\d\s/()+-]{4,}"
    r"|(?<![\w.,])(?:\+\d{2}|0\d{1,4})[\s/()-]+\d[\d\s/-]{2,}|(?<![\w.,])0\d{6,}",
    re.IGNORECASE,
)
# Without one of these there is nothing to find.
_SIGN = re.compile(r"@|\d[^\d]?\d")


def personal(text: str) -> bool:
    """Tell whether a text holds a mail address or telephone number, or begins a line that names a person.

    Examples
    --------
    >>> personal("kontakt01@rat.example"), personal("Moderation: Tisch 1"), personal("Jugendamt")
    (True, True, False)
    """
    if _CONTACT.search(text):
        return True
    head, colon, _ = text.partition(":")
    return bool(colon) and plain(head) in line_words("personal")


def without_contacts(cells: Mapping[Address, Cell]) -> tuple[dict[Address, Cell], list[Fate]]:
    """Take e-mail addresses and telephone numbers out of cells before anything is read from them.

    Returns
    -------
    cells, fates
        The cells, those that held nothing else left out; and for each a private part for the ledger.

    Examples
    --------
    >>> cells = {(1, 1): Cell(1, 1, "AWO, Tel. 0231 12345"), (2, 1): Cell(2, 1, "a@b.de")}
    >>> left, fates = without_contacts(cells)
    >>> left[1, 1].text, (2, 1) in left, [fate.code for fate in fates]
    ('AWO,', False, ['contact', 'contact'])
    """
    kept: dict[Address, Cell] = {}
    fates: list[Fate] = []
    for place, cell in cells.items():
        if not _SIGN.search(cell.text):
            kept[place] = cell
            continue
        bare, found = _CONTACT.subn("", cell.text)
        if found:
            fates.append(Fate(cell.row, cell.column, terms.IGNORED, "contact", private=True))
        if not found or sum(char.isalpha() for char in bare) > 1:
            kept[place] = replace(cell, text=bare.strip()) if found else cell
    return kept, fates
