"""Text whose encoding was broken twice (`FlÃ¼chtlingshilfe`): what it may have been, proposed only."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from netzwerk.sheet import Cell

# The first byte of two- and three-byte UTF-8 that European text has, as cp1252 and Mac Roman show it.
_LEADS = {"cp1252": "ÂÃÄÅâ", "mac_roman": "¬√ƒ≈‚"}
_HIGH = "[^\x00-\x7f]"
_BROKEN = {codec: re.compile(f"[{leads}]{_HIGH}{{1,2}}") for codec, leads in _LEADS.items()}
_PUNCTUATION = (0x2010, 0x20BF)


def _bytes(text: str, codec: str) -> bytes:
    """Undo one decoding; bytes that cp1252 does not know were kept as they are."""
    parts = []
    for char in text:
        try:
            parts.append(char.encode(codec))
        except UnicodeEncodeError:
            parts.append(bytes([ord(char)]) if ord(char) < 256 else b"?")
    return b"".join(parts)


def _mended(codec: str, match: re.Match[str]) -> str:
    found = match.group()
    for length in range(len(found), 1, -1):
        try:
            char = _bytes(found[:length], codec).decode("utf-8")
        except UnicodeDecodeError:
            continue
        code = ord(char[0])
        plain = code < 0x180 or _PUNCTUATION[0] <= code <= _PUNCTUATION[1]
        if len(char) == 1 and plain:
            return char + found[length:]
    return found


def proposed(text: str) -> str:
    """Return the text as it may have been meant, or nothing where nothing is broken.

    Examples
    --------
    >>> proposed("FlÃ¼chtlingshilfe"), proposed("B√ºrgerb√ºro"), proposed("Spaß“")
    ('Flüchtlingshilfe', 'Bürgerbüro', '')
    """
    if text.isascii():
        return ""
    for codec, pattern in _BROKEN.items():
        mended = pattern.sub(partial(_mended, codec), text)
        if mended != text:
            return mended
    return ""


def with_repair(cell: Cell) -> Cell:
    """Return the cell with a proposed repair, if it needs one."""
    mended = proposed(cell.text)
    return replace(cell, repair=mended) if mended else cell
