"""Draws in chunks, each with a seed of its own, so that no result depends on how many jobs share the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

__all__ = ["Progress", "in_chunks"]

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
