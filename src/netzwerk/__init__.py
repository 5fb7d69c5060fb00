"""netzwerk: stakeholder network analysis from workshop sheets.

The walk of the data: `read` → `tidy` → `Network.of` → `measure`, `gaps`, `clusters` … → `plan_map` →
`save`, `show`; `run` walks it once, from a folder of sheets to the files that people open. Nothing heavy is
loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from netzwerk.terms import VERSION

if TYPE_CHECKING:
    from netzwerk.errors import NetzwerkError as NetzwerkError
    from netzwerk.intake import read as read
    from netzwerk.measures import catalogue as catalogue
    from netzwerk.measures import measure as measure
    from netzwerk.measures.clusters import clusters as clusters
    from netzwerk.measures.coding import recode as recode
    from netzwerk.measures.critical import critical_ties as critical_ties
    from netzwerk.measures.fields import field_table as field_table
    from netzwerk.measures.gaps import gaps as gaps
    from netzwerk.measures.inclusion import neighbourhood_inclusion as neighbourhood_inclusion
    from netzwerk.measures.key_players import key_players as key_players
    from netzwerk.measures.projection import projection as projection
    from netzwerk.measures.promise import promises as promises
    from netzwerk.measures.repair import repair as repair
    from netzwerk.measures.sectors import sector_mixing as sector_mixing
    from netzwerk.measures.stability import stability as stability
    from netzwerk.measures.two_mode_rows import two_mode as two_mode
    from netzwerk.measures.waves import compare as compare
    from netzwerk.measures.waves import wave_ties as wave_ties
    from netzwerk.measures.what_if import what_if as what_if
    from netzwerk.measures.whole import whole as whole
    from netzwerk.network import Network as Network
    from netzwerk.pipeline import check as check
    from netzwerk.pipeline import compare_runs as compare_runs
    from netzwerk.pipeline import init as init
    from netzwerk.pipeline import measure_tables as measure_tables
    from netzwerk.pipeline import run as run
    from netzwerk.pipeline import template as template
    from netzwerk.render import save as save
    from netzwerk.render import show as show
    from netzwerk.tables.tidy import tidy as tidy
    from netzwerk.views import plan_map as plan_map
    from netzwerk.views import plan_ranks as plan_ranks
    from netzwerk.views import state as state
    from netzwerk.views.changes import state_changes as state_changes
    from netzwerk.views.inviting import invite as invite
    from netzwerk.views.methods import methods as methods
    from netzwerk.views.register import register as register


_ROOMS = {
    "read": "intake",
    "tidy": "tables.tidy",
    "Network": "network",
    "measure": "measures",
    "catalogue": "measures",
    "promises": "measures.promise",
    "whole": "measures.whole",
    "stability": "measures.stability",
    "neighbourhood_inclusion": "measures.inclusion",
    "recode": "measures.coding",
    "sector_mixing": "measures.sectors",
    "field_table": "measures.fields",
    "two_mode": "measures.two_mode_rows",
    "projection": "measures.projection",
    "gaps": "measures.gaps",
    "critical_ties": "measures.critical",
    "key_players": "measures.key_players",
    "repair": "measures.repair",
    "what_if": "measures.what_if",
    "clusters": "measures.clusters",
    "compare": "measures.waves",
    "wave_ties": "measures.waves",
    "methods": "views.methods",
    "plan_map": "views",
    "plan_ranks": "views",
    "register": "views.register",
    "invite": "views.inviting",
    "state": "views",
    "state_changes": "views.changes",
    "save": "render",
    "show": "render",
    "run": "pipeline",
    "check": "pipeline",
    "compare_runs": "pipeline",
    "init": "pipeline",
    "measure_tables": "pipeline",
    "template": "pipeline",
    "NetzwerkError": "errors",
}

__version__ = VERSION
__all__ = sorted(_ROOMS)  # noqa: PLE0605 - the one list of names, with the room that each comes from


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
