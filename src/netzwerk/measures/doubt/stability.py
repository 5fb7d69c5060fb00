"""How far each value and rank can be trusted: reports drawn anew, groups left out, actors dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from netzwerk import schema
from netzwerk.errors import UsageError
from netzwerk.measures.chance import generator
from netzwerk.measures.doubt import dropped, misspelt
from netzwerk.measures.doubt.kept import Kept, kept_rows
from netzwerk.measures.doubt.light import judged, light_rows
from netzwerk.measures.doubt.measures import Doubt, own_notes
from netzwerk.measures.doubt.record import Stability
from netzwerk.measures.doubt.rows import coverage_rows, group_order, inclusion_rows, pair_rows
from netzwerk.measures.doubt.whole_spans import whole_records, whole_spans
from netzwerk.measures.draws.replicates import Progress, in_chunks, measure_draws
from netzwerk.measures.draws.resample import Reports, reports_of
from netzwerk.measures.draws.seats import seats
from netzwerk.measures.record import MEMBERSHIP, VALUE, Measure
from netzwerk.measures.registry import find, measure, notes
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["DEFAULT", "Stability", "spanned", "stability"]

DEFAULT = (
    "degree", "degree_norm", "strength", "betweenness", "betweenness_norm", "betweenness_valued", "harmonic",
    "harmonic_valued", "closeness", "eigenvector", "eigenvector_valued", "constraint", "constraint_valued",
)  # fmt: skip
FIRST = (1, 3, 5)
# Draws a level of error: actors dropped, names mistaken.
DROPPED_DRAWS, MISTAKEN_DRAWS = 100, 50
# Shortest paths cost actors × ties a draw. So many steps take some minutes; beyond, fewer draws must do,
# and beyond so many steps a draw, none: those of valued paths take three times as long.
_STEPS, _FEWEST_DRAWS = 8e8, 100
_FEWEST_ERRORS = 10
_PATHS, _VALUED_PATHS = 1.5e8, 4e6
_MOST_STEPS = {
    "betweenness": _PATHS, "betweenness_norm": _PATHS, "centralization_betweenness": _PATHS,
    "betweenness_valued": _VALUED_PATHS, "harmonic_valued": _VALUED_PATHS,
}  # fmt: skip


def stability(
    net: Network,
    names: str | Measure | Sequence[str | Measure] = DEFAULT,
    *,
    seed: int = 1,
    draws: int = 1000,
    jobs: int | None = None,
    progress: Progress | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> Stability:
    """Tell how far each value and rank would move, had other reports been written.

    Within each group as many reports as it gave are drawn with replacement, and everything is measured
    anew on their union, all actors kept; where no group is named, ties stand in for reports. A value's span
    is value + (2.5 and 97.5 percentile − mean of the draws), cut to the measure's range; a rank's span is
    the percentiles of the rank, widened to hold the observed one. Each group is also left out once: an
    actor's rank span then uses the groups it did not sit at, for leaving out its own says how it was seated,
    not how sure the rank is; what happens without its own stands in the note.

    Beside it: what is kept of each measure's order (Spearman's correlation, the same first one and three)
    with reports drawn anew, groups left out, 5 to 30 % of the actors dropped, 5 and 10 % of the names merged
    or split wrongly; which pairs the draws do not tell apart; which orders every centrality agrees on; and a
    traffic light a measure. A light is the worst of: reports drawn, groups left out, 10 % of the actors
    dropped: green with a median correlation ≥ .90, at least .80 of the first three kept and .80 of the pairs
    asked; red below .70, .50, .50, with fewer than three groups, or without a value for over a fifth.

    Parameters
    ----------
    net : Network
        Its reports are drawn from.
    names : str, Measure, or sequence of these
        Measures of actors' positions, by name or as records of your own; marks get no rank.
    seed : int
        The same seed, the same spans, whatever the number of jobs.
    draws : int
        How many networks are drawn; fewer, but at least 100, where actors × ties × draws exceeds 8·10⁸
        (from some 400 actors with 2,000 ties on), which the notes then say.
    jobs : int, optional
        As joblib's `n_jobs`; None leaves it to the surrounding `joblib.parallel_config`.
    progress : callable, optional
        Told `(what, done, total)` after every chunk.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    Stability

    Raises
    ------
    UsageError
        If no measure is called that, or it is itself drawn (`cluster`), so that it has no span.

    References
    ----------
    Wang, D. J., Shi, X., McFarland, D. A., & Leskovec, J. (2012). Measurement error in network data. Social
    Networks 34, 396–409. Smith, J. A., & Moody, J. (2013). Structural effects of network sampling coverage.
    Social Networks 35, 652–668.

    Examples
    --------
    >>> said = pd.DataFrame({"group": ["t1", "t1", "t2"], "source": list("AAB"), "target": list("BCC")})
    >>> found = stability(Network.of(reports=said), ["degree"], draws=50)
    >>> found
    <Stability: 3 actors, 1 measures, 50 draws>
    >>> found.centrality[["actor", "value", "rank"]].to_numpy().tolist()
    [['A', 2.0, 1.0], ['B', 2.0, 1.0], ['C', 2.0, 1.0]]
    """
    names = (names,) if isinstance(names, str | Measure) else tuple(names)
    records = [_spannable(name) for name in names]
    reports = reports_of(net)
    wanted, draws = draws, _affordable(net, draws)
    work = partial(_drawn, net=net, reports=reports, names=names, seed=seed)
    chunks = list(in_chunks(work, draws, what="stability", jobs=jobs, progress=progress))
    doubts = _doubts(net, reports, records=records, chunks=chunks)
    fewer = say("stability.fewer_draws", lang, draws=draws) if draws < wanted else ""
    centrality = [
        doubt.centrality(
            net.index, note=own_notes(doubt, notes(net, doubt.record, lang=lang), fewer, lang=lang)
        )
        for doubt in doubts
    ]
    ranked = [doubt for doubt in doubts if doubt.ranked]
    kept = [one for doubt in ranked for one in group_order(doubt)]
    if ranked and net.n and draws:
        given = [name for name in names if find(name).gives == VALUE]
        share = draws / wanted
        kept += _errors(net, given, share=share, seed=seed, draws=draws, jobs=jobs, progress=progress)
    lights = judged(net, ranked, kept, lang=lang)
    rows = [doubt.rows(net.index, FIRST) for doubt in doubts]
    rows += [pair_rows(doubt, net.index) for doubt in ranked]
    rows += [kept_rows(kept), inclusion_rows(net), light_rows(lights)]
    rows += [coverage_rows(ranked, lang=lang)]
    return Stability(
        _stacked(centrality, schema.CENTRALITY),
        _stacked(rows, schema.STABILITY),
        whole_spans(net, chunks),
        {doubt.name: doubt.drawn for doubt in doubts},
        net.index,
        lights,
        {record.name: record for record in records},
    )


def _errors(
    net: Network,
    names: Sequence[str | Measure],
    *,
    share: float,
    seed: int,
    draws: int,
    jobs: int | None,
    progress: Progress | None,
) -> list[Kept]:
    """Drop actors and mistake names, and see what is kept of each measure's order.

    Less often by the same share by which fewer reports are drawn.
    """
    found = []
    for room, most in ((misspelt, MISTAKEN_DRAWS), (dropped, DROPPED_DRAWS)):
        times = min(draws, most if share == 1 else max(_FEWEST_ERRORS, int(most * share)))
        found += room.orders_kept(net, names, seed=seed, draws=times, jobs=jobs, progress=progress)
    return found


def _doubts(
    net: Network, reports: Reports, *, records: Sequence[Measure], chunks: Sequence[Mapping[str, np.ndarray]]
) -> list[Doubt]:
    """Join each measure's values with its draws and with what leaving groups out gives."""
    values = measure(net, records)
    left_out = _left_out(net, reports)
    without = measure_draws(net, reports.ends, left_out.strengths, records=records)
    nothing = np.empty((0, net.n))
    return [
        Doubt(
            record,
            values[record.name].to_numpy(dtype=float),
            np.concatenate([chunk[record.name] for chunk in chunks] or [nothing]),
            without[record.name],
            left_out.own,
        )
        for record in records
    ]


def spanned(net: Network) -> tuple[str, ...]:
    """Return those of `DEFAULT` that can be drawn in a network of this size.

    Parameters
    ----------
    net : Network
        How many actors and ties it has is read.

    Returns
    -------
    tuple of str
        Without valued paths beyond 4·10⁶ actors × ties, without betweenness beyond 1.5·10⁸.

    Examples
    --------
    >>> len(spanned(Network.of())) == len(DEFAULT)
    True
    """
    return tuple(name for name in DEFAULT if _drawable(net, name))


def _drawable(net: Network, name: str) -> bool:
    return net.n * len(net.edges) <= _MOST_STEPS.get(name, np.inf)


def _affordable(net: Network, draws: int) -> int:
    steps = max(1, net.n * len(net.edges))
    return min(draws, max(_FEWEST_DRAWS, int(_STEPS / steps)))


def _spannable(name: str | Measure) -> Measure:
    record = find(name)
    if record.drawn or record.gives == MEMBERSHIP:
        raise UsageError("no_span", name=record.name)
    return record


def _drawn(
    number: int, size: int, *, net: Network, reports: Reports, names: Sequence[str | Measure], seed: int
) -> dict[str, np.ndarray]:
    """One chunk of draws, measured."""
    counts = reports.draw(generator(seed, "reports", number), size)
    ties = reports.strengths(counts)
    whole = [record for record in whole_records() if _drawable(net, record.name)]
    records = [*(find(name) for name in names), *whole]
    return measure_draws(net, reports.ends, ties, records=records)


@dataclass(frozen=True, eq=False)
class _LeftOut:
    """The ties without each group, shape (groups, pairs), and who sat at it, shape (groups, n)."""

    strengths: np.ndarray
    own: np.ndarray


def _left_out(net: Network, reports: Reports) -> _LeftOut:
    """Leave each named group out where more than one reported."""
    named = np.array([group != "" for group in reports.groups], dtype=bool)
    if len(reports.groups) < 2:
        return _LeftOut(np.empty((0, len(reports.ends))), np.empty((0, net.n), dtype=bool))
    members = seats(net)
    own = np.zeros((len(reports.groups), net.n), dtype=bool)
    own[pd.Index(reports.groups).get_indexer(members["group"]), net.index.get_indexer(members["actor"])] = (
        True
    )
    return _LeftOut(reports.strengths(reports.without_each_group())[named], own[named])


def _stacked(frames: list[pd.DataFrame], contract: schema.Contract) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    stacked = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=contract.names)
    stacked = stacked.reindex(columns=list(contract.names))
    return stacked.assign(note=stacked["note"].astype(object).where(stacked["note"].notna(), ""))
