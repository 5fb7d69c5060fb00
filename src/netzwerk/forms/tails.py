"""What stands behind a partner's name and is no part of it: `(2)`, `- eng`, `: wöchentlich`, `[W]`, `+++`."""

from __future__ import annotations

import re
from collections.abc import Callable

from netzwerk.forms.values import WIDE, read_value
from netzwerk.sheet import Cell

Knows = Callable[[str], bool]

_BRACKET = re.compile(r"^(?P<name>.*\S)\s*[(\[{]\s*(?P<said>[^()\[\]{}]{1,30})\s*[)\]}]\s*$", re.DOTALL)
_NUMBER = re.compile(r"^(?P<name>.*\S)\s*[=:]\s*(?P<said>\d(?:,\d)?)\s*$", re.DOTALL)
# A word behind a sign that parts it from the name: eng, wöchentlich, Wunsch.
_WORD = re.compile(r"^(?P<name>.*\S)\s*(?:[=:]|\s(?:[-–—]|->|→))\s*(?P<said>[^\s=:].{0,30})$", re.DOTALL)
# A sign or word with nothing between: it counts behind a known name alone.
_LOOSE = re.compile(r"^(?P<name>.*\S)\s+(?P<said>\+{1,3}|\*{1,3}|[A-Za-zäöüÄÖÜß]{1,20})$", re.DOTALL)
_VALUES = ("strength", "state")


def tail_of(text: str, knows: Knows) -> tuple[str, str] | None:
    """Return a name and what its tail says of it; None where a text has no tail that may be a value.

    Examples
    --------
    >>> names = {"AWO", "Kita Eng"}
    >>> tail_of("AWO - eng", names.__contains__), tail_of("DRK: wöchentlich", names.__contains__)
    (('AWO', 'eng'), ('DRK', 'wöchentlich'))
    >>> tail_of("AWO +++", names.__contains__), tail_of("DRK W", names.__contains__)
    (('AWO', '+++'), None)
    >>> tail_of("Kita Eng", names.__contains__), tail_of("AWO (Kreis)", names.__contains__)
    (None, ('AWO', 'Kreis'))
    """
    for pattern in (_BRACKET, _NUMBER):
        if found := pattern.match(text):
            return found["name"], found["said"]
    found = _WORD.match(text)
    whole = knows(text)
    if found and (says_value(found["said"]) or set(found["said"]) <= set("+*")):
        name = found["name"].rstrip(" -–—:=")
        if not whole or knows(name):  # a name that is known with a remark behind it is known without, too
            return name, found["said"]
    if whole:
        return None
    found = _LOOSE.match(text)
    if found and knows(found["name"]) and (says_value(found["said"]) or set(found["said"]) <= set("+*")):
        return found["name"], found["said"]
    return None


def says_value(text: str) -> bool:
    """Tell whether a text says an intensity or a state, whatever the scale.

    Examples
    --------
    >>> says_value("wöchentlich"), says_value("W"), says_value("Kreis")
    (True, True, False)
    """
    return read_value(Cell(1, 1, text), WIDE).kind in _VALUES
