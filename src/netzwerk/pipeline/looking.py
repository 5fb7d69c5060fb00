"""Reading alone: what is found in the sheets, what is to be decided, what was assumed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from netzwerk.intake import read
from netzwerk.pipeline.placing import out_for
from netzwerk.pipeline.told import (
    assumed_lines,
    exit_code,
    finding_lines,
    findings_line,
    read_line,
    spelling_lines,
    to_decide,
)
from netzwerk.sheet import Sheets, no_collection
from netzwerk.tables import Tables, tidy
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["Check", "check"]


@dataclass(frozen=True, eq=False)
class Check:
    """What reading alone shows.

    Attributes
    ----------
    sheets : Sheets
        What was read.
    tables : tuple of Tables
        One a wave.
    lang : str
        Language of its lines.
    """

    sheets: Sheets
    tables: tuple[Tables, ...]
    lang: str

    @property
    def exit_code(self) -> int:
        """0, or 1 where a file, sheet or table could not be read."""
        return exit_code(self.tables)

    def lines(self) -> list[str]:
        """Say what was found, in short: a line for each kind of finding; `json` says all."""
        said = [read_line(self.sheets, self.lang)]
        for tables in self.tables:
            said += ["", tables.wave or tables.town, findings_line(tables, self.lang)]
            said += spelling_lines(tables, self.lang)
            said += finding_lines(tables, self.lang)
        return said + assumed_lines(self.tables, self.lang)

    def json(self) -> str:
        """Print the same for scripts: findings, spellings to decide and assumptions of every wave."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def to_dict(self) -> dict[str, Any]:
        """Give the same as plain values."""
        return {
            "town": self.sheets.town,
            "exit_code": self.exit_code,
            "inputs": dict(self.sheets.inputs),
            "waves": [
                {
                    "wave": tables.wave,
                    "findings": _plain(tables.findings),
                    "to_decide": _plain(to_decide(tables)),
                    "assumptions": [
                        {
                            "file": one.file,
                            "text": say(f"assumptions.{one.code}", self.lang, **one.values),
                            "toml": one.toml,
                        }
                        for one in tables.assumptions
                    ],
                }
                for tables in self.tables
            ],
        }


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows with plain values: numbers as whole ones, unknown as nothing."""
    rows: list[dict[str, Any]] = json.loads(frame.to_json(orient="records", force_ascii=False))
    return rows


@no_collection()
def check(
    raw: str | os.PathLike[str],
    *,
    lang: str = DEFAULT_LANGUAGE,
    out: str | os.PathLike[str] | None = None,
) -> Check:
    """Read a folder of sheets and write nothing.

    Parameters
    ----------
    raw : path
        A folder of sheets, or of waves.
    lang : str
        Language of the sentences: `de` or `en`.
    out : path, optional
        Where runs write to: what people decided there counts. By default as for `run`.

    Returns
    -------
    Check
        Findings, spellings to decide, and what was assumed.

    Raises
    ------
    NothingReadError
        If there is nothing to read.
    SettingsError
        If netzwerk.toml says what it may not.
    """
    sheets = read(raw, lang=lang, out=out_for(Path(raw), out))
    tables: list[Tables] = []
    for name in sheets.waves:
        tables.append(tidy(sheets.wave(name), lang=lang, after=tables[0] if tables else None))
    return Check(sheets, tuple(tables), lang)
