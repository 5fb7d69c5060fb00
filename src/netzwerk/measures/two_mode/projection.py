"""One mode seen through the other: what two actors, or two fields, share, and whether chance explains it.

A shared field is not a cooperation. Each pair stands beside what the degrees of both modes alone would let
it share (stochastic degree sequence model, Neal 2014), and beside the ties that were named in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import schema, terms
from netzwerk.measures.engine import Floats, Ints
from netzwerk.measures.sectors.table import benjamini_hochberg
from netzwerk.measures.two_mode.bicm import expected_table, poisson_binomial_tail
from netzwerk.measures.two_mode.incidence import Incidence, incidence_of

if TYPE_CHECKING:
    from netzwerk.network import Network

__all__ = ["projection", "projections"]

ACTOR = "actor"
SURE = 0.05
# Beyond so many pairs only those that chance might not explain are listed.
MOST_PAIRS = 20_000


def projection(net: Network, kind: str = terms.FIELD, *, of: str = ACTOR) -> pd.DataFrame:
    """List the pairs of actors (or of fields) that share something, and what chance makes of it.

    newman = Σ over shared fields of 1 / (size − 1); jaccard = shared / in either. p is the exact upper
    tail of the shared number in the bipartite configuration model: affiliations i–f fall independently with
    the probabilities that keep every expected degree, so that the number that i and k share is
    Poisson–binomial over p_if · p_kf. p_corrected holds the false discovery rate over all pairs, those
    that share nothing included; beyond_chance is p_corrected ≤ .05. That nothing lies beyond chance is a
    valid answer, and the usual one in a workshop.

    Parameters
    ----------
    net : Network
        Reads affiliations of the kind, and ties for the column `tie`.
    kind : str
        field, committee or group.
    of : str
        `actor`, or the kind itself for pairs of fields (committees, groups).

    Returns
    -------
    DataFrame
        kind, mode, a, b, shared, newman, jaccard, expected (mean of the model), p, p_corrected,
        beyond_chance, tie (the states in which words name the pair: existing, wished, refused; empty
        for fields). Sorted by p, then in the order of the nodes. Above 20,000 pairs only those with
        p ≤ .05 stand there.

    Raises
    ------
    UsageError
        If the kind is unknown.

    References
    ----------
    Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132. Neal, Z.
    (2014). The backbone of bipartite projections. Social Networks 39, 84–97. Saracco, F., et al. (2015).
    Randomizing bipartite networks: the case of the World Trade Web. Scientific Reports 5, 10595.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"actor": list("aabbc"), "field": list("xyxyz")})
    >>> table = projection(Network.of(affiliations=rows))
    >>> table[["a", "b", "shared", "newman"]].to_numpy().tolist()
    [['a', 'b', 2, 2.0]]
    """
    two = incidence_of(net, kind)
    seen = two if of == ACTOR else two.turned
    table = _pairs(seen)
    table.insert(0, "kind", kind)
    table.insert(1, "mode", ACTOR if of == ACTOR else kind)
    table["tie"] = _named(net, table) if of == ACTOR else ""
    return table[list(schema.PROJECTION.names)]


def projections(net: Network) -> pd.DataFrame:
    """Stack what actors share, and what fields, committees and groups share, kind by kind.

    Parameters
    ----------
    net : Network
        As for `projection`.

    Returns
    -------
    DataFrame
        As `projection` gives, for all kinds and both modes.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> len(projections(Network.of(affiliations=pd.DataFrame({"actor": list("ab"), "field": list("xx")}))))
    1
    """
    frames = [projection(net, kind, of=of) for kind in terms.AFFILIATION_KINDS for of in (ACTOR, kind)]
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def _pairs(two: Incidence) -> pd.DataFrame:
    shared_all = two.table @ two.table.T
    i, j = np.nonzero(np.triu(shared_all, 1))
    shared = shared_all[i, j]
    expected, p = _tails(two.table, (i, j), shared)
    count = two.shape[0] * (two.shape[0] - 1) // 2
    corrected = benjamini_hochberg(np.concatenate([p, np.ones(count - len(p))]))[: len(p)]
    sizes = two.table.sum(axis=0)
    newman = (two.table / np.maximum(sizes - 1, 1)) @ two.table.T
    either = two.table.sum(axis=1)[i] + two.table.sum(axis=1)[j] - shared
    names = np.array(two.actors, dtype=object)
    table = pd.DataFrame(
        {
            "a": names[i], "b": names[j], "shared": shared.astype(np.int64), "newman": newman[i, j],
            "jaccard": shared / np.maximum(either, 1), "expected": expected, "p": p,
            "p_corrected": corrected, "beyond_chance": corrected <= SURE,
        }
    )  # fmt: skip
    if len(table) > MOST_PAIRS:
        table = table[table["p"] <= SURE]
    return table.sort_values("p", kind="stable", ignore_index=True)


def _tails(table: Floats, ends: tuple[Ints, Ints], shared: Floats) -> tuple[Floats, Floats]:
    """Mean and upper tail of each pair; both depend on the two degrees only."""
    degrees, first, level = np.unique(table.sum(axis=1), return_index=True, return_inverse=True)
    chance = expected_table(table)[first]
    low, high = np.sort(np.column_stack([level[ends[0]], level[ends[1]]]), axis=1).T
    kinds, which = np.unique(low * len(degrees) + high, return_inverse=True)
    both = chance[kinds // len(degrees)] * chance[kinds % len(degrees)]
    tails = poisson_binomial_tail(both)
    return both.sum(axis=1)[which], tails[which, shared.astype(np.int64)]


def _named(net: Network, table: pd.DataFrame) -> list[str]:
    """In which states words name each pair, either way round."""
    said: dict[frozenset[str], set[str]] = {}
    for source, target, state in net.ties[["source", "target", "state"]].itertuples(index=False, name=None):
        said.setdefault(frozenset((source, target)), set()).add(state)
    pairs = (frozenset(pair) for pair in table[["a", "b"]].itertuples(index=False, name=None))
    found = (said.get(pair, set()) for pair in pairs)
    return [terms.JOIN.join(state for state in terms.STATES if state in states) for states in found]
