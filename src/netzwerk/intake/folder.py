"""Where the sheets of a town lie: which folder is a wave, what lies beside the waves, what is no sheet."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from netzwerk.errors import NothingReadError
from netzwerk.intake.guard import SHEET_ENDINGS
from netzwerk.settings import CONFIGURATION

_DATED = re.compile(r"\d{4}(?:[-_.]?\d\d)*(?!\d)")
_SILENT = ("thumbs.db", "desktop.ini", CONFIGURATION)
_IGNORED = re.compile(r"(?i)\A(?:\.|~\$|readme|lies ?mich)")


@dataclass(frozen=True, slots=True)
class Place:
    """One file and where it belongs: its wave (empty: every wave) and its path within it."""

    wave: str
    file: str
    path: Path


@dataclass(frozen=True)
class Layout:
    """A town's folder, seen as waves and files.

    Attributes
    ----------
    root : Path
        The town's folder; paths of inputs are told from here.
    town : str
        The folder's name.
    waves : tuple of str
        Names of the waves, in their order.
    sheets, others, locks : tuple of Place
        Files whose ending names a sheet; files that are none (photos, PDF); lock files of open workbooks.
    configuration : Path or None
        netzwerk.toml, where there is one.
    """

    root: Path
    town: str
    waves: tuple[str, ...]
    sheets: tuple[Place, ...]
    others: tuple[Place, ...]
    locks: tuple[Place, ...]
    configuration: Path | None


def _files(folder: Path) -> list[Path]:
    """Every file below a folder, in sorted order; hidden folders and links to folders are left out."""
    found: list[Path] = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        found += [Path(top, name) for name in sorted(names)]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() in SHEET_ENDINGS and not _IGNORED.match(path.name)


def _own_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.is_dir())


def _sub_folders(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))
    )


def _is_wave_of_a_town(folder: Path) -> bool:
    """Whether a folder given by itself is one wave of the town in whose folder it lies."""
    town = folder.parent
    if town.name in ("", "raw") or not _own_sheets(folder):
        return False
    return town.parent.name == "raw" or (town / CONFIGURATION).is_file()


def _own_sheets(folder: Path) -> bool:
    return any(_is_sheet(path) for path in _own_files(folder))


def _wave_folders(folder: Path) -> list[Path]:
    """Sub-folders that hold sheets.

    Raises
    ------
    NothingReadError
        If sheets lie two folders deep only, so that nobody can tell towns from waves.
    """
    holding = [sub for sub in _sub_folders(folder) if any(_is_sheet(path) for path in _files(sub))]
    flat = _own_sheets(folder) or any(_own_sheets(sub) for sub in holding)
    if holding and not flat and not all(_DATED.match(sub.name) for sub in holding):
        raise NothingReadError("several_towns", path=folder, first=folder / holding[0].name)
    return holding


def waves_of(town: Path) -> tuple[str, ...]:
    """Return the names of the folders that a town's waves lie in."""
    return tuple(sub.name for sub in _sub_folders(town))


def _places(folder: Path, wave: str, files: list[Path]) -> list[Place]:
    return [Place(wave, path.relative_to(folder).as_posix(), path) for path in files]


def lay_out(folder: str | os.PathLike[str]) -> Layout:
    """Look at a folder and say what lies where; opens no sheet.

    Parameters
    ----------
    folder : path
        A town's folder, or one wave.

    Raises
    ------
    NothingReadError
        If there is no such folder, it holds nothing, or several towns.
    """
    given = Path(folder)
    if not given.exists():
        raise NothingReadError("no_folder", path=given)
    if not given.is_dir():
        raise NothingReadError("not_a_folder", path=given)
    given = given.resolve()
    if _is_wave_of_a_town(given):
        town, waves, everything = given.parent, [given], False
    else:
        town, waves, everything = given, _wave_folders(given), True
    places = _places(town, "", _own_files(town)) if waves else _places(town, given.name, _files(town))
    for wave in waves:
        places += _places(wave, wave.name, _files(wave))
    if waves and everything:
        rest = [sub for sub in _sub_folders(town) if sub not in waves]
        places += [place for sub in rest for place in _places(town, "", _files(sub))]
    return _sorted_out(town, tuple(wave.name for wave in waves) or (given.name,), places)


def _sorted_out(town: Path, waves: tuple[str, ...], places: list[Place]) -> Layout:
    locks = [place for place in places if place.path.name.startswith(("~$", ".~lock."))]
    seen = [p for p in places if not _IGNORED.match(p.path.name) and p.path.name.lower() not in _SILENT]
    configuration = town / CONFIGURATION
    return Layout(
        root=town,
        town=town.name,
        waves=waves,
        sheets=tuple(place for place in seen if _is_sheet(place.path)),
        others=tuple(place for place in seen if not _is_sheet(place.path)),
        locks=tuple(locks),
        configuration=configuration if configuration.exists() else None,
    )
