"""What a data frame must be before it becomes part of a network: columns filled, words known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from netzwerk import terms
from netzwerk.errors import TableError
from netzwerk.schema import ACTORS, AFFILIATIONS, ASKED, BOOLEAN, NUMBER, REPORTS, Contract
from netzwerk.texts import words

_EMPTY = {BOOLEAN: False, NUMBER: float("nan")}
TRUE_WORDS = ("true", "1", "ja", "yes", "x", "wahr", "1.0")


@cache
def _state_words() -> Mapping[str, str]:
    return {word: state for state, entries in words("values")["states"].items() for word in entries} | {
        "": terms.EXISTING
    }


def _conform(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Keep the contract's columns in its order, typed; fill what is not required with nothing."""
    missing = [c.name for c in contract.columns if c.required and c.name not in frame.columns]
    if missing:
        present = ", ".join(map(str, frame.columns)) or "–"
        raise TableError("missing_column", table=contract.name, column=missing[0], present=present)
    columns = {}
    for column in contract.columns:
        if column.name not in frame.columns:
            columns[column.name] = pd.Series(_EMPTY.get(column.type, ""), index=frame.index)
        elif column.type == NUMBER:
            columns[column.name] = pd.to_numeric(frame[column.name], errors="coerce")
        elif column.type == BOOLEAN:
            columns[column.name] = _booleans(frame[column.name])
        elif column.type == "integer":
            columns[column.name] = pd.to_numeric(frame[column.name], errors="coerce").fillna(0)
        else:
            columns[column.name] = frame[column.name].astype(object).fillna("").astype(str)
    kept = pd.DataFrame(columns).reset_index(drop=True)
    _require_filled(kept, contract)
    return kept


def _booleans(values: pd.Series) -> pd.Series:
    if values.dtype == bool:
        return values
    return values.fillna(False).astype(str).str.strip().str.lower().isin(TRUE_WORDS)


def _require_filled(frame: pd.DataFrame, contract: Contract) -> None:
    for column in contract.columns:
        if column.required and frame[column.name].eq("").any():
            row = int(frame[column.name].eq("").to_numpy().argmax()) + 2
            raise TableError("missing_value", table=contract.name, row=row, column=column.name)


def _require_known(frame: pd.DataFrame, columns: tuple[str, ...], known: pd.Index) -> None:
    for column in columns:
        strangers = ~frame[column].isin(known)
        if strangers.any():
            row = int(strangers.to_numpy().argmax())
            raise TableError(
                "unknown_actor", table=frame.attrs["table"], row=row + 2, value=frame[column].iloc[row]
            )


def check_actors(frame: pd.DataFrame) -> pd.DataFrame:
    """Check a table of actors: keys unique, a name for each (the key where none is given), sector `unknown`.

    Raises
    ------
    TableError
        If the column actor is missing or empty somewhere, or a key stands twice.
    """
    actors = _conform(frame, ACTORS)
    twice = actors["actor"].duplicated()
    if twice.any():
        value = actors.loc[twice, "actor"].iloc[0]
        raise TableError("duplicate_actor", table=ACTORS.name, value=value)
    actors["name"] = actors["name"].where(actors["name"].ne(""), actors["actor"])
    actors["sector"] = actors["sector"].where(actors["sector"].ne(""), terms.UNKNOWN)
    return actors


def check_reports(frame: pd.DataFrame, actors: pd.Index) -> pd.DataFrame:
    """Check a table of reports: states by their words (empty is existing), strengths positive, actors known.

    Raises
    ------
    TableError
        On a missing column, an unknown state or actor, or a strength that is not a positive number.
    """
    reports = _conform(frame, REPORTS)
    folded = reports["state"].str.strip().str.lower()
    states = folded.map(_state_words())
    if states.isna().any():
        row = int(states.isna().to_numpy().argmax())
        raise TableError(
            "unknown_value", table=REPORTS.name, row=row + 2, column="state",
            value=reports["state"].iloc[row], allowed=", ".join(terms.STATES),
        )  # fmt: skip
    reports["state"] = states.astype(object) if len(states) else states.astype(str)
    given = frame["strength"].reset_index(drop=True) if "strength" in frame.columns else None
    stated = reports["strength"].notna() if given is None else given.notna() & given.astype(str).ne("")
    positive = reports["strength"].gt(0) & reports["strength"].lt(float("inf"))
    wrong = stated & ~positive & reports["state"].eq(terms.EXISTING)
    if given is not None and wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise TableError("not_positive", table=REPORTS.name, row=row + 2, value=given.iloc[row])
    reports.attrs["table"] = REPORTS.name
    _require_known(reports, ("source", "target"), actors)
    return reports


def check_affiliations(frame: pd.DataFrame, actors: pd.Index) -> pd.DataFrame:
    """Check a table of affiliations: actors known; an empty role is `active`, an empty kind `field`."""
    rows = _conform(frame, AFFILIATIONS)
    rows["role"] = rows["role"].where(rows["role"].ne(""), terms.ACTIVE)
    rows["kind"] = rows["kind"].where(rows["kind"].ne(""), terms.FIELD)
    for column, allowed in (("role", terms.ROLES), ("kind", terms.AFFILIATION_KINDS)):
        wrong = ~rows[column].isin(allowed)
        if wrong.any():
            row = int(wrong.to_numpy().argmax())
            raise TableError(
                "unknown_value", table=AFFILIATIONS.name, row=row + 2, column=column,
                value=rows[column].iloc[row], allowed=", ".join(allowed),
            )  # fmt: skip
    rows.attrs["table"] = AFFILIATIONS.name
    _require_known(rows, ("actor",), actors)
    return rows


def check_asked(frame: pd.DataFrame, actors: pd.Index) -> pd.DataFrame:
    """Check a table of who was asked: actors known, `about` an actor or `*`, an empty answer is `yes`."""
    rows = _conform(frame, ASKED)
    rows["answer"] = rows["answer"].where(rows["answer"].ne(""), terms.YES)
    rows.attrs["table"] = ASKED.name
    _require_known(rows, ("actor",), actors)
    _require_known(rows, ("about",), actors.append(pd.Index([terms.EVERYONE])))
    return rows
