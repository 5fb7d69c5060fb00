"""Wished and not there: pairs whose cooperation somebody wishes for, and that nobody says exists."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs, pairs_gained, refused_pairs
from netzwerk.measures.gaps.quality import Sides, pair_quality, sides
from netzwerk.measures.gaps.rows import enumerate_words, gap_rows, mentions, pair_columns, sentence
from netzwerk.measures.gaps.texts import say_gain
from netzwerk.network import Network
from netzwerk.texts import say

BOTH_WEIGHT, ONE_WEIGHT = 2.0, 1.0


def wish_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the pairs wished for, not existing, and refused by nobody.

    The weight is 2 where the wish goes both ways, 1 where it goes one way. Only two wishes in the first
    person are called mutual; otherwise the evidence says from which groups both directions were named.

    Parameters
    ----------
    net : Network
        Its reports are read, direction of the wishes kept; existing ties in either direction count.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair; quality says whether both ends were asked for wishes.

    Notes
    -----
    Provan, Veazie, Staten & Teufel-Shone 2005.
    """
    wished = net.reports[net.reports["state"].eq(terms.WISHED)]
    i = net.index.get_indexer(wished["source"]).astype(np.int64)
    j = net.index.get_indexer(wished["target"]).astype(np.int64)
    wished = wished.assign(i=i, j=j, pair=np.minimum(i, j) * net.n + np.maximum(i, j))
    closed = [one * net.n + other for one, other in (existing_pairs(net), refused_pairs(net))]
    wished = wished[(i != j) & ~wished["pair"].isin(np.concatenate(closed))]
    pairs = np.unique(wished["pair"])
    low, high = pairs // max(net.n, 1), pairs % max(net.n, 1)
    asked = sides(net, wishes=True)
    told = [_Wish(net, lines, asked=asked, lang=lang) for _, lines in wished.groupby("pair", sort=True)]
    return gap_rows(
        "wish",
        len(pairs),
        **pair_columns(net, "wish", i=low, j=high),
        weight=[BOTH_WEIGHT if wish.from_both else ONE_WEIGHT for wish in told],
        evidence=[wish.evidence() for wish in told],
        effect=say_gain(net, low, high, gained=pairs_gained(net, low, high), lang=lang),
        quality=pair_quality(asked, low, high),
    )


class _Wish:
    """One pair's wishes, and how they are told."""

    def __init__(self, net: Network, lines: pd.DataFrame, *, asked: Sides, lang: str) -> None:
        self.net, self.lines, self.asked, self.lang = net, lines, asked, lang
        self.names = net.actors["name"].to_numpy()
        self.directions = sorted(set(zip(lines["i"], lines["j"], strict=True)))
        self.from_both = len(self.directions) == 2

    def _own(self, i: int, j: int) -> bool:
        lines = self.lines[self.lines["i"].eq(i) & self.lines["j"].eq(j)]
        nobody_else = lines["group"].eq("") & lines["wished_by"].eq("")
        said = lines["first_person"].astype(bool) | lines["wished_by"].eq(terms.BY_SOURCE) | nobody_else
        return bool(said.any())

    def _groups(self) -> str:
        return enumerate_words(sorted(set(self.lines["group"]) - {""}))

    def _both(self) -> str:
        a, b = (self.names[k] for k in self.directions[0])
        mutual = all(self._own(i, j) for i, j in self.directions)
        key = "gaps.wish_mutual" if mutual else "gaps.wish_both_sides"
        return say(key, self.lang, a=a, b=b, groups=self._groups())

    def _one(self) -> str:
        i, j = self.directions[0]
        key = "gaps.wish_own" if self._own(i, j) else "gaps.wish_by_group"
        told = say(key, self.lang, a=self.names[i], b=self.names[j], groups=self._groups())
        heard = self.asked.asked(np.array([j]), np.array([i]))[0]
        silent = say("gaps.wish_silent" if heard else "gaps.wish_unasked", self.lang, b=self.names[j])
        return sentence(told, silent)

    def evidence(self) -> str:
        """Who wishes, how often it was said, and where."""
        told = self._both() if self.from_both else self._one()
        return sentence(told, mentions(self.lines, self.lang))
