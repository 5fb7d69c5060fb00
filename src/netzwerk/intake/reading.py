"""The walk through the door: every file to sheets, findings and assumptions; none can stop the others."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from netzwerk import terms
from netzwerk.errors import FileRefusedError, NothingReadError, SettingsError
from netzwerk.intake import guard
from netzwerk.intake.aside import set_aside
from netzwerk.intake.complaints import complaint
from netzwerk.intake.configuration import settings_from
from netzwerk.intake.decisions import CORRECTIONS, decision_of
from netzwerk.intake.earlier import List, read_earlier, take_decisions
from netzwerk.intake.file import Door, bytes_of, grids_of, sha256_of
from netzwerk.intake.folder import Layout, Place, lay_out, waves_of
from netzwerk.intake.grid import Grid
from netzwerk.intake.repair import with_repair
from netzwerk.settings import CONFIGURATION, Settings, sheet_tables
from netzwerk.sheet import Assumption, Note, Sheet, Sheets, no_collection
from netzwerk.texts import DEFAULT_LANGUAGE, say


@no_collection()
def read(
    folder: str | os.PathLike[str],
    *,
    lang: str = DEFAULT_LANGUAGE,
    out: str | os.PathLike[str] | None = None,
) -> Sheets:
    """Read all sheets of a town's folder, or of one wave, into cells.

    Nothing is interpreted and nothing written: `04109` stays text, a merged range is one cell, hidden sheets
    are handed on marked as hidden. A file that cannot be read becomes a finding; the others are still read.

    Parameters
    ----------
    folder : path
        `data/raw/<town>` with a folder for each wave, or one folder of sheets.
    lang : str
        Language of the sentences in findings, `de` or `en`.
    out : path, optional
        Where an earlier run wrote to: what people decided there since (review.xlsx, names.csv, korrekturen)
        is read, too.

    Returns
    -------
    Sheets
        In the order of waves, files and sheets, whatever the order on the disk.

    Raises
    ------
    NothingReadError
        If there is no folder, or nothing in it can be read.
    SettingsError
        If netzwerk.toml says what it may not.
    """
    layout = lay_out(folder)
    given = Path(folder)
    door = Door(_settings(layout), lang)
    if layout.configuration:
        door.inputs[layout.configuration.name] = sha256_of(layout.configuration.read_bytes())
    contents = _contents(layout, door)
    for place in _without_copies(layout.sheets, contents, door):
        _read_file(place, contents.pop(place), door, root=layout.root)
    whole_town = layout.root == given.resolve()
    if whole_town:
        _name_unmet(layout, door)
    for place in layout.others:
        door.note("file_ignored", terms.NOTE, place, ending=place.path.suffix.lower() or place.path.name)
    for place in layout.locks:
        door.note("lock_file", terms.NOTE, place)
    if out is not None:
        read_earlier(Path(out), layout.waves, door, others=None if whole_town else waves_of(layout.root))
    if not any(sheet.cells for sheet in door.sheets):
        raise _nothing(given, layout, door)
    return Sheets(
        sheets=tuple(door.sheets),
        waves=layout.waves,
        town=door.settings.name or layout.town,
        settings=door.settings,
        notes=tuple(door.notes),
        assumptions=_assumptions(door),
        inputs=MappingProxyType(dict(sorted(door.inputs.items()))),
        decisions=tuple(door.decisions),
        corrections=tuple(door.corrections),
        taken=frozenset(door.taken),
        agreements=tuple(door.agreements),
        agreed_in=MappingProxyType(dict(sorted(door.agreed_in.items()))),
        successions=tuple(door.successions),
        fields=tuple(door.fields),
    )


def _name_unmet(layout: Layout, door: Door) -> None:
    """Say which files and sheets netzwerk.toml speaks of that are not there."""
    met = {name for place in layout.sheets for name in sheet_tables(place.wave, place.file)}
    met |= {name for one in door.sheets for name in sheet_tables(one.wave, one.file, one.sheet)}
    for name in sorted(set(door.settings.sheets) - met):
        note = Note("settings_without_file", terms.WARNING, file=CONFIGURATION, values={"name": name})
        door.notes.append(note)


def _nothing(given: Path, layout: Layout, door: Door) -> NothingReadError:
    if not layout.sheets:
        return NothingReadError("empty_folder", path=given)
    first = next((note for note in door.notes if note.severity == terms.ERROR), None)
    if first is None:
        return NothingReadError("only_blank", path=given, count=len(layout.sheets))
    why = say(f"findings.{first.code}", door.lang, **{"file": first.file, **first.values})
    return NothingReadError(
        "nothing_readable", path=given, count=len(layout.sheets), file=first.file, why=why
    )


def _settings(layout: Layout) -> Settings:
    if layout.configuration is None:
        return Settings()
    try:
        return settings_from(tomllib.loads(layout.configuration.read_text("utf-8-sig")))
    except OSError as error:
        raise SettingsError("settings_unreadable") from error
    except UnicodeDecodeError as error:
        raise SettingsError("settings_not_utf8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("broken_settings", why=partial(complaint, error)) from error


def _contents(layout: Layout, door: Door) -> dict[Place, bytes]:
    """Gather the bytes of every file that may be read at all."""
    contents: dict[Place, bytes] = {}
    for place in layout.sheets:
        try:
            contents[place] = bytes_of(place.path)
        except FileRefusedError as error:
            door.refuse(error, place)
            continue
        below = place.path.relative_to(layout.root).as_posix()
        door.inputs[below] = sha256_of(contents[place])
    return contents


def _without_copies(places: Iterable[Place], contents: dict[Place, bytes], door: Door) -> list[Place]:
    """Leave out a second copy of a file in one wave; the one with the shorter name is the original."""
    originals: dict[tuple[str, bytes], Place] = {}
    readable = [place for place in places if place in contents]
    for place in sorted(readable, key=lambda p: (p.wave, len(p.file), p.file)):
        data = contents[place]
        known = originals.get(("", data)) or originals.get((place.wave, data))
        if known is None or not data:
            originals[place.wave, data] = place
        else:
            door.note("file_copy", terms.WARNING, place, original=known.file)
    kept = set(originals.values()) | {place for place in readable if not contents[place]}
    return [place for place in readable if place in kept]


def _read_file(place: Place, data: bytes, door: Door, *, root: Path) -> None:
    try:
        grids = grids_of(place, data, door)
    except FileRefusedError as error:
        door.refuse(error, place)
        return
    except guard.DAMAGED:
        door.refuse(FileRefusedError("damaged"), place)
        return
    decision = decision_of(place.file, grids)
    if decision:
        label = place.path.relative_to(root).as_posix()
        take_decisions(List(decision, place, label, sha256_of(data)), grids, door)
        if decision != CORRECTIONS:
            door.note("decision_file", terms.NOTE, place)
        return
    if not any(grid.cells for grid in grids):
        door.note("file_blank", terms.WARNING, place)
    for grid in grids:
        _take_grid(place, grid, door)


def _assumptions(door: Door) -> tuple[Assumption, ...]:
    """Give each assumption its table in netzwerk.toml: the file, with its wave only where waves differ."""
    said: dict[str, set[str]] = {}
    for _, made in door.assumptions:
        said.setdefault(made.file, set()).add(made.toml)
    whole: dict[str, Assumption] = {}
    for wave, made in door.assumptions:
        key = made.file if len(said[made.file]) == 1 else f"{wave}/{made.file}"
        whole[key] = replace(made, toml=f"[sheets.{_quoted(key)}]\n{made.toml}")
    return tuple(whole.values())


def _quoted(key: str) -> str:
    """Quote a key as TOML wants it."""
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _take_grid(place: Place, grid: Grid, door: Door) -> None:
    kept, aside = set_aside(grid.cells)
    for code, row, column in aside:
        door.note(code, terms.WARNING, place, sheet=grid.name, row=row, column=column)
    for code in grid.noticed:
        door.note(code, terms.NOTE, place, sheet=grid.name)
    for code, row, column in grid.remarks:
        severity = terms.WARNING if code == "partly_struck" else terms.NOTE
        door.note(code, severity, place, sheet=grid.name, row=row, column=column)
    if grid.name and (lost := sum(cell.text.count("\ufffd") for cell in kept.values())):
        door.note("letters_lost", terms.WARNING, place, sheet=grid.name, count=lost)
    cells = {address: with_repair(cell) for address, cell in kept.items()}
    door.sheets.append(Sheet(place.wave, place.file, grid.name, MappingProxyType(cells), grid.hidden))
