"""How hard a matter is to begin with: leicht, mittel or lang, by who was there and who knows whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netzwerk import terms
from netzwerk.measures.gaps.coverage import NO_LEAD, NOBODY, ONE
from netzwerk.measures.gaps.wishes import BOTH_WEIGHT
from netzwerk.measures.matters.ends import People
from netzwerk.measures.matters.folded import FIELD, FIELDS, PAIR, Matter

EASE: Mapping[str, float] = MappingProxyType({terms.EASY: 1.0, terms.MEDIUM: 0.5, terms.LONG: 0.0})
# So many parties need somebody who leads.
MANY = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A matter with what its effort rests on.

    Attributes
    ----------
    matter : Matter
        The matter.
    actors, fields : tuple of str
        Whom and what it is about.
    weights : mapping of str to float
        The largest weight of each of its types.
    """

    matter: Matter
    actors: tuple[str, ...]
    fields: tuple[str, ...]
    weights: Mapping[str, float]


def effort_of(case: Case, people: People) -> str:
    """Say how hard a matter is to begin with.

    leicht: all were present and wish for it both ways or have a common partner; or somebody plans to work
    in the field. lang: somebody is not on the roster; or the two hang together with different parts and
    share no field; or nobody is known who could take up the field; or three and more have nobody who leads.
    mittel: the rest.

    Parameters
    ----------
    case : Case
        The matter, with whom it is about.
    people : People
        Looked up in its network.
    """
    if _known_to_each_other(case, people) or _planned(case, people):
        return terms.EASY
    if not people.on_roster.issuperset(case.actors) or _far_apart(case, people):
        return terms.LONG
    if _nobody_for(case, people) or _many_without_lead(case, people):
        return terms.LONG
    return terms.MEDIUM


def _known_to_each_other(case: Case, people: People) -> bool:
    if not case.actors or len(case.actors) >= MANY or not people.present.issuperset(case.actors):
        return False
    if _nobody_for(case, people) or case.matter.kind not in (PAIR, FIELD, FIELDS):
        return False
    return case.weights.get("wish", 0.0) >= BOTH_WEIGHT or bool(people.common(case.actors))


def _planned(case: Case, people: People) -> bool:
    lacks = case.weights.get("coverage", 0.0)
    return lacks > 0 and any(people.role(field, terms.PLANNED) for field in case.fields)


def _far_apart(case: Case, people: People) -> bool:
    if case.matter.kind != PAIR:
        return False
    a, b = case.actors if len(case.actors) == 2 else (case.actors[0],) * 2
    return people.component.get(a) != people.component.get(b) and not people.share_field(a, b)


def _nobody_for(case: Case, people: People) -> bool:
    """Whether a field lacks somebody, and neither plans nor the smallest bundle of repairs name anyone."""
    lacks = case.weights.get("coverage", 0.0)
    return lacks in (NOBODY, ONE) and "repair" not in case.weights and not _planned(case, people)


def _many_without_lead(case: Case, people: People) -> bool:
    led = any(people.role(field, terms.LEAD) for field in case.fields)
    unled = case.weights.get("coverage", 0.0) == NO_LEAD or not led
    return len(case.actors) >= MANY and unled
