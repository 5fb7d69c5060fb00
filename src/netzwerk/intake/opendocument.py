"""OpenDocument sheets (.ods) to cells, from content.xml: spans, repeats, hidden, struck, annotations."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from netzwerk.errors import FileRefusedError
from netzwerk.intake.grid import Grid, merge
from netzwerk.intake.guard import open_archive, read_part
from netzwerk.intake.lean import MAX_CELLS
from netzwerk.intake.shown import number_text, truth_text
from netzwerk.sheet import Address, Cell, is_blank

# A row that holds something and is declared so often is no list that people typed.
MAX_REPEATS = 10_000
MAX_COLUMNS = 16_384
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE = (f"{{{_OPEN}{part}:1.0}}" for part in ("office", "table", "text", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")


@dataclass
class _Styles:
    """Names of styles that strike through, and of those that hide a sheet."""

    struck: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)

    def take(self, style: Element) -> None:
        name = style.get(f"{_STYLE}name", "")
        for part in style:
            line = part.get(f"{_STYLE}text-line-through-style", "none")
            if line != "none" or part.get(f"{_STYLE}text-line-through-type", "none") != "none":
                self.struck.add(name)
            if part.get(f"{_TABLE}display") == "false":
                self.hidden.add(name)


@dataclass
class _Table:
    """One sheet while it is walked through."""

    name: str
    hidden: bool
    styles: _Styles
    row: int = 0
    cells: dict[Address, Cell] = field(default_factory=dict)
    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[bool] = field(default_factory=list)
    column_styles: list[str] = field(default_factory=list)
    remarks: list[tuple[str, int, int]] = field(default_factory=list)

    def take_column(self, element: Element) -> None:
        often = min(_count(element, f"{_TABLE}number-columns-repeated"), MAX_COLUMNS)
        hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        self.hidden_columns += [hidden] * often
        self.column_styles += [element.get(f"{_TABLE}default-cell-style-name", "")] * often
        if len(self.hidden_columns) > 100_000:
            raise FileRefusedError("bomb")

    def take_row(self, element: Element) -> None:
        often = _count(element, f"{_TABLE}number-rows-repeated")
        found = list(self._row_cells(element))
        if found and often > MAX_REPEATS:
            raise FileRefusedError("repeats")
        for again in range(1, often + 1) if found else ():
            for cell, span in found:
                self._put(cell, span, self.row + again)
        self.row += often

    def _put(self, cell: Cell, span: tuple[int, int], row: int) -> None:
        if is_blank(cell.text):
            self.remarks.append(("comment_on_blank", row, cell.column))
            return
        self.cells[row, cell.column] = replace(cell, row=row)
        if span != (1, 1):
            right, bottom = cell.column + span[1] - 1, row + span[0] - 1
            self.ranges.append((cell.column, row, right, bottom))
        if len(self.cells) > MAX_CELLS:
            raise FileRefusedError("too_many_cells", allowed=MAX_CELLS)

    def _row_cells(self, element: Element) -> Iterator[tuple[Cell, tuple[int, int]]]:
        hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        column = 0
        for part in element:
            if part.tag not in _CELLS:
                continue
            often = _count(part, f"{_TABLE}number-columns-repeated")
            text, kind = _shown(part)
            comment = _annotation(part)
            if not is_blank(text) or comment:
                if often > MAX_REPEATS or column + often > MAX_COLUMNS:
                    raise FileRefusedError("repeats")
                span = (
                    _count(part, f"{_TABLE}number-rows-spanned"),
                    _count(part, f"{_TABLE}number-columns-spanned"),
                )
                covered = part.tag == _CELLS[1]
                for at in range(column, column + often):
                    yield (
                        Cell(
                            0,
                            at + 1,
                            text,
                            kind=kind,
                            hidden=hidden or covered or self._hides(at),
                            struck=self._is_struck(element, part, at),
                            comment=comment,
                        ),
                        span,
                    )
            column += often

    def _hides(self, at: int) -> bool:
        return at < len(self.hidden_columns) and self.hidden_columns[at]

    def _is_struck(self, row: Element, cell: Element, at: int) -> bool:
        own = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
        if not own and at < len(self.column_styles):
            own = self.column_styles[at]
        if own in self.styles.struck:
            return True
        spans = [span.get(f"{_TEXT}style-name", "") for p in cell.iter(f"{_TEXT}p") for span in p]
        loose = any(p.text and p.text.strip() for p in cell.iter(f"{_TEXT}p"))
        return bool(spans) and not loose and all(name in self.styles.struck for name in spans)

    def finish(self) -> Grid:
        return Grid(self.name, merge(self.cells, self.ranges), self.hidden, remarks=tuple(self.remarks))


def _count(element: Element, name: str) -> int:
    value = element.get(name, "1")
    if not value.isdecimal() or len(value) > 7:
        raise FileRefusedError("repeats")
    return max(int(value), 1)


def _paragraph(element: Element) -> str:
    """Text of a paragraph with its blanks, tabs and line breaks; notes inside are left out."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(_count(child, f"{_TEXT}c"), 50))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif not child.tag.startswith(_OFFICE):
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _annotation(cell: Element) -> str:
    notes = cell.findall(f"{_OFFICE}annotation")
    return "\n".join(_paragraph(p) for note in notes for p in note.iter(f"{_TEXT}p"))


def _shown(cell: Element) -> tuple[str, str]:
    """Text and kind of a cell: what it shows, and for numbers and dates what is stored."""
    text = "\n".join(_paragraph(p) for p in cell.findall(f"{_TEXT}p"))
    said, formula = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_TABLE}formula", "")
    if cell.get(f"{_CALC}value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        return text, "error"
    if formula and not text and not said:
        return "=" + formula.split("=", 1)[-1], "formula"
    if said in _NUMBERS:
        return _number(cell.get(f"{_OFFICE}value", ""), text), "number"
    if said in ("date", "time"):
        stored = cell.get(f"{_OFFICE}date-value", "") or text
        return stored.removesuffix("T00:00:00").replace("T", " "), "date"
    if said == "boolean":
        text = truth_text(cell.get(f"{_OFFICE}boolean-value") == "true")
    return text, "bool" if said == "boolean" else "text"


def _number(stored: str, shown: str) -> str:
    if shown.isdecimal() and shown.startswith("0") and len(shown) > 1:
        return shown  # a postcode
    try:
        return number_text(float(stored))
    except (ValueError, OverflowError):
        return shown


def read_opendocument(data: bytes) -> list[Grid]:
    """Read all sheets of an .ods file, the hidden ones too.

    Parameters
    ----------
    data : bytes
        The whole file, recognised as such.

    Raises
    ------
    FileRefusedError
        On a declaration in its XML, on repeats or sizes that no list has.
    """
    with open_archive(data) as archive:
        styles = _Styles()
        if "styles.xml" in archive.namelist():
            _walk(read_part(archive, "styles.xml"), styles)
        return _walk(read_part(archive, "content.xml"), styles)


def _walk(xml: bytes, styles: _Styles) -> list[Grid]:
    from defusedxml.ElementTree import iterparse

    grids: list[Grid] = []
    tables: list[_Table] = []
    depth = 0
    for event, element in iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True):
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                hidden = element.get(f"{_TABLE}style-name", "") in styles.hidden
                tables.append(_Table(element.get(f"{_TABLE}name", ""), hidden, styles))
            elif depth == 0:
                grids.append(tables.pop().finish())
                element.clear()
        elif event == "end" and element.tag == f"{_STYLE}style":
            styles.take(element)
        elif event == "end" and depth == 1 and element.tag == f"{_TABLE}table-column":
            tables[-1].take_column(element)
        elif event == "end" and depth == 1 and element.tag == f"{_TABLE}table-row":
            tables[-1].take_row(element)
            element.clear()
    return grids
