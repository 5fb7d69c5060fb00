"""How hard was asked: what went into a wave, lest a longer list of ties be taken for a closer network."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netzwerk import terms
from netzwerk.measures.reliability.answer import reliability
from netzwerk.network import Network

__all__ = ["Effort", "alpha", "effort"]

# Where α cannot be estimated (definitions.md 13).
ASSUMED_ALPHA = 0.7


@dataclass(frozen=True, slots=True)
class Effort:
    """What went into a wave.

    Attributes
    ----------
    reports : int
        Lines that name a tie, a wish or a refusal.
    groups : int
        Tables of people that reported or answered.
    respondents : int
        Organisations that filled in a survey on their own.
    files : int
        Files that they wrote.
    present : int
        Organisations marked as present.
    asked : int or None
        Pairs that somebody was asked about; None where everyone was asked about everyone.
    """

    reports: int
    groups: int
    respondents: int
    files: int
    present: int
    asked: int | None


def effort(net: Network, unseen: frozenset[str] = frozenset()) -> Effort:
    """Count what went into a wave.

    A survey is a file with two or more informants who each speak for themselves alone; its informants are
    respondents, all others are groups.

    Parameters
    ----------
    net : Network
        Its reports, and who was asked.
    unseen : frozenset of str
        Organisations whose reports do not count.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"], "group": ["1"]}))
    >>> effort(net)
    Effort(reports=1, groups=1, respondents=0, files=0, present=0, asked=None)
    """
    reports = net.reports[~(net.reports["source"].isin(unseen) | net.reports["target"].isin(unseen))]
    heard = reports[["file", "group"]].assign(actor=reports["source"])
    if net.asked_by is not None:
        answered = net.asked_by[net.asked_by["answer"].ne(terms.NONE)]
        heard = pd.concat([heard, answered[["file", "group", "actor"]]], ignore_index=True)
    heard = heard[heard["group"].ne("")].drop_duplicates()
    alone = heard.groupby(["file", "group"])["actor"].nunique().eq(1)
    own = reports.groupby(["file", "group"])["first_person"].all().reindex(alone.index, fill_value=True)
    informants = (alone & own).groupby("file").agg(["all", "size"])
    surveys = informants.index[
        informants["all"] & informants["size"].ge(2) & informants.index.to_series().ne("")
    ]
    of_survey = heard["file"].isin(surveys)
    ends = int(net.asked_matrix.sum()) // (1 if net.directed else 2) if not net.everything_asked else None
    return Effort(
        reports=len(reports),
        groups=heard.loc[~of_survey, "group"].nunique(),
        respondents=heard.loc[of_survey, "group"].nunique(),
        files=len(set(heard["file"]) - {""}),
        present=int(net.actors["present"].astype(bool).sum()),
        asked=ends,
    )


def alpha(net: Network) -> tuple[float, bool]:
    """Say which share of the informants asked about a tie names it, and whether that was estimated.

    Estimated as in `reliability` where enough pairs were asked about by three or more, so that nothing need
    be assumed; else .7.

    Examples
    --------
    >>> import pandas as pd
    >>> alpha(Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"]})))
    (0.7, False)
    """
    found = reliability(net)
    return (float(found.rates["alpha"].iloc[0]), True) if found.estimated else (ASSUMED_ALPHA, False)
