"""The list of measures, and three questions to it: what is there, what is the value, why is it missing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk.errors import UsageError
from netzwerk.measures.clusters import membership
from netzwerk.measures.core import model as core
from netzwerk.measures.positions import centrality, cohesion, holes, partner, spectral
from netzwerk.measures.reasons import REASONS, reason_texts
from netzwerk.measures.record import ACTOR, ANSWERS, DIRECTION, MARK, MEMBERSHIP, Measure
from netzwerk.measures.sectors import brokerage, cross_section, mixing, roles
from netzwerk.measures.two_mode import fields
from netzwerk.measures.two_mode import positions as two_mode
from netzwerk.measures.whole import bounds
from netzwerk.measures.whole.answer import WHOLE
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from netzwerk.network import Network

MEASURES: tuple[Measure, ...] = (
    *centrality.MEASURES,
    *bounds.MEASURES,
    *spectral.MEASURES,
    *holes.MEASURES,
    *cohesion.MEASURES,
    *core.MEASURES,
    *roles.MEASURES,
    *brokerage.MEASURES,
    *mixing.MEASURES,
    *fields.MEASURES,
    *two_mode.MEASURES,
    *partner.MEASURES,
    *membership.MEASURES,
)


def find(name: str | Measure) -> Measure:
    """Return the record of one measure; a record of one's own is returned as it is.

    Raises
    ------
    UsageError
        If no measure is called that; the sentence names the nearest.

    Examples
    --------
    >>> find("degree").source
    'Freeman 1979'
    """
    if isinstance(name, Measure):
        return name
    known = {record.name: record for record in MEASURES}
    if name not in known:
        near = get_close_matches(name, known, n=1, cutoff=0.0)[0]
        raise UsageError("unknown_measure", name=name, near=near, allowed=", ".join(known))
    return known[name]


def measure(net: Network, names: str | Measure | Iterable[str | Measure] | None = None) -> pd.DataFrame:
    """Compute measures of the actors' positions.

    Parameters
    ----------
    net : Network
        Its ties in `tie_state` count as ties.
    names : str, Measure, or iterable of these, optional
        Which measures, in this order, by name or as records of your own; without it all that the network's
        direction and size allow, but those on clusters, which take seconds, and those on trust,
        value and two modes, where the tables say nothing of it.

    Returns
    -------
    DataFrame
        Indexed by actor in the order of the actor table: marks bool, measures float, memberships category.
        Undefined values are NaN; `notes` says why. Forms along arcs are undefined in an undirected network.

    Raises
    ------
    UsageError
        If no measure is called that, it is a mark of ties (`bridge`: see `bridges`), or the network is
        too large for it.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> measure(net, ["degree", "betweenness", "cutpoint"]).reset_index()
      actor  degree  betweenness  cutpoint
    0     A     1.0          0.0     False
    1     B     2.0          1.0      True
    2     C     1.0          0.0     False
    """
    records = _chosen(net, names)
    return pd.DataFrame({record.name: _answer(net, record) for record in records}, index=net.index)


def _chosen(net: Network, names: str | Measure | Iterable[str | Measure] | None) -> list[Measure]:
    if names is None:
        allowed = (record for record in MEASURES if net.directed or not record.directed_only)
        allowed = (record for record in allowed if _has_what_it_reads(net, record))
        return [r for r in allowed if r.of == ACTOR and not r.drawn and net.n <= r.most]
    records = [find(name) for name in ([names] if isinstance(names, str | Measure) else names)]
    for record in records:
        if record.of != ACTOR:
            raise UsageError("measure_of_ties", name=record.name)
        if net.n > record.most:
            raise UsageError("too_many_actors", name=record.name, most=int(record.most), count=net.n)
    return records


def _has_what_it_reads(net: Network, record: Measure) -> bool:
    """Leave out what no table of this network is about: trust, or fields of action."""
    if ANSWERS in record.reads:
        return partner.has_answers(net)
    return "no_fields" not in record.undefined or not REASONS["no_fields"](net)


def _answer(net: Network, record: Measure) -> pd.Series:
    if record.directed_only and not net.directed:
        return pd.Series(np.nan, index=net.index)
    values = record.function(net)
    if isinstance(values, pd.Series):
        values = values.reindex(net.index)
    types = {MARK: bool, MEMBERSHIP: "category"}
    return pd.Series(values, index=net.index).astype(types.get(record.gives, float))


def notes(net: Network, name: str | Measure, *, lang: str = DEFAULT_LANGUAGE) -> pd.Series:
    """Say why values of one measure are missing, or what must be said of them.

    Parameters
    ----------
    net : Network
        As given to `measure`.
    name : str
        One measure.
    lang : str
        `de` or `en`.

    Returns
    -------
    Series of str
        Indexed by actor; empty where nothing needs to be said.

    Raises
    ------
    UsageError
        If no measure is called that.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(actors=pd.DataFrame({"actor": ["A"]}))
    >>> notes(net, "constraint", lang="en").tolist()
    ['no cooperation named']
    """
    record = _chosen(net, name)[0]
    values = _answer(net, record)
    missing = values.isna().to_numpy()
    keys = ("undirected", *record.undefined) if record.directed_only else record.undefined
    said = reason_texts(net, (*keys, "undefined"), missing)
    remarked = reason_texts(net, record.remarks, ~missing & values.eq(0).to_numpy())
    keyed = pd.Series(np.where(missing, said, remarked), index=net.index, name="note", dtype=object)
    return keyed.map(lambda key: say(f"reasons.{key}", lang) if key else "")


def catalogue(lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """List every measure: what it asks, what it does not mean, what it reads and gives, whose it is.

    Parameters
    ----------
    lang : str
        `de` or `en`.

    Returns
    -------
    DataFrame
        Indexed by name: label, question, not_meant, convention, reads, gives, of (actor, tie, network: a
        role stands twice, for the actor and summed up), directed (how direction is read), low, high,
        first (which end ranks first), isolates (what an actor without a tie gets), undefined (why a value
        may be missing), source, engine.

    Examples
    --------
    >>> catalogue("en").loc["betweenness", "label"]
    'connects others'
    """
    from netzwerk.measures import elsewhere

    records = (*MEASURES, *WHOLE, *cross_section.MEASURES, *elsewhere.MEASURES)
    rows = [_described(record, lang) for record in records]
    return pd.DataFrame(rows).set_index("name")


def _described(record: Measure, lang: str) -> dict[str, object]:
    said = {what: record.say(what, lang) for what in ("label", "question", "not_meant", "convention")}
    direction = "only" if record.directed_only else "read" if DIRECTION in record.reads else "ignored"
    return {
        "name": record.name,
        **said,
        "reads": ", ".join(record.reads),
        "gives": record.gives,
        "of": record.of,
        "directed": direction,
        "low": record.low,
        "high": record.high,
        "first": record.first,
        "isolates": record.of_isolates if record.of == ACTOR else "",
        "undefined": "; ".join(say(f"reasons.{key}", lang) for key in record.undefined),
        "source": record.source,
        "engine": record.engine,
    }
