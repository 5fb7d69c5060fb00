"""A lean copy of a workbook: the parts and elements that we read, and nothing that could hurt a reader.

Formats down to the last row, a merged range over the whole sheet, drawings, links, validations: a
spreadsheet library builds objects for all of them, in seconds and gigabytes. Each sheet is therefore
streamed once, blank cells and rows are dropped by their bytes, merged ranges are noted apart, and the
library is handed what is left.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from netzwerk.errors import FileRefusedError
from netzwerk.intake.guard import MAX_PART, check_xml, read_part

# About 440 MB while the library holds them.
MAX_CELLS = 400_000
_CHUNK = 1 << 20
_TAG = rb"(?:[A-Za-z]\w*:)?"
_BLANK_CELL = re.compile(rb"<(" + _TAG + rb'c) r="[A-Z]++\d++"[^<>]*+>(?:(?<=/>)|\s*</\1>)')
_BLANK_ROW = re.compile(rb"<(" + _TAG + rb'row) r="\d++"[^<>]*+>(?:(?<=/>)|\s*</\1>)')
# A formula whose stored value is the empty text shows nothing.
# (No pattern here may look past a `<`: on hostile bytes each would look to the end from every tag.)
_SHOWS_NOTHING = re.compile(
    rb"<(" + _TAG + rb'c) [^<>]*?\bt="str"[^<>]*>\s*<(' + _TAG + rb"f)\b[^<>]*?(?:/>|>[^<]*</\2>)"
    rb"\s*<(" + _TAG + rb"v)(?:\s*/>|\s*>\s*</\3>)\s*</\1>"
)
_CELL = re.compile(rb"<" + _TAG + rb"c[ >]")
# A plain text within the cell: the library reads it ten times faster as a stored value.
_INLINE = re.compile(rb'(<c [^<>]*?)t="inlineStr"([^<>]*>)<is><t(?: [^<>]*)?>([^<]*)</t></is></c>')
_FORMULA = re.compile(rb"<" + _TAG + rb"f[ >/]")
_MERGE = re.compile(rb"<" + _TAG + rb'mergeCell\s[^<>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_ROOT = re.compile(rb"<" + _TAG + rb"worksheet\b[^<>]*>")
_COLUMNS = re.compile(rb"<(" + _TAG + rb"cols)>")
_DATA = re.compile(rb"<(" + _TAG + rb"sheetData)\b[^<>]*?(/?)>")
_RELATION = re.compile(rb"<" + _TAG + rb"Relationship\b[^<>]*>(?:\s*</" + _TAG + rb"Relationship>)?")
# Names, links and views of the whole workbook that nobody here reads.
_UNREAD = re.compile(
    rb"<(" + _TAG + rb"(?:definedNames|externalReferences|pivotCaches|customWorkbookViews|extLst))\b[^<>]*>"
)
_LOOKS = (b"<strike", b"Wingdings", b"Webdings", b"wingdings", b"webdings")
_IN_TEXT = b"sharedstrings.xml<strike"
_SKIPPED = ("docprops/", "customxml/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/pivot",
            "xl/externallinks/", "xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/printersettings/",
            "xl/querytables/", "xl/tables/", "xl/slicer", "xl/threadedcomments/", "xl/persons/")  # fmt: skip
_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = (
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
)


@dataclass(frozen=True, slots=True)
class Lean:
    """The lean copy, and what was seen while making it.

    Attributes
    ----------
    data : bytes
        A workbook for the library to open.
    merged : dict of str to tuple of str
        Merged ranges (`A1:B2`), by the sheet's part.
    formulas : bool
        Whether any cell holds a formula, so that stored values need a second look.
    links : bool
        Whether the workbook points to other workbooks.
    trimmed : tuple of str
        Parts of sheets whose formats reached far beyond what they hold.
    rich : bool
        Whether letters within a cell are formatted apart, struck through perhaps.
    strikes, symbols : bool
        Whether any style strikes through, or takes a font of signs.
    """

    data: bytes
    merged: dict[str, tuple[str, ...]]
    formulas: bool
    links: bool
    trimmed: tuple[str, ...]
    rich: bool
    strikes: bool
    symbols: bool


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Cut a stream in front of tags, so that no tag is torn apart."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        cut = max(rest.rfind(b"<c "), rest.rfind(b"<row "), 0) or rest.rfind(b"<")
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > MAX_PART:
            raise FileRefusedError("bomb")
    yield rest


def _only_blank_rows(piece: bytes) -> bool:
    """Tell at a glance whether a piece is nothing but rows that hold no cell."""
    tags = piece.count(b"<")
    return tags == piece.count(b'<row r="') == piece.count(b"/>") and piece.endswith(b">")


def _usual(xml: bytes) -> bytes:
    """Translate the names of a workbook saved as strict Open XML into the usual ones."""
    if _STRICT not in xml:
        return xml
    for strict, usual in _STRICT_NAMES:
        xml = xml.replace(_STRICT + strict, _USUAL + usual)
    return xml


class _Sheet:
    """One sheet's part while it is streamed."""

    def __init__(self, before: int) -> None:
        self.before = before
        self.kept: list[bytes] = []
        self.size = self.cells = self.dropped = 0
        self.formulas = self.struck = False

    def take(self, piece: bytes) -> None:
        check_xml(piece)
        lean = b"" if _only_blank_rows(piece) else _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", piece))
        self.dropped += len(piece) - len(lean)
        if b"inlineStr" in lean:
            lean = _INLINE.sub(rb'\1t="str"\2<v>\3</v></c>', lean)
        if _FORMULA.search(lean):
            lean = _BLANK_ROW.sub(b"", _SHOWS_NOTHING.sub(b"", lean))
            self.formulas = True
        self.struck = self.struck or b"<strike" in lean
        self.size += len(lean)
        self.cells += len(_CELL.findall(lean))
        if self.size > MAX_PART or self.before + self.cells > MAX_CELLS:
            raise FileRefusedError("too_many_cells", allowed=MAX_CELLS)
        self.kept.append(lean)

    def finish(self) -> tuple[bytes, tuple[str, ...]]:
        """Put together root, columns and cells; name the merged ranges."""
        xml = b"".join(self.kept)
        root, data = _ROOT.search(xml), _DATA.search(xml)
        if root is None:
            raise FileRefusedError("damaged")
        end = b"</" + root.group()[1:].split(b"worksheet")[0] + b"worksheet>"
        if data is None and end not in xml:
            raise FileRefusedError("damaged")
        if data is None or data.group(2):
            return _usual(root.group()) + end, ()
        close = b"</" + data.group(1) + b">"
        after = xml.find(close, data.end())
        if after < 0:
            raise FileRefusedError("damaged")
        merged = tuple(ref.decode() for ref in _MERGE.findall(xml, after))
        middle = xml[data.start() : after] + close
        return _usual(root.group()) + _columns(xml[: data.start()]) + middle + end, merged


def _columns(head: bytes) -> bytes:
    """Return the part of a sheet's head that says which columns are hidden."""
    found = _COLUMNS.search(head)
    if found is None:
        return b""
    close = b"</" + found.group(1) + b">"
    end = head.find(close, found.end())
    return head[found.start() : end] + close if end >= 0 else b""


def lean_copy(archive: zipfile.ZipFile) -> Lean:
    """Copy what we read of a workbook.

    Parameters
    ----------
    archive : ZipFile
        Opened by `guard.open_archive`.

    Raises
    ------
    FileRefusedError
        On declarations in a part, too many cells, a damaged sheet.
    """
    target = io.BytesIO()
    merged: dict[str, tuple[str, ...]] = {}
    trimmed: list[str] = []
    formulas, cells = False, 0
    looks: set[bytes] = set()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for part in archive.infolist():
            name = part.filename.replace("\\", "/")
            if name.lower().startswith(_SKIPPED) or not name.lower().endswith((".xml", ".rels")):
                continue
            if _is_sheet(archive, part):
                sheet = _stream(archive, part, cells)
                cells += sheet.cells
                xml, merged[name] = sheet.finish()
                formulas = formulas or sheet.formulas
                looks |= {_IN_TEXT} if sheet.struck else set()
                if sheet.dropped > 1_000_000:
                    trimmed.append(name)
            else:
                xml = _usual(_without_unread(name, read_part(archive, part.filename)))
                looks |= {name.lower().encode() + word for word in _LOOKS if word in xml}
            copy.writestr(name, xml)
    links = any(part.filename.lower().startswith("xl/externallinks/") for part in archive.infolist())
    return Lean(
        target.getvalue(), merged, formulas, links, tuple(trimmed),
        rich=any(look.endswith(_IN_TEXT) for look in looks),
        strikes=any(look.endswith(b"<strike") for look in looks),
        symbols=any(look.endswith(b"dings") for look in looks),
    )  # fmt: skip


def _is_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        return _ROOT.search(stream.read(8192)) is not None


def _stream(archive: zipfile.ZipFile, part: zipfile.ZipInfo, before: int) -> _Sheet:
    sheet = _Sheet(before)
    with archive.open(part) as stream:
        for piece in _pieces(stream):
            sheet.take(piece)
    return sheet


def _without_unread(name: str, xml: bytes) -> bytes:
    """Drop relations of a sheet but its comments, and what of the workbook nobody reads."""
    lower = name.lower()
    if "/worksheets/_rels/" in lower:
        return _RELATION.sub(lambda found: found.group() if b"/comments" in found.group() else b"", xml)
    return _cut_out(xml) if lower.endswith("workbook.xml") else xml


def _cut_out(xml: bytes) -> bytes:
    """Drop elements that nobody reads, from their start to their end."""
    kept, at = [], 0
    while found := _UNREAD.search(xml, at):
        kept.append(xml[at : found.start()])
        close = b"</" + found.group(1) + b">"
        end = found.end() if found.group().endswith(b"/>") else xml.find(close, found.end()) + len(close)
        if end < found.end():
            raise FileRefusedError("damaged")
        at = end
    return b"".join(kept) + xml[at:]
