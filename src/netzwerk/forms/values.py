"""One cell's value: intensity, state, mark, role; never a guess, always a reason where it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from netzwerk import terms
from netzwerk.forms.intensity import level_of
from netzwerk.forms.lexicon import (
    mark_words,
    none_words,
    plain,
    role_words,
    sign,
    state_words,
    strength_words,
    unknown_words,
)
from netzwerk.forms.said import Scale, Value
from netzwerk.sheet import Cell
from netzwerk.texts import words

_NUMBER = re.compile(r"[+]?\d+(?:[.,]\d+)?$")
_LEADING = re.compile(r"(\d+(?:,\d+)?)\s*(?:[=:(–-]\s*)?([^\d\W].*?)\)?$", re.DOTALL)
_MONTH = "jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec"
_DATE = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}\.\s?\d{{1,2}}\.(\d{{2,4}})?$|\d{{1,2}}\.?[- ]({_MONTH})",
    re.IGNORECASE,
)
# Words that say no state of their own within a sentence, and those that only fill one.
_VAGUE = frozenset(("ist", "aktiv", "kooperation", "zusammenarbeit", "cooperation", "w"))
_FILLING = frozenset(map(plain, words("values")["filling"]["words"]))
# Not there yet, but: what follows says the state.
_NOT_YET = re.compile("|".join(map(plain, words("values")["filling"]["not_yet"])))
_YES = re.compile(r"([^\W\d]{2,})\s*[,;:(/–-]\s*([^()]+?)\)?")
_RANGE = re.compile(r"\d+\s*(?:[-–—/]|bis|to)\s*\d+$")
# The key of a legend that says what brackets round a name or mark mean.
IN_BRACKETS = "()"
# So many different cells are remembered of one scale.
_MOST_READ = 100_000
BRACKETED = re.compile(r"^[(\[]\s*(.+?)\s*[)\]]$", re.DOTALL)


BLANK = Value("blank")
# For telling what could be a value at all, whatever the scale.
WIDE = Scale(low=0, high=10)
# Kinds of cells that hold no text of a person's.
UNREAD = {"error": "error_value", "formula": "formula_without_value"}


def _number(text: str) -> float | None:
    if not _NUMBER.match(text) or re.fullmatch(r"\d+\.\d{3}", text):
        return None
    return float(text.replace(",", "."))


def _numeric(text: str, scale: Scale) -> Value | None:
    number, leading = _number(text), _LEADING.fullmatch(text)
    word = plain(leading[2]) if leading else ""
    if number is None and leading and (word in strength_words() or word in scale.words):
        number = _number(leading[1])
    if number is None:
        return None
    if number in scale.nothing:
        return Value("none")
    if number > 0 and (scale.unknown == "all" or (scale.unknown and scale.low <= number <= scale.high)):
        return Value("mark")
    if scale.low <= number <= scale.high:
        strength = scale.bring(number)
        return Value("strength", strength=strength) if strength > 0 else Value("none")
    return Value("fault", fault="out_of_range")


def _fault(text: str, kind: str) -> str:
    if kind in UNREAD:
        return UNREAD[kind]
    if kind == "date" or _DATE.match(text):
        return "excel_date"
    if "?" in text:
        return "questioned"
    if re.fullmatch(r"[-–]\s?\d+(?:[.,]\d+)?", text):
        return "out_of_range"
    if _RANGE.match(text):
        return "several_numbers"
    return "unclear_number" if text[:1].isdigit() else "unknown_word"


def _word(folded: str, scale: Scale) -> Value | None:
    if folded in scale.letters:
        return _word(plain(scale.letters[folded]), replace(scale, letters=MappingProxyType({})))
    own, level = scale.words.get(folded), level_of(folded)
    if own is not None or level is not None:
        strength = scale.of_level(level or 0) if own is None else scale.bring(own)
        return Value("strength", strength=strength)
    if folded in state_words():
        return Value("state", state=state_words()[folded])
    if folded in none_words():
        return Value("none")
    return Value("silent") if folded in unknown_words() else None


def _in_brackets(text: str, scale: Scale) -> Value | None:
    """Return what the sheet's legend says of everything in brackets; else the number in them, with a note."""
    inside = BRACKETED.match(text)
    if inside is None:
        return None
    if IN_BRACKETS in scale.letters:
        return _word(plain(scale.letters[IN_BRACKETS]), scale)
    numeric = _numeric(inside[1], scale)
    return replace(numeric, note="bracketed") if numeric is not None and not numeric.fault else None


def read_value(cell: Cell | None, scale: Scale, *, kind: str | None = None) -> Value:
    """Read one cell of a matrix, a survey, or a column of intensity.

    Parameters
    ----------
    cell : Cell or None
        The cell.
    scale : Scale
        The sheet's scale.
    kind : str, optional
        The cell's kind, where a part of its text is read.

    Examples
    --------
    >>> read_value(Cell(1, 1, "1,0"), Scale()).strength, read_value(Cell(1, 1, "eng"), Scale()).strength
    (1.0, 3.0)
    >>> read_value(Cell(1, 1, "1.234"), Scale()).fault, read_value(Cell(1, 1, "7"), Scale()).fault
    ('unclear_number', 'out_of_range')
    >>> read_value(Cell(1, 1, "W"), Scale()).state, read_value(Cell(1, 1, "–"), Scale()).kind
    ('wished', 'no')
    """
    if cell is None or not cell.text.strip():
        return BLANK
    key = (cell.text.strip(), kind or cell.kind)
    if key not in scale._read:
        if len(scale._read) > _MOST_READ:
            scale._read.clear()
        scale._read[key] = _value_of(*key, scale)
    return scale._read[key]


def _value_of(text: str, cell_kind: str, scale: Scale) -> Value:
    if cell_kind in ("error", "formula", "date"):
        return Value("fault", fault=_fault(text, cell_kind))
    if text.isdigit() and text in scale.letters:  # the legend calls it a state: 2 = gewünscht
        return _word(text, scale) or Value("fault", fault="unknown_word")
    numeric = _numeric(text, scale)
    numeric = None if numeric is not None and numeric.fault and text == "0" else numeric
    worded = _in_brackets(text, scale) or numeric or (None if "?" in text else _word(sign(text), scale))
    if worded is not None:
        return worded
    mark = mark_words().get(sign(text))
    if mark is not None and "?" not in text:
        note = "bracketed" if BRACKETED.match(text) else ""
        return Value("mark" if mark == "yes" else "no", note=note)
    return _affirmed(text, scale) or Value("fault", fault=_fault(text, cell_kind))


def _affirmed(text: str, scale: Scale) -> Value | None:
    """Return what follows a yes: `ja, eng`, `ja (monatlich)`."""
    found = _YES.fullmatch(text)
    value = _word(plain(found[2]), scale) if found and mark_words().get(plain(found[1])) == "yes" else None
    return value if value is not None and value.kind in ("strength", "state") else None


def read_state(cell: Cell | None, letters: Mapping[str, str] = MappingProxyType({})) -> Value:
    """Read one cell of a column of states; `letters` are the sheet's own, by its legend.

    Examples
    --------
    >>> read_state(Cell(1, 1, "Gewünscht")).state
    'wished'
    """
    if cell is None or not cell.text.strip():
        return BLANK
    folded = sign(cell.text)
    folded = plain(letters.get(folded, folded))
    if folded in state_words():
        return Value("state", state=state_words()[folded])
    tokens = _NOT_YET.split(folded)[-1].split()
    if tokens and tokens[0] in state_words() and tokens[0] not in _VAGUE:
        return Value("state", state=state_words()[tokens[0]])
    said = {state_words()[token] for token in tokens if token in state_words() and token not in _VAGUE}
    rest = {token for token in tokens if token in _VAGUE or token not in state_words()}
    if len(said) == 1 and rest <= _VAGUE | _FILLING:
        return Value("state", state=said.pop())
    return Value("fault", fault="unknown_state")


def read_mark(cell: Cell | None) -> Value:
    """Read a yes or no: `mark`, `no`, `blank` or a fault.

    Examples
    --------
    >>> [read_mark(Cell(1, 1, text)).kind for text in ("(x)", "nein", "vielleicht")]
    ['mark', 'no', 'fault']
    """
    return BLANK if cell is None or not cell.text.strip() else _mark_of(cell.text.strip())


@lru_cache(maxsize=100_000)
def _mark_of(text: str) -> Value:
    mark = mark_words().get(sign(text))
    if mark is None:
        folded = plain(text)
        if folded in state_words():
            return Value("mark" if state_words()[folded] == terms.WISHED else "no")
        return Value("fault", fault="unknown_mark")
    note = "bracketed" if BRACKETED.match(text) else ""
    return Value("mark" if mark == "yes" else "no", note=note)


def read_role(cell: Cell | None, scale: Scale) -> tuple[str, str]:
    """Read a role in a field: (role, fault); both empty for a blank, a dash or a zero.

    Examples
    --------
    >>> [read_role(Cell(1, 1, text), Scale())[0] for text in ("x", "L", "o", "–")]
    ['active', 'lead', 'planned', '']
    """
    if cell is None or not cell.text.strip():
        return "", ""
    folded = sign(cell.text)
    if folded in scale.letters:
        folded = plain(scale.letters[folded])
        found = next((role_words()[t] for t in (folded, *folded.split()) if t in role_words()), "")
        if found:
            return found, ""
    if "?" not in cell.text and folded in role_words():
        return role_words()[folded], ""
    if mark_words().get(folded) == "no" or folded in none_words():
        return "", ""
    return "", "unknown_role"
