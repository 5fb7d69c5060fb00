"""From a network's ties to what computes: index arrays, sparse matrices and an igraph graph.

igraph is built straight from the ties, without networkx, and holds no attributes: strength and distance
are handed over by name at each call, so that no measure can read one for the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from netzwerk.network import Network

if TYPE_CHECKING:
    import igraph
    from scipy.sparse import csr_array

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Up to so many actors igraph searches from each in no time.
FEW = 150
# So many steps are counted at most, in tables of so many bits.
_FARTHEST, _BITS = 40, 2**30

_engines: WeakKeyDictionary[Network, Engine] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Engine:
    """The ties of one network as arrays, and what is derived from them when first asked for.

    Attributes
    ----------
    n : int
        Actors, those without a tie included.
    i, j : ndarray of int, shape (m,)
        Positions of each tie's ends; one row a pair (directed: an arc), no loops.
    strength : ndarray of float, shape (m,)
        More is closer, above 0.
    directed : bool
        Whether a tie has a direction.

    Examples
    --------
    >>> engine = Engine(3, np.array([0, 1]), np.array([1, 2]), np.array([1.0, 2.0]))
    >>> engine.distance.tolist()
    [1.0, 0.5]
    >>> engine.partners.tolist()
    [1, 2, 1]
    """

    n: int
    i: Ints
    j: Ints
    strength: Floats
    directed: bool = False

    @property
    def m(self) -> int:
        """How many ties (directed: arcs) there are."""
        return len(self.i)

    @cached_property
    def distance(self) -> Floats:
        """1 / strength, shape (m,)."""
        return 1.0 / self.strength

    @cached_property
    def undirected(self) -> Engine:
        """The same ties with direction ignored: one row a pair, with the larger direction's strength."""
        if not self.directed:
            return self
        low, high = np.minimum(self.i, self.j), np.maximum(self.i, self.j)
        pairs, place = np.unique(low * max(self.n, 1) + high, return_inverse=True)
        strength = np.zeros(len(pairs))
        np.maximum.at(strength, place, self.strength)
        return Engine(self.n, pairs // max(self.n, 1), pairs % max(self.n, 1), strength)

    @cached_property
    def graph(self) -> igraph.Graph:
        """An igraph graph without attributes; vertex k is actor k, edge k is tie k."""
        import igraph

        ends = np.column_stack([self.i, self.j])
        return igraph.Graph(n=self.n, edges=ends, directed=self.directed)

    @cached_property
    def adjacency(self) -> csr_array:
        """A: 1.0 where a tie goes from row to column, sparse (n, n); symmetric unless directed."""
        return self._matrix(np.ones(self.m))

    @cached_property
    def valued(self) -> csr_array:
        """W: the ties' strengths, sparse (n, n); symmetric unless directed."""
        return self._matrix(self.strength)

    def _matrix(self, values: Floats) -> csr_array:
        from scipy.sparse import csr_array

        ends, shape = (self.i, self.j), (self.n, self.n)
        matrix = csr_array((values, ends), shape=shape)
        return matrix if self.directed else csr_array(matrix + matrix.T)

    @cached_property
    def partners(self) -> Ints:
        """How many distinct others each actor has a tie with, direction ignored."""
        ties = self.undirected
        ends = np.concatenate([ties.i, ties.j]).astype(np.int64)
        return np.bincount(ends, minlength=self.n)[: self.n].astype(np.int64)

    @cached_property
    def betweenness(self) -> Floats:
        """Raw betweenness of every actor along ties, unvalued: several measures rest on it."""
        return np.array(self.graph.betweenness(directed=self.directed), dtype=float)

    @cached_property
    def steps_out(self) -> Floats | None:
        """How many others each actor first reaches in 1, 2, … steps along arcs; see `steps`."""
        i, j = (self.i, self.j) if self.directed else self._both_ways
        return steps(self.n, i, j)

    @cached_property
    def steps_in(self) -> Floats | None:
        """As `steps_out`, from how many others an actor is reached."""
        return steps(self.n, self.j, self.i) if self.directed else self.steps_out

    @property
    def _both_ways(self) -> tuple[Ints, Ints]:
        return np.concatenate([self.i, self.j]), np.concatenate([self.j, self.i])

    @cached_property
    def components(self) -> Ints:
        """Each actor's component (0, 1, …), direction ignored; an actor without a tie is its own."""
        if not self.n:
            return np.zeros(0, dtype=np.int64)
        return np.asarray(self.undirected.graph.connected_components().membership, dtype=np.int64)


def steps(n: int, source: Ints, target: Ints) -> Floats | None:
    """Count how many others each actor first reaches in 1, 2, … steps, from all actors at once.

    Row v of a table of bits holds whom v has reached; a step joins the rows of those v is tied to. That takes
    a few milliseconds for a thousand actors, where a search from each of them takes a tenth of a second.

    Parameters
    ----------
    n : int
        Actors.
    source, target : ndarray of int, shape (arcs,)
        Where each arc leads from and to.

    Returns
    -------
    ndarray of float, shape (steps, n), or None
        None where single searches are better: for few actors, and where some are far apart.

    Examples
    --------
    >>> steps(3, np.array([0, 1]), np.array([1, 2])) is None
    True
    """
    if n <= FEW or not len(source):
        return None
    order = np.argsort(source, kind="stable")
    target = target[order]
    tied, starts = np.unique(source[order], return_index=True)
    words = -(-n // 64)
    at_once = max(1, _BITS // (64 * len(target)))
    found = np.zeros((_FARTHEST, n))
    for first in range(0, words, at_once):
        reached = np.zeros((n, min(at_once, words - first)), dtype=np.uint64)
        own = np.arange(64 * first, min(64 * (first + at_once), n))
        reached[own, own // 64 - first] = np.left_shift(np.uint64(1), (own % 64).astype(np.uint64))
        new = reached.copy()
        for step in range(_FARTHEST + 1):
            joined = np.bitwise_or.reduceat(new[target], starts, axis=0)
            new = np.zeros_like(reached)
            new[tied] = joined & ~reached[tied]
            if not new.any():
                break
            if step == _FARTHEST:
                return None
            found[step] += np.bitwise_count(new).sum(axis=1)
            reached |= new
    return found[: int(np.any(found, axis=1).sum())]


def engine_of(net: Network) -> Engine:
    """Return the network's engine, built once as long as the network lives.

    Parameters
    ----------
    net : Network
        Its ties in `tie_state` are read.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> engine_of(net).m, engine_of(net) is engine_of(net)
    (2, True)
    """
    found = _engines.get(net)
    if found is None:
        edges = net.edges
        found = Engine(
            net.n,
            edges["i"].to_numpy(dtype=np.int64),
            edges["j"].to_numpy(dtype=np.int64),
            edges["strength"].to_numpy(dtype=float),
            net.directed,
        )
        _engines[net] = found
    return found


def with_ties(net: Network, engine: Engine) -> Network:
    """Return the same actors with other ties, for replicates: measures of the result read this engine.

    Its tables stay those of `net`, so that nothing is derived twice: only `engine_of`, edges, graph and
    matrix may be asked for its ties.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> lost = with_ties(net, Engine(3, np.array([0]), np.array([1]), np.ones(1)))
    >>> engine_of(lost).m, engine_of(net).m
    (1, 2)
    """
    other = _Redrawn(**{name: getattr(net, name) for name in net.__dataclass_fields__})
    vars(other).update(index=net.index, sectors=net.sectors)
    _engines[other] = engine
    return other


class _Redrawn(Network):
    """A network whose ties are those of its engine; what its tables say of ties is not."""

    @cached_property
    def edges(self) -> pd.DataFrame:
        """The engine's ties: whoever asks for edges, a graph or a matrix gets these."""
        engine = _engines[self]
        return pd.DataFrame({"i": engine.i, "j": engine.j, "strength": engine.strength})
