"""Clean tables of one's own: a CSV in any usual encoding and with any usual separator, as text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from netzwerk.errors import FileRefusedError, NothingReadError, TableError, because
from netzwerk.intake import guard
from netzwerk.intake.delimited import guess_separator
from netzwerk.intake.encodings import decode

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CleanTable", "read_table"]


@dataclass(frozen=True, eq=False)
class CleanTable:
    """A table as its file has it.

    Attributes
    ----------
    frame : DataFrame
        Every cell as text, an empty one as ""; columns by the header, in small letters.
    file : str
        The file's name.
    code : str
        sha256 of its bytes.
    """

    frame: pd.DataFrame
    file: str
    code: str


def read_table(path: str | PathLike[str], *, columns: str = "") -> CleanTable:
    """Read a table with one header line; of columns that are named twice the first is kept.

    Parameters
    ----------
    path : path
        A delimited text file; commas, semicolons, tabs or bars; UTF-8, UTF-16 or a Western code page.
    columns : str
        Which columns it must have, for the sentence where there is none.

    Raises
    ------
    NothingReadError
        If there is no such file, or it is no text.
    TableError
        If it holds no header line, or a line holds more values than there are headers.
    """
    import pandas as pd

    place = Path(path)
    data = _bytes(place)
    records, separator = _records(_text(place, data))
    if not records:
        raise TableError("empty_table", table=place.name, columns=columns)
    header = [name.strip().lower() for name in records[0]]
    width = len(header)
    _refuse_wider(records, place.name, separator=separator)
    rows = [[cell.strip() for cell in (record + [""] * width)[:width]] for record in records[1:]]
    kept = [bool(name) and name not in header[:nth] for nth, name in enumerate(header)]
    frame = pd.DataFrame(rows, columns=header, dtype=object).loc[:, kept]
    return CleanTable(frame, place.name, sha256(data).hexdigest())


def _bytes(place: Path) -> bytes:
    try:
        if not place.exists():
            raise NothingReadError("no_file", path=place)
        if place.is_dir():
            raise NothingReadError("folder_for_file", path=place)
        return place.read_bytes()
    except OSError as error:
        raise NothingReadError("file_unreadable", path=place, why=because(error)) from error


def _text(place: Path, data: bytes) -> str:
    """Decode, or say in one sentence that the file is something else than text."""
    try:
        if guard.content_of(data) not in (guard.TEXT, "empty"):
            raise NothingReadError("not_a_table", path=place.name)
        return decode(data).text
    except FileRefusedError as error:
        raise NothingReadError("not_a_table", path=place.name) from error


def _refuse_wider(records: list[list[str]], name: str, *, separator: str) -> None:
    """Refuse a line with values beyond the last header: a comma within a number moves all that follow."""
    count = len(records[0])
    for row, record in enumerate(records, 1):
        if any(cell.strip() for cell in record[count:]):
            raise TableError(
                "too_many_cells_in_row", table=name, row=row, found=len(record), count=count,
                separator=separator,
            )  # fmt: skip


def _records(text: str) -> tuple[list[list[str]], str]:
    """Take the text apart by the separator that it declares in its first line, or by the likeliest."""
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"')
    if declared.lower().startswith("sep=") and len(declared) == len("sep=;"):
        separator, text = declared[-1], rest
    else:
        separator = guess_separator(text) or ","
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [record for record in reader if any(record)], separator
