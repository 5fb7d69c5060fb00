"""Whom to invite next time: who was named and is on no list, who was absent, what nobody covered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk import terms
from netzwerk.measures.matters.ends import People
from netzwerk.network import Network


@dataclass(frozen=True, slots=True)
class Invitation:
    """One organisation, field or sector to think of when inviting.

    Attributes
    ----------
    reason : str
        `stranger` (named, not on the roster), `absent` (on the roster, not there), `field` or `sector`
        (nobody there covered it).
    actor, field, sector : str
        What it is about; an actor's sector is its own.
    named, wished : int
        How many reports name the actor, and how many organisations wish to cooperate with it.
    covers : tuple of str
        Fields and sectors that nobody there covered and that the actor would.
    candidates : tuple of str
        Who works in the field or plans to, or belongs to the sector; absent, all of them.
    """

    reason: str
    actor: str = ""
    field: str = ""
    sector: str = ""
    named: int = 0
    wished: int = 0
    covers: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def invitations(net: Network) -> tuple[Invitation, ...]:
    """Work out whom to invite next time.

    Organisations first: those that would cover most of what nobody there covered, then those with whom most
    wish to cooperate, then those named most often. Then the fields and the sectors that nobody there covered.
    A field is covered where somebody present is active in it or leads it.

    Parameters
    ----------
    net : Network
        Its actors (on_roster, present), reports of every state, and fields of action.

    Returns
    -------
    tuple of Invitation
        Where no roster is known nobody is called a stranger; where nothing says who was there nobody is
        called absent, and nothing uncovered.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"actor": ["a", "b"], "on_roster": True, "present": [True, False]})
    >>> [(one.reason, one.actor) for one in invitations(Network.of(actors=actors))]
    [('absent', 'b')]
    """
    return _Inviting(net).all()


class _Inviting:
    """Who was there, who was named, and what they cover."""

    def __init__(self, net: Network) -> None:
        self.net, self.people = net, People(net)
        self.on_roster, self.present = (
            net.actors[name].to_numpy(dtype=bool) for name in ("on_roster", "present")
        )
        self.keys = net.index.to_numpy(dtype=object)
        self.here = set(self.keys[self.present])
        self.told = bool(self.present.any())

    def all(self) -> tuple[Invitation, ...]:
        fields = self._fields() if self.told else []
        sectors = self._sectors() if self.told else []
        covered_by: dict[str, list[str]] = {}
        for one in (*fields, *sectors):
            for actor in one.candidates:
                covered_by.setdefault(actor, []).append(one.field or one.sector)
        named, wished = self._named(), self._wished()
        found = [
            Invitation(
                reason=reason, actor=actor, sector=self.people.sector[actor], named=named[place],
                wished=wished[place], covers=tuple(covered_by.get(actor, ())),
            )
            for place, (actor, reason) in enumerate(zip(self.keys.tolist(), self._reasons(), strict=True))
            if reason
        ]  # fmt: skip
        found.sort(key=lambda one: (-len(one.covers), -one.wished, -one.named, self.people.order[one.actor]))
        return (*found, *fields, *sectors)

    def _reasons(self) -> list[str]:
        stranger = ~self.on_roster & self.on_roster.any()
        absent = self.on_roster & ~self.present & self.told
        answer: list[str] = np.where(stranger, terms.STRANGER, np.where(absent, terms.ABSENT, "")).tolist()
        return answer

    def _named(self) -> list[int]:
        """How many reports name each actor and are not its own."""
        reports = self.net.reports
        counts = reports.loc[reports["target"].ne(reports["source"]), "target"].value_counts()
        own = reports.loc[~reports["first_person"].astype(bool), "source"].value_counts()
        return [int(counts.get(key, 0) + own.get(key, 0)) for key in self.keys]

    def _wished(self) -> list[int]:
        """How many organisations wish to cooperate with each, as nothing that exists fulfils."""
        wishes = self.net.reports[self.net.reports["state"].eq(terms.WISHED)]
        pairs = {(str(a), str(b)) for a, b in wishes[["source", "target"]].itertuples(index=False) if a != b}
        open_ones = [b for a, b in pairs if (a, b) not in self.people.pairs]
        return [open_ones.count(key) for key in self.keys]

    def _fields(self) -> list[Invitation]:
        found = []
        for field, roles in self.people.roles.items():
            if self.here.isdisjoint(roles[terms.ACTIVE]):
                asked = (*roles[terms.ACTIVE], *roles[terms.PLANNED])
                candidates = tuple(dict.fromkeys(actor for actor in asked if actor not in self.here))
                found.append(Invitation(terms.FIELD, field=field, candidates=candidates))
        return found

    def _sectors(self) -> list[Invitation]:
        found = []
        sectors = self.net.sectors.to_numpy(dtype=object)
        for sector in dict.fromkeys(sectors[self.on_roster].tolist()):
            mine = self.keys[self.on_roster & (sectors == sector)].tolist()
            if sector != terms.UNKNOWN and self.here.isdisjoint(self.keys[sectors == sector]):
                found.append(Invitation(terms.SECTOR, sector=sector, candidates=tuple(mine)))
        return found
