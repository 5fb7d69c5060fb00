"""Delimited text to cells: which sign separates, where records end, and where a field stands.

Rows are counted as a spreadsheet shows them: one a record, blank lines too, and a `sep=;` line.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from netzwerk.errors import FileRefusedError
from netzwerk.sheet import Address, Cell, is_blank

SEPARATORS = (";", "\t", "|", ",")
_NAMED = re.compile(r"\A\s*\"?sep=(.)\"?\s*\Z", re.IGNORECASE)
MAX_FIELDS = 1_000_000
_LOOK_AT = 400
# A line break inside a field is rare; a field longer than this is an unclosed quote.
_LONG_FIELD = 20_000


@dataclass(frozen=True, slots=True)
class Delimited:
    """What a text file holds, and how it was taken apart.

    Attributes
    ----------
    cells : dict
        Fields that hold something, by (record, field), counted from 1.
    separator : str
        The sign, or empty where the file has one column.
    declared : bool
        Whether the file names its separator itself (`sep=;`).
    unquoted : bool
        Whether quotes were read as letters, because one of them is never closed.
    """

    cells: dict[Address, Cell]
    separator: str
    declared: bool = False
    unquoted: bool = False


def _records(text: str, separator: str, *, quotes: bool = True) -> list[list[str]]:
    """All records; a separator of nothing makes one field of each line."""
    if not separator:
        return [[line] if line else [] for line in re.split(r"\r\n|\r|\n", text)]
    limit = csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        stream = io.StringIO(text, newline="")
        if quotes:
            return list(csv.reader(stream, delimiter=separator))
        return list(csv.reader(stream, delimiter=separator, quoting=csv.QUOTE_NONE))
    finally:
        csv.field_size_limit(limit)


def _broken_quotes(text: str, records: list[list[str]]) -> bool:
    """Tell whether a quote is opened and never closed, so that a field swallowed what follows."""
    swallowed = any("\n" in field or "\r" in field for record in records[-1:] for field in record)
    too_long = any(len(field) > _LONG_FIELD and "\n" in field for record in records for field in record)
    return text.count('"') % 2 == 1 and (swallowed or too_long)


def _steadiness(text: str, separator: str) -> float:
    """Share of the lines that have the commonest number of fields, if that is more than one."""
    records = [
        record for record in _records(text, separator)[:_LOOK_AT] if any(not is_blank(f) for f in record)
    ]
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = often / len(records)
    if separator == "," and width == 2 and _commas_of_prose(text):
        return 0.0
    # A comma stands in names and numbers, too: it must part nearly every line alike.
    return share if separator != "," or share >= 0.7 else 0.0


def _commas_of_prose(text: str) -> bool:
    """Whether every comma is followed by a blank, as in a name, and none stands beside a quote."""
    return "," in text and not re.search(r',(?=[^\s])|",|,"', text)


def guess_separator(text: str) -> str:
    r"""Name the sign that parts the fields, or nothing where the text has one column.

    Examples
    --------
    >>> guess_separator("Wer;mit wem;Stärke\nAWO, Kreis;Caritas;1,0\n")
    ';'
    >>> guess_separator("Akteur\nAWO, Kreisverband\nCaritas\n")
    ''
    """
    sample = "\n".join(re.split(r"\r\n|\r|\n", text)[:_LOOK_AT])
    scores = {separator: _steadiness(sample, separator) for separator in SEPARATORS if separator in sample}
    best = max(scores.values(), default=0.0)
    near = [separator for separator, score in scores.items() if score and score >= best - 0.05]
    if len(near) > 1:
        return _sniffed(sample, near)
    if not near and not text.strip("".join(SEPARATORS) + " \r\n"):
        return next((separator for separator in SEPARATORS if separator in text), "")
    return near[0] if near else ""


def _sniffed(sample: str, near: list[str]) -> str:
    """Ask the standard library where our own rule cannot tell."""
    try:
        said = csv.Sniffer().sniff(sample, "".join(near)).delimiter
    except csv.Error:
        return near[0]
    return said if said in near else near[0]


def _declared(text: str) -> str:
    first = re.split(r"\r\n|\r|\n", text, maxsplit=1)[0]
    named = _NAMED.match(first)
    return named.group(1) if named and not named.group(1).isalnum() else ""


def read_delimited(text: str, separator: str = "") -> Delimited:
    r"""Take a delimited text apart.

    Parameters
    ----------
    text : str
        The decoded file, without a byte order mark.
    separator : str
        What netzwerk.toml says of it; then nothing is guessed.

    Raises
    ------
    FileRefusedError
        If more fields hold something than any group work fills.

    Examples
    --------
    >>> read_delimited("sep=;\n\nWer;Partner\n").cells[3, 2].text
    'Partner'
    """
    declared = _declared(text)
    chosen = separator or declared or guess_separator(text)
    records = _records(text, chosen)
    unquoted = bool(chosen) and _broken_quotes(text, records)
    if unquoted:
        records = _records(text, chosen, quotes=False)
    if declared and records:
        records[0] = [f"sep={declared}"]
    cells = {
        (row, column): Cell(row, column, field)
        for row, record in enumerate(records, 1)
        for column, field in enumerate(record, 1)
        if not is_blank(field)
    }
    if len(cells) > MAX_FIELDS:
        raise FileRefusedError("too_many_cells", allowed=MAX_FIELDS)
    return Delimited(cells, chosen, bool(declared), unquoted)
