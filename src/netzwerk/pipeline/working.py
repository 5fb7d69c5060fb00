"""Who does the drawing: one process, or several that share it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from netzwerk.errors import UsageError

__all__ = ["sharing"]


@contextmanager
def sharing(jobs: int | None = None) -> Iterator[None]:
    """Let so many processes share the draws within; the results do not depend on how many.

    Parameters
    ----------
    jobs : int, optional
        How many; by default one a processor core.
    """
    import joblib

    if jobs is not None and jobs < 1:
        raise UsageError("too_small", name="jobs", value=jobs, least=1)
    with joblib.parallel_config(n_jobs=jobs or joblib.cpu_count()):
        yield
