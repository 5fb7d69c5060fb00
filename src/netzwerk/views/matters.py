"""The register on the map: matters that a meeting can decide on, with the gaps that each folds."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netzwerk import terms
from netzwerk.views.labels import readable
from netzwerk.views.plan import MapGap, MapMatter

__all__ = ["map_matters"]


def map_matters(register: pd.DataFrame | None, gaps: Sequence[MapGap]) -> tuple[MapMatter, ...]:
    """Return the register's rows as the map shows them, each with the gaps about the same organisations.

    Parameters
    ----------
    register : DataFrame or None
        As results/register.csv, ranked.
    gaps : sequence of MapGap
        What is missing, ranked.

    Returns
    -------
    tuple of MapMatter
        Empty without a register.
    """
    if register is None:
        return ()
    return tuple(_matter(row, gaps) for row in register.to_dict("records"))


def _matter(row: dict[str, object], gaps: Sequence[MapGap]) -> MapMatter:
    def text(name: str) -> str:
        value = row.get(name)
        return "" if value is None or pd.isna(value) else readable(str(value))

    actors = tuple(actor for actor in str(row.get("actors") or "").split(terms.JOIN) if actor)
    field, reasons = text("field"), set(text("reasons").split(terms.JOIN))
    listed = str(row.get("shortlist")).strip().casefold() in ("true", "1", "yes", "ja")
    folded = [
        gap.gap for gap in gaps
        if gap.type in reasons and _about(gap, actors, field)
    ]  # fmt: skip
    return MapMatter(
        text("matter"), listed, actors, field, tuple(folded), text("sentence"), text("evidence"),
        text("effect"), text("next_step"), text("convenor"),
    )  # fmt: skip


def _about(gap: MapGap, actors: Sequence[str], field: str) -> bool:
    ends = {end for end in (gap.actor_a, gap.actor_b) if end}
    if ends:
        return ends <= set(actors)
    return bool(field) and field in gap.fields
