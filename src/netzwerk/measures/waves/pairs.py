"""Two waves held against each other pair by pair: who was there, and what can be said of each tie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network

__all__ = ["TwoWaves", "known_as", "two_waves", "wave_ties"]


def wave_ties(
    net_a: Network,
    net_b: Network,
    *,
    known: Mapping[str, str] | None = None,
    unseen: Collection[str] = (),
) -> pd.DataFrame:
    """Say of every tie of either wave what became of it, and of what that can be known.

    =============== ============================================================================
    change          the tie
    =============== ============================================================================
    kept            was named in both waves
    new             is named in b; in a somebody said that it was not there
    first_named     is named in b; in a nobody named it, though somebody was asked
    ended           was named in a; in b somebody says that it is not there
    not_named_again was named in a; in b nobody names it, though somebody was asked
    not_asked       was named in one wave; in the other nobody was asked about the pair
    with_joiner     is named in b, and one of the two was not there in a
    with_leaver     was named in a, and one of the two is not there in b
    =============== ============================================================================

    That a tie is not there says who answers no in words (a blank that is read as no does not count), who
    refuses it, and who wishes for it. Even that is one informant's word: another may know better.

    Parameters
    ----------
    net_a, net_b : Network
        The earlier and the later wave; their ties in `tie_state`, and who was asked. Direction counts where
        both are directed.
    known : mapping of str to str, optional
        For organisations that were renamed or merged: the key by which they are known over the waves, by
        their key in either of them.
    unseen : collection of str
        Organisations that stand on no roster and that nobody has looked at yet: they are not `listed`.

    Returns
    -------
    DataFrame
        One row a pair with a tie in a or b, in the order of the actors of a, then b: source, target, change,
        tie_a, tie_b (bool), state_a, state_b (existing, refused, wished, empty), asked_a, asked_b (how many
        informants were asked about the pair; 0: nobody), comparable (both stayed and the pair was asked about
        in both waves: bool), listed (neither is unseen: bool).

    Examples
    --------
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x", "x"], "target": ["y", "z"]}))
    >>> b = Network.of(reports=pd.DataFrame({"source": ["x", "y"], "target": ["y", "z"]}))
    >>> wave_ties(a, b)[["source", "target", "change"]].to_numpy().tolist()
    [['x', 'y', 'kept'], ['x', 'z', 'not_named_again'], ['y', 'z', 'first_named']]
    """
    return two_waves(net_a, net_b, known=known, unseen=unseen).ties


def known_as(net: Network, known: Mapping[str, str]) -> Network:
    """Return the same network with organisations under the keys by which they are known over the waves.

    Of several that become one the row with that key stands, else the first; what they said of each other
    makes no tie any more.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["old", "x"], "target": ["x", "y"]}))
    >>> known_as(net, {"old": "new"}).index.tolist()
    ['new', 'x', 'y']
    """
    if not any(key in net.index and key != name for key, name in known.items()):
        return net
    keys = net.actors["actor"].map(lambda key: known.get(key, key))
    marks = net.actors[["on_roster", "present"]].groupby(keys.to_numpy()).any()
    rows = net.actors.assign(itself=net.actors["actor"].eq(keys), actor=keys, place=range(net.n))
    rows = rows.sort_values("itself", ascending=False, kind="stable").drop_duplicates("actor")
    actors = rows.sort_values("place", ignore_index=True)[net.actors.columns.tolist()]
    actors = actors.assign(**{mark: marks[mark].reindex(actors["actor"]).to_numpy() for mark in marks})

    def brought(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
        return frame.assign(**{name: frame[name].map(lambda key: known.get(key, key)) for name in columns})

    return replace(
        net,
        actors=actors,
        reports=brought(net.reports, "source", "target"),
        affiliations=brought(net.affiliations, "actor"),
        asked_by=None if net.asked_by is None else brought(net.asked_by, "actor", "about"),
    )


def two_waves(
    net_a: Network,
    net_b: Network,
    *,
    known: Mapping[str, str] | None = None,
    unseen: Collection[str] = (),
) -> TwoWaves:
    """Bring two waves to one set of keys and one reading of direction; parameters as for `wave_ties`."""
    directed = net_a.directed and net_b.directed
    nets = [known_as(net, known or {}) for net in (net_a, net_b)]
    a, b = (net if net.directed == directed else replace(net, directed=directed) for net in nets)
    return TwoWaves(a, b, frozenset(unseen))


@dataclass(frozen=True, eq=False)
class TwoWaves:
    """Two waves of one town under one set of keys.

    Attributes
    ----------
    a, b : Network
        The earlier and the later wave.
    unseen : frozenset of str
        Organisations that stand on no roster and that nobody has looked at yet: their ties are counted apart.
    """

    a: Network
    b: Network
    unseen: frozenset[str] = frozenset()

    @cached_property
    def index(self) -> pd.Index:
        """The organisations of both, those of a first."""
        more = self.b.index[~self.b.index.isin(self.a.index)]
        return self.a.index.append(more)

    @cached_property
    def active_a(self) -> np.ndarray:
        """Who was active in a: bool, along `index`."""
        return np.asarray(self.index.isin(_active(self.a)))

    @cached_property
    def active_b(self) -> np.ndarray:
        """Who was active in b: bool, along `index`."""
        return np.asarray(self.index.isin(_active(self.b)))

    @property
    def stayers(self) -> pd.Index:
        """Listed organisations that were active in both waves."""
        return self.index[self.active_a & self.active_b & self.listed]

    @property
    def joiners(self) -> pd.Index:
        """Listed organisations that were active in b only."""
        return self.index[~self.active_a & self.active_b & self.listed]

    @property
    def leavers(self) -> pd.Index:
        """Listed organisations that were active in a only."""
        return self.index[self.active_a & ~self.active_b & self.listed]

    @cached_property
    def listed(self) -> np.ndarray:
        """Who counts in what is handed out: all but the unseen; bool, along `index`."""
        return np.asarray(~self.index.isin(list(self.unseen)))

    @cached_property
    def comparable_pairs(self) -> int:
        """How many pairs of stayers somebody was asked about in both waves (directed: ordered pairs)."""
        count = len(self.stayers)
        if self.a.everything_asked and self.b.everything_asked:
            return count * (count - 1) // (1 if self.a.directed else 2)
        asked = np.ones((count, count), dtype=bool)
        for net in (self.a, self.b):
            if not net.everything_asked:
                place = net.index.get_indexer(self.stayers)
                asked &= net.asked_matrix[np.ix_(place, place)]
        np.fill_diagonal(asked, False)
        return int(asked.sum()) // (1 if self.a.directed else 2)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """What `wave_ties` gives."""
        codes = [_codes(net, self.index, net.tie_state) for net in (self.a, self.b)]
        every = np.union1d(*codes)
        i, j = every // max(len(self.index), 1), every % max(len(self.index), 1)
        tie_a, tie_b = np.isin(every, codes[0]), np.isin(every, codes[1])
        asked_a, asked_b = (_informants(net, self.index, every) for net in (self.a, self.b))
        was, now = self.active_a[i] & self.active_a[j], self.active_b[i] & self.active_b[j]
        heard_a, heard_b = tie_a | (asked_a > 0), tie_b | (asked_b > 0)
        denied_a, denied_b = _denied(self.a, self.index, every), _denied(self.b, self.index, every)
        gone = np.where(denied_b, terms.ENDED, terms.NOT_NAMED_AGAIN)
        come = np.where(denied_a, terms.BORN, terms.FIRST_NAMED)
        change = np.select(
            [tie_a & tie_b, tie_a & ~now, tie_b & ~was, tie_a & ~(heard_b | denied_b),
             tie_b & ~(heard_a | denied_a), tie_a],
            [terms.KEPT, terms.WITH_LEAVER, terms.WITH_JOINER, terms.NOT_ASKED, terms.NOT_ASKED, gone],
            come,
        )  # fmt: skip
        keys = self.index.to_numpy()
        return pd.DataFrame(
            {
                "source": keys[i], "target": keys[j], "change": change.astype(object),
                "tie_a": tie_a, "tie_b": tie_b,
                "state_a": _states(self.a, self.index, every), "state_b": _states(self.b, self.index, every),
                "asked_a": asked_a, "asked_b": asked_b,
                "comparable": was & now & (heard_a | denied_a) & (heard_b | denied_b),
                "listed": self.listed[i] & self.listed[j],
            }
        )  # fmt: skip


def _active(net: Network) -> pd.Series:
    """Who is on the roster or in a report; without a roster everyone whom the wave knows."""
    actors = net.actors["actor"]
    on_roster = net.actors["on_roster"].astype(bool)
    if not on_roster.any():
        return actors
    named = actors.isin(net.reports["source"]) | actors.isin(net.reports["target"])
    return actors[on_roster | named]


def _coded(ends: tuple[np.ndarray, np.ndarray], n: int, *, directed: bool) -> np.ndarray:
    """Give each pair of positions a number; -1 to a pair that is none."""
    i, j = (end.astype(np.int64) for end in ends)
    low, high = (i, j) if directed else (np.minimum(i, j), np.maximum(i, j))
    return np.where((i == j) | (np.minimum(i, j) < 0), -1, low * n + high)


def _codes(net: Network, index: pd.Index, state: str) -> np.ndarray:
    rows = net.ties[net.ties["state"].eq(state)]
    ends = (index.get_indexer(rows["source"]), index.get_indexer(rows["target"]))
    return np.unique(_coded(ends, len(index), directed=net.directed))


def _informants(net: Network, index: pd.Index, codes: np.ndarray) -> np.ndarray:
    """How many informants were asked about each pair of positions; 0 where one of the two was not there."""
    i, j = codes // max(len(index), 1), codes % max(len(index), 1)
    place = net.index.get_indexer(index)
    here = (place[i] >= 0) & (place[j] >= 0)
    counts = np.zeros(len(i), dtype=np.int64)
    if net.everything_asked:
        counts[here] = 1
    elif here.any():
        counts[here] = net.informants[place[i][here], place[j][here]]
    return counts


def _states(net: Network, index: pd.Index, codes: np.ndarray) -> np.ndarray:
    """Say what is said of each pair: existing if anybody says so, else refused, else wished, else empty."""
    found = np.full(len(codes), "", dtype=object)
    for state in (terms.WISHED, terms.REFUSED, terms.EXISTING):
        found[np.isin(codes, _codes(net, index, state))] = state
    return found


def _denied(net: Network, index: pd.Index, codes: np.ndarray) -> np.ndarray:
    """Whether somebody said of each pair that there is no tie: in words, by refusing it, or by wishing it."""
    said = [_codes(net, index, state) for state in (terms.REFUSED, terms.WISHED) if state != net.tie_state]
    if net.asked_by is not None:
        rows = net.asked_by[net.asked_by["answer"].eq(terms.NO) & ~net.asked_by["blank"].astype(bool)]
        ends = (index.get_indexer(rows["actor"]), index.get_indexer(rows["about"]))
        said.append(_coded(ends, len(index), directed=net.directed))
    return np.isin(codes, np.concatenate(said)) & (codes >= 0)
