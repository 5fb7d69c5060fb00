"""The map of several waves: one set of places, and what became of each tie from wave to wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.measures.waves.pairs import known_as, wave_ties
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.build import plan_map
from netzwerk.views.plan import MapPlan, MapTie
from netzwerk.views.source import read_date
from netzwerk.views.statements import Statement, grouped, state

__all__ = ["plan_waves"]


def plan_waves(
    nets: Sequence[Network],
    *,
    known: Mapping[str, str] | None = None,
    plans: Sequence[MapPlan] = (),
    shown: Mapping[str, Any] | None = None,
    look: Mapping[str, Any] | None = None,
) -> MapPlan:
    """Plan one map of several waves, the oldest first.

    Parameters
    ----------
    nets : sequence of Network
        One for each wave.
    known : mapping of str to str, optional
        For organisations that were renamed or merged: the key by which they are known over the waves.
    plans : sequence of MapPlan
        The waves' own maps; their places stay.
    shown : mapping, optional
        gaps and register of the newest wave, as `plan_map` takes them.
    look : mapping, optional
        title, town, seed, lang, sector_order as `plan_map` takes them.

    Returns
    -------
    MapPlan
        Everyone who was there in any wave, in one place; each actor and tie knows its waves, each existing
        tie what became of it at every step (`wave_ties`).

    Examples
    --------
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x", "x"], "target": ["y", "z"]}), wave="2018")
    >>> b = Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"]}), wave="2019")
    >>> [(tie.target, tie.waves, tie.change) for tie in plan_waves([a, b]).ties]
    [('y', (0, 1), ('kept',)), ('z', (0,), ('with_leaver',))]
    """
    look = dict(look or {})
    lang = str(look.get("lang", "de"))
    brought = [known_as(net, known or {}) for net in nets]
    steps = [wave_ties(a, b) for a, b in pairwise(brought)]
    waves = tuple((net.wave, read_date(net.wave, lang)) for net in nets)
    plan = plan_map(
        _together(brought),
        after=plans,
        statements=_said(brought[-1], steps[-1], waves, lang=lang) if steps else None,
        **(shown or {}),
        **look,
    )
    there = _active(brought)
    ties = _ties(plan.ties, brought, steps)
    nodes = tuple(replace(node, waves=there[node.actor]) for node in plan.nodes)
    return replace(plan, nodes=nodes, ties=ties, waves=waves, date=" – ".join((waves[0][1], waves[-1][1])))


def _together(nets: Sequence[Network]) -> Network:
    """Put all waves into one network: the newest word on each organisation, every report and its wave."""
    actors = pd.concat([net.actors for net in nets], ignore_index=True)
    actors = actors.drop_duplicates("actor", keep="last").sort_values("actor", ignore_index=True)
    reports = [_with_wave(net.reports, net.wave) for net in nets]
    return replace(
        nets[-1],
        actors=actors,
        reports=pd.concat(reports, ignore_index=True),
        affiliations=pd.concat([net.affiliations for net in reversed(nets)], ignore_index=True),
        asked_by=None,
    )


def _with_wave(reports: pd.DataFrame, wave: str) -> pd.DataFrame:
    """Name the wave before the file and the group: table 1 of one wave is not that of another."""
    named = reports["group"].map(lambda group: f"{group} ({wave})" if group and wave else group)
    files = reports["file"].map(lambda file: f"{wave}/{file}" if file and wave else file)
    return reports.assign(group=named, file=files)


def _active(nets: Sequence[Network]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for place, net in enumerate(nets):
        for actor in net.index:
            found.setdefault(str(actor), []).append(place)
    return {actor: tuple(places) for actor, places in found.items()}


def _ties(
    ties: Sequence[MapTie], nets: Sequence[Network], steps: Sequence[pd.DataFrame]
) -> tuple[MapTie, ...]:
    held: dict[tuple[frozenset[str], str], list[int]] = {}
    for place, net in enumerate(nets):
        for source, target, told in net.ties[["source", "target", "state"]].itertuples(index=False):
            held.setdefault((frozenset((source, target)), told), []).append(place)
    became = [
        {
            frozenset((source, target)): change
            for source, target, change in step[["source", "target", "change"]].itertuples(index=False)
        }
        for step in steps
    ]
    return tuple(
        replace(
            tie,
            waves=tuple(dict.fromkeys(held[frozenset((tie.source, tie.target)), tie.state])),
            change=tuple(
                step.get(frozenset((tie.source, tie.target)), "") if tie.state == terms.EXISTING else ""
                for step in became
            ),
        )
        for tie in ties
    )


def _said(
    net: Network, step: pd.DataFrame, waves: Sequence[tuple[str, str]], *, lang: str
) -> tuple[Statement, ...]:
    """Say what the newest wave is and misses, and what became of the ties since the one before."""
    whole, missing, _ = state(net, lang=lang)
    counts = step["change"].value_counts()

    def number(*changes: str) -> str:
        return grouped(int(sum(counts.get(change, 0) for change in changes)), lang)

    sentence = say(
        "statements.changed",
        lang,
        date=waves[-2][1],
        come=number(terms.BORN, terms.FIRST_NAMED),
        ended=number(terms.ENDED),
        silent=number(terms.NOT_NAMED_AGAIN),
        unknown=number(terms.NOT_ASKED, terms.WITH_JOINER, terms.WITH_LEAVER),
    )
    return (whole, missing, Statement("changed", sentence, "ties", len(step)))
