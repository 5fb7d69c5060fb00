"""Editions: what one audience may see, as a smaller network, before anything is planned.

What an edition may not show is absent from its network, so that nothing planned from it can show it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.network import Network

__all__ = ["consenting", "edition_of", "withheld_names"]

_CONSENT = {terms.PARTICIPANTS: "named_to_participants", terms.PUBLIC: "named_in_public"}
# A person, not a body, where a name begins like this.
_PERSON = re.compile(r"(?:Herr|Frau|Hr\.|Fr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?)\s", re.IGNORECASE)


def consenting(waves: Sequence[pd.DataFrame], edition: str) -> frozenset[str]:
    """Return who may be named in an edition: the newest record of consent rules every wave.

    Parameters
    ----------
    waves : sequence of DataFrame
        Tables of actors, the oldest wave first, with the same keys in every wave.
    edition : str
        internal, participants or public.

    Returns
    -------
    frozenset of str
        Keys of actors. A wave records consent if anyone in it gave it; there an actor of its roster without
        a yes counts as a no. Where no wave records any, participants (who sat in one room) may see everyone
        and the public nobody. An actor on no roster has not been asked, and is not named in public.

    Raises
    ------
    NetworkError
        On another edition.

    Examples
    --------
    >>> old = pd.DataFrame({"actor": ["a", "b"], "on_roster": True, "named_in_public": [True, True]})
    >>> new = pd.DataFrame({"actor": ["a", "c"], "on_roster": True, "named_in_public": [False, True]})
    >>> sorted(consenting([old, new], "public"))
    ['b', 'c']
    """
    _check(edition)
    everyone = frozenset(str(actor) for actors in waves for actor in actors["actor"])
    if edition == terms.INTERNAL:
        return everyone
    column = _CONSENT[edition]
    recorded = [actors for actors in waves if column in actors and actors[column].any()]
    if not recorded:
        return everyone if edition == terms.PARTICIPANTS else frozenset()
    newest: dict[str, bool] = {}
    for actors in recorded:
        asked = actors[actors["on_roster"] | actors[column]]
        newest |= dict(zip(asked["actor"].astype(str), asked[column].astype(bool), strict=True))
    return frozenset(actor for actor, yes in newest.items() if yes)


def edition_of(
    net: Network, edition: str, *, shown: frozenset[str] | None = None, wishes: bool = False
) -> Network:
    """Return the network that one audience may see.

    Parameters
    ----------
    net : Network
        All that is known.
    edition : str
        `internal`: everything. `participants`: who is in `shown`; no refusals, no wishes unless `wishes`;
        groups are numbered and nothing says on which sheet a line stood. `public`: existing ties between
        two of `shown`, without strength, kind or date, and their fields of action; no individuals; actors
        in the order of their names and with keys of this edition, so that no gap tells who is missing.
    shown : frozenset of str, optional
        Who may be named (`consenting`); by default who this network's own table says may.
    wishes : bool
        Whether participants see wishes.

    Returns
    -------
    Network
        Never more than was there; who is not shown is in none of its tables.

    Raises
    ------
    NetworkError
        On another edition.

    Examples
    --------
    >>> actors = pd.DataFrame({"actor": ["b", "a", "c"], "name": ["Börse", "Amt", "Club"],
    ...                        "on_roster": True, "named_in_public": [True, True, False]})
    >>> reports = pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"], "group": ["Tisch 1", "Tisch 2"]})
    >>> public = edition_of(Network.of(actors=actors, reports=reports), "public")
    >>> public.actors["name"].tolist(), len(public.ties), public.groups
    (['Amt', 'Börse'], 1, ('1',))
    """
    _check(edition)
    if edition == terms.INTERNAL:
        return net
    named = consenting([net.actors], edition) if shown is None else shown
    kept = net.actors[net.actors["actor"].isin(named)]
    return _public(net, kept) if edition == terms.PUBLIC else _participants(net, kept, wishes)


def withheld_names(net: Network, edition: Network) -> tuple[str, ...]:
    """Return names, short names and keys of the actors that an edition leaves out, sorted.

    A name that an actor of the edition bears, too, is not withheld.
    """
    columns = ["name", "short", "actor"]
    told = {text for column in columns for text in edition.actors[column]}
    missing = ~net.actors["name"].isin(edition.actors["name"])
    names = {str(text) for column in columns for text in net.actors.loc[missing, column]}
    return tuple(sorted(names - told - {""}))


def _check(edition: str) -> None:
    if edition not in terms.EDITIONS:
        allowed = ", ".join(terms.EDITIONS)
        raise NetworkError("unknown_choice", what="edition", value=edition, allowed=allowed)


def _participants(net: Network, actors: pd.DataFrame, wishes: bool) -> Network:
    states = [terms.EXISTING, terms.WISHED] if wishes else [terms.EXISTING]
    numbers = _numbers(net)
    reports = _between(net.reports[net.reports["state"].isin(states)], actors, ("source", "target"))
    work = _between(net.affiliations, actors, ("actor",))
    work = work[work["kind"].ne(terms.GROUP)]
    asked = None if net.asked_by is None else _between(net.asked_by, actors, ("actor", "about"))
    return replace(
        net,
        actors=actors.reset_index(drop=True),
        reports=_without_place(reports).assign(group=reports["group"].map(numbers)),
        affiliations=_without_place(work),
        asked_by=None if asked is None else asked.assign(file="", group=asked["group"].map(numbers)),
    )


def _public(net: Network, actors: pd.DataFrame) -> Network:
    bodies = actors[~actors["name"].str.match(_PERSON).astype(bool)]
    bodies = bodies.sort_values("name", key=lambda names: names.str.casefold(), ignore_index=True)
    keys = {key: f"o{number}" for number, key in enumerate(bodies["actor"], 1)}
    ties = _between(net.ties[net.ties["state"].eq(terms.EXISTING)], bodies, ("source", "target"))
    named = [
        {"source": keys[source], "target": keys[target], "group": group, "state": terms.EXISTING}
        for source, target, sure in ties[["source", "target", "confirmed"]].itertuples(index=False)
        for group in ("1", "2")[: 1 + bool(sure)]
    ]
    work = _between(net.affiliations, bodies, ("actor",))
    work = work[work["kind"].eq(terms.FIELD) & work["role"].isin(terms.WORKING_ROLES)]
    work = work[["actor", "field", "role", "kind"]].drop_duplicates()
    return Network.of(
        actors=bodies[["actor", "name", "short", "sector"]].assign(
            actor=bodies["actor"].map(keys), on_roster=True
        ),
        reports=pd.DataFrame(named, columns=["source", "target", "group", "state"]),
        affiliations=work.assign(actor=work["actor"].map(keys)),
        directed=net.directed,
        wave=net.wave,
    )


def _numbers(net: Network) -> dict[str, str]:
    """Give each group a number, so that groups can be counted and told apart but not known."""
    asked = set() if net.asked_by is None else set(net.asked_by["group"])
    groups = sorted((set(net.reports["group"]) | asked) - {""})
    return {"": ""} | {group: str(number) for number, group in enumerate(groups, 1)}


def _between(rows: pd.DataFrame, actors: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Keep the rows that speak of these actors alone."""
    known = {*actors["actor"], terms.EVERYONE}
    keep = pd.Series(True, index=rows.index)
    for column in columns:
        keep &= rows[column].isin(known)
    return rows[keep].reset_index(drop=True)


def _without_place(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(file="", sheet="", row=0, column=0)
