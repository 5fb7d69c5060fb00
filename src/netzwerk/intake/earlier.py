"""What people decided since an earlier run: their files are read back from where that run wrote to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType

from netzwerk import terms
from netzwerk.errors import FileRefusedError
from netzwerk.intake import guard
from netzwerk.intake.decided import read_decisions
from netzwerk.intake.decisions import CORRECTIONS, NAMES, REVIEW, decision_of
from netzwerk.intake.file import Door, bytes_of, grids_of, sha256_of
from netzwerk.intake.folder import Place
from netzwerk.intake.grid import Grid
from netzwerk.sheet import Sheet

# The folder of an earlier run, in paths that are told.
_OUT = "OUT"
# Beginnings of names by which a file that cannot be read is missed.
_EXPECTED = ("review", "names", "korrektur", "correction")


def take_decisions(kind: str, place: Place, grids: Iterable[Grid], *, door: Door, label: str) -> bool:
    """Take over what a file of decisions says.

    Parameters
    ----------
    kind : str
        What `decision_of` says of it.
    place : Place
        Where it lies.
    grids : iterable of Grid
        Its sheets.
    door : Door
        What gathers the decisions.
    label : str
        How the file is called in findings about its lines.

    Returns
    -------
    bool
        Whether that is all that a person can have written into it.
    """
    # How a list of decisions is encoded is nobody's setting.
    door.assumptions = [
        (wave, a) for wave, a in door.assumptions if (wave, a.file) != (place.wave, place.file)
    ]
    if kind in (REVIEW, NAMES):
        filled = read_decisions(kind, grids, file=label)
        door.decisions += filled.decisions
        return filled.whole
    if kind == CORRECTIONS:
        door.corrections += [
            Sheet(place.wave, place.file, grid.name, MappingProxyType(dict(grid.cells)), grid.hidden)
            for grid in grids
        ]
    return False


def read_earlier(out: Path, waves: Sequence[str], door: Door, *, above: bool = False) -> None:
    """Read what people decided in the folder of an earlier run, and in those of its waves.

    Parameters
    ----------
    out : Path
        The folder, which need not exist.
    waves : sequence of str
        Names of the waves.
    door : Door
        What gathers the decisions. A file there that is no list of decisions is passed over; one that
        should be and cannot be read is a warning.
    above : bool
        Whether the folder is one wave's, so that the town's lies above it.
    """
    folders = [("", out.parent)] * above + [("", out), *((wave, out / wave) for wave in waves)]
    seen = {(sheet.wave, sha256_of(_letters(sheet))) for sheet in door.corrections}
    for wave, folder in dict.fromkeys(folders):
        for path in _files(folder):
            _read_one(Place(wave, path.name, path), door, seen)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in guard.SHEET_ENDINGS
        and not path.is_dir()
        and not path.name.startswith((".", "~$"))
    ]


def _read_one(place: Place, door: Door, seen: set[tuple[str, str]]) -> None:
    aside = Door(door.settings, door.lang)
    missed = place.file.lower().startswith(_EXPECTED)
    try:
        data = bytes_of(place.path)
        grids = grids_of(place, data, aside)
    except (FileRefusedError, *guard.DAMAGED):
        if missed:
            door.note("decisions_unread", terms.WARNING, place)
        return
    kind = decision_of(place.file, grids)
    label = "/".join((_OUT, *filter(None, (place.wave, place.file))))
    if kind in (REVIEW, NAMES, CORRECTIONS):
        if take_decisions(kind, place, grids, door=aside, label=label):
            door.taken.add(sha256_of(data))
        door.decisions += aside.decisions
        fresh = [s for s in aside.corrections if (s.wave, sha256_of(_letters(s))) not in seen]
        door.corrections += fresh
        if fresh:
            door.inputs[label] = sha256_of(data)
    elif missed:
        door.note("decisions_unread", terms.WARNING, place)


def _letters(sheet: Sheet) -> bytes:
    """Return what a sheet says, whatever saved it."""
    return repr(sorted((place, cell.text) for place, cell in sheet.cells.items())).encode()
