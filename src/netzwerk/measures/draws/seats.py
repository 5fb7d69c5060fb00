"""Who sat at which table: the members of each group, for doubt and for clusters."""

from __future__ import annotations

import pandas as pd

from netzwerk import terms
from netzwerk.network import Network

__all__ = ["home_tables", "respondents", "seats"]


def seats(net: Network) -> pd.DataFrame:
    """List the members of every group that reported.

    From the table of groups where it names the group (attendance), else from who was asked there and
    answered, else from the actors in ego position in the group's reports (definitions.md 6).

    Parameters
    ----------
    net : Network
        Its affiliations of kind group, asked_by and reports are read.

    Returns
    -------
    DataFrame
        group, actor: each pair once, sorted by group and the actors' order; empty without groups.

    Examples
    --------
    >>> reports = pd.DataFrame({"group": ["t1", "t1", "t2"], "source": list("ABC"), "target": list("BCA")})
    >>> seats(Network.of(reports=reports)).to_numpy().tolist()
    [['t1', 'A'], ['t1', 'B'], ['t2', 'C']]
    """
    sat = net.affiliations[net.affiliations["kind"].eq(terms.GROUP)].rename(columns={"field": "group"})
    sources = [sat, net.reports.rename(columns={"source": "actor"})]
    if net.asked_by is not None:
        sources.insert(1, net.asked_by[net.asked_by["answer"].ne(terms.NONE)])
    known: list[pd.DataFrame] = []
    missing = set(net.groups)
    for source in sources:
        found = source.loc[source["group"].isin(missing), ["group", "actor"]]
        missing -= set(found["group"])
        known.append(found)
    members = pd.concat(known, ignore_index=True).drop_duplicates()
    place = net.index.get_indexer(members["actor"])
    return members.assign(place=place).sort_values(["group", "place"], ignore_index=True)[["group", "actor"]]


def home_tables(net: Network) -> pd.Series:
    """Give each actor the one table that tells best whom it sat with.

    Of the groups of two and more that an actor sat at, the smallest; of equal ones the first by name. A
    respondent's own form is no table.

    Parameters
    ----------
    net : Network
        As for `seats`.

    Returns
    -------
    Series of str
        Indexed by actor in the order of the actor table; missing for those who sat nowhere.
    """
    members = seats(net)
    members = members.assign(size=members.groupby("group")["actor"].transform("size"))
    tables = members[members["size"] >= 2].sort_values(["size", "group"], kind="stable")
    return tables.drop_duplicates("actor").set_index("actor")["group"].reindex(net.index)


def respondents(net: Network) -> frozenset[str]:
    """Name the groups that are one respondent speaking for itself: a survey's lines, no table of people.

    Parameters
    ----------
    net : Network
        Its reports in the first person, and as for `seats`.

    Returns
    -------
    frozenset of str
        Groups of one member whose every report is in the first person.

    Examples
    --------
    >>> said = pd.DataFrame({"group": ["s: A", "t1", "t1"], "source": list("ABC"), "target": list("BCA"),
    ...                      "first_person": [True, True, True]})
    >>> sorted(respondents(Network.of(reports=said)))
    ['s: A']
    """
    own = net.reports.groupby("group")["first_person"].all()
    alone = seats(net)["group"].value_counts().eq(1)
    return frozenset(own.index[own.astype(bool)]) & frozenset(alone.index[alone]) - {""}
