"""Before a workshop: the empty workbook, with the organisations that are known already."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from netzwerk import schema
from netzwerk.errors import EXIT_DONE, NothingReadError, OutputError, UsageError, because
from netzwerk.intake.single import read_file
from netzwerk.render.template import template_workbook
from netzwerk.sheet import Sheet
from netzwerk.tables import tidy
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["Written", "template", "write_new"]


@dataclass(frozen=True)
class Written:
    """A file that was written for people to go on with.

    Attributes
    ----------
    path : Path
        Where it lies.
    text : str
        What is in it, and what to do with it.
    """

    path: Path
    text: str

    @property
    def exit_code(self) -> int:
        """0: what cannot be written is an error."""
        return EXIT_DONE

    def lines(self) -> list[str]:
        """Say it in lines for a terminal."""
        return [self.text]


def template(
    out: str | os.PathLike[str],
    *,
    actors: str | os.PathLike[str] | None = None,
    groups: int = 6,
    lang: str = DEFAULT_LANGUAGE,
) -> Written:
    """Write the empty workbook for the next workshop: organisations, a sheet a group, fields of action.

    Filled in, by names or by numbers, it is read back by `read` and `tidy` like any other sheet.

    Parameters
    ----------
    out : path
        Where: an .xlsx that is not there yet.
    actors : path, optional
        A roster to begin with, in any form and kind of file that `read` takes; or tables/actors.csv.
    groups : int
        How many sheets for groups.
    lang : str
        Language of the workbook: `de` or `en`.

    Returns
    -------
    Written
        Where it lies, and what is in it.

    Raises
    ------
    UsageError
        If the ending is not .xlsx, or the number of groups makes no sense.
    NothingReadError
        If the roster cannot be read, or names no organisation.
    OutputError
        If there is such a file already (it may be filled in), or it cannot be written.
    """
    target = Path(out)
    if target.suffix.lower() != ".xlsx":
        allowed = "netzwerk template --out ….xlsx"
        raise UsageError("unknown_ending", thing=target.name, ending=target.suffix or "–", allowed=allowed)
    known = None if actors is None else _organisations(actors, lang=lang)
    write_new(target, template_workbook(known, lang=lang, groups=groups))
    count = 0 if known is None else len(known)
    return Written(target, say("template.written", lang, path=target, organisations=count, groups=groups))


def write_new(target: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises
    ------
    OutputError
        If it is there, or cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise OutputError("is_there", path=target) from error
    except OSError as error:
        raise OutputError("cannot_write", path=target.name, why=because(error)) from error


def _organisations(path: str | os.PathLike[str], *, lang: str) -> pd.DataFrame:
    """Read a roster: those on it, or, where it is none, all that are named."""
    sheets = read_file(path, lang=lang)
    sheets = replace(sheets, sheets=tuple(map(_without_keys, sheets.sheets)))
    actors = tidy(sheets, lang=lang).actors
    listed = actors[actors["on_roster"]]
    found = actors if listed.empty else listed
    if found.empty:
        raise NothingReadError("no_organisations", path=Path(path).name)
    return found.reset_index(drop=True)


def _without_keys(sheet: Sheet) -> Sheet:
    """Leave out the column of keys of our own tables/actors.csv: the names stand beside it."""
    heads = {cell.text.strip(): column for (row, column), cell in sheet.cells.items() if row == 1}
    if not {"actor", "name"} <= set(heads) <= set(schema.ACTORS.names):
        return sheet
    kept = {place: cell for place, cell in sheet.cells.items() if place[1] != heads["actor"]}
    return replace(sheet, cells=kept)
