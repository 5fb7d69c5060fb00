"""What would be if: ties and memberships added, ties and actors taken away, and the whole measured again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeAlias

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.gaps.triangles import triangle_rows
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network
from netzwerk.network.checks import check_affiliations, check_reports
from netzwerk.texts import DEFAULT_LANGUAGE

__all__ = ["changed", "what_if"]

Pair = tuple[str, str]
Change: TypeAlias = pd.DataFrame | Iterable[str | Pair]


def what_if(
    net: Network,
    *,
    add: Change = (),
    remove: Change = (),
    fields: pd.DataFrame | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """Change a copy of the network, and put every whole-network measure of both side by side.

    Parameters
    ----------
    net : Network
        Stays as it is.
    add : iterable of (str, str), or DataFrame
        Ties to be made, as pairs of actors; or rows of `gaps` or `repair` (actor_a, actor_b, field): a row
        with one actor and one field is a membership.
    remove : iterable of str or (str, str), or DataFrame
        Actors to be taken away, ties to be dropped; or rows with actor_a, actor_b.
    fields : DataFrame, optional
        Which fields depend on each other, as `stated_fields` reads it.
    lang : str
        Language of the notes.

    Returns
    -------
    DataFrame
        measure, before, after, difference (after − before), note (why a value is undefined afterwards).
        Rows are those of `whole`, and the triangles of two levels.

    Raises
    ------
    NetworkError
        If an actor is unknown, or a tie that is to be removed does not exist.

    Examples
    --------
    >>> line = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})
    >>> seen = what_if(Network.of(reports=line), add=[("a", "c")]).set_index("measure")
    >>> seen.loc["ties", ["before", "after", "difference"]].tolist()
    [2.0, 3.0, 1.0]
    """
    other = changed(net, add=add, remove=remove)
    tables = [
        pd.concat([whole(one, lang=lang), triangle_rows(one, fields, lang=lang)], ignore_index=True)
        for one in (net, other)
    ]
    before, after = (table.set_index("measure") for table in tables)
    names = [*before.index, *after.index.difference(before.index, sort=False)]
    values = pd.DataFrame(
        {"before": before["value"].reindex(names), "after": after["value"].reindex(names)}, index=names
    )
    undefined = values["after"].isna()
    notes = after["note"].reindex(names).fillna("").where(undefined, "")
    values = values.assign(difference=values["after"] - values["before"], note=notes)
    return values.rename_axis("measure").reset_index()


def changed(net: Network, *, add: Change = (), remove: Change = ()) -> Network:
    """Return a copy with ties and memberships added, and ties and actors taken away; see `what_if`."""
    made, joined = _read(add)
    dropped, gone = _read(remove)
    alone = {actor for actor, field in gone if not field}
    _known(
        net, {end for pair in (*made, *dropped) for end in pair} | {actor for actor, _ in (*joined, *gone)}
    )
    reports = _without(net, net.reports, dropped)
    lines = [{"source": a, "target": b, "state": terms.EXISTING} for a, b in made]
    new = pd.DataFrame(lines, columns=["source", "target", "state"], dtype=object)
    work = pd.DataFrame(joined, columns=["actor", "field"], dtype=object)
    reports = pd.concat([reports, check_reports(new, net.index)], ignore_index=True) if made else reports
    affiliations = net.affiliations
    if joined:
        affiliations = pd.concat([affiliations, check_affiliations(work, net.index)], ignore_index=True)
    stay = ~net.actors["actor"].isin(alone)
    asked = net.asked_by
    return replace(
        net,
        actors=net.actors[stay].reset_index(drop=True),
        reports=_of_others(reports, alone, "source", "target"),
        affiliations=_of_others(affiliations, alone, "actor"),
        asked_by=None if asked is None else _of_others(asked, alone, "actor", "about"),
    )


def _read(change: Change) -> tuple[list[Pair], list[Pair]]:
    """Ties, and (actor, field) with an empty field for the actor itself."""
    if isinstance(change, pd.DataFrame):
        told = change.rename(columns={"source": "actor_a", "target": "actor_b"})
        told = told.reindex(columns=["actor_a", "actor_b", "field"]).astype(object).fillna("")
        rows = list(told.itertuples(index=False, name=None))
        return [(a, b) for a, b, _ in rows if a and b], [(a, f) for a, b, f in rows if a and not b]
    one: list[str | Pair] = list(change)
    return [entry for entry in one if not isinstance(entry, str)], [
        (e, "") for e in one if isinstance(e, str)
    ]


def _known(net: Network, actors: set[str]) -> None:
    unknown = sorted(actors - set(net.index))
    if unknown:
        near = get_close_matches(unknown[0], net.index.tolist(), 1) or net.index.tolist()[:1] or ["–"]
        raise NetworkError("who_is_that", value=unknown[0], near=near[0])


def _without(net: Network, reports: pd.DataFrame, pairs: list[Pair]) -> pd.DataFrame:
    """Drop the existing reports of these ties, in either direction unless ties have one."""
    for a, b in pairs:
        these = reports["source"].eq(a) & reports["target"].eq(b)
        if not net.directed:
            these |= reports["source"].eq(b) & reports["target"].eq(a)
        these &= reports["state"].eq(net.tie_state)
        if not these.any():
            raise NetworkError("no_such_tie", a=a, b=b)
        reports = reports[~these]
    return reports.reset_index(drop=True)


def _of_others(table: pd.DataFrame, gone: set[str], *columns: str) -> pd.DataFrame:
    kept = ~table[list(columns)].isin(gone).any(axis=1)
    return table[kept].reset_index(drop=True)
