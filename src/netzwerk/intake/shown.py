"""Numbers, dates and truth values as a person sees them on the sheet, as text."""

from __future__ import annotations

import datetime as dt
import re

# Ticks and crosses of the symbol fonts, by the letter that is stored.
_SYMBOLS = {"ü": "✓", "þ": "☑", "û": "✗", "ý": "☒", "¨": "☐", "o": "☐", "l": "●", "n": "■"}
_SYMBOL_FONTS = ("wingdings", "webdings")
_ZEROS = re.compile(r"0{2,}")


def number_text(value: float, form: str = "General") -> str:
    """Write a number without what the file's format adds to it: 1.0 is `1`.

    Parameters
    ----------
    value : number
        As stored.
    form : str
        The cell's number format; `00000` keeps the leading zero of a postcode.

    Examples
    --------
    >>> number_text(1.0), number_text(2.5), number_text(4109, "00000"), number_text(0.1 + 0.2)
    ('1', '2.5', '04109', '0.3')
    """
    whole = value == int(value) if abs(value) < 1e15 else False
    if whole and _ZEROS.fullmatch(form):
        return str(int(value)).zfill(len(form))
    return str(int(value)) if whole else format(value, ".15g")


def date_text(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    """Write a date in ISO form, with the time of day only where there is one.

    Examples
    --------
    >>> date_text(dt.datetime(2018, 2, 1)), date_text(dt.datetime(2018, 2, 1, 9, 30))
    ('2018-02-01', '2018-02-01 09:30:00')
    """
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    return str(value)


def truth_text(value: bool) -> str:
    """Write a truth value as a spreadsheet does.

    Examples
    --------
    >>> truth_text(True)
    'TRUE'
    """
    return "TRUE" if value else "FALSE"


def symbol_text(text: str, font: str) -> str:
    """Return the sign that a letter of a symbol font shows; any other text stays.

    Examples
    --------
    >>> symbol_text("ü", "Wingdings"), symbol_text("ü", "Calibri")
    ('✓', 'ü')
    """
    return _SYMBOLS.get(text, text) if font.lower().startswith(_SYMBOL_FONTS) else text
