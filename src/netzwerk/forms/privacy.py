"""Personal data by pattern: addresses, telephone numbers, accounts, births, persons; none of it leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from netzwerk import terms
from netzwerk.forms.lexicon import line_words, plain
from netzwerk.forms.lines import Fate
from netzwerk.forms.persons import before_person
from netzwerk.settings import Settings
from netzwerk.sheet import Address, Cell
from netzwerk.texts import words

_MAIL = r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*"
_PHONE = (
    r"(?<!\w)(?:tel(?:efon)?|fon|mobil|handy|fax|phone)\b[.:]*\s*[\d+(][\d\s/().+-]{4,}"
    r"|(?<![\w.,])(?:\+|00)\d{2}[\s/().-]*\d[\d\s/().-]{4,}\d"
    r"|(?<![\w.,])\(?0\d{1,4}\)?[\s/()-]+\d[\d\s/-]{2,}|(?<![\w.,])0\d{2,4}\.\d[\d.]{3,}|(?<![\w.,])0\d{6,}"
    # Without the town's own number: six digits and more alone, or joined by a dash; years are none.
    r"|\A\s*\d{6,}\s*\Z|(?<![\w.,/-])(?!(?:19|20)\d\d[-/](?:19|20)\d\d(?!\d))\d{3,5}[-/]\d{4,}(?![\w.,/-])"
)
_ACCOUNT = r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?\d{4}){3,7}(?:[ ]?\d{1,4})?(?!\w)"
_DATE = r"(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
_BIRTH = rf"(?<!\w)(?:geb(?:\.|oren(?:\s+am)?)?|geburtsdatum|date of birth|born(?:\s+on)?|\*)\s*:?\s*{_DATE}"
_STREET = (
    r"[\w.'-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer|ring|wall|markt|chaussee|street|road|lane)"
    r"\s+\d{1,4}\s?[a-z]?(?!\w)"
)
_TOWN = r"(?:D-)?\d{5}\s+[^\W\d_][\w.-]+(?:\s(?:am|an der|im)\s\w+)?"
# A street stands apart from the name before it: `Kita Bergstraße 12` is a name.
_APART = r"(?:^|(?<=[,;:/(\n|\[&])|(?<=\s[-–])|(?<=\bund\b))\s*"
_CONTACT = re.compile(
    rf"{_MAIL}|{_PHONE}|{_BIRTH}|{_APART}{_STREET}(?:\s*,?\s*{_TOWN})?|{_APART}{_TOWN}\s*(?=$|[,;)\n])",
    re.IGNORECASE,
)
_IBAN = re.compile(_ACCOUNT)
# Without one of these there is nothing to find.
_SIGN = re.compile(r"@|\d|\(at\)|\[at\]", re.IGNORECASE)
_WORD = r"[^\W\d_]*[A-ZÄÖÜ\d][\w'’-]*"
_PIECES = re.compile(r"[,;/\n(]|\bund\b")
_OFTEN = 2
# Free text: more words than a name or a value has.
_MOST_WORDS, _MOST_CHARACTERS = 8, 60


@cache
def _persons() -> re.Pattern[str]:
    lists = words("asides")
    titles, degrees = (
        "|".join(re.escape(word) for word in sorted(lists[name], key=len, reverse=True))
        for name in ("titles", "degrees")
    )
    named = "|".join(map(re.escape, lists["no_persons"]))
    one = rf"(?!(?:{named})\b){_WORD}\.?"
    return re.compile(
        rf"(?<!\w)(?:{titles})(?:\s+(?:{degrees}))*\s+{one}(?:\s+(?!und\b|vom?\b){one})?(?!\s+und\s)"
    )


@cache
def _before_persons() -> frozenset[str]:
    return frozenset(map(plain, words("asides")["functions"])) | frozenset(line_words("personal"))


def _names_a_person(text: str, at: int) -> bool:
    """Whether a title at this place begins a person's name: `Kita Frau Sommer` is a house."""
    before = text[:at].rstrip()
    last = before.split()[-1] if before.split() else ""
    house = last[:1].isupper() and last[-1:].isalnum() and plain(last) not in _before_persons()
    return not house


def without_persons(text: str, known: re.Pattern[str] | None = None) -> str:
    """Take persons out of a text: those with a title, and those known from columns of contacts.

    Examples
    --------
    >>> [without_persons(text) for text in ("AWO (Frau 04)", "Kita Frau Holle", "Herr 05, AWO")]
    ['AWO', 'Kita Frau Holle', 'AWO']
    """

    def gone(match: re.Match[str]) -> str:
        return "" if _names_a_person(text, match.start()) else match.group()

    left = _persons().sub(gone, text)
    left = known.sub("", left) if known is not None else left
    if left == text:
        return text
    functions = "|".join(map(re.escape, words("asides")["functions"]))
    left = re.sub(rf"[(\[][\s,;/]*(?:(?:{functions})[\s,;/]*)*[)\]]", "", left)
    left = left.strip(" \t\n,;:/-–")
    return left[1:-1].strip() if left.startswith("(") and left.endswith(")") else left


def personal(text: str) -> bool:
    """Tell whether a text holds personal data by its pattern, or begins a line that names a person.

    Examples
    --------
    >>> personal("kontakt01@rat.example"), personal("Moderation: Tisch 1"), personal("Jugendamt")
    (True, True, False)
    >>> personal("geb. 1.2.1970"), personal("Am Wall 3, 12345 Neudorf"), personal("Kita Bergstraße 12")
    (True, True, False)
    """
    if _CONTACT.search(text) or _IBAN.search(text) or without_persons(text) != text:
        return True
    head, colon, _ = text.partition(":")
    return bool(colon) and plain(head) in line_words("personal")


def free_text(text: str) -> bool:
    """Tell whether a text is a remark by its length: longer than names and values are.

    Examples
    --------
    >>> free_text("wöchentlich"), free_text("die beiden reden seit dem Streit im Mai gar nicht mehr")
    (False, True)
    """
    return len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS


def persons_in(texts: Iterable[str], names: Iterable[str] = ()) -> re.Pattern[str] | None:
    """Return a pattern of the persons that columns of contacts hold, where they stand apart in a cell.

    A person has two to four words, each with a capital and no digit. What stands there often is a place or
    an office, what is part of an organisation's name is none.

    Examples
    --------
    >>> pattern = persons_in(["Kontakt Eins", "0231 12345", "Neu Linden", "Neu Linden", "Neu Linden"])
    >>> [pattern.sub("", text) for text in ("AWO, Kontakt Eins", "Haus Kontakt Eins", "AWO (Neu Linden)")]
    ['AWO,', 'Haus Kontakt Eins', 'AWO (Neu Linden)']
    """
    pieces = (" ".join(piece.split()) for text in texts for piece in _PIECES.split(text))
    counts = Counter(piece for piece in pieces if _may_be_person(piece))
    listed = " | ".join(names)
    return pattern_of(piece for piece, count in counts.items() if count <= _OFTEN and piece not in listed)


def pattern_of(persons: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of persons where they stand apart in a cell, with what is said before them.

    Examples
    --------
    >>> pattern = pattern_of(["Kontakt Eins"])
    >>> [pattern.sub("", text) for text in ("AWO, Leitung: Kontakt Eins", "AWO c/o Kontakt Eins")]
    ['AWO,', 'AWO ']
    """
    found = sorted(set(persons), key=lambda one: (-len(one), one))
    if not found:
        return None
    either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in found)
    before = before_person()
    return re.compile(
        rf"(?:{_APART}(?:{before})?|{before})(?:{either})\s*(?=$|[,;:)\n\]|/&]|\s[-–]|und\b)", re.IGNORECASE
    )


def _may_be_person(piece: str) -> bool:
    parts = piece.split()
    return 2 <= len(parts) <= 4 and all(p[:1].isupper() and not re.search(r"[\d@]", p) for p in parts)


def kept_columns(cells: Mapping[Address, Cell], settings: Settings) -> frozenset[int]:
    """Return the columns of a sheet that netzwerk.toml keeps by their header: `[privacy] keep_columns`."""
    kept = set(map(plain, settings.personal_columns))
    return frozenset(column for (_, column), cell in cells.items() if kept and plain(cell.text) in kept)


def without_contacts(
    cells: Mapping[Address, Cell], *, known: re.Pattern[str] | None = None, kept: Collection[int] = ()
) -> tuple[dict[Address, Cell], list[Fate]]:
    """Take personal data out of cells before anything is read from them.

    Parameters
    ----------
    cells : mapping
        The cells of a sheet.
    known : pattern, optional
        Persons known by name.
    kept : collection of int
        Columns that netzwerk.toml names: they stay as they are.

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
    left: dict[Address, Cell] = {}
    fates: list[Fate] = []
    texts = {cell.text for (_, column), cell in cells.items() if column not in kept}
    without = {text: bare for text in texts if (bare := without_contact(text, known)) != text}
    for place, cell in cells.items():
        bare = cell.text if place[1] in kept else without.get(cell.text, cell.text)
        if bare == cell.text:
            left[place] = cell
            continue
        fates.append(Fate(cell.row, cell.column, terms.IGNORED, "contact", private=True))
        if sum(char.isalpha() for char in bare) > 1:
            left[place] = replace(cell, text=bare.strip())
    return left, fates


def without_contact(text: str, known: re.Pattern[str] | None = None) -> str:
    """Take contacts, addresses, accounts, births and persons out of a text.

    Examples
    --------
    >>> without_contact("AWO, Tel. 0231 12345"), without_contact("Tisch 1 (Frau 02)")
    ('AWO,', 'Tisch 1')
    """
    if _SIGN.search(text):
        bare = _CONTACT.sub("", _IBAN.sub("", text))
        text = text if bare == text else bare.strip()  # blanks round a number are no contact
    return without_persons(text, known)
