"""One sheet, read: its tables found and recognised, each by its form, and every cell accounted for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from netzwerk import terms
from netzwerk.forms.affiliations import read_affiliations
from netzwerk.forms.assumed import export_assumption, form_assumption, named_by, one_scale, tell_scale
from netzwerk.forms.attendance import read_attendance
from netzwerk.forms.cross import read_cross
from netzwerk.forms.draft import Draft
from netzwerk.forms.exports import coded
from netzwerk.forms.find import find_tables
from netzwerk.forms.grid import Grid
from netzwerk.forms.groups import group_in
from netzwerk.forms.legend import legend_lines
from netzwerk.forms.lexicon import Lexicon, state_in_title
from netzwerk.forms.lines import Fate, Reading
from netzwerk.forms.listing import read_listing
from netzwerk.forms.privacy import kept_columns, without_contacts
from netzwerk.forms.profile import read_profile
from netzwerk.forms.recognise import Recognised, recognise, table_group
from netzwerk.forms.roster import read_roster
from netzwerk.forms.scales import scale_of
from netzwerk.forms.sections import by_group
from netzwerk.forms.split import Knows
from netzwerk.forms.survey import read_survey
from netzwerk.forms.table import Table
from netzwerk.forms.turned import turned
from netzwerk.forms.unread import aside, legend_sheet, refused, rest, unclear
from netzwerk.settings import Settings, SheetSettings
from netzwerk.sheet import Cell, Sheet, is_blank

Reader = Callable[[Draft], Reading]
READERS: dict[str, Reader] = {
    terms.ROSTER: read_roster,
    terms.TIE_LIST: read_listing,
    terms.PARTNER_LIST: read_listing,
    terms.MATRIX: read_cross,
    terms.SURVEY: read_survey,
    terms.AFFILIATIONS: read_affiliations,
    terms.ATTENDANCE: read_attendance,
    terms.PROFILE: read_profile,
}
# Forms that may lie on their side, with headers down the first column.
TURNABLE = (terms.TIE_LIST, terms.PARTNER_LIST, terms.ROSTER, terms.AFFILIATIONS)
REPORTING = (terms.TIE_LIST, terms.PARTNER_LIST, terms.MATRIX, terms.SURVEY, terms.PROFILE)


@dataclass(frozen=True)
class Prepared:
    """A sheet, its cells without personal data, and what became of those."""

    sheet: Sheet
    grid: Grid
    fates: tuple[Fate, ...]


@dataclass(frozen=True)
class Desk:
    """What reading a sheet takes beside it: settings, header words, names, neighbours, legends, persons."""

    settings: Settings
    lexicon: Lexicon
    knows: Knows
    several: bool = False
    legends: tuple[str, ...] = ()
    persons: re.Pattern[str] | None = None
    names_only: bool = False
    prepared: dict[object, Prepared] = field(default_factory=dict, compare=False)

    def prepare(self, sheet: Sheet) -> Prepared:
        """Return a sheet without personal data; a sheet that is read again is prepared once."""
        key = (id(sheet), self.persons)
        if key not in self.prepared:
            kept = kept_columns(sheet.cells, self.settings)
            cells, fates = without_contacts(sheet.cells, known=self.persons, kept=kept)
            grid = Grid.of(cells)
            grid.seen["private"] = frozenset(fate.row for fate in fates)
            self.prepared[key] = Prepared(sheet, grid, tuple(fates))
        return self.prepared[key]

    def of(self, sheet: Sheet) -> SheetSettings:
        """Return what netzwerk.toml says of this sheet."""
        return self.settings.sheet(sheet.wave, sheet.file, sheet.sheet)

    def name(self, sheet: Sheet) -> str:
        """Return the name of a sheet's table in netzwerk.toml."""
        return f"{sheet.file}/{sheet.sheet}" if self.several and sheet.sheet else sheet.file

    def key(self, sheet: Sheet) -> str:
        """Return the same, quoted."""
        return json.dumps(self.name(sheet), ensure_ascii=False)


def read_sheet(sheet: Sheet, desk: Desk, *, only: Sequence[str] = ()) -> list[Reading]:
    """Read one sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    desk : Desk
        Settings, header words and names.
    only : sequence of str, optional
        Forms to read; tables of another form are passed over, and no cell is accounted for.

    Returns
    -------
    list of Reading
        One a table; a last one, without form, for cells outside of any table.
    """
    stated = desk.of(sheet)
    if sheet.hidden or stated.skip:
        return [] if only else [aside(sheet, "hidden_sheet" if sheet.hidden else "skipped_sheet")]
    if legend_lines(sheet):
        return [] if only else [legend_sheet(sheet)]
    ready = desk.prepare(sheet)
    fates = list(ready.fates)
    if _header_row_is_empty(sheet, stated):
        desk = replace(desk, settings=desk.settings.without_header_row(sheet.wave, sheet.file, sheet.sheet))
        fates += _header_row_empty(sheet, stated.header_row)
    readings = _read_cells(sheet, ready.grid, desk, only=only)
    if only:
        return readings
    return [*readings, Reading(sheet.wave, sheet.file, sheet.sheet, "", fates=tuple(fates))]


def _header_row_is_empty(sheet: Sheet, stated: SheetSettings) -> bool:
    if not stated.header_row:
        return False
    filled = {row for (row, _), cell in sheet.cells.items() if not is_blank(cell.text)}
    return bool(filled) and stated.header_row not in filled


def _header_row_empty(sheet: Sheet, row: int) -> list[Fate]:
    """Say that netzwerk.toml names a row of headings that holds none."""
    rows = sorted({row for (row, _), cell in sheet.cells.items() if not is_blank(cell.text)})
    first = min(place for place, cell in sheet.cells.items() if not is_blank(cell.text))
    values = {"count": row, "low": rows[0], "high": rows[-1]}
    return [Fate(*first, terms.IGNORED, "header_row_empty", terms.WARNING, values)]


def _read_cells(sheet: Sheet, grid: Grid, desk: Desk, *, only: Sequence[str]) -> list[Reading]:
    """Read a sheet without personal data, turned on its side where only that makes sense."""
    stated = desk.of(sheet)
    tables = _tables(grid, desk, stated)
    if not tables and (name := named_by(sheet, desk.knows)):
        grid = replace(grid, seen={**grid.seen, "owner": (Cell(0, 0, name), name)})
        grid.seen.pop(("heads", id(desk.lexicon)), None)
        tables = _tables(grid, desk, stated)
    if not any(recognise(table, desk.knows).sure for table in tables) and not stated.form:
        flipped = grid.flipped()
        found = [t for t in _tables(flipped, desk, stated) if _listed(t, desk.knows)]
        if found:
            readings = _read_all(replace_cells(sheet, flipped), found, desk, only=only)
            return [turned(reading) for reading in readings]
    return _read_all(replace_cells(sheet, grid), tables, desk, only=only)


def replace_cells(sheet: Sheet, grid: Grid) -> Sheet:
    """Return the same sheet with these cells only."""
    return replace(sheet, cells=grid.cells)


def _tables(grid: Grid, desk: Desk, stated: SheetSettings) -> list[Table]:
    return find_tables(grid, desk.lexicon, desk.knows, header_row=stated.header_row)


def _listed(table: Table, knows: Knows) -> bool:
    found = recognise(table, knows)
    return found.sure and found.form in TURNABLE and len(table.columns) > 1


def _read_all(sheet: Sheet, tables: Sequence[Table], desk: Desk, *, only: Sequence[str]) -> list[Reading]:
    readings: list[Reading] = []
    group = ""
    lines = [text for table in tables for text in _lines(table)]
    alone = _one_form(tables, desk)
    before: tuple[Recognised, Table] | None = None
    scales = []
    for table in (part for whole in tables for part in by_group(whole, desk.knows)):
        stated = desk.of(sheet)
        found = Recognised(stated.form, 1.0) if stated.form in READERS else recognise(table, desk.knows)
        found = _going_on(found, table, before)
        before = (found, table)
        if only and found.form not in only:
            continue
        group = table.group or table_group(table) or group
        if not found.sure or found.form not in READERS:
            readings.append(unclear(sheet, table, found, name=desk.name(sheet)))
            continue
        if found.form == terms.SURVEY and coded(table.columns):
            readings.append(refused(sheet, table, "survey_codes", values={"file": sheet.file}))
            continue
        draft = _draft(sheet, table, desk, form=found.form, lines=[*_lines(table), *lines, *desk.legends])
        draft.names_only = desk.names_only
        draft.group = stated.group or group or group_in(sheet.sheet) or _stem(sheet, desk)
        if not stated.form:
            draft.assumptions += export_assumption(sheet, table) if found.form == terms.SURVEY else []
            draft.assumptions += form_assumption(sheet, table, found, key=desk.key(sheet) if alone else "")
        scales += [draft.scale] if draft.form in REPORTING else []
        readings.append(READERS[draft.form](draft))
    readings = one_scale(readings, scales)
    if not only:
        readings.append(rest(sheet, readings, bool(tables)))
    return readings


def _going_on(found: Recognised, table: Table, before: tuple[Recognised, Table] | None) -> Recognised:
    """Take a list below a profile page, by the same organisation, for a part of it: what it adds."""
    if before is None or before[0].form != terms.PROFILE or found.form != terms.PARTNER_LIST:
        return found
    return before[0] if table.owner is not None and table.owner == before[1].owner else found


def _stem(sheet: Sheet, desk: Desk) -> str:
    stem = sheet.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{stem} {sheet.sheet}" if desk.several and sheet.sheet else stem


def _lines(table: Table) -> list[str]:
    """Title and footer lines, and what stands in columns without a header, row by row."""
    labelled = {c.index for c in table.columns if c.role}
    beside = [
        c
        for row in table.rows
        for c in table.body(row)
        if c.column not in labelled and c.column > max(labelled)
    ]
    rows: dict[int, list[str]] = {}
    for cell in (*table.titles, *table.footers, *beside):
        rows.setdefault(cell.row, []).append(cell.text.strip())
    return [" ".join(texts) for _, texts in sorted(rows.items())]


def _draft(sheet: Sheet, table: Table, desk: Desk, *, form: str, lines: Iterable[str]) -> Draft:
    lines = list(dict.fromkeys(lines))
    stated = scale_of(table, lines, desk.settings, ends=desk.of(sheet).scale)
    scale = stated.scale
    place = (sheet.wave, sheet.file, sheet.sheet)
    draft = Draft(table, place, form, desk.knows, scale, desk.settings)
    if form in REPORTING:
        titles = [c.text for c in sorted(table.titles, key=lambda c: -c.row)]
        draft.state = next((s for t in (*titles, sheet.sheet) if (s := state_in_title(t))), terms.EXISTING)
        tell_scale(draft, stated, key=desk.key(sheet))
    return draft


def _one_form(tables: Sequence[Table], desk: Desk) -> bool:
    """Whether one line of netzwerk.toml says it all: one table, all parts of it of one form."""
    heads = {table.header_rows for table in tables if table.header_rows}
    found = [recognise(table, desk.knows) for table in tables]
    return len(heads) <= 1 and len({one.form for one in found}) == 1 and all(one.sure for one in found)
