"""The whole walk, once: from a folder of sheets to the files that people open; knows both doors."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netzwerk.pipeline.beginning import init
    from netzwerk.pipeline.clean import measure_tables
    from netzwerk.pipeline.comparing import compare_runs
    from netzwerk.pipeline.looking import check
    from netzwerk.pipeline.preparing import template
    from netzwerk.pipeline.walk import run

__all__ = ["check", "compare_runs", "init", "measure_tables", "run", "template"]

_ROOMS = {
    "check": "looking",
    "compare_runs": "comparing",
    "init": "beginning",
    "measure_tables": "clean",
    "run": "walk",
    "template": "preparing",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
