"""What the reader of TOML complains of, in the user's language."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

from netzwerk.texts import say

# How its complaints begin, and the sentence of the catalogue that says the same.
_KNOWN = (
    ("Expected ']' at the end", "bracket"), ("Unclosed array", "bracket"), ("Invalid value", "value"),
    ("Cannot declare", "twice"), ("Cannot overwrite", "twice"), ("Cannot mutate", "twice"),
    ("Duplicate inline", "twice"), ("Illegal character", "quotes"), ("Unterminated string", "quotes"),
    ("Expected '='", "equals"), ("Invalid statement", "equals"), ("Invalid initial character", "equals"),
    ("Expected newline", "behind"), ("Found invalid character", "behind"),
)  # fmt: skip
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def complaint(error: TOMLDecodeError, lang: str) -> str:
    r"""Say what is wrong in a file of settings, and in which line.

    Examples
    --------
    >>> import tomllib
    >>> try:
    ...     tomllib.loads("[town\nname = 1")
    ... except tomllib.TOMLDecodeError as error:
    ...     complaint(error, "en")
    'line 1, column 6: a closing ] is missing'
    """
    text = str(error)
    what = next((key for begin, key in _KNOWN if text.startswith(begin)), "other")
    place = _PLACE.search(text)
    key = "settings.at" if place else "settings.at_end"
    values = {"line": place[1], "column": place[2]} if place else {}
    return say(key, lang, what=say(f"settings.{what}", lang), **values)
