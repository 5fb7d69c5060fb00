"""What a data frame must be before it becomes part of a network: columns filled, words known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError, TableError
from netzwerk.schema import ACTORS, AFFILIATIONS, ASKED, BOOLEAN, NUMBER, REPORTS, Contract
from netzwerk.texts import words

# Columns that hold keys: blanks around them are no part of one.
_KEYS = ("actor", "source", "target", "about", "group", "field")
_DECIMAL_COMMA = re.compile(r"\A\s*\d+,\d+\s*\Z")
_EMPTY = {BOOLEAN: False, NUMBER: float("nan")}
TRUE_WORDS = ("true", "1", "ja", "yes", "x", "wahr", "1.0")


@cache
def _state_words() -> Mapping[str, str]:
    return {word: state for state, entries in words("values")["states"].items() for word in entries} | {
        "": terms.EXISTING
    }


def _conform(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Keep the contract's columns in its order, typed; fill what is not required with nothing."""
    frame = _named(frame, contract)
    missing = [c.name for c in contract.columns if c.required and c.name not in frame.columns]
    if missing:
        present = ", ".join(map(str, frame.columns)) or "–"
        raise TableError("missing_column", table=contract.name, column=missing[0], present=present)
    columns = {}
    for column in contract.columns:
        if column.name not in frame.columns:
            columns[column.name] = pd.Series(_EMPTY.get(column.type, ""), index=frame.index)
        elif column.type == NUMBER:
            columns[column.name] = pd.to_numeric(frame[column.name], errors="coerce").astype(float)
        elif column.type == BOOLEAN:
            columns[column.name] = _booleans(frame[column.name])
        elif column.type == "integer":
            columns[column.name] = pd.to_numeric(frame[column.name], errors="coerce").fillna(0)
        else:
            columns[column.name] = _texts(frame[column.name], key=column.name in _KEYS)
    kept = pd.DataFrame(columns).reset_index(drop=True)
    _require_filled(kept, contract)
    return kept


def _named(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Take a frame whose columns are called as the contract's, whatever their case; its index may be one."""
    if not isinstance(frame, pd.DataFrame):
        raise NetworkError("not_a_frame", table=contract.name, kind=type(frame).__name__)
    if contract.columns[0].name == frame.index.name and frame.index.name not in frame.columns:
        frame = frame.reset_index()
    known = set(contract.names)
    folded = {str(name).strip().lower(): name for name in reversed(frame.columns)}
    found = {folded[name]: name for name in known - set(frame.columns) if name in folded}
    if "strength" in known - {*frame.columns, *found.values()} and "weight" in folded:
        found[folded["weight"]] = "strength"
    return frame.rename(columns=found) if found else frame


def _texts(values: pd.Series, *, key: bool = False) -> pd.Series:
    """Write cells as text: nothing for a missing one, and a whole number as one though a gap made it 1.0."""
    if pd.api.types.is_float_dtype(values.dtype) and (values.dropna() % 1 == 0).all():
        values = values.astype("Int64")
    texts = values.astype(object).where(values.notna(), "").astype(str)
    return texts.str.strip() if key else texts


def named_actors(reports: pd.DataFrame, affiliations: pd.DataFrame) -> pd.DataFrame:
    """List who is named in reports and affiliations, sorted: the actors where no table of them is given."""
    keys: set[str] = set()
    for frame, contract in ((reports, REPORTS), (affiliations, AFFILIATIONS)):
        table = _named(frame, contract)
        columns = [table[name] for name in ("source", "target", "actor") if name in table.columns]
        keys.update(*(_texts(column, key=True) for column in columns))
    return pd.DataFrame({"actor": sorted(keys - {""})}, dtype=object)


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
    frame = _with_points(_named(frame, REPORTS))
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
    _require_answers(reports, frame)
    reports.attrs["table"] = REPORTS.name
    _require_known(reports, ("source", "target"), actors)
    return reports


def _with_points(reports: pd.DataFrame) -> pd.DataFrame:
    """Read strengths written with a decimal comma; what else is no number stays as it is."""
    if "strength" not in reports.columns or pd.api.types.is_numeric_dtype(reports["strength"]):
        return reports
    said = reports["strength"].astype(object)
    comma = said.map(lambda value: isinstance(value, str) and bool(_DECIMAL_COMMA.match(value)))
    points = said.where(~comma, said.astype(str).str.replace(",", ".", regex=False))
    return reports.assign(strength=points)


def _require_answers(reports: pd.DataFrame, frame: pd.DataFrame) -> None:
    """Answers on trust and value are numbers from 1 to 4, or empty."""
    for item in (*terms.TRUST, *terms.VALUE):
        if item in frame.columns:
            given = frame[item].reset_index(drop=True)
            stated = given.notna() & given.astype(str).str.strip().ne("")
            wrong = stated & ~reports[item].between(1, 4)
            if wrong.any():
                row = int(wrong.to_numpy().argmax())
                raise TableError(
                    "unknown_value", table=REPORTS.name, row=row + 2, column=item,
                    value=given.iloc[row], allowed="1–4",
                )  # fmt: skip


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
