"""What netzwerk.toml may say, as one frozen record: the door reads it and hands it to everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

CONFIGURATION = "netzwerk.toml"

Words = Mapping[str, tuple[str, ...]]


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


# What counts in the score of a matter, unless netzwerk.toml says otherwise.
REGISTER_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"need": 0.35, "impact": 0.30, "ease": 0.20, "sureness": 0.15}
)


@dataclass(frozen=True)
class SheetSettings:
    """What one file's table says: `[sheets."tisch1.xlsx"]`; `scale` is its loosest and its closest step."""

    form: str = ""
    header_row: int = 0
    group: str = ""
    skip: bool = False
    encoding: str = ""
    separator: str = ""
    scale: tuple[int, ...] = ()


_NOTHING_SAID = SheetSettings()


def sheet_tables(wave: str, file: str, name: str = "") -> tuple[str, ...]:
    """Return how the tables below `[sheets]` may be named that speak of a file, or of a sheet of it.

    Examples
    --------
    >>> sheet_tables("2018", "a.xlsx", "Tisch 1")
    ('a.xlsx', 'a.xlsx/Tisch 1', '2018/a.xlsx', '2018/a.xlsx/Tisch 1')
    """
    files = tuple(dict.fromkeys((file.rsplit("/", 1)[-1], file)))
    keys = (*files, *(f"{wave}/{one}" for one in files))
    return tuple(part for key in keys for part in (key, f"{key}/{name}")) if name else keys


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
    wishes_open : bool
        Whether participants see who wishes to work with whom.
    register_weights : mapping of str to float
        What need, impact, ease and sureness count in a matter's score.
    register_effort : mapping of str to str
        The effort of matters, by key, where somebody knows better.
    never_convenes : tuple of str
        Organisations and sectors that invite nobody.
    false_mentions : float
        The share of false mentions that is assumed where it cannot be estimated.
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
    wishes_open: bool = False
    register_weights: Mapping[str, float] = field(default_factory=lambda: REGISTER_WEIGHTS)
    register_effort: Mapping[str, str] = field(default_factory=_empty)
    never_convenes: tuple[str, ...] = ("Politik",)
    false_mentions: float = 0.01

    def sheet(self, wave: str, file: str, name: str = "") -> SheetSettings:
        """Say what holds for one file, or for one sheet of it: the narrower table wins, key by key.

        Tables are named `file`, `file/sheet`, `wave/file` or `wave/file/sheet`; a file that lies in a folder
        of its wave by its bare name, too.

        Examples
        --------
        >>> said = {"a.xlsx": SheetSettings(group="Tisch 1"), "2018/a.xlsx": SheetSettings(form="matrix")}
        >>> said = Settings(sheets=said).sheet("2018", "a.xlsx")
        >>> said.group, said.form
        ('Tisch 1', 'matrix')
        """
        found: dict[str, Any] = {}
        for key in sheet_tables(wave, file, name):
            said = self.sheets.get(key, _NOTHING_SAID)
            found |= {f.name: value for f in fields(said) if (value := getattr(said, f.name)) != f.default}
        return SheetSettings(**found)

    def without_header_row(self, wave: str, file: str, name: str = "") -> Settings:
        """Return the same settings, which say nothing of the row of headings of one sheet."""
        stated = replace(self.sheet(wave, file, name), header_row=0)
        others = {key: one for key, one in self.sheets.items() if key not in sheet_tables(wave, file, name)}
        key = f"{wave}/{file}/{name}" if name else f"{wave}/{file}"
        return replace(self, sheets=MappingProxyType({**others, key: stated}))


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
    "editions": ("wishes",),
    "register": ("weights", "effort", "never_convenes"),
    "reliability": ("beta",),
}
SHEET_KEYS = ("form", "header_row", "group", "skip", "encoding", "separator", "scale")
WISHES = ("closed", "open")
STRENGTH_RULES = ("mean", "max", "min")
SEPARATOR_WORDS = (";", ",", "|", "\\t", "\t", "tab", ":", " ")
