"""Clusters with a verdict: groups that cooperate more among themselves, or that there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan

import pandas as pd

from netzwerk import schema, terms
from netzwerk.measures.chance import generator
from netzwerk.measures.clusters import partitions
from netzwerk.measures.clusters.compared import (
    cluster_names,
    field_marks,
    largest_share,
    with_fields,
    with_labels,
)
from netzwerk.measures.clusters.rows import (
    between_names,
    cluster_table,
    count_rows,
    figure_rows,
    scan_rows,
    spread,
)
from netzwerk.measures.clusters.search import Effort, Found, effort_for, search
from netzwerk.measures.clusters.verdict import UNCLEAR, Figures, decide
from netzwerk.measures.draws.replicates import Progress
from netzwerk.measures.draws.seats import home_tables
from netzwerk.measures.tied import Tied, tied_of
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["Clusters", "clusters"]

# Beyond so many actors co-membership no longer fits into memory.
_MOST_ACTORS = 6000


@dataclass(frozen=True, eq=False, repr=False)
class Clusters:
    """What can be said of clusters, and what it rests on.

    Attributes
    ----------
    table : DataFrame
        Columns of results/clusters.csv, one row an actor. Cluster, name and membership are empty unless
        clusters are discernible: a random network has partitions too.
    verdict : DataFrame
        Columns of results/clusters_verdict.csv: every figure behind the verdict.
    outcome : str
        none, groups, sectors, fields, across or unclear.
    sentence : str
        The outcome in words.
    discernible : bool
        Whether there are clusters to show.
    consensus : Series of float
        The consensus partition 0, 1, … whatever the verdict; NaN for actors without a tie.
    modularity : float
        The best modularity found, of small networks without a verdict too; NaN where it was not sought.
    """

    table: pd.DataFrame
    verdict: pd.DataFrame
    outcome: str
    sentence: str
    discernible: bool
    consensus: pd.Series
    modularity: float

    @property
    def whole(self) -> pd.DataFrame:
        """The row of results/network.csv: the best modularity beside the middle 95 % of the null."""
        figures = self.verdict.set_index("measure")["value"].replace("", "nan").drop("outcome")
        low, high = (float(figures.get(name, "nan")) for name in ("null_low", "null_high"))
        row = ("modularity_best", self.modularity, low, high, "" if isnan(low) else terms.BASIS_NULL)
        return pd.DataFrame([(*row, self.sentence)], columns=schema.WHOLE.names)

    def __repr__(self) -> str:
        return f"<Clusters: {self.outcome}; {self.sentence}>"


def clusters(
    net: Network,
    *,
    seed: int = 1,
    draws: int | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> Clusters:
    """Look for clusters, and say whether there are any and what they follow.

    Leiden on modularity, the best of 20 seeded starts, against networks with the same degrees in which the
    same optimiser looks as hard; the consensus of 100 further runs (co-membership, average linkage cut at
    .5) with each actor's membership strength. Discernible: p ≤ .01 and mean membership ≥ .85. Then, in this
    order, whether they are the tables, the sectors, follow the fields, or run across the sectors.

    Direction and strength are ignored; actors without a tie belong to no cluster. Nothing depends on the
    order of actors or ties.

    Parameters
    ----------
    net : Network
        Its ties, tables, sectors and affiliations are read.
    seed : int
        The same seed, the same clusters, whatever the number of jobs.
    draws : int, optional
        Random networks; by default 999. Beyond 1,500 ties there are 199, and 10 starts in each network;
        beyond 3,000 ties 99, 3 starts and 40 runs; beyond 15,000 one start and 20 runs: the verdict says so.
    jobs : int, optional
        As joblib's `n_jobs`; None leaves it to the surrounding `joblib.parallel_config`.
    progress : callable, optional
        Told `(what, done, total)` after every chunk.
    lang : str
        `de` or `en`, for sentence, names and notes.

    Returns
    -------
    Clusters

    References
    ----------
    Newman, M. E. J., & Girvan, M. (2004). Finding and evaluating community structure in networks. Physical
    Review E 69, 026113. Guimerà, R., Sales-Pardo, M., & Amaral, L. A. N. (2004). Modularity from
    fluctuations in random graphs and complex networks. Physical Review E 70, 025101. Lancichinetti, A., &
    Fortunato, S. (2012). Consensus clustering in complex networks. Scientific Reports 2, 336.

    Examples
    --------
    >>> pair = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> clusters(pair, lang="en").outcome
    'unclear'
    """
    tied = tied_of(net)
    known: dict[str, float] = {"actors": tied.n, "ties": len(tied.ties)}
    if not Figures.of(known).enough:
        q = _best_alone(tied, seed=seed)
        return _unsought(net, known, say("clusters.outcome.too_few", lang), modularity=q, lang=lang)
    if tied.n > _MOST_ACTORS:
        return _unsought(net, known, say("clusters.outcome.too_many", lang, limit=_MOST_ACTORS), lang=lang)
    effort = effort_for(len(tied.ties))
    effort = replace(effort, draws=draws) if draws else effort
    found = search(tied, seed=seed, effort=effort, jobs=jobs, progress=progress)
    marks = field_marks(net, tied.actors)
    known |= found.against_chance | found.firmness | _followed(net, found, marks=marks, seed=seed)
    figures = Figures.of(known)
    outcome = decide(figures)
    called: list[str] = []
    if figures.discernible:
        sectors = net.sectors.iloc[tied.actors].tolist()
        called = cluster_names(found.labels, sectors, marks, mixed=say("clusters.mixed", lang))
    sentence = say(f"clusters.outcome.{outcome}", lang)
    rows = [
        ("outcome", outcome, sentence),
        *figure_rows(known, effort=effort, between=between_names(net, found), lang=lang),
        *scan_rows(found, seed=seed, lang=lang),
        *count_rows(net, found, called, lang=lang),
    ]
    return Clusters(
        cluster_table(net, found, called),
        pd.DataFrame(rows, columns=schema.VERDICT.names),
        outcome,
        sentence,
        figures.discernible,
        spread(net, found),
        found.modularity,
    )


def _followed(net: Network, found: Found, *, marks: pd.DataFrame, seed: int) -> dict[str, float]:
    """Hold the consensus against tables, sectors and fields."""
    sectors = net.sectors.iloc[found.tied.actors]
    tables = home_tables(net).iloc[found.tied.actors]
    return {
        **with_labels(found.labels, tables, what="groups", seed=seed),
        **with_labels(found.labels, sectors, what="sectors", seed=seed),
        "largest_sector_share": largest_share(found.labels, sectors.to_numpy(dtype=str)),
        **with_fields(found.labels, marks, seed=seed),
    }


def _best_alone(tied: Tied, *, seed: int) -> float:
    """Give the best modularity of a network too small for a verdict; NaN without ties."""
    if not len(tied.ties):
        return float("nan")
    dice = generator(seed, "clusters", "few")
    return partitions.best_partition(tied.ties, tied.n, dice=dice)[1]


def _unsought(
    net: Network, known: dict[str, float], sentence: str, *, modularity: float = float("nan"), lang: str
) -> Clusters:
    """Give the verdict for a network in which nothing was looked for."""
    rows = [("outcome", UNCLEAR, sentence), *figure_rows(known, effort=Effort(), lang=lang)]
    return Clusters(
        cluster_table(net, None, ()),
        pd.DataFrame(rows, columns=schema.VERDICT.names),
        UNCLEAR,
        sentence,
        False,
        spread(net, None),
        modularity,
    )
