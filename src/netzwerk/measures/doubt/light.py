"""The traffic light: how far a measure can be trusted here, and the one figure that decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk.measures.doubt.kept import Kept, mean
from netzwerk.measures.doubt.measures import Doubt
from netzwerk.network import Network
from netzwerk.texts import say

__all__ = ["GREEN", "RED", "YELLOW", "judged", "light_rows"]

GREEN, YELLOW, RED = "green", "yellow", "red"
_ORDER = (GREEN, YELLOW, RED)
FEWEST_GROUPS, MOST_MISSING = 3, 0.2
# Each figure's least value for green, and for yellow.
_LEAST = {
    "spearman": (0.9, 0.7), "top_3": (0.8, 0.5), "asked": (0.8, 0.5),
    "groups": (FEWEST_GROUPS, FEWEST_GROUPS), "known": (1 - MOST_MISSING, 1 - MOST_MISSING),
}  # fmt: skip
# The errors that count, with the level that does.
_KINDS = {"resampled": "", "group_out": "", "actors_dropped": "0.1"}


@dataclass(frozen=True)
class Figure:
    """One figure that a light rests on: its name, the error behind it, its value."""

    name: str
    kind: str
    value: float

    @property
    def light(self) -> str:
        """Its own light; what is undefined is yellow: it is not enough for green, nor too little.

        Examples
        --------
        >>> Figure("spearman", "", 0.9).light, Figure("top_3", "", 0.49).light, Figure("asked", "", 0.6).light
        ('green', 'red', 'yellow')
        """
        green, yellow = _LEAST[self.name]
        if np.isnan(self.value):
            return YELLOW
        rounded = round(self.value, 9)
        return GREEN if rounded >= green else YELLOW if rounded >= yellow else RED

    @property
    def strain(self) -> tuple[int, bool, float]:
        """How much it speaks against the measure: by its light, then by how far it is from green.

        Without groups or values the other figures mean little: those come first.
        """
        lacks = 1.0 if np.isnan(self.value) else 1 - self.value / _LEAST[self.name][0]
        first = self.light == RED and self.name in ("groups", "known")
        return _ORDER.index(self.light), first, round(lacks, 9)


def judged(net: Network, doubts: Sequence[Doubt], kept: Sequence[Kept], *, lang: str) -> pd.DataFrame:
    """Give each measure its light.

    Parameters
    ----------
    net : Network
        Its groups, and who was asked.
    doubts : sequence of Doubt
        Of the measures that rank.
    kept : sequence of Kept
        What is left of their orders; those of reports drawn, groups left out and a tenth dropped count.
    lang : str
        `de` or `en`.

    Returns
    -------
    DataFrame
        measure, light, figure (spearman: the least median correlation; top_3: the least mean share of the
        first three that are the same; asked: share of pairs asked; groups; known: share of actors with a
        value), kind (the error behind it), value, note.
    """
    everywhere = [Figure("asked", "", _asked(net)), Figure("groups", "", float(len(net.groups)))]
    rows = []
    for doubt in doubts:
        known = Figure("known", "", 1 - float(np.isnan(doubt.value).mean()) if net.n else float("nan"))
        figures = [*_orders(doubt.name, kept), *everywhere, known]
        decided = max(figures, key=lambda figure: figure.strain)
        rows.append(
            (doubt.name, decided.light, decided.name, decided.kind, decided.value, _said(decided, lang))
        )
    return pd.DataFrame(rows, columns=["measure", "light", "figure", "kind", "value", "note"])


def _orders(name: str, kept: Sequence[Kept]) -> list[Figure]:
    figures = []
    for one in kept:
        if one.measure == name and _KINDS.get(one.kind) == one.level:
            defined = one.spearman[~np.isnan(one.spearman)]
            median = float(np.median(defined)) if len(defined) else float("nan")
            figures += [Figure("spearman", one.kind, median), Figure("top_3", one.kind, mean(one.top[3]))]
    return figures or [Figure("spearman", "", float("nan"))]


def _asked(net: Network) -> float:
    """Share of the pairs that somebody was asked about, or reported; 1 where there is no pair."""
    pairs = net.n * (net.n - 1)
    return 1.0 if net.everything_asked or not pairs else float(net.asked_matrix.sum()) / pairs


def _said(figure: Figure, lang: str) -> str:
    if np.isnan(figure.value):
        why = say("light.undefined", lang)
    else:
        value = _decimal(f"{figure.value:.3f}", lang)
        error = say(f"light.kinds.{figure.kind}", lang) if figure.kind else ""
        share, lack = (_percent(part, lang) for part in (figure.value, 1 - figure.value))
        count = round(figure.value)
        why = say(f"light.{figure.name}", lang, value=value, share=share, lack=lack, count=count, error=error)
    return say("light.said", lang, light=say(f"light.{figure.light}", lang), why=why)


def _percent(share: float, lang: str) -> str:
    return _decimal(f"{100 * share:.1f}", lang)


def _decimal(number: str, lang: str) -> str:
    return number.replace(".", ",") if lang == "de" else number


def light_rows(lights: pd.DataFrame) -> pd.DataFrame:
    """Rows of results/stability.csv: the level is the light, the value the figure that decided."""
    rows = lights[["measure", "value", "note"]].assign(kind="light", level=lights["light"], actor="")
    return rows.reset_index(drop=True)
