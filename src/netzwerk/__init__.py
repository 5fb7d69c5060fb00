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
    from netzwerk.measures.clusters.answer import clusters as clusters
    from netzwerk.measures.doubt.coding import recode as recode
    from netzwerk.measures.doubt.inclusion import neighbourhood_inclusion as neighbourhood_inclusion
    from netzwerk.measures.doubt.stability import stability as stability
    from netzwerk.measures.effects.key_players import key_players as key_players
    from netzwerk.measures.gaps.answer import gaps as gaps
    from netzwerk.measures.gaps.critical import critical_ties as critical_ties
    from netzwerk.measures.gaps.repair.answer import repair as repair
    from netzwerk.measures.gaps.what_if import what_if as what_if
    from netzwerk.measures.promise import promises as promises
    from netzwerk.measures.sectors.table import sector_mixing as sector_mixing
    from netzwerk.measures.two_mode.answer import two_mode as two_mode
    from netzwerk.measures.two_mode.fields import field_table as field_table
    from netzwerk.measures.two_mode.projection import projection as projection
    from netzwerk.measures.waves.answer import compare as compare
    from netzwerk.measures.waves.answer import wave_ties as wave_ties
    from netzwerk.measures.whole.answer import whole as whole
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
    "whole": "measures.whole.answer",
    "stability": "measures.doubt.stability",
    "neighbourhood_inclusion": "measures.doubt.inclusion",
    "recode": "measures.doubt.coding",
    "sector_mixing": "measures.sectors.table",
    "field_table": "measures.two_mode.fields",
    "two_mode": "measures.two_mode.answer",
    "projection": "measures.two_mode.projection",
    "gaps": "measures.gaps.answer",
    "critical_ties": "measures.gaps.critical",
    "key_players": "measures.effects.key_players",
    "repair": "measures.gaps.repair.answer",
    "what_if": "measures.gaps.what_if",
    "clusters": "measures.clusters.answer",
    "compare": "measures.waves.answer",
    "wave_ties": "measures.waves.answer",
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
