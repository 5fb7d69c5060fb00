"""Who invites to each matter, in the order of the ranks, so that no single body has to invite to all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from netzwerk import terms
from netzwerk.measures.matters.effort import Case
from netzwerk.measures.matters.ends import People
from netzwerk.names import fold
from netzwerk.settings import Settings

LEAD, LEAD_ABSENT, COORDINATION, COMMON, NOBODY = "lead", "lead_absent", "coordination", "common", ""
# So many matters a body at most is proposed to invite to because it knows all.
MOST = 3


@dataclass(frozen=True, slots=True)
class Convenor:
    """Who invites, and why: the lead of a field, the town's coordination, or a common partner.

    `actor` is its key, or the name in netzwerk.toml where that is no organisation of the network; empty where
    nobody is known.
    """

    actor: str = ""
    why: str = NOBODY
    field: str = ""


NO_CONVENOR = Convenor()


class Convenors:
    """Chooses who invites, one matter after the other.

    The lead of the matter's field, one who was there before one who was not; else the town's coordination;
    else the common partner k, present, with the largest min(s_ik, s_jk) / (1 + matters already given to k),
    at most three matters each. Nobody that `[register] never_convenes` lists, by name or by sector.
    """

    def __init__(self, people: People, settings: Settings) -> None:
        self.people = people
        self.given: Counter[str] = Counter()
        self.never = self._never(settings.never_convenes)
        self.coordination = self._known(settings.coordination)

    def _names(self) -> dict[str, str]:
        actors = self.people.net.actors
        shorts = actors["short"].str.split(terms.JOIN, regex=False)
        called = {
            fold(short): key for key, listed in zip(actors["actor"], shorts, strict=True) for short in listed
        }
        called |= dict(zip(map(fold, actors["name"]), actors["actor"], strict=True))
        return {name: key for name, key in called.items() if name} | {key: key for key in actors["actor"]}

    def _known(self, text: str) -> str:
        return self._names().get(fold(text), text.strip()) if text.strip() else ""

    def _never(self, listed: Iterable[str]) -> frozenset[str]:
        folded = {fold(text) for text in listed}
        named = {self._known(text) for text in listed}
        return frozenset(actor for actor, sector in self.people.sector.items()
                         if actor in named or fold(sector) in folded)  # fmt: skip

    def choose(self, case: Case) -> Convenor:
        """Return who invites to a matter, and remember it."""
        found = self._lead(case.fields) or self._coordination() or self._common(case.actors) or NO_CONVENOR
        if found.actor:
            self.given[found.actor] += 1
        return found

    def _lead(self, fields: Collection[str]) -> Convenor | None:
        leads = [(lead, field) for field in fields for lead in self.people.role(field, terms.LEAD)
                 if lead not in self.never]  # fmt: skip
        here = next(((lead, field) for lead, field in leads if lead in self.people.present), None)
        if here:
            return Convenor(here[0], LEAD, here[1])
        return Convenor(leads[0][0], LEAD_ABSENT, leads[0][1]) if leads else None

    def _coordination(self) -> Convenor | None:
        return Convenor(self.coordination, COORDINATION) if self.coordination else None

    def _common(self, actors: tuple[str, ...]) -> Convenor | None:
        best, most = None, (0.0, 0.0)
        for k in self.people.common(actors):
            if k in self.never or k not in self.people.present or self.given[k] >= MOST:
                continue
            ties = [self.people.strength[k][actor] for actor in actors]
            worth = (min(ties) / (1 + self.given[k]), sum(ties))
            if (
                best is None
                or worth[0] > most[0] + 1e-12
                or (abs(worth[0] - most[0]) <= 1e-12 and worth[1] > most[1] + 1e-12)
            ):
                best, most = k, worth
        return Convenor(best, COMMON) if best else None
