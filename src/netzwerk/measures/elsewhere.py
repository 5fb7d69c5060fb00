"""Records of what other answers give beside the list: sets, p-values, triangles, the best modularity.

They stand in the catalogue like every other measure; `measure` and `whole` do not compute them, for they
rest on draws, on what is stated about fields, or on sets of actors.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.core.against_chance import core_against_chance
from netzwerk.measures.effects.key_players import key_players
from netzwerk.measures.engine import engine_of
from netzwerk.measures.gaps.triangles import triangles
from netzwerk.measures.record import FIELDS, NETWORK, TIES, Measure

if TYPE_CHECKING:
    from netzwerk.network import Network

__all__ = ["MEASURES"]

_CORE = ("core_periphery_p_random", "core_periphery_p_degree")
_TRIANGLES = ("functional_closed", "functional_open", "integrative_closed", "integrative_open")
_SETS = ("fragmentation", "fragmentation_distance", "reach_1", "reach_2")


def _core_p(net: Network, *, name: str) -> float:
    return float(core_against_chance(engine_of(net))[name])


def _modularity(net: Network) -> float:
    return clusters(net).modularity


def _triangles(net: Network, *, name: str) -> float:
    return triangles(net)[name]


def _best_of_one(net: Network, *, kind: str) -> float:
    """Give what the one actor does who does it most."""
    rows = key_players(net, sizes=(1,))
    found = rows.loc[rows["kind"].eq(kind), "value"]
    return float(found.max()) if len(found) else float("nan")


def _row(name: str, function: Callable[[Network], float], source: str, **options: object) -> Measure:
    return Measure(name, function, source, of=NETWORK, drawn=True, **options)  # type: ignore[arg-type]


MEASURES: tuple[Measure, ...] = (
    *(
        _row(name, partial(_core_p, name=name), "Borgatti & Everett 1999", high=1.0, engine="numpy",
             undefined=("two_actors", "no_ties", "all_tied"))
        for name in _CORE
    ),
    _row("modularity_best", _modularity, "Newman & Girvan 2004; Traag, Waltman & van Eck 2019",
         low=-0.5, high=1.0, undefined=("no_ties",)),
    *(
        _row(name, partial(_triangles, name=name), "Bodin 2017; Angst & Seppelt (motifr)",
             reads=(TIES, FIELDS) if name.startswith("functional") else (FIELDS,), high=np.inf,
             engine="scipy", undefined=("no_fields",))
        for name in _TRIANGLES
    ),
    *(
        _row(name, partial(_best_of_one, kind=name), "Borgatti 2006", high=1.0, engine="numpy",
             undefined=("one_actor",))
        for name in _SETS
    ),
)  # fmt: skip
