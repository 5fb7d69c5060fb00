"""Who does the drawing: one process, or several that share it while this one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Generic, TypeVar

from netzwerk.errors import UsageError

__all__ = ["Later", "Sharing", "sharing"]

Result = TypeVar("Result")
# So many things that need draws wait side by side for theirs: those of two waves.
_WAITING = 8
# What takes a second to load and every draw needs; loaded while this process reads.
_NEEDED = ("netzwerk.measures.registry", "igraph", "scipy.sparse.linalg")


@dataclass(frozen=True, eq=False)
class Later(Generic[Result]):
    """An answer that was asked for and comes when it is needed."""

    come: Callable[[], Result]

    def result(self) -> Result:
        """Wait for it; what went wrong on the way is raised here."""
        return self.come()


@dataclass(frozen=True, eq=False)
class Sharing:
    """Several processes that share draws, or none but this one.

    Attributes
    ----------
    jobs : int
        How many.
    """

    jobs: int = 1
    _threads: ThreadPoolExecutor | None = None
    _begun: list[Future[object]] = field(default_factory=list)

    def begin(self, asked: Callable[[], Result]) -> Later[Result]:
        """Ask for something that takes many draws; where processes share them, it begins at once.

        It waits in a thread of its own, so that what needs no draws can be done meanwhile. In one process it
        is done when its result is needed: two things at a time would not be faster.
        """
        if self._threads is None:
            return Later(asked)
        future = self._threads.submit(_among, self.jobs, asked)
        self._begun.append(future)  # type: ignore[arg-type]
        return Later(future.result)


@contextmanager
def sharing(jobs: int | None = None) -> Iterator[Sharing]:
    """Let so many processes share the draws within; the results do not depend on how many.

    Parameters
    ----------
    jobs : int, optional
        How many; by default one a processor core.
    """
    import joblib

    if jobs is not None and jobs < 1:
        raise UsageError("too_small", name="jobs", value=jobs, least=1)
    jobs = jobs or joblib.cpu_count()
    if jobs == 1:
        with joblib.parallel_config(n_jobs=1):
            yield Sharing()
        return
    with joblib.parallel_config(n_jobs=jobs), ThreadPoolExecutor(_WAITING) as threads:
        threads.submit(list, _loading(jobs))
        shared = Sharing(jobs, threads)
        try:
            yield shared
        except BaseException:
            _given_up(shared)
            raise


def _among(jobs: int, asked: Callable[[], Result]) -> Result:
    """Ask in a thread, which knows nothing of how many processes there are unless it is told."""
    import joblib

    with joblib.parallel_config(n_jobs=jobs):
        return asked()


def _loading(jobs: int) -> Iterator[None]:
    """Start the processes and let them load what draws need; what comes is nothing, when they have."""
    from joblib import Parallel, delayed

    work = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch="all", batch_size=1)
    return iter(work(delayed(_load)() for _ in range(jobs)))


def _load() -> None:
    for room in _NEEDED:
        import_module(room)


def _given_up(shared: Sharing) -> None:
    """Let nothing go on that nobody waits for."""
    from joblib.externals.loky import get_reusable_executor

    for future in shared._begun:
        future.cancel()
    if any(future.running() for future in shared._begun):
        get_reusable_executor().shutdown(kill_workers=True)
