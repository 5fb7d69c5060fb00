"""Ties that are likely and not named, shown only with the back-test that they passed; for analysts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator
from netzwerk.measures.effects.gains import existing_pairs, pairs_gained, refused_pairs
from netzwerk.measures.gaps.quality import pair_quality, sides
from netzwerk.measures.gaps.rows import gap_rows, pair_columns, sentence
from netzwerk.measures.gaps.texts import decimal, say_gain
from netzwerk.network import Network
from netzwerk.schema import WHOLE
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["BackTest", "back_test", "back_test_rows", "predicted_gaps"]

INDICES = ("adamic_adar", "resource_allocation")
DEGREE = "degree_product"
REPEATS, ENOUGH, FIRST = 100, 90, 20
FEWEST_HIDDEN, SHARE_HIDDEN = 3, 0.1
# Scores of all pairs are held at once.
MOST_ACTORS = 1_500
_LEVEL = 1e-9
# Beyond so many actors most pairs have no partner in common: products are sparse.
_DENSE = 300


@dataclass(frozen=True, eq=False)
class BackTest:
    """Hit rates of each index over the repeats.

    Attributes
    ----------
    rates : dict of str to ndarray
        Share of the hidden ties among the first so many candidates, one a repeat; empty where too few ties
        can be hidden.
    hidden : int
        How many ties were hidden each time.
    """

    rates: dict[str, np.ndarray]
    hidden: int

    @property
    def wins(self) -> dict[str, int]:
        """In how many repeats each index beat the product of degrees."""
        return {name: int((self.rates[name] > self.rates[DEGREE] + _LEVEL).sum()) for name in INDICES}

    @cached_property
    def best(self) -> str:
        """Return the index that may be shown: it wins often enough, and hits most; else nothing."""
        able = [name for name in INDICES if self.hidden and self.wins[name] >= ENOUGH]
        return max(able, key=lambda name: float(self.rates[name].mean()), default="")


def back_test(net: Network, *, seed: int = 1) -> BackTest:
    """Hide some of the ties, and see how many of them each index finds again.

    In each of 100 repeats max(3, 10 %) of the existing ties are hidden such that both ends keep one. The
    candidates are all pairs asked about that have no tie in what is left; the hit rate is the share of hidden
    ties among the first as many candidates as were hidden, equal scores sharing the last places evenly.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored, and who was asked.
    seed : int
        The same seed, the same hit rates.

    Returns
    -------
    BackTest

    Notes
    -----
    Liben-Nowell & Kleinberg 2007; Adamic & Adar 2003; Zhou, Lü & Zhang 2009.

    Examples
    --------
    >>> back_test(Network.of()).hidden
    0
    """
    ties = np.column_stack(existing_pairs(net))
    wanted = max(FEWEST_HIDDEN, round(SHARE_HIDDEN * len(ties)))
    names = (*INDICES, DEGREE)
    if net.n > MOST_ACTORS or len(ties) <= wanted:
        return BackTest({name: np.zeros(0) for name in names}, 0)
    asked, dice = _asked(net), generator(seed, "back_test")
    found: list[list[float]] = []
    for _ in range(REPEATS):
        hidden = _hide(ties, net.n, wanted, dice=dice)
        if hidden is None:
            return BackTest({name: np.zeros(0) for name in names}, 0)
        left = _dense(np.delete(ties, hidden, axis=0), net.n)
        i, j = np.nonzero(np.triu(asked & (left == 0), k=1))
        sought = np.zeros(left.shape, dtype=bool)
        sought[ties[hidden, 0], ties[hidden, 1]] = True
        scores = _scores(left)
        found.append([_hit_rate(scores[name][i, j], sought[i, j], len(hidden)) for name in names])
    rates = np.array(found)
    return BackTest({name: rates[:, k] for k, name in enumerate(names)}, wanted)


def _asked(net: Network) -> np.ndarray:
    asked = net.asked_matrix
    return np.asarray(asked | asked.T)


def _dense(ties: np.ndarray, n: int) -> np.ndarray:
    matrix = np.zeros((n, n))
    matrix[ties[:, 0], ties[:, 1]] = matrix[ties[:, 1], ties[:, 0]] = 1.0
    return matrix


def _hide(ties: np.ndarray, n: int, wanted: int, *, dice: np.random.Generator) -> np.ndarray | None:
    """Choose ties at random whose ends keep another; None where there are not enough."""
    degree = np.bincount(ties.ravel(), minlength=n)
    hidden: list[int] = []
    for k in dice.permutation(len(ties)).tolist():
        i, j = ties[k]
        if degree[i] > 1 and degree[j] > 1:
            degree[i] -= 1
            degree[j] -= 1
            hidden.append(k)
            if len(hidden) == wanted:
                return np.array(hidden)
    return None


def _scores(matrix: np.ndarray) -> dict[str, np.ndarray]:
    """Each index for every pair: Σ over common partners of 1 / ln k, of 1 / k; and k_i · k_j."""
    degree = matrix.sum(axis=1)
    shared = degree > 1  # a partner in common has two partners
    by_log = np.divide(
        1.0, np.log(degree, where=shared, out=np.ones_like(degree)), where=shared, out=np.zeros_like(degree)
    )
    by_degree = np.divide(1.0, degree, where=shared, out=np.zeros_like(degree))
    if len(matrix) <= _DENSE:
        by_partners = [(matrix * share) @ matrix for share in (by_log, by_degree)]
    else:
        from scipy.sparse import csr_array, diags_array

        ties = csr_array(matrix)
        by_partners = [(ties @ diags_array(share) @ ties).toarray() for share in (by_log, by_degree)]
    return {**dict(zip(INDICES, by_partners, strict=True)), DEGREE: np.outer(degree, degree)}


def _hit_rate(scores: np.ndarray, sought: np.ndarray, first: int) -> float:
    """Share of what is sought among the first; equals at the last place share it evenly.

    Examples
    --------
    >>> _hit_rate(np.array([3.0, 1.0, 1.0, 0.0]), np.array([True, True, False, False]), 2)
    0.75
    """
    some = scores[scores > 0]  # of many pairs few have a partner in common
    among = some if len(some) >= first else scores
    last = np.partition(among, len(among) - first)[len(among) - first]
    above, level = scores > last + _LEVEL, np.abs(scores - last) <= _LEVEL
    share = (first - above.sum()) / level.sum()
    return float((sought & above).sum() + share * (sought & level).sum()) / first


def predicted_gaps(
    net: Network, *, tested: BackTest | None = None, seed: int = 1, lang: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """List the first 20 pairs by the index that passed its back-test; nothing where none did.

    Candidates are pairs asked about, without a tie, not refused, with a partner in common. For analysts: a
    likely tie is not a missing one, and never stands on a hand-out.

    Parameters
    ----------
    net : Network
        Existing and refused ties, direction ignored, and who was asked.
    tested : BackTest, optional
        What `back_test` gave, where it was asked already.
    seed : int
        As for `back_test`.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair; the weight is the index's score, the evidence has the back-test.

    Examples
    --------
    >>> predicted_gaps(Network.of()).empty
    True
    """
    test = back_test(net, seed=seed) if tested is None else tested
    if not test.best:
        return gap_rows("predicted", 0)
    i, j, score, common = _likeliest(net, test.best)
    said = say(
        "gaps.predicted_test", lang, repeats=REPEATS, hidden=test.hidden, wins=test.wins[test.best],
        rate=decimal(float(test.rates[test.best].mean()), lang, digits=2),
        degree=decimal(float(test.rates[DEGREE].mean()), lang, digits=2),
    )  # fmt: skip
    index = say(f"gaps.{test.best}", lang)
    return gap_rows(
        "predicted",
        len(i),
        **pair_columns(net, "predicted", i=i, j=j),
        weight=score,
        evidence=[
            sentence(
                say(
                    "gaps.predicted",
                    lang,
                    common=int(shared),
                    index=index,
                    score=decimal(value, lang, digits=2),
                ),
                said,
            )
            for shared, value in zip(common, score.tolist(), strict=True)
        ],
        effect=say_gain(net, i, j, gained=pairs_gained(net, i, j), lang=lang),
        quality=pair_quality(sides(net), i, j),
    )


def _likeliest(net: Network, index: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Give ends, score and common partners of the first pairs; equal scores in the order of keys."""
    ties = _dense(np.column_stack(existing_pairs(net)), net.n)
    score, free = _scores(ties)[index], _asked(net) & (ties == 0)
    free[refused_pairs(net)] = False
    i, j = np.nonzero(np.triu(free & (score > _LEVEL), k=1))
    keys = pair_columns(net, "predicted", i=i, j=j)["gap"]
    order = np.lexsort((np.asarray(keys, dtype=str), -np.round(score[i, j] / _LEVEL)))[:FIRST]
    i, j = i[order], j[order]
    return i, j, score[i, j], (ties @ ties)[i, j]


def back_test_rows(test: BackTest, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Return the hit rates as rows of results/network.csv: mean and middle 95 % of the repeats."""
    rows = []
    for name in (*INDICES, DEGREE):
        rates = test.rates[name]
        if not test.hidden:
            rows.append(
                (f"hit_rate_{name}", np.nan, np.nan, np.nan, "", say("reasons.too_few_to_hide", lang))
            )
            continue
        low, high = np.percentile(rates, (2.5, 97.5))
        key = "hit_rate" if name in INDICES else "hit_rate_degree"
        won = test.wins.get(name, 0)
        note = say(f"gaps.{key}", lang, hidden=test.hidden, repeats=REPEATS, wins=won)
        mean = float(rates.mean())
        rows.append((f"hit_rate_{name}", mean, min(low, mean), max(high, mean), "", note))
    return pd.DataFrame(rows, columns=WHOLE.names).astype({"value": float, "low": float, "high": float})
