"""Lines that name a group: Gruppe 3, Tisch A – Bildung, AG Wohnen; and titles that say what stands below."""

from __future__ import annotations

import re

from netzwerk.forms.lexicon import adds, line_table, line_words, plain, state_in_title
from netzwerk.texts import words

_GROUP = re.compile(
    rf"\b(?:{'|'.join(line_words('groups'))})\s*(?:nr\.?|no\.?|#)?\s*[-:]?\s*(?:\d{{1,2}}|[a-h])\b(?!\.\w)",
    re.I,
)


def is_title(text: str) -> bool:
    """Tell whether a line says a state or a group for what stands below it.

    Examples
    --------
    >>> is_title("Gewünschte Kooperationen:"), is_title("Tisch 3"), is_title("Jugendamt")
    (True, True, False)
    """
    return bool(state_in_title(text)) or adds(text) or bool(_GROUP.search(text))


def group_in(text: str) -> str:
    """Return what a line calls the group: `Gruppe 3`, `Tisch A`; nothing where it names none.

    Examples
    --------
    >>> group_in("Kooperationsmatrix Gruppe 3"), group_in("Runder Tisch Asyl")
    ('Gruppe 3', '')
    """
    found = _GROUP.search(text)
    return " ".join(found[0].split()) if found else ""


def named_group(header: str) -> str:
    """Return the group that a header is the name of, with or without what it is about; nothing for another.

    Examples
    --------
    >>> named_group("Tisch 1 – Bildung"), named_group("AG Wohnen"), named_group("Wer sitzt an Tisch 1?")
    ('Tisch 1', 'AG Wohnen', '')
    """
    header = header.strip(" :")
    found = _GROUP.match(header)
    if found:
        return " ".join(found[0].split())
    folded = plain(header)
    return header if any(folded.startswith(f"{word} ") for word in line_words("working_groups")) else ""


def working_group_in(text: str) -> str:
    """Return the working group that a line names: `Mitglieder der AG Wohnen`; nothing where it names none.

    Examples
    --------
    >>> working_group_in("Mitglieder der AG Wohnen:"), working_group_in("Mitglieder")
    ('AG Wohnen', '')
    """
    tokens = text.strip(" :").split()
    return next((g for start in range(len(tokens)) if (g := named_group(" ".join(tokens[start:])))), "")


def field_in(text: str) -> str:
    """Return the field of action that a title states for the table below it; nothing where it states none.

    Examples
    --------
    >>> field_in("Handlungsfeld: Bildung"), field_in("Bildung")
    ('Bildung', '')
    """
    head, colon, name = text.partition(":")
    return name.strip() if colon and plain(head) in map(plain, words("headers")["field"]) else ""


def seats_group(text: str) -> bool:
    """Tell whether a line names a group and says who was there.

    Examples
    --------
    >>> seats_group("Anwesend Tisch 2"), seats_group("Tisch 2")
    (True, False)
    """
    named = group_in(text) or working_group_in(text)
    return bool(named) and not set(plain(text).split()).isdisjoint(line_table("seating")["words"])
