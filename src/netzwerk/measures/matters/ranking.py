"""The matters in order: need, impact, ease and sureness to one score, and who invites to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from netzwerk import terms
from netzwerk.measures.matters.convenors import NO_CONVENOR, Convenor, Convenors
from netzwerk.measures.matters.effort import EASE, Case, effort_of
from netzwerk.measures.matters.ends import People, matter_actors, matter_fields
from netzwerk.measures.matters.folded import FIELD, Matter, fold_gaps
from netzwerk.measures.matters.shortlist import Candidate, shortlist
from netzwerk.measures.matters.urgency import SURENESS, gap_gain, gap_impact, gap_need
from netzwerk.network import Network
from netzwerk.settings import Settings

# What each further type adds to a matter's need.
FURTHER = 0.1
_ORDER = {kind: place for place, kind in enumerate(terms.GAP_TYPES)}
# For analysts alone: a matter that rests on nothing else is no proposal to a meeting.
_NOT_PROPOSED = {"predicted"}
# What a meeting has settled or put aside is not proposed again.
_SETTLED = {terms.POSTPONED, terms.REJECTED, terms.DONE}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A matter with its parts of the score, its effort and who invites.

    Attributes
    ----------
    case : Case
        The matter, and whom and what it is about.
    types : tuple of str
        Its types: first the one by which it is ranked, then the others in the order of `terms.GAP_TYPES`.
    score, need, impact, sureness : float
        score = 100 · Σ weight · part; the parts run from 0 to 1.
    effort : str
        leicht, mittel or lang; its ease is 1, ½ or 0.
    quality : str
        Whether both ends of the gap by which it is ranked were asked, one or none; empty for fields.
    weight : float
        That gap's weight.
    first : int
        That gap's position.
    gain : int
        Pairs that a tie that would close it would bring within two steps (see `gap_gain`).
    convenor : Convenor
        Who invites.
    shortlist : bool
        Whether it is one to begin with.
    """

    case: Case
    types: tuple[str, ...]
    score: float
    need: float
    impact: float
    sureness: float
    effort: str
    quality: str
    weight: float
    first: int
    gain: int = 0
    convenor: Convenor = NO_CONVENOR
    shortlist: bool = False

    @property
    def matter(self) -> Matter:
        """What it is about."""
        return self.case.matter

    @property
    def ease(self) -> float:
        """1, ½ or 0."""
        return EASE[self.effort]


def rank_matters(
    net: Network,
    gaps: pd.DataFrame,
    *,
    settings: Settings | None = None,
    origins: Mapping[str, str] | None = None,
    decided: Mapping[str, str] | None = None,
) -> tuple[Ranked, ...]:
    """Fold gaps into matters, score them, and put them in order.

    score = 100 · (.35 need + .30 impact + .20 ease + .15 sureness), the weights from `[register]`, divided
    by their sum. A matter's need is its largest gap's and .1 for each further type, at most 1; its impact
    that of its best gap; sureness that of the gap by which it is ranked: 1 both asked, ½ one, 0 none, 1 for
    fields.
    Order: score (to 1e-9), type, weight, actors.

    Parameters
    ----------
    net : Network
        What the gaps were found in.
    gaps : DataFrame
        As `gaps` gives them.
    settings : Settings, optional
        Weights, efforts that somebody knows better, coordination, who invites nobody.
    origins : mapping of str to str, optional
        The key by which an actor is known over all waves.
    decided : mapping of str to str, optional
        What was decided, by matter: what is settled or put aside is left out of the shortlist.
    """
    said, people = settings or Settings(), People(net)
    gains = gap_gain(net, gaps)
    parts = _Parts(gap_need(gaps).tolist(), gap_impact(net, gaps, gains).tolist(), gains.tolist())
    scorer = _Scorer(gaps, parts, people=people, settings=said)
    ranked = sorted(map(scorer.ranked, fold_gaps(net, gaps, origins)), key=_order)
    convenors = Convenors(people, said)
    listed = _shortlisted(ranked, decided or {})
    return tuple(_with(one, convenors.choose(one.case), place in listed) for place, one in enumerate(ranked))


def _order(one: Ranked) -> tuple[object, ...]:
    return -round(one.score, 9), _ORDER[one.types[0]], -one.weight, one.case.actors, one.matter.key


def _with(one: Ranked, convenor: Convenor, listed: bool) -> Ranked:
    values = {name: getattr(one, name) for name in Ranked.__slots__}
    return Ranked(**values | {"convenor": convenor, "shortlist": listed})


def _shortlisted(ranked: Sequence[Ranked], decided: Mapping[str, str]) -> frozenset[int]:
    open_ones = [
        place for place, one in enumerate(ranked)
        if not _NOT_PROPOSED.issuperset(one.types) and decided.get(one.matter.key) not in _SETTLED
    ]  # fmt: skip
    seen = [Candidate(ranked[place].types[0], ranked[place].case.actors, ranked[place].effort == terms.EASY)
            for place in open_ones]  # fmt: skip
    return frozenset(open_ones[place] for place in shortlist(seen))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Need, impact and best gain of each gap."""

    needs: list[float]
    impacts: list[float]
    gains: list[float]


class _Scorer:
    """Scores one matter after the other."""

    def __init__(self, gaps: pd.DataFrame, parts: _Parts, *, people: People, settings: Settings) -> None:
        self.gaps, self.people = gaps, people
        self.needs, self.impacts, self.gains = parts.needs, parts.impacts, parts.gains
        self.types, self.weights, self.qualities = (
            gaps[name].tolist() for name in ("type", "weight", "quality")
        )
        self.settings = settings
        self.total = sum(settings.register_weights.values())

    def ranked(self, matter: Matter) -> Ranked:
        """Return a matter with its score, its effort and the gap by which it is ranked."""
        first = min(matter.rows, key=lambda row: (-self.needs[row], _ORDER[self.types[row]], row))
        kinds = {self.types[row] for row in matter.rows} - {self.types[first]}
        types = (self.types[first], *sorted(kinds, key=_ORDER.__getitem__))
        case = self._case(matter)
        effort = self.settings.register_effort.get(matter.key) or effort_of(case, self.people)
        quality = "" if matter.kind == FIELD else self.qualities[first]
        need = min(1.0, self.needs[first] + FURTHER * (len(types) - 1))
        impact = max(self.impacts[row] for row in matter.rows)
        sureness = SURENESS[quality]
        worth = {"need": need, "impact": impact, "ease": EASE[effort], "sureness": sureness}
        score = sum(weight * worth[name] for name, weight in self.settings.register_weights.items())
        return Ranked(
            case=case, types=types, score=100.0 * score / self.total, effort=effort, first=first,
            quality=quality, weight=float(self.weights[first]), need=need, impact=impact, sureness=sureness,
            gain=round(max(self.gains[row] for row in matter.rows)),
        )  # fmt: skip

    def _case(self, matter: Matter) -> Case:
        largest: dict[str, float] = {}
        for row in matter.rows:
            largest[self.types[row]] = max(self.weights[row], largest.get(self.types[row], 0.0))
        fields = matter_fields(matter, self.gaps)
        return Case(matter, matter_actors(matter, self.gaps, self.people), fields, largest)
