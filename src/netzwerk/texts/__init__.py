"""The ground: every sentence a user reads and every word list, as data shipped in the package.

A catalogue is a folder of TOML files, one a room (`catalogue/de/map.toml`); a sentence is reached as
`room.key`. German and English hold the same keys (a test says so). Word lists (`words/*.toml`) are what
the reader of sheets knows about how people write: header words, marks, legal forms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

LANGUAGES = ("de", "en")
DEFAULT_LANGUAGE = "de"


def _flatten(table: Mapping[str, Any], prefix: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= _flatten(value, f"{prefix}.{key}")
        else:
            flat[f"{prefix}.{key}"] = str(value)
    return flat


@cache
def catalogue(lang: str = DEFAULT_LANGUAGE) -> Mapping[str, str]:
    """Every sentence of one language, by `room.key`.

    Examples
    --------
    >>> catalogue("de")["states.existing"]
    'besteht'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}: choose one of {', '.join(LANGUAGES)}")
    flat: dict[str, str] = {}
    folder = resources.files(__package__) / "catalogue" / lang
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            flat |= _flatten(tomllib.loads(entry.read_text("utf-8")), entry.name[:-5])
    return MappingProxyType(flat)


def say(key: str, lang: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """One sentence of the catalogue with its values put in.

    Parameters
    ----------
    key : str
        `room.key`, as the catalogue files spell it.
    lang : str
        `de` or `en`.
    **values : object
        What stands in the sentence's braces.

    Raises
    ------
    KeyError
        If the catalogue has no such sentence: a fault of ours, never of a user.

    Examples
    --------
    >>> say("states.wished", "en")
    'wished for'
    """
    return catalogue(lang)[key].format_map(values)


@cache
def words(name: str) -> Mapping[str, Any]:
    """One word list (`words/<name>.toml`) as it stands in the file.

    Examples
    --------
    >>> "besteht" in words("values")["states"]["existing"]
    True
    """
    text = (resources.files(__package__) / "words" / f"{name}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def asset(path: str) -> str:
    """Return the text of a file shipped in the package, by its path below the package's root."""
    return (resources.files("netzwerk") / path).read_text("utf-8")
