"""An earlier run read back: the network of one folder of OUT, and what was found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from netzwerk import schema
from netzwerk.decided import Decision, Succession
from netzwerk.errors import NothingReadError
from netzwerk.intake.agreed import carrying_on
from netzwerk.intake.clean import read_table
from netzwerk.network import Network
from netzwerk.pipeline.placing import DESCRIPTION
from netzwerk.schema import NUMBER, Contract

__all__ = ["EarlierRun", "read_run"]

# A row of network.csv that stands there only where ties have a direction.
_DIRECTED = "centralization_degree_in"


@dataclass(frozen=True, eq=False)
class EarlierRun:
    """One wave of an earlier run.

    Attributes
    ----------
    net : Network
        The network that its tables make.
    folder : Path
        Where they lie.
    town, wave : str
        As the run named them; empty where it knew no name.
    results : dict of str to DataFrame
        Its result tables by their short names, as far as they are there.
    mentions : DataFrame or None
        The names as they were written.
    decisions : tuple of Decision
        Lines of names.csv, beside the tables or beside the wave's folder.
    successions : tuple of Succession
        Lines of an organisations.csv that somebody put there.
    inputs : dict of str to str
        sha256 of what was read, by its path.
    """

    net: Network
    folder: Path
    town: str
    wave: str
    results: Mapping[str, pd.DataFrame]
    mentions: pd.DataFrame | None
    decisions: tuple[Decision, ...]
    successions: tuple[Succession, ...]
    inputs: Mapping[str, str]

    @property
    def label(self) -> str:
        """The wave's name, else the town's, else the folder's."""
        return self.wave or self.town or self.folder.name


def read_run(folder: Path) -> EarlierRun:
    """Read the tables of an earlier run back, of `netzwerk run` or `netzwerk measure`.

    Parameters
    ----------
    folder : Path
        OUT; where it holds several waves, the last of them is read.

    Raises
    ------
    NothingReadError
        If there are no tables of a run.
    TableError
        If a table was changed so that it makes no network any more.
    """
    here = _wave_folder(folder)
    files = _Files(here)
    actors, reports = files.table(schema.ACTORS), files.table(schema.REPORTS)
    if actors is None or reports is None:
        raise NothingReadError("no_run", path=folder)
    results = {
        contract.name: table
        for contract in schema.RESULTS
        if (table := files.table(contract)) is not None
    }  # fmt: skip
    directed = "network" in results and results["network"]["measure"].eq(_DIRECTED).any()
    said = _description(here)
    wave = str(said.get("wave") or "")
    net = Network.of(
        actors=actors, reports=reports, affiliations=files.table(schema.AFFILIATIONS),
        asked=files.table(schema.ASKED), directed=bool(directed), wave=wave,
    )  # fmt: skip
    town = str(said.get("town") or "")
    return EarlierRun(
        net, here, town, wave, results, files.table(schema.MENTIONS), files.decisions(),
        files.successions(), files.inputs,
    )  # fmt: skip


def _wave_folder(folder: Path) -> Path:
    """Return the folder itself where it holds tables, else that of its last wave."""
    if not folder.is_dir():
        raise NothingReadError("no_run", path=folder)
    if (folder / schema.ACTORS.path).is_file():
        return folder
    waves = sorted(one for one in folder.iterdir() if (one / schema.ACTORS.path).is_file())
    if not waves:
        raise NothingReadError("no_run", path=folder)
    return waves[-1]


def _description(folder: Path) -> Mapping[str, Any]:
    """Return what datapackage.json says of the run; nothing where there is none."""
    try:
        said = json.loads((folder / DESCRIPTION).read_text("utf-8"))["netzwerk"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return said if isinstance(said, dict) else {}


class _Files:
    """The tables of one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inputs: dict[str, str] = {}

    def table(self, contract: Contract) -> pd.DataFrame | None:
        """Read one table; its numbers as numbers, an empty cell as empty text; None where it is not there."""
        path = self.folder / contract.path
        if not path.is_file():
            return None
        read = read_table(path)
        self.inputs[f"{self.folder.name}/{contract.path}"] = read.code
        numbers = [c.name for c in contract.columns if c.type == NUMBER and c.name in read.frame]
        return read.frame.assign(**{n: pd.to_numeric(read.frame[n], errors="coerce") for n in numbers})

    def decisions(self) -> tuple[Decision, ...]:
        """Read what was decided about spellings."""
        return tuple(
            Decision(one["spelling"], one["decision"], one["name"])
            for one in self._listed("names.csv", ("spelling", "name", "decision"))
        )

    def successions(self) -> tuple[Succession, ...]:
        """Read who carries on whose work."""
        lines = self._listed("organisations.csv", ("actor", "successor of"))
        return tuple(Succession(carrying_on(one["actor"]), one["successor of"]) for one in lines)

    def _listed(self, name: str, columns: tuple[str, ...]) -> list[dict[Any, Any]]:
        """Read a list beside the tables, else beside the wave's folder, if it has these columns."""
        for folder in (self.folder, self.folder.parent):
            path = folder / name
            if path.is_file():
                read = read_table(path)
                if set(columns) <= set(read.frame):
                    self.inputs[f"{folder.name}/{name}"] = read.code
                    return list(read.frame.to_dict("records"))
        return []
