"""How sure an absence is: whether both ends of a pair were asked about each other, one, or none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network


@dataclass(frozen=True)
class Sides:
    """Which actor's own side was asked about which other.

    Attributes
    ----------
    n : int
        How many actors there are.
    about_all : ndarray of bool, shape (n,)
        Asked about everyone.
    about_one : ndarray of int
        Sorted codes i · n + j of the single questions.
    """

    n: int
    about_all: np.ndarray
    about_one: np.ndarray

    def asked(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Whether i's side was asked about j, pair by pair: bool."""
        codes = i.astype(np.int64) * self.n + j
        place = np.searchsorted(self.about_one, codes)
        place = np.minimum(place, max(len(self.about_one) - 1, 0))
        single = self.about_one[place] == codes if len(self.about_one) else np.zeros(len(codes), dtype=bool)
        return np.asarray(self.about_all[i] | single, dtype=bool)


def _questions(net: Network, wishes: bool) -> pd.DataFrame:
    assert net.asked_by is not None
    answered = net.asked_by[net.asked_by["answer"].ne(terms.NONE)]
    offered = answered[answered["wishes"].astype(bool)]
    return offered if wishes and len(offered) else answered


def sides(net: Network, *, wishes: bool = False) -> Sides:
    """Work out whose side was asked about whom.

    Parameters
    ----------
    net : Network
        Its table of who was asked is read, and first-person reports, which need no question. Without
        that table everyone was asked about everyone.
    wishes : bool
        Only questions that offered a way to state a wish, where any did.

    Returns
    -------
    Sides
        Without shape (n, n), so that large networks stay cheap.
    """
    if net.asked_by is None:
        return Sides(net.n, np.ones(net.n, dtype=bool), np.empty(0, dtype=np.int64))
    lines = _questions(net, wishes)
    actor = net.index.get_indexer(lines["actor"])
    everyone = lines["about"].eq(terms.EVERYONE).to_numpy()
    about_all = np.zeros(net.n, dtype=bool)
    about_all[actor[everyone]] = True
    other = net.index.get_indexer(lines["about"])
    codes = actor[~everyone].astype(np.int64) * net.n + other[~everyone]
    own = net.reports[net.reports["first_person"].astype(bool)]
    said = net.index.get_indexer(own["source"]).astype(np.int64) * net.n
    said = said + net.index.get_indexer(own["target"])
    return Sides(net.n, about_all, np.unique(np.concatenate([codes, said])))


_WORDS = np.array([terms.NONE_ASKED, terms.ONE_ASKED, terms.BOTH_ASKED], dtype=object)


def pair_quality(asked: Sides, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Say for each pair whether both ends were asked about the other, one, or none.

    Returns
    -------
    ndarray of str
        `both`, `one` or `none`.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> asked = pd.DataFrame({"group": ["1"], "actor": ["a"], "about": ["*"], "answer": ["yes"]})
    >>> net = Network.of(actors=pd.DataFrame({"actor": ["a", "b", "c"]}), asked=asked)
    >>> pair_quality(sides(net), np.array([0, 1]), np.array([1, 2])).tolist()
    ['one', 'none']
    """
    answer: np.ndarray = _WORDS[asked.asked(i, j).astype(int) + asked.asked(j, i)]
    return answer


def actor_quality(asked: Sides, actors: np.ndarray) -> np.ndarray:
    """Say for each actor whether it was asked itself and others about it (`both`), one of these, or none."""
    own, others = asked.about_all.copy(), np.zeros(asked.n, dtype=bool)
    if len(asked.about_one):
        own[asked.about_one // asked.n] = True
        others[asked.about_one % asked.n] = True
    askers = int(asked.about_all.sum())
    others |= (askers - asked.about_all) > 0
    answer: np.ndarray = _WORDS[(own.astype(int) + others)[actors]]
    return answer
