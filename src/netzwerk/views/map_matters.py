"""The shortlist on the map: matters that a meeting can decide on, with the gaps that each folds."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netzwerk import terms
from netzwerk.views.labels import readable
from netzwerk.views.plan import MapGap, MapMatter

__all__ = ["map_matters"]


def map_matters(register: pd.DataFrame | None, gaps: Sequence[MapGap]) -> tuple[MapMatter, ...]:
    """Return the register's shortlist as the map shows it, ranked.

    Parameters
    ----------
    register : DataFrame or None
        As results/register.csv.
    gaps : sequence of MapGap
        What is missing, each with its matter.

    Returns
    -------
    tuple of MapMatter
        Empty without a register.

    Examples
    --------
    >>> row = {"matter": "pair:a--b", "shortlist": True, "actors": "a|b", "sentence": "Ein Wunsch."}
    >>> map_matters(pd.DataFrame([row]), ())[0].actors
    ('a', 'b')
    """
    if register is None:
        return ()
    return tuple(_matter(row, gaps) for row in register.to_dict("records") if bool(row.get("shortlist")))


def _matter(row: dict[str, object], gaps: Sequence[MapGap]) -> MapMatter:
    def text(name: str) -> str:
        value = row.get(name)
        return "" if value is None or pd.isna(value) else readable(str(value))

    key = str(row["matter"])
    return MapMatter(
        matter=key,
        shortlist=True,
        actors=tuple(actor for actor in text("actors").split(terms.JOIN) if actor),
        field=", ".join(name for name in text("field").split(terms.JOIN) if name),
        gaps=tuple(gap.gap for gap in gaps if gap.matter == key),
        sentence=text("sentence"),
        evidence=text("evidence"),
        effect=text("effect"),
        next_step=text("next_step"),
        convenor=text("convenor"),
        decision=text("decision"),
    )
