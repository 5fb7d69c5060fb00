"""What became of wishes, gaps, matters that were agreed on, and clusters from one wave to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.rows import gap_key
from netzwerk.measures.waves.pairs import TwoWaves
from netzwerk.network import Network
from netzwerk.schema import FOLLOWED

__all__ = [
    "followed_gaps", "followed_matters", "followed_wishes", "known_gaps", "match_clusters", "new_gaps",
]  # fmt: skip

# Clusters are taken for the same from this share of common members on.
ALIKE = 0.3


def followed_wishes(waves: TwoWaves) -> pd.DataFrame:
    """Say what became of every pair that was wished for, and neither existing nor refused, in the first wave.

    It came true where the tie exists in b, is open where somebody was asked about the pair in b, else nobody
    was asked. Direction is ignored: a wish of one side is a wish for the pair.

    Parameters
    ----------
    waves : TwoWaves
        Reports of every state in a, existing ties and who was asked in b.

    Returns
    -------
    DataFrame
        Rows of waves/results/followed.csv of the kind `wish`; `after` is the pair's state in b.
    """
    wished, there, refused = (
        _pairs(waves.a, state) for state in (terms.WISHED, terms.EXISTING, terms.REFUSED)
    )
    now = _States(waves.b)
    listed = set(waves.index[waves.listed])
    rows = []
    for pair in sorted(p for p in wished - there - refused if set(p) <= listed):
        after = now.of(pair)
        asked = bool(after) or _asked(waves.b, pair)
        outcome = terms.OPEN if asked else terms.NOT_ASKED
        outcome = terms.CAME_TRUE if after == terms.EXISTING else outcome
        rows.append(_row("wish", "--".join(pair), actors=pair, after=after, outcome=outcome))
    return _frame(rows)


def _row(kind: str, item: str, *, actors: Iterable[str] = (), **more: object) -> dict[str, object]:
    empty = {name: "" for name in FOLLOWED.names} | {"value": float("nan")}
    return {**empty, "kind": kind, "item": item, "actors": terms.JOIN.join(actors), **more}


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(FOLLOWED.names)).astype({"value": float})


def _pairs(net: Network, state: str) -> set[tuple[str, ...]]:
    rows = net.reports.loc[net.reports["state"].eq(state), ["source", "target"]]
    return {tuple(sorted(pair)) for pair in rows.itertuples(index=False, name=None) if pair[0] != pair[1]}


class _States:
    """What is said of each pair, direction ignored: existing if anybody does, else refused, else wished."""

    def __init__(self, net: Network) -> None:
        order = (terms.WISHED, terms.REFUSED, terms.EXISTING)
        self.states = {pair: state for state in order for pair in _pairs(net, state)}

    def of(self, actors: Iterable[str]) -> str:
        """Return the state of a pair; empty where nobody says anything, or there are not two."""
        return self.states.get(tuple(sorted(actors)), "")


def _asked(net: Network, pair: tuple[str, ...]) -> bool:
    i, j = net.index.get_indexer(list(pair))
    if min(i, j) < 0:
        return False
    return net.everything_asked or bool(net.asked_matrix[i, j] or net.asked_matrix[j, i])


def followed_gaps(waves: TwoWaves, gaps_a: pd.DataFrame, gaps_b: pd.DataFrame) -> pd.DataFrame:
    """Say what became of every gap of the first wave, by its key.

    It is open where its rule still holds in b; else closed where all its actors stayed, or void where one of
    them left, or its field is asked about no more.

    Parameters
    ----------
    waves : TwoWaves
        Who stayed, and which fields b knows.
    gaps_a, gaps_b : DataFrame
        What `gaps` gave for `waves.a` and `waves.b`.

    Returns
    -------
    DataFrame
        Rows of waves/results/followed.csv of the kind `gap`; `after` is what b says of its pair, where it has
        one: a gap may also be closed because nobody wishes any more. `value` is the weight in b.
    """
    states = _States(waves.b)
    later = dict(zip(gaps_b["gap"], gaps_b["weight"], strict=True))
    stayed = set(waves.stayers)
    fields = set(waves.b.affiliations["field"])
    rows = []
    for gap in gaps_a.to_dict("records"):
        actors = [*_parts(gap["actor_a"]), *_parts(gap["actor_b"])]
        void = not (stayed.issuperset(actors) and fields.issuperset(_parts(gap["field"])))
        outcome = terms.OPEN if gap["gap"] in later else terms.VOID if void else terms.CLOSED
        rows.append(
            _row("gap", gap["gap"], actors=actors, type=gap["type"], field=gap["field"], outcome=outcome,
                 after=states.of(actors), value=later.get(gap["gap"], float("nan")))
        )  # fmt: skip
    return _frame(rows)


def known_gaps(gaps: pd.DataFrame, known: Mapping[str, str]) -> pd.DataFrame:
    """Return gaps with their organisations, and their keys, as these are known over the waves.

    Examples
    --------
    >>> row = {"gap": "wish:new--x", "actor_a": "new", "actor_b": "x"}
    >>> known_gaps(pd.DataFrame([row]), {"new": "y"})["gap"].tolist()
    ['wish:x--y']
    """

    def renamed(cell: str) -> str:
        return terms.JOIN.join(known.get(part, part) for part in _parts(cell))

    def key(gap: Mapping[Any, Any]) -> str:
        of_actors = {*_parts(gap["actor_a"]), *_parts(gap["actor_b"])} & set(known)
        kind, _, rest = str(gap["gap"]).partition(":")
        parts = [part.replace("-%2D", "--") for part in rest.split("--")]
        return gap_key(kind, *(known[p] if p in of_actors else p for p in parts)) if of_actors else gap["gap"]

    ends = {end: gaps[end].map(renamed) for end in ("actor_a", "actor_b")}
    return gaps.assign(gap=[key(gap) for gap in gaps.to_dict("records")], **ends)


def _parts(cell: object) -> list[str]:
    return [part for part in str(cell).split(terms.JOIN) if part]


def new_gaps(gaps_a: pd.DataFrame, gaps_b: pd.DataFrame) -> int:
    """Count the gaps of the second wave that the first did not have."""
    return int((~gaps_b["gap"].isin(gaps_a["gap"])).sum())


def followed_matters(register: pd.DataFrame, gaps: pd.DataFrame, followed: pd.DataFrame) -> pd.DataFrame:
    """Say what became of every matter of the first wave on which something was decided.

    A matter is closed where none of its gaps is open and one is closed, partly closed where some are, open
    where none is closed, void where all of them are.

    Parameters
    ----------
    register : DataFrame
        The register of the first wave: matter, decision, and where known actors, field.
    gaps : DataFrame
        The gaps of the first wave: gap, matter.
    followed : DataFrame
        What `followed_gaps` gave.

    Returns
    -------
    DataFrame
        Rows of waves/results/followed.csv of the kind `matter`; `type` is the decision, `after` the status
        that somebody wrote down, `value` the share of its gaps that are closed. Where no gap bears the
        matter, nothing can be said and outcome is empty.
    """
    outcomes = dict(zip(followed["item"], followed["outcome"], strict=True))
    of_matter: dict[str, list[str]] = {}
    for gap, matter in gaps[["gap", "matter"]].itertuples(index=False, name=None):
        of_matter.setdefault(matter, []).append(outcomes.get(gap, ""))
    rows = []
    for matter in register.to_dict("records"):
        if not str(matter.get("decision") or "").strip():
            continue
        outcome, share = _folded(of_matter.get(matter["matter"], []))
        rows.append(
            _row("matter", matter["matter"], actors=_parts(matter.get("actors", "")), type=matter["decision"],
                 field=matter.get("field", ""), after=matter.get("status", ""), outcome=outcome, value=share)
        )  # fmt: skip
    return _frame(rows)


def _folded(outcomes: list[str]) -> tuple[str, float]:
    """Fold the outcomes of one matter's gaps into its own, with the share that is closed."""
    if not outcomes:
        return "", float("nan")
    closed, still = outcomes.count(terms.CLOSED), outcomes.count(terms.OPEN)
    share = closed / len(outcomes)
    if closed and still:
        return terms.PARTLY, share
    return terms.CLOSED if closed else terms.OPEN if still else terms.VOID, share


def match_clusters(clusters_a: pd.DataFrame, clusters_b: pd.DataFrame, stayers: pd.Index) -> pd.DataFrame:
    """Find each cluster of the first wave again in the second, by the members that stayed.

    The assignment with the largest sum of Jaccard indices |A ∩ B| / |A ∪ B| over stayers (Kuhn 1955); a pair
    counts as the same cluster only from .3 on.

    Parameters
    ----------
    clusters_a, clusters_b : DataFrame
        actor and cluster (empty: in none), as in results/clusters.csv.
    stayers : Index
        Organisations that were there in both waves.

    Returns
    -------
    DataFrame
        Rows of waves/results/followed.csv of the kind `cluster`: item in a, `after` in b, `value` the Jaccard
        index, outcome `found_again`, `gone` (no such cluster in b) or `new` (item empty).

    Examples
    --------
    >>> a = pd.DataFrame({"actor": ["v", "w", "x", "y", "z"], "cluster": ["1", "1", "1", "2", "2"]})
    >>> b = a.assign(cluster=["2", "2", "1", "1", "1"])
    >>> match_clusters(a, b, pd.Index(a["actor"]))[["item", "after", "value"]].round(3).to_numpy().tolist()
    [['1', '2', 0.667], ['2', '1', 0.667]]
    """
    from scipy.optimize import linear_sum_assignment

    one, other = _members(clusters_a, stayers), _members(clusters_b, stayers)
    alike = np.array([[len(a & b) / max(len(a | b), 1) for b in other.values()] for a in one.values()])
    alike = alike.reshape(len(one), len(other))
    matched = zip(*linear_sum_assignment(-alike), strict=True)
    pairs = {i: int(j) for i, j in matched if alike[i, j] >= ALIKE}
    names = list(other)
    rows = [
        _row("cluster", name, after=names[pairs[i]], outcome=terms.FOUND_AGAIN, value=alike[i, pairs[i]])
        if i in pairs
        else _row("cluster", name, outcome=terms.GONE)
        for i, name in enumerate(one)
    ]
    rows += [
        _row("cluster", "", after=name, outcome=terms.BORN)
        for j, name in enumerate(names)
        if j not in pairs.values()
    ]
    return _frame(rows)


def _members(clusters: pd.DataFrame, stayers: pd.Index) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor, cluster in clusters[["actor", "cluster"]].itertuples(index=False, name=None):
        if not pd.isna(cluster) and str(cluster):
            found.setdefault(str(cluster), set()).update({actor} & set(stayers))
    return dict(sorted(found.items()))
