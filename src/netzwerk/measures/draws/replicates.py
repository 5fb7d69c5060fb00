"""Draws in chunks, each with a seed of its own, so that no result depends on how many jobs share the work.

What dense matrices of a workshop's size do faster for a whole chunk at once is done on stacks of them
(`batched`); the rest is asked of igraph draw by draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from netzwerk.measures.draws.batched import BATCHED, LARGEST_BATCHED, Batch
from netzwerk.measures.engine import Engine, with_ties
from netzwerk.measures.record import ACTOR

if TYPE_CHECKING:
    from netzwerk.measures.record import Measure
    from netzwerk.network import Network

__all__ = ["Progress", "in_chunks", "measure_draws"]

# Called with what is being drawn, how many draws are done, and how many there will be.
Progress = Callable[[str, int, int], None]
Result = TypeVar("Result")


def in_chunks(
    work: Callable[[int, int], Result],
    draws: int,
    *,
    what: str,
    chunk: int = 50,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Do so many draws in chunks through joblib, and give the chunks' results in order as they come.

    Parameters
    ----------
    work : callable
        From the chunk's number and size to its result; a function of a module (or a `partial` of one), so
        that it travels to other processes. It seeds its own generator by the chunk's number.
    draws : int
        How many draws in all.
    what : str
        The name for `progress`.
    chunk : int
        Draws a chunk; part of the result (it decides which dice a draw rolls), so never chosen by jobs.
    jobs : int, optional
        As joblib's `n_jobs`; None leaves it to the surrounding `joblib.parallel_config`, else one.
    progress : callable, optional
        Told `(what, done, draws)` after each chunk.

    Examples
    --------
    >>> list(in_chunks(divmod, 120, what="doc"))
    [(0, 0), (0, 1), (0, 2)]
    """
    from joblib import Parallel, delayed

    sizes = [min(chunk, draws - first) for first in range(0, draws, chunk)]
    tasks = (delayed(work)(number, size) for number, size in enumerate(sizes))
    done = 0
    for size, result in zip(sizes, Parallel(n_jobs=jobs, return_as="generator")(tasks), strict=True):
        done += size
        if progress is not None:
            progress(what, done, draws)
        yield result


def measure_draws(
    net: Network, ends: np.ndarray, ties: np.ndarray, *, records: Sequence[Measure]
) -> dict[str, np.ndarray]:
    """Compute measures on many networks with the same actors.

    Parameters
    ----------
    net : Network
        Whose actors, sectors and affiliations hold in every draw.
    ends : ndarray of int, shape (pairs, 2)
        Positions of the pairs that may be tied.
    ties : ndarray of float, shape (draws, pairs)
        Strength of each pair's tie in each draw; NaN where there is none.
    records : sequence of Measure
        Measures of actors, or of the network, that read ties through the engine.

    Returns
    -------
    dict of str to ndarray, shape (draws, n), of the network (draws,)
        The same values as each network on its own gives (batched ones within 1e-9).
    """
    batch = Batch(net.n, ends, ties) if not net.directed and 0 < net.n <= LARGEST_BATCHED else None
    replica = _Replicas(net, ends, ties, batch)
    values: dict[str, np.ndarray] = {}
    for record in records:
        if batch is not None and record.name in BATCHED:
            values[record.name] = BATCHED[record.name](batch, partial(_alone, replica, record))
        else:
            shape = (len(ties), net.n) if record.of == ACTOR else (len(ties),)
            found = [_alone(replica, record, draw) for draw in range(len(ties))]
            values[record.name] = np.array(found).reshape(shape)
    return values


def _alone(replica: _Replicas, record: Measure, draw: int) -> np.ndarray:
    return np.asarray(record.function(replica[draw]), dtype=float)


@dataclass(frozen=True, eq=False)
class _Replicas:
    """The network of each draw, built when first asked for."""

    net: Network
    ends: np.ndarray
    ties: np.ndarray
    batch: Batch | None
    built: dict[int, Network] = field(default_factory=dict)

    def __getitem__(self, draw: int) -> Network:
        if draw not in self.built:
            self.built[draw] = self._network(draw)
        return self.built[draw]

    def _network(self, draw: int) -> Network:
        there = np.flatnonzero(~np.isnan(self.ties[draw]))
        i, j = self.ends[there].T
        engine = Engine(self.net.n, i, j, self.ties[draw, there], self.net.directed)
        if self.batch is not None:  # found for all draws at once; what rests on it need not seek it again
            vars(engine)["betweenness"] = self.batch.paths.between[draw]
        return with_ties(self.net, engine)
