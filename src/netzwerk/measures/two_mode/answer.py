"""Two modes as a table: every actor and every field, committee or group, and both modes together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.two_mode.barber import modules
from netzwerk.measures.two_mode.incidence import Incidence, incidence_of
from netzwerk.measures.two_mode.positions import POSITIONS, TOGETHER
from netzwerk.measures.two_mode.projection import ACTOR
from netzwerk.schema import TWO_MODE
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from netzwerk.network import Network

__all__ = ["two_mode"]

# kind, mode, node, measure, value, key of the note
Row = tuple[str, str, str, str, float, str]
# Modules of at most two, beside the best number: Barber's own answer for the Southern Women.
_AT_MOST_TWO = 2


def two_mode(net: Network, kind: str | None = None, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Measure actors and their fields, committees or groups as a network of two modes.

    Parameters
    ----------
    net : Network
        Reads affiliations; for groups, also who reported there.
    kind : str, optional
        field, committee or group; without it all that the network has.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        kind, mode (`actor`, the kind itself, or `both`), node (empty for both), measure, value, note. Of
        each node: two_mode_degree, two_mode_closeness, two_mode_betweenness (each by the largest value that
        the sizes of both modes allow, Borgatti & Everett 1997), two_mode_betweenness_raw, module (of the
        best partition found; NaN for who is in nothing). Of both: actors, fields, affiliations,
        two_mode_density, two_mode_clustering (Robins & Alexander 2004), two_mode_modularity (Barber 2007)
        and two_mode_modularity_2, with at most two modules. Empty without affiliations.

    Raises
    ------
    UsageError
        If the kind is unknown.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(affiliations=pd.DataFrame({"actor": list("aab"), "field": list("xyx")}))
    >>> table = two_mode(net).set_index(["node", "measure"])["value"]
    >>> table["a", "two_mode_degree"].item(), table["x", "two_mode_closeness"].item()
    (1.0, 1.0)
    """
    kinds = terms.AFFILIATION_KINDS if kind is None else (kind,)
    rows = [row for each in kinds for row in _rows(incidence_of(net, each), each)]
    table = pd.DataFrame(rows, columns=TWO_MODE.names)
    table["note"] = [say(f"reasons.{key}", lang) if key else "" for key in table["note"]]
    return table.astype({"value": float})


def _rows(two: Incidence, kind: str) -> Iterator[Row]:
    if not two.fields:
        return
    best = modules(two)
    for name, value in _both(two, best.q).items():
        missing = bool(np.isnan(value))
        note = "no_three_paths" if missing and two.table.any() else "no_members" if missing else ""
        note = "modules_by_chance" if not missing and "modularity" in name else note
        yield kind, "both", "", name, value, note
    for mode, seen, labels in ((ACTOR, two, best.actors), (kind, two.turned, best.fields)):
        values = {name: kernel(seen) for name, kernel in POSITIONS.items()}
        for place, node in enumerate(seen.actors):
            for name, found in values.items():
                note = "no_room_between" if np.isnan(found[place]) else ""
                yield kind, mode, node, name, float(found[place]), note
            label = float(labels[place] + 1) if labels[place] >= 0 else float("nan")
            yield kind, mode, node, "module", label, "" if labels[place] >= 0 else "in_nothing"


def _both(two: Incidence, q: float) -> dict[str, float]:
    count, fields = two.shape
    sizes = {"actors": float(count), "fields": float(fields), "affiliations": float(two.table.sum())}
    found = {name: kernel(two) for name, kernel in TOGETHER.items() if name != "two_mode_modularity"}
    return {
        **sizes,
        **found,
        "two_mode_modularity": q,
        "two_mode_modularity_2": modules(two, most=_AT_MOST_TWO).q,
    }
