"""What netzwerk.toml may say, as one frozen record: the door reads it and hands it to everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from netzwerk.errors import SettingsError

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


_TABLES: dict[str, tuple[str, ...]] = {
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
_SHEET_KEYS = ("form", "header_row", "group", "skip", "encoding", "separator")
STRENGTH_RULES = ("mean", "max", "min")


def _known(key: str, allowed: tuple[str, ...], where: str) -> None:
    if key in allowed:
        return
    near = get_close_matches(key, allowed, 1) or [allowed[0]]
    raise SettingsError("unknown_setting", key=key, where=where, near=near[0], allowed=", ".join(allowed))


def _words(table: Mapping[str, Any], where: str) -> Words:
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name == "order":
            continue
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise SettingsError("wrong_setting", key=name, where=where, allowed='["…", "…"]')
        lists[name] = tuple(entries)
    return MappingProxyType(lists)


def _typed(table: Mapping[str, Any], where: str, kinds: Mapping[str, type]) -> dict[str, Any]:
    for key, value in table.items():
        kind = kinds[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SettingsError("wrong_setting", key=key, where=where, allowed=kind.__name__)
    return dict(table)


def _sheet(name: str, table: object) -> SheetSettings:
    where = f'[sheets."{name}"]'
    if not isinstance(table, Mapping):
        raise SettingsError("wrong_setting", key=name, where="[sheets]", allowed='form = "…"')
    for key in table:
        _known(key, _SHEET_KEYS, where)
    kinds = {"header_row": int, "skip": bool}
    return SheetSettings(**_typed(table, where, {key: kinds.get(key, str) for key in _SHEET_KEYS}))


def settings_from(tables: Mapping[str, Any]) -> Settings:
    """Check what netzwerk.toml says and freeze it.

    Parameters
    ----------
    tables : mapping
        The parsed file.

    Raises
    ------
    SettingsError
        On a table, key or value it may not have; names the nearest that it may.

    Examples
    --------
    >>> settings_from({"town": {"name": "Musterstadt"}}).name
    'Musterstadt'
    >>> settings_from({"twon": {}})
    Traceback (most recent call last):
    netzwerk.errors.SettingsError: netzwerk.toml: „twon“ in file ist unbekannt; ...
    """
    for table, content in tables.items():
        _known(table, tuple(_TABLES), "file")
        if not isinstance(content, Mapping):
            raise SettingsError("wrong_setting", key=table, where="file", allowed=f"[{table}]")
        for key in content if _TABLES[table] else ():
            _known(key, _TABLES[table], f"[{table}]")

    def part(name: str) -> Mapping[str, Any]:
        return dict(tables.get(name, {}))

    town = _typed(
        part("town"), "[town]",
        {"name": str, "title": str, "coordination": str, "contact": str, "directed": bool},
    )  # fmt: skip
    scale = _typed(part("scale"), "[scale]", {"low": int, "high": int})
    rule = part("strength").get("rule", "mean")
    if rule not in STRENGTH_RULES:
        allowed = ", ".join(STRENGTH_RULES)
        raise SettingsError("wrong_setting", key="rule", where="[strength]", allowed=allowed)
    low, high = scale.get("low", 1), scale.get("high", 3)
    if not 0 <= low < high:
        raise SettingsError("wrong_setting", key="high", where="[scale]", allowed="0 <= low < high")
    return Settings(
        **town,
        scale_low=low,
        scale_high=high,
        strength=rule,
        headers=_words(part("headers"), "[headers]"),
        kinds=_words(part("kinds"), "[kinds]"),
        sectors=_words(part("sectors"), "[sectors]"),
        fields=_words(part("fields"), "[fields]"),
        sector_order=tuple(part("sectors").get("order", ())),
        sheets=MappingProxyType({k: _sheet(k, v) for k, v in part("sheets").items()}),
        asked=MappingProxyType(dict(part("asked"))),
        personal_columns=tuple(part("privacy").get("keep_columns", ())),
    )
