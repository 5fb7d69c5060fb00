"""Data Package v2: what lies in OUT, what its columns mean, and from what it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from netzwerk.schema import CONTRACTS, Column, Contract
from netzwerk.sheet import Assumption
from netzwerk.texts import catalogue, say

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CONTRACTS = {contract.path: contract for contract in CONTRACTS.values()}
_MEDIA = {
    "csv": "text/csv",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "html": "text/html",
    "json": "application/json",
    "md": "text/markdown",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Origin:
    """From what a run made its files, so that anyone can make the same bytes again.

    Attributes
    ----------
    version : str
        The toolkit's version.
    town, wave : str
        Whose network it is, and of when.
    seed, draws : int
        Where chance began, and how often it was drawn; draws is 0 where nothing was drawn.
    level : float
        The level of the spans.
    inputs : mapping of str to str
        sha256 of every file read, by its path below the folder, `/` between.
    assumptions : sequence of Assumption
        What was taken for granted.
    followed : sequence of str
        sha256 of the lists of measures that were followed and stay where they are.
    """

    version: str
    town: str = ""
    wave: str = ""
    seed: int = 1
    draws: int = 0
    level: float = 0.95
    inputs: Mapping[str, str] = field(default_factory=dict)
    assumptions: Sequence[Assumption] = ()
    followed: Sequence[str] = ()


def datapackage_text(files: Mapping[str, bytes], origin: Origin, *, lang: str = "de") -> str:
    """Describe the files of one folder as a Data Package, version 2.

    Parameters
    ----------
    files : mapping of str to bytes
        Every file of the folder by its path in it, `/` between; the description itself is left out.
    origin : Origin
        Version, seed, draws, inputs and assumptions.
    lang : str
        Language of titles and meanings.

    Returns
    -------
    str
        datapackage.json: neither a path of the machine nor the time of day stands in it.

    Examples
    --------
    >>> import json
    >>> said = json.loads(datapackage_text({"tables/ties.csv": b""}, Origin("1.0"), lang="en"))
    >>> said["resources"][0]["name"], said["resources"][0]["schema"]["fields"][3]["type"]
    ('ties', 'number')
    """
    resources = [
        _resource(path, content, lang)
        for path, content in sorted(files.items())
        if PurePosixPath(path).name != "datapackage.json"
    ]
    described = {
        "$schema": PROFILE,
        "name": "netzwerk",
        "title": " · ".join(filter(None, (say("datapackage.title", lang), origin.town, origin.wave))),
        "description": say("datapackage.description", lang),
        "version": origin.version,
        "resources": resources,
        "netzwerk": _origin(origin, lang),
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _origin(origin: Origin, lang: str) -> dict[str, Any]:
    assumed = [
        {"text": say(f"assumptions.{one.code}", lang, **one.values), "file": one.file, "toml": one.toml}
        for one in origin.assumptions
    ]
    return {
        "version": origin.version,
        "town": origin.town,
        "wave": origin.wave,
        "seed": origin.seed,
        "draws": origin.draws,
        "level": origin.level,
        "inputs": [{"path": path, "hash": f"sha256:{code}"} for path, code in sorted(origin.inputs.items())],
        "assumptions": assumed,
        "followed": [f"sha256:{code}" for code in origin.followed],
    }


def _resource(path: str, content: bytes, lang: str) -> dict[str, Any]:
    ending = path.rsplit(".", 1)[-1].lower()
    contract = _CONTRACTS.get(path)
    stem = path.rsplit(".", 1)[0].replace("/", "-").lower()
    name = contract.name if contract else f"{stem}.{ending}"
    said: dict[str, Any] = {"name": name, "path": path}
    if contract:
        said |= {"type": "table", "title": _meaning(f"columns.{contract.name}.table", lang)}
    else:
        title = _meaning(f"datapackage.files.{stem}", lang)
        said |= {"type": "file"} | ({"title": title} if title else {})
    said |= {"format": ending, "mediatype": _MEDIA.get(ending, "application/octet-stream")}
    if ending in ("csv", "json", "html", "md", "svg", "gexf", "graphml"):
        said["encoding"] = "utf-8"
    said |= {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}
    if contract:
        said |= {
            "dialect": {"delimiter": ",", "lineTerminator": "\n"},
            "schema": table_schema(contract, lang),
        }
    return said


def table_schema(contract: Contract, lang: str = "de") -> dict[str, Any]:
    """Describe a table's columns as a Table Schema: type, meaning, what it may hold.

    Parameters
    ----------
    contract : Contract
        The table's columns.
    lang : str
        Language of the meanings.

    Examples
    --------
    >>> from netzwerk.schema import TIES
    >>> table_schema(TIES)["primaryKey"]
    ['source', 'target', 'state']
    """
    fields = [_field(column, contract, lang) for column in contract.columns]
    said: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if contract.key:
        said["primaryKey"] = list(contract.key)
    return said


def _field(column: Column, contract: Contract, lang: str) -> dict[str, Any]:
    said: dict[str, Any] = {"name": column.name, "type": column.type}
    meaning = _meaning(f"columns.{contract.name}.{column.name}", lang)
    if column.lists:
        meaning = " ".join(filter(None, (meaning, say("datapackage.list", lang))))
    if meaning:
        said["description"] = meaning
    allowed = [word for word in column.allowed if word]
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if allowed and not column.lists:
        constraints["enum"] = allowed
    return said | ({"constraints": constraints} if constraints else {})


def _meaning(key: str, lang: str) -> str:
    return catalogue(lang).get(key, "")
