"""Actors without a tie, with one, in a small component, or whom nobody has on the roster."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs
from netzwerk.measures.gaps.quality import actor_quality, sides
from netzwerk.measures.gaps.rows import Heard, gap_key, gap_rows, sentence
from netzwerk.measures.gaps.texts import component_count
from netzwerk.network import Network
from netzwerk.texts import say

NO_TIE, SMALL, ONE_TIE = 3.0, 2.0, 1.0
# A component with fewer actors is small.
SMALL_BELOW = 4


def isolation_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the actors who hang on little: no tie, a component below four actors, one tie.

    The weight is the heaviest that applies: 3, 2, 1. An actor whom groups named and who is not on the
    roster is a row of weight 1 at least; where no actor is on a roster, nothing is said about it. That an
    actor was invited, absent and not named stands in its evidence.

    Parameters
    ----------
    net : Network
        Existing ties are read, direction ignored.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row an actor.

    Notes
    -----
    Prell, Hubacek & Reed 2009.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"actor": list("abcde")})
    >>> ties = pd.DataFrame({"source": list("abc"), "target": list("bcd")})
    >>> rows = isolation_gaps(Network.of(actors=actors, reports=ties))
    >>> dict(zip(rows["actor_a"], rows["weight"]))
    {'a': 1.0, 'd': 1.0, 'e': 3.0}
    """
    cases = [case for case in _cases(net) if case.weight]
    found = np.array([case.actor for case in cases], dtype=np.int64)
    keys = net.index.to_numpy()[found]
    components, heard = component_count(net)[1], Heard(net)
    return gap_rows(
        "isolation",
        len(found),
        gap=[gap_key("isolation", key) for key in keys],
        actor_a=keys,
        sectors=net.sectors.to_numpy()[found],
        weight=[case.weight for case in cases],
        evidence=[_evidence(net, case, heard=heard, lang=lang) for case in cases],
        effect=[_effect(case, components, lang) if net.n > 1 else "" for case in cases],
        quality=actor_quality(sides(net), found),
        a=found,
    )


@dataclass(frozen=True)
class _Case:
    """What one actor hangs on."""

    actor: int
    partner: int
    partners: int
    size: int
    wishes: int
    stranger: bool
    unseen: bool

    @property
    def weight(self) -> float:
        """The heaviest that applies."""
        if self.partners == 0:
            return NO_TIE
        if self.size < SMALL_BELOW:
            return SMALL
        return ONE_TIE if self.partners == 1 or self.stranger else 0.0


def _cases(net: Network) -> list[_Case]:
    i, j = existing_pairs(net)
    partners = np.bincount(np.concatenate([i, j]), minlength=net.n)
    partner = np.full(net.n, -1)
    partner[i], partner[j] = j, i
    labels, _ = component_count(net)
    size = np.bincount(labels, minlength=1)[labels]
    on_roster, present = (net.actors[name].to_numpy(dtype=bool) for name in ("on_roster", "present"))
    named = net.index.isin(net.reports["source"]) | net.index.isin(net.reports["target"])
    stranger = ~on_roster & on_roster.any()
    unseen = on_roster & ~present & present.any() & ~named
    columns = (partner, partners, size, _wishes(net), stranger, unseen)
    return [_Case(k, *told) for k, told in enumerate(zip(*(c.tolist() for c in columns), strict=True))]


def _wishes(net: Network) -> np.ndarray:
    rows = net.ties[net.ties["state"].eq(terms.WISHED)]
    ends = np.concatenate([net.index.get_indexer(rows[end]) for end in ("source", "target")])
    counts: np.ndarray = np.bincount(ends, minlength=net.n)
    return counts


def _evidence(net: Network, case: _Case, *, heard: Heard, lang: str) -> str:
    held = ["gaps.isolation_no_tie", "gaps.isolation_one_tie"][case.partners : case.partners + 1]
    only = net.actors["name"].iloc[case.partner] if case.partners == 1 else ""
    small = case.partners > 0 and case.size < SMALL_BELOW
    return sentence(
        *(say(key, lang, partner=only) for key in held),
        say("gaps.isolation_small", lang, size=case.size) if small else "",
        say("gaps.isolation_stranger", lang) if case.stranger else "",
        say("gaps.isolation_unseen", lang) if case.unseen else "",
        say("gaps.isolation_wishes", lang, count=case.wishes) if case.wishes else "",
        heard.of(case.actor, case.partner, lang) if case.partners == 1 else "",
    )


def _effect(case: _Case, components: int, lang: str) -> str:
    if case.weight in (NO_TIE, SMALL):
        if components == 1:
            return ""
        return say("gaps.isolation_effect_join", lang, before=components, after=components - 1)
    if case.partners == 1:
        return say("gaps.isolation_effect_lost", lang, before=components, after=components + 1)
    return ""
