"""One sentence a matter, which says no more than its gaps know."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.coverage import NO_LEAD, NOBODY, ONE
from netzwerk.measures.gaps.wishes import BOTH_WEIGHT
from netzwerk.measures.matters.ends import People
from netzwerk.measures.matters.folded import ACTOR, FIELD, FIELDS, PAIR, SET
from netzwerk.measures.matters.ranking import Ranked
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.statements import grouped

# So many are named, more are counted; in which order the reasons are told.
_FEW = 3
_PREDICTED = "predicted"
_TOLD = ("coverage", "wish", "functional", "fragility", "one-sided", "repair", "hole", _PREDICTED)


def enumerated(words: Iterable[str], lang: str) -> str:
    """Join words as a sentence lists them, all of them.

    Examples
    --------
    >>> enumerated(["A", "B", "C"], "en")
    'A, B and C'
    """
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return say("register.both", lang, first=", ".join(listed[:-1]), last=listed[-1])


def told_types(one: Ranked) -> tuple[str, ...]:
    """Return the types that a matter's texts tell of: one that is predicted, too, tells of the others alone.

    Predicted ties are for analysts; their back-test stands in results/gaps.csv, and texts go to meetings.
    """
    return tuple(kind for kind in one.types if kind != _PREDICTED) or one.types


class Sentences:
    """Tells matters of one network in one language."""

    def __init__(self, net: Network, gaps: pd.DataFrame, *, people: People, lang: str) -> None:
        self.people, self.lang = people, lang
        self.names = dict(zip(net.index, net.actors["name"], strict=True))
        self.types, self.ends = gaps["type"].tolist(), gaps[["actor_a", "actor_b"]].to_numpy(dtype=object)
        self.fields = gaps["field"].tolist()
        self.wishes = _wishes(net)
        self.stated_roster = bool(net.actors["on_roster"].any())

    def say(self, key: str, **values: object) -> str:
        """One text of the register."""
        return say(f"register.{key}", self.lang, **values)

    def named(self, actors: Iterable[str]) -> str:
        """Name actors as a sentence lists them."""
        return enumerated((self.names.get(actor, actor) for actor in actors), self.lang)

    def sentence(self, one: Ranked) -> str:
        """Tell what a matter is about."""
        tellers = {PAIR: self._pair, FIELD: self._field, ACTOR: self._actor, SET: self._set,
                   FIELDS: self._fields}  # fmt: skip
        return tellers.get(one.matter.kind, self._sectors)(one)

    def _told(self, who: str, clauses: Iterable[str]) -> str:
        what = self.say("list_join").join(clause for clause in clauses if clause)
        return self.say("colon", who=who, what=what.removesuffix("."))

    def _pair(self, one: Ranked) -> str:
        a, b = _pair_of(one)
        types = told_types(one)
        clauses = [self._pair_clause(kind, one) for kind in _TOLD if kind in types]
        unsure = one.quality in (terms.ONE_ASKED, terms.NONE_ASKED)
        clauses.append(self.say(f"quality.{one.quality}") if unsure else "")
        return self._told(self.named((a, b)), clauses)

    def _pair_clause(self, kind: str, one: Ranked) -> str:
        if kind == "coverage":
            lacking = one.case.weights[kind] < NO_LEAD
            field = next(self.fields[row] for row in one.matter.rows if self.types[row] == kind)
            return self.say(
                "pair_says.coverage_two_led" if lacking else "pair_says.coverage_two", field=field
            )
        if kind == "wish":
            return self._wish(one)
        if kind == "functional":
            return self._functional(one)
        ends = next(self.ends[row] for row in one.matter.rows if self.types[row] == kind)
        a, b = (self.names.get(end, end) for end in ends)
        between = self.named(self.people.common((ends[0], ends[1])))
        return self.say(f"pair_says.{kind}", a=a, b=b, between=between)

    def _functional(self, one: Ranked) -> str:
        if "coverage" in one.types:
            return self.say("pair_says.functional_short")
        key = "functional" if len(one.case.fields) == 1 else "functional_many"
        return self.say(f"pair_says.{key}", fields=enumerated(one.case.fields, self.lang))

    def _wish(self, one: Ranked) -> str:
        a, b = _pair_of(one)
        own = {(x, y): self.wishes[x, y] for x, y in ((a, b), (b, a)) if (x, y) in self.wishes}
        if one.case.weights["wish"] >= BOTH_WEIGHT:
            return self.say("pair_says.wish_mutual" if own and all(own.values()) else "pair_says.wish_both")
        if len(own) != 1:
            return self.say("pair_says.wish_gap")
        ((x, _), first_person), *_ = own.items()
        key = "wish_own" if first_person else "wish_by_group"
        return self.say(f"pair_says.{key}", a=self.names[x])

    def _field(self, one: Ranked) -> str:
        field = one.matter.parts[0]
        clauses = [*self._coverage(one, field), self._open_pairs(one), self._proposed(one)]
        return self._told(self.say("within", field=field), clauses)

    def _coverage(self, one: Ranked, field: str) -> list[str]:
        weight = one.case.weights.get("coverage", 0.0)
        if not weight:
            return []
        active, planned = (self.people.role(field, role) for role in (terms.ACTIVE, terms.PLANNED))
        key = {NOBODY: "nobody", ONE: "one", NO_LEAD: "no_lead"}.get(weight, "lacking")
        key += "_few" if key == "no_lead" and len(active) <= _FEW else ""
        told = [self.say(f"field_says.coverage_{key}", actors=self.named(active), count=len(active))]
        if weight == ONE and not self.people.role(field, terms.LEAD):
            told.append(self.say("field_says.unled"))
        if planned:
            key = "planned" if len(planned) == 1 else "planned_many"
            told.append(self.say(f"field_says.{key}", actors=self.named(planned)))
        return told

    def _open_pairs(self, one: Ranked) -> str:
        pairs = self.open_pairs(one)
        if not pairs:
            return ""
        key = "functional_one" if pairs == 1 else "functional"
        return self.say(f"field_says.{key}", pairs=grouped(pairs, self.lang))

    def open_pairs(self, one: Ranked) -> int:
        """Count a field's pairs without a tie."""
        return sum(self.types[row] == "functional" for row in one.matter.rows)

    def _proposed(self, one: Ranked) -> str:
        actors = [self.ends[row][0] for row in one.matter.rows if self.types[row] == "repair"]
        return self.say("field_says.repair", actors=self.named(actors)) if actors else ""

    def _actor(self, one: Ranked) -> str:
        actor = one.matter.parts[0]
        partners = list(self.people.strength.get(actor, {}))
        clauses = []
        if "isolation" in one.types:
            clauses += self._isolation(actor, partners, weight=one.case.weights["isolation"])
        if "fragility" in one.types:
            clauses.append(
                self.say(f"actor_says.{'fragility' if one.case.weights['fragility'] else 'broker'}")
            )
        return self._told(self.named([actor]), clauses or [self.say("actor_says.other")])

    def _isolation(self, actor: str, partners: list[str], *, weight: float) -> list[str]:
        told = []
        if len(partners) < 2:
            only = self.named(partners)
            told.append(self.say("actor_says.one_tie" if partners else "actor_says.no_tie", partner=only))
        if partners and weight >= 2:
            told.append(self.say("actor_says.small"))
        if self.stranger(actor):
            told.append(self.say("actor_says.stranger"))
        return told

    def stranger(self, actor: str) -> bool:
        """Whether somebody was named who is not on the roster, where there is one."""
        return self.stated_roster and actor not in self.people.on_roster

    def _set(self, one: Ranked) -> str:
        pairs = grouped(round(one.weight), self.lang)
        return self.say("others.set", actors=self.named(one.matter.parts), pairs=pairs)

    def _fields(self, one: Ranked) -> str:
        a, b = one.matter.parts[0], one.matter.parts[-1]
        if one.types[0] == "redundancy":
            return self.say("others.redundancy", a=a, b=b)
        apart = one.case.weights.get("integrative", 0.0) >= 2
        return self.say("others.integrative_apart" if apart else "others.integrative", a=a, b=b)

    def _sectors(self, one: Ranked) -> str:
        a, b = one.matter.parts[0], one.matter.parts[-1]
        return self.say("others.sector" if a == b else "others.sectors", a=a, b=b)


def _pair_of(one: Ranked) -> tuple[str, str]:
    a, b = one.case.actors if len(one.case.actors) == 2 else one.matter.parts
    return a, b


def _wishes(net: Network) -> dict[tuple[str, str], bool]:
    """Who wishes for whom, and whether the one who wishes says so itself."""
    rows = net.reports[net.reports["state"].eq(terms.WISHED)]
    nobody_else = rows["group"].eq("") & rows["wished_by"].eq("")
    own = rows["first_person"].astype(bool) | rows["wished_by"].eq(terms.BY_SOURCE) | nobody_else
    said = own.groupby([rows["source"], rows["target"]]).any()
    return {(str(a), str(b)): bool(first) for (a, b), first in said.items()}
