"""Reports to ties: one row a pair and state, with its strength as definitions.md 1 pins it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms


def _paired(reports: pd.DataFrame, index: pd.Index, directed: bool) -> pd.DataFrame:
    source = index.get_indexer(reports["source"])
    target = index.get_indexer(reports["target"])
    named = reports.assign(
        a=source if directed else np.minimum(source, target),
        b=target if directed else np.maximum(source, target),
    )
    return named[named["a"] != named["b"]]


def _joined(named: pd.DataFrame, column: str, pairs: pd.MultiIndex) -> list[str]:
    """Join each pair's different entries of one column, sorted; in plain Python, which is quicker here."""
    filled = named[named[column].ne("")]
    entries: dict[tuple[str, int, int], set[str]] = {}
    for state, a, b, text in zip(*(filled[name] for name in ("state", "a", "b", column)), strict=True):
        entries.setdefault((state, a, b), set()).update(text.split(terms.JOIN))
    return [terms.JOIN.join(sorted(entries.get(pair, ()))) for pair in pairs]


def _strengths(named: pd.DataFrame, rule: str) -> pd.Series:
    stated = named[named["strength"].notna() & named["state"].eq(terms.EXISTING)]
    by_group = stated.groupby(["state", "a", "b", "group"], observed=True)["strength"].max()
    return by_group.groupby(["state", "a", "b"], observed=True).agg(rule)


def derive_ties(reports: pd.DataFrame, actors: pd.Index, *, directed: bool, rule: str) -> pd.DataFrame:
    """Fold reports into ties, one row a pair and state.

    Per group the largest stated strength over kinds and repeats; over groups the mean (`max`, `min`).
    An existing tie without any stated strength takes the median of the strengths stated in the
    reports of existing ties (1 where none is stated) and is marked `assumed`. Self-named reports make
    no tie.

    Parameters
    ----------
    reports : DataFrame
        source, target, group, kind, state, strength, first_person.
    actors : Index
        The actors' keys in their order; pairs are sorted by it unless directed.
    directed : bool
        Whether (a, b) and (b, a) are two ties.
    rule : str
        `mean`, `max` or `min` over groups.

    Returns
    -------
    DataFrame
        source, target, state, strength, reports, groups, kinds, confirmed, assumed; strength is NaN
        for wishes and refusals; confirmed: named by two groups, or by a party itself.
    """
    named = _paired(reports, actors, directed)
    by_pair = named.groupby(["state", "a", "b"], observed=True, sort=True)
    ties = by_pair.agg(
        reports=("source", "size"),
        informants=("group", "nunique"),
        by_party=("first_person", "any"),
    )
    ties["strength"] = _strengths(named, rule).reindex(ties.index)
    ties["groups"] = _joined(named, "group", ties.index)
    ties["kinds"] = _joined(named, "kind", ties.index)
    ties = ties.reset_index()
    existing = ties["state"].eq(terms.EXISTING)
    stated = named.loc[named["state"].eq(terms.EXISTING), "strength"].dropna()
    ties["assumed"] = existing & ties["strength"].isna()
    ties.loc[ties["assumed"], "strength"] = stated.median() if len(stated) else 1.0
    ties["confirmed"] = (ties["informants"] >= 2) | ties["by_party"].astype(bool)
    order = ties["state"].map({state: place for place, state in enumerate(terms.STATES)})
    ties = ties.assign(order=order).sort_values(["a", "b", "order"], ignore_index=True)
    return ties.assign(
        source=actors.to_numpy()[ties["a"].to_numpy(dtype=int)],
        target=actors.to_numpy()[ties["b"].to_numpy(dtype=int)],
    )[["source", "target", "state", "strength", "reports", "groups", "kinds", "confirmed", "assumed"]]
