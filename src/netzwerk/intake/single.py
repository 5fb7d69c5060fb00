"""One file by itself through the door: the organisations that someone hands over."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType

from netzwerk.errors import FileRefusedError, NothingReadError
from netzwerk.intake import guard
from netzwerk.intake.aside import set_aside
from netzwerk.intake.file import Door, bytes_of, grids_of
from netzwerk.intake.folder import Place
from netzwerk.settings import Settings
from netzwerk.sheet import Sheet, Sheets
from netzwerk.texts import DEFAULT_LANGUAGE, say


def read_file(path: str | os.PathLike[str], *, lang: str = DEFAULT_LANGUAGE) -> Sheets:
    """Read one file into cells, as `read` does with each file of a folder.

    Parameters
    ----------
    path : path
        A workbook or a delimited text.
    lang : str
        Language of the sentence that says why it cannot be read.

    Returns
    -------
    Sheets
        Of one wave, which is called like the file.

    Raises
    ------
    NothingReadError
        If there is no such file, or it cannot be read.
    """
    place = Place("", Path(path).name, Path(path))
    door = Door(Settings(), lang)
    if not place.path.exists():
        raise NothingReadError("no_file", path=path)
    if place.path.is_dir():
        raise NothingReadError("folder_for_sheet", path=path)
    try:
        grids = grids_of(place, bytes_of(place.path), door)
    except FileRefusedError as error:
        why = say(f"findings.file_{error.key}", lang, **error.values)
        raise NothingReadError("file_unreadable", path=place.file, why=why) from error
    except guard.DAMAGED as error:
        why = say("findings.file_damaged", lang)
        raise NothingReadError("file_unreadable", path=place.file, why=why) from error
    sheets = [
        Sheet("", place.file, grid.name, MappingProxyType(set_aside(grid.cells)[0]), grid.hidden)
        for grid in grids
    ]
    stem = place.path.stem
    return Sheets(tuple(sheets), (stem,), stem, door.settings, notes=tuple(door.notes))
