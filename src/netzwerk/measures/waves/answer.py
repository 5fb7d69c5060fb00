"""Two waves of one town compared: what can be called a change, and what only looks like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.gaps.answer import TYPES, gaps
from netzwerk.measures.waves.followed import (
    followed_gaps,
    followed_matters,
    followed_wishes,
    known_gaps,
    match_clusters,
    new_gaps,
)
from netzwerk.measures.waves.pairs import TwoWaves, two_waves, wave_ties
from netzwerk.measures.waves.rows import Rows, wave_rows, wish_rows
from netzwerk.network import Network
from netzwerk.schema import FOLLOWED
from netzwerk.texts import DEFAULT_LANGUAGE

__all__ = ["Changes", "Found", "changes", "compare", "wave_ties"]

# Decisions by which somebody means to do something, or did it.
AGREED = ("vereinbart", "erledigt")
# Types of gaps that rest on draws.
_DRAWN = ("cross-sector", "predicted")


@dataclass(frozen=True, eq=False)
class Found:
    """What was found in a wave, where it is known already.

    Attributes
    ----------
    gaps : DataFrame, optional
        Its gaps; without them those are looked for that rest on no draws.
    clusters : DataFrame, optional
        Its clusters (results/clusters.csv); without them clusters are not compared.
    register : DataFrame, optional
        Its register of matters with what was decided; without it nothing is known of agreements.
    """

    gaps: pd.DataFrame | None = None
    clusters: pd.DataFrame | None = None
    register: pd.DataFrame | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Changes:
    """What became of a network from one wave to the next.

    Attributes
    ----------
    waves : TwoWaves
        Both under one set of keys.
    table : DataFrame
        Columns of waves/results/waves.csv.
    followed : DataFrame
        Columns of waves/results/followed.csv: matters, wishes, gaps and clusters one by one.
    """

    waves: TwoWaves
    table: pd.DataFrame
    followed: pd.DataFrame

    @property
    def ties(self) -> pd.DataFrame:
        """Columns of waves/results/pairs.csv."""
        return self.waves.ties.assign(**_names(self.waves))

    def __repr__(self) -> str:
        named = _names(self.waves)
        return f"<Changes {named['wave_a']} → {named['wave_b']}: {len(self.waves.stayers)} stayers>"


def compare(
    net_a: Network,
    net_b: Network,
    *,
    known: Mapping[str, str] | None = None,
    unseen: Collection[str] = (),
    found: tuple[Found, Found] = (Found(), Found()),
    seed: int = 1,
    lang: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """Compare two waves of one town: each figure as it stands, beside what can be compared.

    A tie can only be born or ended where the pair was asked about in both waves; so beside the raw count
    (`value`) stands that among pairs of stayers asked about in both (`like_for_like`), and beside both what
    missed mentions alone would give: Σ over the comparable ties of the one wave of (1 − α)^a, with a the
    informants asked about the pair in the other wave and α the share of them who name a tie, estimated as in
    `reliability`, else .7. Organisations are active where they stand on the roster or in a report (without a
    roster: where they are known at all).

    Parameters
    ----------
    net_a, net_b : Network
        The earlier and the later wave; reports of every state, affiliations and who was asked are read.
    known : mapping of str to str, optional
        For organisations that were renamed or merged: the key by which they are known over the waves.
    unseen : collection of str
        Organisations that stand on no roster and that nobody has looked at yet: counted apart.
    found : tuple of Found
        What was found in each wave already: gaps, clusters, the register.
    seed : int
        For the actors that change places in the QAP test.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        what, a, b (the figure in each wave), value (the count, or b − a), like_for_like, note, wave_a,
        wave_b. The first rows say what became of what was agreed. Undefined is NaN with a note.

    References
    ----------
    Krackhardt 1988 for QAP; Butts, C. T. (2003). Network inference, error, and informant (in)accuracy.
    Social Networks 25, 103–140.

    Examples
    --------
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x", "x"], "target": ["y", "z"]}))
    >>> b = Network.of(reports=pd.DataFrame({"source": ["x", "y"], "target": ["y", "z"]}))
    >>> rows = compare(a, b).set_index("what")
    >>> rows.loc[["ties_kept", "ties_new", "ties_gone"], "value"].tolist()
    [1.0, 1.0, 1.0]
    """
    return changes(net_a, net_b, known=known, unseen=unseen, found=found, seed=seed, lang=lang).table


def changes(
    net_a: Network,
    net_b: Network,
    *,
    known: Mapping[str, str] | None = None,
    unseen: Collection[str] = (),
    dissolved: Collection[str] = (),
    found: tuple[Found, Found] = (Found(), Found()),
    seed: int = 1,
    lang: str = DEFAULT_LANGUAGE,
) -> Changes:
    """Compare two waves and follow what was missing, wished and agreed; parameters as for `compare`.

    `dissolved` are the keys of organisations that nobody carries on: of those no longer there it is said.

    Examples
    --------
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"], "state": ["wished"]}))
    >>> b = Network.of(reports=pd.DataFrame({"source": ["x"], "target": ["y"]}))
    >>> changes(a, b).followed.query("kind == 'wish'")["outcome"].tolist()
    ['came_true']
    """
    waves = two_waves(net_a, net_b, known=known, unseen=unseen)
    found = (_known(found[0], known or {}), _known(found[1], known or {}))
    missing = [_gaps(net, one.gaps, lang) for net, one in zip((waves.a, waves.b), found, strict=True)]
    gone, matters = _no_rows(), _no_rows()
    if missing[0] is not None and missing[1] is not None:
        gone = followed_gaps(waves, missing[0], missing[1])
        if found[0].register is not None:
            matters = followed_matters(found[0].register, missing[0], gone)
    wishes = followed_wishes(waves)
    clusters = match_clusters(found[0].clusters, found[1].clusters, waves.stayers) if _both(found) else None
    rows = Rows(lang)
    _matter_rows(matters, rows, known=found[0].register is not None)
    wave_rows(waves, rows, dissolved=dissolved, seed=seed)
    wish_rows(wishes, rows)
    _gap_rows(gone, missing, rows)
    _cluster_rows(clusters, rows)
    names = _names(waves)
    parts = [part for part in (matters, wishes, gone, clusters) if part is not None and len(part)]
    followed = pd.concat(parts, ignore_index=True) if parts else _no_rows()
    return Changes(waves, rows.table(**names), followed.assign(**names))


def _names(waves: TwoWaves) -> dict[str, str]:
    """Name the waves; `a` and `b` where their names do not tell them apart."""
    a, b = waves.a.wave, waves.b.wave
    return {"wave_a": a, "wave_b": b} if a != b and a and b else {"wave_a": "a", "wave_b": "b"}


def _known(found: Found, known: Mapping[str, str]) -> Found:
    """Bring what was found in a wave to the keys that hold over the waves."""
    gone, clusters = found.gaps, found.clusters
    return replace(
        found,
        gaps=known_gaps(gone, known) if known and gone is not None else gone,
        clusters=None
        if clusters is None
        else clusters.assign(actor=clusters["actor"].map(lambda key: known.get(key, key))),
    )


def _no_rows() -> pd.DataFrame:
    return pd.DataFrame(columns=list(FOLLOWED.names)).astype({"value": float})


def _gaps(net: Network, known: pd.DataFrame | None, lang: str) -> pd.DataFrame | None:
    """Take the gaps that are known, or look for them; None where the table would be too large."""
    try:
        return (
            gaps(net, [kind for kind in TYPES if kind not in _DRAWN], lang=lang) if known is None else known
        )
    except NetworkError:
        return None


def _both(found: tuple[Found, Found]) -> bool:
    return all(one.clusters is not None for one in found)


def _counts(followed: pd.DataFrame) -> Mapping[str, int]:
    counted = followed["outcome"].value_counts()
    return defaultdict(int, {str(outcome): int(count) for outcome, count in counted.items()})


def _matter_rows(matters: pd.DataFrame, rows: Rows, *, known: bool) -> None:
    if not known:
        rows.add("matters_agreed", rows.say("no_register"), value=float("nan"))
        return
    agreed = matters[matters["type"].isin(AGREED)]
    rows.add("matters_agreed", rows.say("matters"), value=len(agreed))
    counts = _counts(agreed)
    for outcome in (terms.CLOSED, terms.PARTLY, terms.OPEN, terms.VOID):
        rows.add(f"matters_{outcome}", value=counts[outcome])
    rows.add("matters_unknown", rows.say("matters_unknown"), value=counts[""])
    rows.add("matters_not_agreed", rows.say("matters_not_agreed"), value=len(matters) - len(agreed))


def _gap_rows(gone: pd.DataFrame, missing: list[pd.DataFrame | None], rows: Rows) -> None:
    a, b = missing
    if a is None or b is None:
        rows.add("gaps", rows.say("too_many_gaps"), value=float("nan"))
        return
    rows.add("gaps", a=len(a), b=len(b))
    counts = _counts(gone)
    for outcome in (terms.CLOSED, terms.OPEN, terms.VOID):
        rows.add(f"gaps_{outcome}", rows.say(f"gaps_{outcome}"), value=counts[outcome])
    named = gone["outcome"].eq(terms.CLOSED) & gone["after"].eq(terms.EXISTING)
    rows.add("gaps_closed_named", rows.say("gaps_closed_named"), value=int(named.sum()))
    rows.add("gaps_new", value=new_gaps(a, b))


def _cluster_rows(clusters: pd.DataFrame | None, rows: Rows) -> None:
    if clusters is None:
        return
    a, b = int(clusters["item"].ne("").sum()), int(clusters["after"].ne("").sum())
    note = "" if a and b else rows.say("no_clusters")
    rows.add("clusters", note, a=a, b=b)
    again = _counts(clusters)[terms.FOUND_AGAIN] if a and b else float("nan")
    rows.add("clusters_found_again", note or rows.say("clusters"), value=again)
