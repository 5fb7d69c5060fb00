"""Ties with everything that named them: which group, on which sheet, in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.views.labels import readable
from netzwerk.views.plan import Evidence, MapTie

__all__ = ["address", "map_ties"]

THINNEST, THICKEST = 1.0, 3.2


def address(row: object, column: object) -> str:
    """Return a cell's address as a spreadsheet shows it; empty where the place is not known.

    Examples
    --------
    >>> address(5, 2), address(12, 28), address("", "")
    ('B5', 'AB12', '')
    """
    numbers = [pd.to_numeric(value, errors="coerce") for value in (row, column)]
    if any(pd.isna(number) or number < 1 for number in numbers):
        return ""
    letters, rest = "", int(numbers[1])
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return f"{letters}{int(numbers[0])}"


def map_ties(net: Network) -> tuple[MapTie, ...]:
    """Return the network's ties of every state, each with its evidence and its width on the map."""
    evidence = _evidence(net)
    bridges = _bridges(net)
    widths = _widths(net.ties["strength"].to_numpy(dtype=float))
    ties = []
    for row, width in zip(net.ties.to_dict("records"), widths, strict=True):
        ends = (row["source"], row["target"])
        named = (*(ends if net.directed else sorted(ends)), row["state"])
        strength = float(row["strength"])
        ties.append(
            MapTie(
                source=row["source"],
                target=row["target"],
                state=row["state"],
                confirmed=bool(row["confirmed"]),
                strength=None if np.isnan(strength) else round(strength, 4),
                assumed=bool(row["assumed"]),
                kinds=_split(row["kinds"]),
                groups=_split(row["groups"]),
                width=width,
                bridge=row["state"] == terms.EXISTING and frozenset(ends) in bridges,
                evidence=evidence.get(named, ()),
            )
        )
    return tuple(ties)


def _split(joined: str) -> tuple[str, ...]:
    return tuple(readable(part) for part in joined.split(terms.JOIN) if part)


def _widths(strengths: np.ndarray) -> list[float]:
    """Thicker is closer, from the weakest to the strongest tie there is."""
    known = strengths[np.isfinite(strengths)]
    if not len(known) or known.max() <= known.min():
        return [1.6] * len(strengths)
    share = (np.nan_to_num(strengths, nan=known.min()) - known.min()) / (known.max() - known.min())
    return [round(float(width), 2) for width in THINNEST + (THICKEST - THINNEST) * share]


def _evidence(net: Network) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    for row in net.reports.to_dict("records"):
        ends: Sequence[str] = (row["source"], row["target"])
        source, target = ends if net.directed else sorted(ends)
        found.setdefault((source, target, row["state"]), []).append(_line(row))
    return {key: tuple(lines) for key, lines in found.items()}


def _line(row: dict[Any, Any]) -> Evidence:
    strength = float(row["strength"])
    return Evidence(
        group=readable(row["group"]),
        file=readable(str(row["file"])),
        sheet=readable(str(row["sheet"])),
        cell=address(row["row"], row["column"]),
        kind=", ".join(_split(row["kind"])),
        strength=None if np.isnan(strength) else strength,
    )


def _bridges(net: Network) -> set[frozenset[str]]:
    from netzwerk.measures.engine import engine_of

    if not net.n:
        return set()
    engine = engine_of(net).undirected
    keys = net.index.to_numpy()
    return {frozenset((keys[engine.i[tie]], keys[engine.j[tie]])) for tie in engine.graph.bridges()}
