"""What is measured: pure functions from a network to pandas answers, each listed as a record."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netzwerk.measures.record import Measure
    from netzwerk.measures.registry import MEASURES, catalogue, measure, notes

__all__ = ["MEASURES", "Measure", "catalogue", "measure", "notes"]

_ROOMS = {"Measure": "record"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'registry')}"), name)
