"""What was taken for granted of a table: its form, its scale, the program that wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netzwerk import terms
from netzwerk.forms.draft import Draft
from netzwerk.forms.exports import export_of
from netzwerk.forms.lines import Reading
from netzwerk.forms.pairs import LISTED, PAIR
from netzwerk.forms.recognise import Recognised
from netzwerk.forms.said import Scale
from netzwerk.forms.scales import Stated
from netzwerk.forms.split import Knows
from netzwerk.forms.table import Table
from netzwerk.sheet import Assumption, Sheet

# What is said of a sheet's own scale: rising, falling.
_SCALES = ("scale", "scale_falling")


def scale_assumption(scale: Scale, file: str, *, key: str) -> Assumption:
    """Say which scale of its own a sheet has, and what it was brought to: its loosest step first."""
    code = _SCALES[scale.falling]
    values = {
        "low": scale.low,
        "high": scale.high,
        "to_low": scale.project_low,
        "to_high": scale.project_high,
    }
    ends = [int(scale.high), int(scale.low)] if scale.falling else [int(scale.low), int(scale.high)]
    return Assumption(code, f"[sheets.{key}]\nscale = {ends}", file, values)


def tell_scale(draft: Draft, stated: Stated, *, key: str) -> None:
    """Say what scale a table has: its own, one of plus signs, or one that nobody states."""
    scale, file = stated.scale, draft.place[1]
    if not scale.same and scale.source != "settings":
        draft.assumptions.append(scale_assumption(scale, file, key=key))
    if stated.plus:
        draft.assumptions.append(Assumption("scale_plus", "", file))
    if stated.counted:
        told = {"key": key}
        draft.fate(stated.counted[0], terms.USED, "scale_counted", severity=terms.WARNING, values=told)
    if stated.within:
        values = {"beyond": len(stated.beyond), "count": len(stated.beyond) + len(stated.within),
                  "low": f"{scale.low:g}", "high": f"{scale.high:g}", "key": key}  # fmt: skip
        draft.fate(stated.within[0], terms.USED, "scale_unknown", severity=terms.WARNING, values=values)


def named_by(sheet: Sheet, knows: Knows) -> str:
    """Return the organisation that a sheet, or its file, is named after; nothing where neither surely is."""
    stem = sheet.file.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")
    return next((name for name in (sheet.sheet.strip(), stem.strip()) if name and knows(name)), "")


def form_assumption(sheet: Sheet, table: Table, found: Recognised, *, key: str) -> list[Assumption]:
    """Say as what a table is read; without a key there is no line that would state it."""
    if not table.header_rows and (table.titles or table.group) and not table.with_role(PAIR, LISTED):
        return []
    row = max(table.header_rows, default=0)
    lines = [f"[sheets.{key}]", f'form = "{found.form}"', *([f"header_row = {row}"] if row else [])]
    values = {"form": found.form, "row": row, "sheet": sheet.sheet}
    said = [Assumption(f"form_{found.form}", "\n".join(lines) if key else "", sheet.file, values)]
    if table.owner is not None and not table.owner.row:
        said.append(
            Assumption("owner_named", "", sheet.file, {"name": table.owner_name, "sheet": sheet.sheet})
        )
    return said


def export_assumption(sheet: Sheet, table: Table) -> list[Assumption]:
    """Say which program's columns were taken for its own."""
    export = export_of(c.header for c in table.columns)
    return [Assumption("survey_export", "", sheet.file, {"program": export.title})] if export else []


def one_scale(readings: Sequence[Reading], scales: Iterable[Scale]) -> list[Reading]:
    """Leave the line that states a sheet's scale where all of its tables have that one only."""
    if len({(scale.low, scale.high, scale.falling) for scale in scales}) <= 1:
        return list(readings)
    return [replace(one, assumptions=tuple(map(_without_scale, one.assumptions))) for one in readings]


def _without_scale(one: Assumption) -> Assumption:
    return replace(one, toml="") if one.code in _SCALES else one
