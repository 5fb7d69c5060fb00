"""Zip-based files packed anew, with fixed times and order, so that equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile

# The first day a zip file can name.
_DAY = (1980, 1, 1, 0, 0, 0)
# What readers expect at the front of a package.
_FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")


def repack(packed: bytes) -> bytes:
    """Pack a zip file's parts anew: fixed times, sorted, no machine's traces.

    Parameters
    ----------
    packed : bytes
        A zip-based file (xlsx, docx, pptx, zip).

    Returns
    -------
    bytes
        The same parts with the same content.

    Examples
    --------
    >>> import io, zipfile
    >>> def pack(name, when):
    ...     held = io.BytesIO()
    ...     with zipfile.ZipFile(held, "w") as archive:
    ...         archive.writestr(zipfile.ZipInfo(name, (when, 1, 1, 0, 0, 0)), "text")
    ...     return held.getvalue()
    >>> repack(pack("a.txt", 1999)) == repack(pack("a.txt", 2020))
    True
    """
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(held, "w") as new:
        for name in sorted(old.namelist(), key=_place):
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            part.create_system, part.external_attr = 0, 0
            new.writestr(part, old.read(name))
    return held.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
