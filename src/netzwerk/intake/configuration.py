"""What netzwerk.toml says, checked and frozen; an unknown word is answered with the nearest known one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from netzwerk.errors import SettingsError
from netzwerk.settings import (
    SEPARATOR_WORDS,
    SETTINGS_TABLES,
    SHEET_KEYS,
    STRENGTH_RULES,
    Settings,
    SheetSettings,
    Words,
)


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
        _known(key, SHEET_KEYS, where)
    if table.get("separator", ";") not in SEPARATOR_WORDS:
        raise SettingsError("wrong_setting", key="separator", where=where, allowed="; , | \\t")
    kinds = {"header_row": int, "skip": bool}
    return SheetSettings(**_typed(table, where, {key: kinds.get(key, str) for key in SHEET_KEYS}))


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
        _known(table, tuple(SETTINGS_TABLES), "file")
        if not isinstance(content, Mapping):
            raise SettingsError("wrong_setting", key=table, where="file", allowed=f"[{table}]")
        for key in content if SETTINGS_TABLES[table] else ():
            _known(key, SETTINGS_TABLES[table], f"[{table}]")

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
