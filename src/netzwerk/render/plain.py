"""Text that XML can hold: for figures and exchange formats."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Leave out what XML 1.0 cannot hold: control characters, halves of surrogate pairs.

    Examples
    --------
    >>> xml_text("Haus\x00 A")
    'Haus A'
    """
    return _FORBIDDEN.sub("", text)
