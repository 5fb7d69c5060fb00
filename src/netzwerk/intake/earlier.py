"""What people decided since an earlier run: their files are read back from where that run wrote to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from netzwerk import terms
from netzwerk.errors import FileRefusedError
from netzwerk.intake import guard
from netzwerk.intake.agreed import read_agreements, read_successions
from netzwerk.intake.decided import read_decisions
from netzwerk.intake.decisions import CORRECTIONS, FIELDS, MEASURES, NAMES, ORGANISATIONS, REVIEW, decision_of
from netzwerk.intake.file import Door, bytes_of, grids_of, sha256_of
from netzwerk.intake.folder import Place
from netzwerk.intake.grid import Grid
from netzwerk.intake.stated import read_fields
from netzwerk.sheet import Sheet

# The folder of an earlier run, in paths that are told.
_OUT = "OUT"
# Beginnings of names by which a file that cannot be read is missed.
_MEASURES = ("massnahmen", "maßnahmen", "agreements")
_EXPECTED = ("review", "names", "korrektur", "correction", *_MEASURES)


@dataclass(frozen=True, slots=True)
class List:
    """A file in which people decided.

    Attributes
    ----------
    kind : str
        What `decision_of` says of it.
    place : Place
        Where it lies.
    label : str
        How the file is called in findings about its lines.
    code : str
        sha256 of its bytes.
    """

    kind: str
    place: Place
    label: str
    code: str


def take_decisions(file: List, grids: Iterable[Grid], door: Door) -> bool:
    """Take over what a file of decisions says.

    Parameters
    ----------
    file : List
        Which one.
    grids : iterable of Grid
        Its sheets.
    door : Door
        What gathers the decisions.

    Returns
    -------
    bool
        Whether that is all that a person can have written into it.
    """
    place = file.place
    # How a list of decisions is encoded is nobody's setting.
    door.assumptions = [
        (wave, a) for wave, a in door.assumptions if (wave, a.file) != (place.wave, place.file)
    ]
    if file.kind in (REVIEW, NAMES):
        filled = read_decisions(file.kind, grids, file=file.label)
        door.decisions += filled.decisions
        for row in filled.loose:
            code = "decision_beside" if row else "decisions_unread"
            door.note(code, terms.WARNING, place, row=row)
        return filled.whole
    if file.kind == MEASURES:
        return _take_agreements(file, grids, door)
    if file.kind == ORGANISATIONS:
        door.successions += read_successions(grids, file=file.label)
    if file.kind == FIELDS:
        door.fields += read_fields(grids, wave=place.wave)
    if file.kind == CORRECTIONS:
        door.corrections += [
            Sheet(place.wave, place.file, grid.name, MappingProxyType(dict(grid.cells)), grid.hidden)
            for grid in grids
        ]
    return False


def _take_agreements(file: List, grids: Iterable[Grid], door: Door) -> bool:
    agreed = read_agreements(grids, wave=file.place.wave, file=file.label)
    door.agreements += agreed.agreements
    door.agreed_in[file.label] = file.code
    if not agreed.agreements:
        door.note("agreements_without_key", terms.WARNING, file.place)
    for row in agreed.loose:
        door.note("agreement_without_key", terms.WARNING, file.place, row=row)
    return agreed.whole and bool(agreed.agreements)


def read_earlier(out: Path, waves: Sequence[str], door: Door, *, others: Sequence[str] | None = None) -> None:
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
    others : sequence of str, optional
        Where the folder is one wave's: the town's other waves, whose folders lie beside it below the town's.
        What was decided there on matters is read, too.
    """
    seen = {(sheet.wave, sha256_of(_letters(sheet))) for sheet in door.corrections}
    folders = [("", out, _OUT), *((wave, out / wave, f"{_OUT}/{wave}") for wave in waves)]
    if others is not None:
        folders.insert(0, ("", out.parent, f"{_OUT}/.."))
    for wave, folder, told in folders:
        for path in _files(folder):
            _read_one(Place(wave, path.name, path), door, seen, label=f"{told}/{path.name}")
    for wave in others or ():
        for path in _files(out.parent / wave) if out.parent / wave != out else ():
            if path.name.lower().startswith(_MEASURES):
                label = f"{_OUT}/../{wave}/{path.name}"
                _read_one(Place(wave, path.name, path), door, seen, label=label)


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


def _read_one(place: Place, door: Door, seen: set[tuple[str, str]], *, label: str) -> None:
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
    if kind in (REVIEW, NAMES, CORRECTIONS, MEASURES):
        if take_decisions(List(kind, place, label, sha256_of(data)), grids, aside):
            door.taken.add(sha256_of(data))
        door.decisions += aside.decisions
        door.agreements += aside.agreements
        door.agreed_in |= aside.agreed_in
        door.notes += [note for note in aside.notes if note.code.startswith(("agreement", "decision"))]
        fresh = [s for s in aside.corrections if (s.wave, sha256_of(_letters(s))) not in seen]
        door.corrections += fresh
        if fresh:
            door.inputs[label] = sha256_of(data)
    elif missed:
        door.note("decisions_unread", terms.WARNING, place)


def _letters(sheet: Sheet) -> bytes:
    """Return what a sheet says, whatever saved it."""
    return repr(sorted((place, cell.text) for place, cell in sheet.cells.items())).encode()
