"""What a person sees while the work goes on: bars on a terminal, a line a step elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from netzwerk.texts import catalogue

__all__ = ["shown"]

Progress = Callable[[str, int, int], None]


@contextmanager
def shown(lang: str) -> Iterator[Progress]:
    """Lend a callback `(step, done, total)` that shows how far the work is.

    Bars go to the terminal where the messages go; where that is none (a file, another program), each step
    is one plain line.
    """
    if not sys.stderr.isatty():
        yield _lines(lang)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_words(step, lang), total=total)
            bars.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        yield show


def _lines(lang: str) -> Progress:
    begun: set[str] = set()

    def show(step: str, done: int, total: int) -> None:
        if step not in begun:
            begun.add(step)
            print(_words(step, lang), file=sys.stderr, flush=True)  # noqa: T201 - the shell is where it goes

    return show


def _words(step: str, lang: str) -> str:
    """Say a step in words; behind a blank stands which wave it is for."""
    name, _, wave = step.partition(" ")
    said = catalogue(lang).get(f"progress.{name}", name)
    return f"{said} · {wave}" if wave else said
