"""One file through the door: its bytes, what they are, and the sheets in it; what is noticed on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from netzwerk import terms
from netzwerk.decided import Agreement, Decision, FieldStated, Succession
from netzwerk.errors import FileRefusedError
from netzwerk.intake import guard
from netzwerk.intake.delimited import read_delimited
from netzwerk.intake.encodings import Decoded, decode
from netzwerk.intake.folder import Place
from netzwerk.intake.grid import Grid
from netzwerk.intake.legacy import read_legacy
from netzwerk.intake.opendocument import read_opendocument
from netzwerk.intake.workbook import read_workbook
from netzwerk.settings import Settings
from netzwerk.sheet import Assumption, Note, Sheet


@dataclass
class Door:
    """What is gathered while the files are read, the decisions of people among it."""

    settings: Settings
    lang: str
    sheets: list[Sheet] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    assumptions: list[tuple[str, Assumption]] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    corrections: list[Sheet] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    agreements: list[Agreement] = field(default_factory=list)
    agreed_in: dict[str, str] = field(default_factory=dict)
    successions: list[Succession] = field(default_factory=list)
    fields: list[FieldStated] = field(default_factory=list)

    def refuse(self, error: FileRefusedError, place: Place) -> None:
        """Keep why a file is not read: an error, or a note where netzwerk.toml says to skip it."""
        skipped = self.settings.sheet(place.wave, place.file).skip
        self.note(f"file_{error.key}", terms.NOTE if skipped else terms.ERROR, place, **error.values)

    def note(self, code: str, severity: str, place: Place, /, **more: object) -> None:
        """Keep a finding about a file or sheet; `sheet`, `row`, `column`, `value` say where."""
        where = {name: more.pop(name) for name in ("sheet", "row", "column", "value") if name in more}
        values = MappingProxyType(more)
        self.notes.append(
            Note(code, severity, wave=place.wave, file=place.file, values=values, **where)  # type: ignore[arg-type]
        )


def sha256_of(data: bytes) -> str:
    """Return the sha256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    FileRefusedError
        If it cannot be opened, or is larger than any group's sheets are.
    """
    try:
        if not path.is_file():  # a dangling link, a pipe: opening one would wait for ever
            raise FileRefusedError("unreadable")
        if path.stat().st_size > guard.MAX_FILE:
            raise FileRefusedError("too_large", allowed=guard.MAX_FILE // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise FileRefusedError("unreadable") from error


def grids_of(place: Place, data: bytes, door: Door) -> list[Grid]:
    """Take a file apart into its sheets, by its content, whatever it is called.

    Raises
    ------
    FileRefusedError
        If it is no table, or its name says something else.
    """
    content = guard.content_of(data)
    if content in ("empty", "encrypted", "html", "xlsb"):
        raise FileRefusedError(content)
    allowed = guard.ENDINGS.get(content, ())
    if place.path.suffix.lower() not in allowed:
        raise FileRefusedError(
            "disguised", ending=place.path.suffix, content=allowed[0] if allowed else content
        )
    if content == guard.WORKBOOK:
        return read_workbook(data)
    if content == guard.OPENDOCUMENT:
        return read_opendocument(data)
    if content == guard.LEGACY:
        return read_legacy(data)
    return [_text_grid(place, data, door)]


def _text_grid(place: Place, data: bytes, door: Door) -> Grid:
    said = door.settings.sheet(place.wave, place.file)
    decoded = decode(data, said.encoding)
    _say_doubt(place, decoded, door)
    text = read_delimited(decoded.text, {"\\t": "\t", "tab": "\t"}.get(said.separator, said.separator))
    if text.unquoted:
        door.note("quotes_unbalanced", terms.WARNING, place)
    lines = []
    if not said.encoding and not data.isascii():
        lines.append(f'encoding = "{decoded.encoding}"')
    if not said.separator and not text.declared and text.separator:
        lines.append(f'separator = "{_written(text.separator)}"')
    if lines:
        values = {"encoding": decoded.encoding, "separator": _written(text.separator)}
        made = Assumption("text_file", "\n".join(lines), place.file, MappingProxyType(values))
        door.assumptions.append((place.wave, made))
    return Grid("", text.cells)


def _written(separator: str) -> str:
    return "\\t" if separator == "\t" else separator


def _say_doubt(place: Place, decoded: Decoded, door: Door) -> None:
    if decoded.rival:
        door.note(
            "encoding_unsure", terms.WARNING, place, encoding=decoded.encoding, rival=decoded.rival,
            example=decoded.example, other=decoded.other,
        )  # fmt: skip
    if "\ufffd" in decoded.text:
        door.note("letters_lost", terms.WARNING, place, count=decoded.text.count("\ufffd"))
