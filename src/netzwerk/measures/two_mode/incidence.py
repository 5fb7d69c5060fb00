"""Two modes: which actors are in which fields, committees or groups, as one table of 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from netzwerk import terms
from netzwerk.errors import UsageError
from netzwerk.measures.draws.seats import seats
from netzwerk.measures.engine import Engine, Floats

if TYPE_CHECKING:
    import pandas as pd

    from netzwerk.network import Network

__all__ = ["Incidence", "incidence_of"]


@dataclass(frozen=True, eq=False)
class Incidence:
    """Actors by fields (or committees, or groups).

    Attributes
    ----------
    actors : tuple of str
        All actors of the network, those in no field included.
    fields : tuple of str
        All fields that are named, sorted, those in which nobody is (yet) included.
    table : ndarray of float, shape (actors, fields)
        1 where the actor is in the field.

    Examples
    --------
    >>> two = Incidence(("a", "b"), ("x",), np.array([[1.0], [0.0]]))
    >>> two.turned.actors, two.graph.m
    (('x',), 1)
    """

    actors: tuple[str, ...]
    fields: tuple[str, ...]
    table: Floats

    @property
    def turned(self) -> Incidence:
        """The same with the modes exchanged: fields by actors."""
        return Incidence(self.fields, self.actors, self.table.T)

    @property
    def shape(self) -> tuple[int, int]:
        """How many actors and fields there are."""
        return len(self.actors), len(self.fields)

    @cached_property
    def graph(self) -> Engine:
        """Both modes as one undirected network: the actors first, then the fields."""
        i, j = np.nonzero(self.table)
        count = len(self.actors)
        return Engine(sum(self.shape), i.astype(np.int64), j.astype(np.int64) + count, np.ones(len(i)))


_found: WeakKeyDictionary[Network, dict[str, Incidence]] = WeakKeyDictionary()


def incidence_of(net: Network, kind: str = terms.FIELD) -> Incidence:
    """Say who is in what: in a field who works in it or leads it, else every member.

    Who is only planned is not counted. The members of groups are those of the table of groups or, where it
    is silent, those who reported there (`seats`).

    Parameters
    ----------
    net : Network
        Reads affiliations of that kind; for groups, also reports and who was asked.
    kind : str
        field, committee or group.

    Returns
    -------
    Incidence

    Raises
    ------
    UsageError
        If the kind is none of the three.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"actor": ["a", "b"], "field": ["x", "y"], "role": ["lead", "planned"]})
    >>> two = incidence_of(Network.of(affiliations=rows))
    >>> two.fields, two.table.tolist()
    (('x', 'y'), [[1.0, 0.0], [0.0, 0.0]])
    """
    if kind not in terms.AFFILIATION_KINDS:
        raise UsageError("unknown_kind", value=kind, allowed=", ".join(terms.AFFILIATION_KINDS))
    kept = _found.setdefault(net, {})
    if kind not in kept:
        kept[kind] = _built(net, kind)
    return kept[kind]


def _built(net: Network, kind: str) -> Incidence:
    rows = net.affiliations[net.affiliations["kind"].eq(kind)]
    inside = rows["role"].isin(terms.WORKING_ROLES) if kind == terms.FIELD else rows["role"].ne(terms.PLANNED)
    members = rows.loc[inside, ["actor", "field"]]
    if kind == terms.GROUP:
        members = seats(net).rename(columns={"group": "field"})
    names = tuple(sorted({*rows["field"], *members["field"]}))
    table = np.zeros((net.n, len(names)))
    table[net.index.get_indexer(members["actor"]), _places(names, members["field"])] = 1.0
    return Incidence(tuple(net.index), names, table)


def _places(names: tuple[str, ...], fields: pd.Series) -> np.ndarray:
    place = {name: position for position, name in enumerate(names)}
    return np.array([place[field] for field in fields], dtype=np.int64)
