"""What netzwerk.toml may say, as one frozen record: the door reads it and hands it to everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Words = Mapping[str, tuple[str, ...]]


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class SheetSettings:
    """What one file's table says: `[sheets."tisch1.xlsx"]`."""

    form: str = ""
    header_row: int = 0
    group: str = ""
    skip: bool = False
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True)
class Settings:
    """netzwerk.toml, table by table; every field has a default that needs no file.

    Attributes
    ----------
    name, title : str
        The town's name and the title over the map.
    directed : bool
        Whether who named whom is a direction of the tie.
    scale_low, scale_high : int
        The project's scale of intensity.
    strength : str
        How the groups' strengths become the tie's: `mean`, `max` or `min`.
    headers, kinds, sectors, fields : mapping of str to tuple of str
        Further words, by the name they stand for.
    sector_order : tuple of str
        Sectors in the order of the legend.
    sheets : mapping of str to SheetSettings
        What one file's table says.
    asked : mapping
        `blank_in_matrix` (`no` or `not_asked`); `members`: group to actors' names.
    personal_columns : tuple of str
        Headers that hold personal data and may be kept all the same.
    """

    name: str = ""
    title: str = ""
    coordination: str = ""
    contact: str = ""
    directed: bool = False
    scale_low: int = 1
    scale_high: int = 3
    strength: str = "mean"
    headers: Words = field(default_factory=_empty)
    kinds: Words = field(default_factory=_empty)
    sectors: Words = field(default_factory=_empty)
    fields: Words = field(default_factory=_empty)
    sector_order: tuple[str, ...] = ()
    sheets: Mapping[str, SheetSettings] = field(default_factory=_empty)
    asked: Mapping[str, Any] = field(default_factory=_empty)
    personal_columns: tuple[str, ...] = ()

    def sheet(self, wave: str, file: str) -> SheetSettings:
        """Say what holds for one file: by its name, or by `wave/name` where waves differ.

        Examples
        --------
        >>> said = {"tisch1.csv": SheetSettings(group="Tisch 1")}
        >>> Settings(sheets=said).sheet("2018-auftakt", "tisch1.csv").group
        'Tisch 1'
        """
        return self.sheets.get(f"{wave}/{file}") or self.sheets.get(file) or SheetSettings()


# Which keys each table of the file may have; an empty tuple: any name.
SETTINGS_TABLES: dict[str, tuple[str, ...]] = {
    "town": ("name", "title", "coordination", "contact", "directed"),
    "scale": ("low", "high"),
    "strength": ("rule",),
    "headers": (),
    "kinds": (),
    "sectors": (),
    "fields": (),
    "sheets": (),
    "asked": ("blank_in_matrix", "members"),
    "privacy": ("keep_columns",),
}
SHEET_KEYS = ("form", "header_row", "group", "skip", "encoding", "separator")
STRENGTH_RULES = ("mean", "max", "min")
SEPARATOR_WORDS = (";", ",", "|", "\\t", "\t", "tab", ":", " ")
