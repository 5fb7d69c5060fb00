"""What netzwerk.toml says, checked and frozen; an unknown word is answered with the nearest known one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from netzwerk.errors import SettingsError
from netzwerk.settings import (
    REGISTER_WEIGHTS,
    SEPARATOR_WORDS,
    SETTINGS_TABLES,
    SHEET_KEYS,
    STRENGTH_RULES,
    WISHES,
    Settings,
    SheetSettings,
    Words,
)
from netzwerk.terms import EFFORTS, FORMS
from netzwerk.texts import words

_ALLOWED = {int: "0, 1, 2 …", bool: "true, false", str: '"…"'}
_BLANKS = ("no", "not_asked")
BETA = Settings().false_mentions
_LIST = '["…", "…"]'
# One sheet's scale, its loosest step first.
_SCALES = ([1, 5], [5, 1])


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
        lists[name] = _list(value, name, where)
    return MappingProxyType(lists)


def _list(value: object, key: str, where: str) -> tuple[str, ...]:
    """Read a list of words; one word alone is a list of one."""
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise SettingsError("wrong_setting", key=key, where=where, allowed=_LIST)
    return tuple(entries)


def _one_of(value: object, key: str, *, where: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError("wrong_setting", key=key, where=where, allowed=", ".join(allowed))


def _headers(table: Mapping[str, Any]) -> Words:
    for role in table:
        _known(role, tuple(words("headers")), "[headers]")
    return _words(table, "[headers]")


def _asked(table: Mapping[str, Any]) -> Mapping[str, Any]:
    _one_of(table.get("blank_in_matrix", "no"), "blank_in_matrix", where="[asked]", allowed=_BLANKS)
    members = table.get("members", {})
    if not isinstance(members, Mapping):
        raise SettingsError(
            "wrong_setting", key="members", where="[asked]", allowed=f"[asked.members] … = {_LIST}"
        )
    kept = {group: list(_list(names, group, "[asked.members]")) for group, names in members.items()}
    return MappingProxyType({**table, **({"members": kept} if "members" in table else {})})


def _typed(table: Mapping[str, Any], where: str, kinds: Mapping[str, type]) -> dict[str, Any]:
    for key, value in table.items():
        kind = kinds[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SettingsError("wrong_setting", key=key, where=where, allowed=_ALLOWED[kind])
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
    if "form" in table:
        _one_of(table["form"], "form", where=where, allowed=FORMS)
    header_row = table.get("header_row", 0)
    if isinstance(header_row, int) and header_row < 0:
        raise SettingsError("wrong_setting", key="header_row", where=where, allowed="1, 2, 3 …")
    plain = {key: value for key, value in table.items() if key != "scale"}
    said = _typed(plain, where, {key: kinds.get(key, str) for key in SHEET_KEYS})
    return SheetSettings(**said, scale=_ends(table["scale"], where) if "scale" in table else ())


def _ends(value: object, where: str) -> tuple[int, int]:
    """Read the loosest and the closest step of one sheet; the first may be the larger number."""
    ends = value if isinstance(value, list) else []
    whole = [end for end in ends if isinstance(end, int) and not isinstance(end, bool) and end >= 0]
    if len(whole) != len(ends) or len(ends) != 2 or whole[0] == whole[1]:
        raise SettingsError("wrong_setting", key="scale", where=where, allowed=" / ".join(map(str, _SCALES)))
    return whole[0], whole[1]


def _register(table: Mapping[str, Any]) -> dict[str, Any]:
    """Read what counts in the register: weights, efforts that somebody knows better, who invites nobody."""
    weights, efforts = (_table(table.get(key, {}), key) for key in ("weights", "effort"))
    for key, value in weights.items():
        _known(key, tuple(REGISTER_WEIGHTS), "[register.weights]")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise SettingsError("wrong_setting", key=key, where="[register.weights]", allowed="0 … 1")
    for key, value in efforts.items():
        _one_of(value, key, where="[register.effort]", allowed=EFFORTS)
    counted = {**REGISTER_WEIGHTS, **weights}
    if not sum(counted.values()):
        raise SettingsError("wrong_setting", key="weights", where="[register]", allowed="0 … 1")
    said: dict[str, Any] = {"register_weights": MappingProxyType(counted)}
    said["register_effort"] = MappingProxyType(efforts)
    if "never_convenes" in table:
        said["never_convenes"] = _list(table["never_convenes"], "never_convenes", "[register]")
    return said


def _false_mentions(value: object) -> float:
    """Read a share above 0 and below a half: beyond, no mention would speak for a tie."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 0.5:
        raise SettingsError("wrong_setting", key="beta", where="[reliability]", allowed="0.001 … 0.499")
    return float(value)


def _table(value: object, key: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise SettingsError("wrong_setting", key=key, where="[register]", allowed=f"[register.{key}] … = …")
    return dict(value)


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
    netzwerk.errors.SettingsError: netzwerk.toml: „twon“ in netzwerk.toml ist unbekannt; ...
    """
    for table, content in tables.items():
        _known(table, tuple(SETTINGS_TABLES), "netzwerk.toml")
        if not isinstance(content, Mapping):
            raise SettingsError("wrong_setting", key=table, where="netzwerk.toml", allowed=f"[{table}]")
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
    _one_of(rule, "rule", where="[strength]", allowed=STRENGTH_RULES)
    wishes = part("editions").get("wishes", WISHES[0])
    _one_of(wishes, "wishes", where="[editions]", allowed=WISHES)
    low, high = scale.get("low", 1), scale.get("high", 3)
    if not 0 <= low < high:
        raise SettingsError("wrong_setting", key="high", where="[scale]", allowed="0 <= low < high")
    return Settings(
        **town,
        scale_low=low,
        scale_high=high,
        strength=rule,
        headers=_headers(part("headers")),
        kinds=_words(part("kinds"), "[kinds]"),
        sectors=_words(part("sectors"), "[sectors]"),
        fields=_words(part("fields"), "[fields]"),
        sector_order=_list(part("sectors").get("order", []), "order", "[sectors]"),
        sheets=MappingProxyType({k: _sheet(k, v) for k, v in part("sheets").items()}),
        asked=_asked(part("asked")),
        personal_columns=_list(part("privacy").get("keep_columns", []), "keep_columns", "[privacy]"),
        wishes_open=wishes == "open",
        **_register(part("register")),
        false_mentions=_false_mentions(part("reliability").get("beta", BETA)),
    )
