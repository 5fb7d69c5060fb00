"""What a file really is, and whether it may be opened: looked at before any reader touches it.

A legal workbook of 5 kB with one cell in XFD1048576 takes readers to gigabytes; a zip of 400 kB can unpack
to 400 MB; an entity of six levels fills any memory. So the door looks at bytes and at the archive's own
list first, and refuses with a sentence.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from netzwerk.errors import FileRefusedError

MAX_FILE = 50_000_000
MAX_PARTS = 3_000
MAX_LIST = 1_000_000
MAX_UNPACKED = 256_000_000
# A part that is read into a tree whole; sheets are read as a stream and may be larger.
MAX_PART = 64_000_000
# Real workbooks pack 5 to 50 times; only what repeats one byte reaches several hundred.
MAX_RATIO, RATIO_FROM = 250, 5_000_000

# The kinds of content that have a reader, and the endings that may name them.
WORKBOOK, OPENDOCUMENT, LEGACY, TEXT = "xlsx", "ods", "xls", "csv"
ENDINGS = {
    WORKBOOK: (".xlsx", ".xlsm"),
    OPENDOCUMENT: (".ods",),
    LEGACY: (".xls",),
    TEXT: (".csv", ".tsv", ".txt"),
}
SHEET_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)

# What can go wrong inside a reader that is handed a damaged file: never our own mistakes alone.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, SyntaxError, NotImplementedError, OSError, RecursionError,
)  # fmt: skip

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b", re.I
)
_MAGIC = (
    (b"%PDF", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"),
    (b"{\\rtf", "rtf"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"\x1f\x8b", "archive"),
)  # fmt: skip
_OLD_BIFF = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x10\x00",
    b"\x09\x08\x08\x00",
)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def content_of(data: bytes) -> str:
    r"""Name what the bytes are: a kind that has a reader, or `html`, `pdf`, `encrypted`, `empty`.

    Examples
    --------
    >>> content_of(b"Wer;mit wem\r\n"), content_of(b"<html><table>"), content_of(b"")
    ('csv', 'html', 'empty')
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    if data.startswith(_ZIP) or data.startswith(b"PK\x05\x06"):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(_OLD_BIFF):
        return LEGACY
    if _PAGE.match(data[:2000]):
        return "html"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), TEXT)


def _compound(data: bytes) -> str:
    """Name what Microsoft's old container holds, by the names of its streams."""
    names = {"EncryptedPackage": "encrypted", "Workbook": LEGACY, "Book": LEGACY, "WordDocument": "word"}
    return next((kind for name, kind in names.items() if name.encode("utf-16-le") in data), "other")


def _archive(data: bytes) -> str:
    """Name what a zip holds, by the names of its parts."""
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            manifest = (
                _read_start(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            )
            if b"encryption-data" in manifest:
                return "encrypted"
            said = _read_start(archive, "mimetype") if "mimetype" in names else b""
            return OPENDOCUMENT if not said or b"spreadsheet" in said else "other"
        if any(name.startswith("xl/") and name.endswith(".bin") and "workbook" in name for name in names):
            return "xlsb"
        if "[Content_Types].xml" in names:
            types = _read_start(archive, "[Content_Types].xml")
            return WORKBOOK if b"sheet.main+xml" in types or b"sheet.macroEnabled.main" in types else "other"
    return "archive"


def _read_start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(500_000)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a zip after its own list was found harmless.

    Raises
    ------
    FileRefusedError
        On too many parts, too much unpacked, too high a ratio, names that lead out of the archive, the
        same name twice, encrypted parts, a damaged list.
    """
    _check_list(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise FileRefusedError("damaged") from error
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FileRefusedError("bomb")
    for part in parts:
        _check_part(part)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names):
        raise FileRefusedError("odd_archive")
    return archive


def _check_list(data: bytes) -> None:
    """Look at the end record alone: Python would read a list of a million entries first."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if at < 0 or at + 22 > len(data):
        raise FileRefusedError("damaged")
    count, size = struct.unpack_from("<HL", data, at + 10)
    if count > MAX_PARTS or size > MAX_LIST:
        raise FileRefusedError("bomb")


def _check_part(part: zipfile.ZipInfo) -> None:
    path = PurePosixPath(part.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in part.filename or "\0" in part.orig_filename:
        raise FileRefusedError("odd_archive")
    if part.flag_bits & 1:
        raise FileRefusedError("encrypted")
    if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1):
        raise FileRefusedError("bomb")


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read one part whole, if it is XML without declarations of its own.

    Raises
    ------
    FileRefusedError
        If it is too large, declares a document type or entities, or hides in another encoding.
    """
    if archive.getinfo(name).file_size > MAX_PART:
        raise FileRefusedError("bomb")
    data = archive.read(name)
    check_xml(data)
    return data


def check_xml(data: bytes) -> None:
    """Refuse XML that declares a document type or an entity, or whose bytes hide such (UTF-16).

    Examples
    --------
    >>> check_xml(b'<!DOCTYPE a [<!ENTITY b "c">]>')
    Traceback (most recent call last):
    netzwerk.errors.FileRefusedError: ...
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")) or _DECLARATION.search(data):
        raise FileRefusedError("entities")
