"""Who a matter is about, as arrays: present, on the roster, together in a field, known to the same third."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.matters.folded import ACTOR, FIELD, PAIR, SECTORS, SET, Matter
from netzwerk.network import Network

_NOBODY: frozenset[str] = frozenset()


class People:
    """What effort and convenors ask of a network's actors, looked up once."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self.order = {actor: place for place, actor in enumerate(net.index)}
        self.component = dict(zip(net.index, net.component_labels().tolist(), strict=True))
        self.sector = dict(zip(net.index, net.sectors, strict=True))

    @cached_property
    def present(self) -> frozenset[str]:
        """Who was there; everybody where nothing says who was."""
        return self._marked("present")

    @cached_property
    def on_roster(self) -> frozenset[str]:
        """Who is on the roster; everybody where there is none."""
        return self._marked("on_roster")

    def _marked(self, column: str) -> frozenset[str]:
        marked = self.net.actors[column].to_numpy(dtype=bool)
        keys = self.net.index.to_numpy()
        return frozenset(keys[marked] if marked.any() else keys)

    @cached_property
    def strength(self) -> dict[str, dict[str, float]]:
        """Strength of each actor's ties by partner, the larger direction's where there are two."""
        keys = self.net.index.to_numpy()
        found: dict[str, dict[str, float]] = defaultdict(dict)
        existing = self.net.ties[self.net.ties["state"].eq(terms.EXISTING)]
        for a, b, strength in existing[["source", "target", "strength"]].itertuples(index=False, name=None):
            most = max(float(strength), found[a].get(b, 0.0))
            found[a][b] = found[b][a] = most
        return {str(key): found.get(key, {}) for key in keys}

    def common(self, actors: tuple[str, ...]) -> list[str]:
        """Return who cooperates with all of these, in actor order."""
        if len(actors) < 2:
            return []
        first, *rest = sorted((self.strength.get(actor, {}) for actor in actors), key=len)
        return sorted((k for k in first if all(k in those for those in rest)), key=self.order.__getitem__)

    @cached_property
    def roles(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Who works in, leads and plans to work in each field, in actor order."""
        rows = self.net.affiliations[self.net.affiliations["kind"].eq(terms.FIELD)]
        at_work = self._by_field(working(self.net))
        leads = self._by_field(rows[rows["role"].eq(terms.LEAD)])
        planned = self._by_field(rows[rows["role"].eq(terms.PLANNED)])
        return {
            field: {
                terms.ACTIVE: at_work.get(field, ()),
                terms.LEAD: leads.get(field, ()),
                terms.PLANNED: tuple(a for a in planned.get(field, ()) if a not in at_work.get(field, ())),
            }
            for field in sorted(set(rows["field"]))
        }

    def _by_field(self, rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
        listed = rows.groupby("field")["actor"].agg(
            lambda actors: tuple(sorted(set(actors), key=self.order.__getitem__))
        )
        return {str(field): actors for field, actors in listed.items()}

    def role(self, field: str, role: str) -> tuple[str, ...]:
        """Return who has a role in a field."""
        return self.roles.get(field, {}).get(role, ())

    @cached_property
    def fields_of(self) -> dict[str, frozenset[str]]:
        """The fields that each actor works in."""
        found: dict[str, set[str]] = defaultdict(set)
        for field, roles in self.roles.items():
            for actor in roles[terms.ACTIVE]:
                found[actor].add(field)
        return {actor: frozenset(fields) for actor, fields in found.items()}

    def share_field(self, a: str, b: str) -> bool:
        """Whether two actors work in the same field."""
        return not self.fields_of.get(a, _NOBODY).isdisjoint(self.fields_of.get(b, _NOBODY))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs with an existing tie, both ways round."""
        i, j = (self.net.index.to_numpy()[ends].tolist() for ends in existing_pairs(self.net))
        return frozenset(zip(i, j, strict=True)) | frozenset(zip(j, i, strict=True))


def matter_fields(matter: Matter, gaps: pd.DataFrame) -> tuple[str, ...]:
    """Return the fields that a matter is about: its own, those that its pair shares, or a field of two."""
    if matter.kind not in (PAIR, ACTOR, SET, SECTORS):
        return matter.parts
    fields = gaps["field"].to_numpy(dtype=object)[list(matter.rows)]
    kinds = gaps["type"].to_numpy(dtype=object)[list(matter.rows)]
    first = sorted(zip(kinds != "coverage", range(len(fields)), strict=True))
    listed = [name for _, k in first for name in fields[k].split(terms.JOIN) if name]
    return tuple(dict.fromkeys(listed))


def matter_actors(matter: Matter, gaps: pd.DataFrame, people: People) -> tuple[str, ...]:
    """Return whom a matter is about, in actor order.

    A field's are the ends of its open pairs, and, where it lacks something, those who work in it or plan to
    and those proposed for it; of two fields those who lead them, else those who work in them.
    """
    if matter.kind in (PAIR, ACTOR, SET):
        found = set(matter.parts)
    elif matter.kind == SECTORS:
        found = set()
    elif matter.kind == FIELD:
        found = _of_field(matter, gaps, people)
    else:
        found = {a for field in matter.parts for a in people.role(field, terms.LEAD)}
        found = found or {a for field in matter.parts for a in people.role(field, terms.ACTIVE)}
    return tuple(sorted(found, key=lambda actor: people.order.get(actor, -1)))


def _of_field(matter: Matter, gaps: pd.DataFrame, people: People) -> set[str]:
    rows = list(matter.rows)
    ends = [gaps[end].to_numpy(dtype=object)[rows] for end in ("actor_a", "actor_b")]
    found = {actor for actor in np.concatenate(ends) if actor}
    if (gaps["type"].to_numpy(dtype=object)[rows] == "coverage").any():
        found |= {a for role in (terms.ACTIVE, terms.PLANNED) for a in people.role(matter.parts[0], role)}
    return found
