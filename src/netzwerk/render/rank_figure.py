"""The rank plot: a dot where an actor stands, a bar from where to where it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netzwerk.render.painting import first_font, painting, png_bytes, svg_text
from netzwerk.render.plain import xml_text
from netzwerk.render.sheet_of_paper import broken
from netzwerk.texts import say
from netzwerk.views.labels import text_width
from netzwerk.views.rank_plan import RankPlan

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["rank_png", "rank_svg"]

_WIDE, _POINTS = 780.0, 72.0  # the sheet's width, in points: as wide as A4 lying down
_DOTS = 150
_MARGIN, _ROW, _VALUE = 30.0, 16.0, 46.0
_TITLE, _TEXT, _SMALL = 18.0, 10.5, 9.5
_LONGEST = 300.0
_INK, _GREY, _RULE, _BAR, _DOT = "#1a1a1a", "#595959", "#d9d9d9", "#5b8db8", "#0b3d66"


def rank_svg(plan: RankPlan) -> str:
    """Draw the rank plot as SVG: text stays text, the same plan gives the same bytes."""
    with painting():
        return svg_text(_draw(plan), plan.title, _described(plan))


def rank_png(plan: RankPlan) -> bytes:
    """Draw the rank plot as PNG, 1,600 dots wide."""
    with painting():
        return png_bytes(_draw(plan), plan.title, _described(plan), dots=_DOTS)


def _described(plan: RankPlan) -> str:
    rows = [
        say("ranks.row", plan.lang, name=row.name, rank=row.rank, low=_end(row.low), high=_end(row.high))
        for row in plan.rows
    ]
    return say("ranks.described", plan.lang, count=len(rows), rows=". ".join([*rows, ""]).strip())


def _end(rank: float) -> int:
    """Return the place at an end of a span; percentiles may lie between two."""
    return round(rank)


def _draw(plan: RankPlan) -> Figure:
    from matplotlib.figure import Figure

    notes = [line for note in plan.notes for line in broken(note, _SMALL, _WIDE - 2 * _MARGIN)]
    head = _MARGIN + _TITLE + 8 + _TEXT + 44
    foot = head + max(len(plan.rows), 1) * _ROW + 14
    height = foot + len(notes) * _SMALL * 1.35 + _MARGIN
    figure = Figure(figsize=(_WIDE / _POINTS, height / _POINTS), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _WIDE), ylim=(height, 0))
    axes.set_axis_off()
    pen = _Pen(axes)
    pen.write(_MARGIN, _MARGIN + _TITLE * 0.8, plan.title, size=_TITLE, bold=True)
    pen.write(_MARGIN, _MARGIN + _TITLE + 8 + _TEXT, plan.subtitle, size=_TEXT, grey=True)
    _rows(pen, plan, head, foot=foot)
    for number, line in enumerate(notes):
        pen.write(_MARGIN, foot + 12 + number * _SMALL * 1.35, line, size=_SMALL, grey=True)
    return figure


class _Pen:
    """Writes on one pair of axes whose units are points."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        self.font, self.slim = first_font()

    def write(
        self, x: float, y: float, text: str, *, size: float, bold: bool = False, grey: bool = False,
        anchor: str = "left",
    ) -> None:  # fmt: skip
        """Write a line; a dollar sign stays one."""
        self.axes.text(
            x, y, xml_text(text), fontsize=size * self.slim, family=self.font,
            weight="bold" if bold else "normal", ha=anchor, va="baseline",
            color=_GREY if grey else _INK, parse_math=False,
        )  # fmt: skip


def _rows(pen: _Pen, plan: RankPlan, head: float, *, foot: float) -> None:
    """Draw the scale of places, and each actor's bar and dot."""
    from matplotlib.collections import LineCollection

    names = [_fitting(row.name) for row in plan.rows]
    longest = max((text_width(name, _TEXT) for name in names), default=0.0)
    left, right = _MARGIN + longest + _VALUE + 20, _WIDE - _MARGIN - 6
    step = (right - left) / max(plan.last - 1, 1)

    def at(rank: float) -> float:
        return left + (rank - 1) * step

    pen.write(left, head - 22, say("ranks.place", plan.lang), size=_SMALL, grey=True)
    for place in _ticks(plan.last):
        pen.axes.plot([at(place)] * 2, [head - 4, foot - 10], color=_RULE, linewidth=0.6, zorder=0)
        pen.write(at(place), head - 8, str(place), size=_SMALL, grey=True, anchor="center")
    middles = [head + number * _ROW + _ROW / 2 for number in range(len(names))]
    for y, name, row in zip(middles, names, plan.rows, strict=True):
        pen.write(_MARGIN, y + _TEXT * 0.35, name, size=_TEXT)
        pen.write(left - 14, y + _TEXT * 0.35, row.value, size=_TEXT, grey=True, anchor="right")
    bars = [((at(row.low), y), (at(row.high), y)) for y, row in zip(middles, plan.rows, strict=True)]
    pen.axes.add_collection(
        LineCollection(bars, colors=_BAR, linewidths=6, capstyle="round", zorder=1), autolim=False
    )
    dots = [at(row.rank) for row in plan.rows]
    pen.axes.plot(dots, middles, "o", color=_DOT, markersize=6, linestyle="none", zorder=2)


def _fitting(name: str) -> str:
    """Shorten a name that is too long for its column."""
    if text_width(name, _TEXT) <= _LONGEST:
        return name
    while name and text_width(f"{name}…", _TEXT) > _LONGEST:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _ticks(last: int) -> list[int]:
    """Return the places that are written: the first, and every fifth or so.

    Examples
    --------
    >>> _ticks(12), _ticks(1)
    ([1, 5, 10], [1])
    """
    step = next(step for step in (1, 5, 10, 20, 50, 100, 500, 10**9) if last <= 12 * step or step == 10**9)
    step = 5 if step == 1 and last > 6 else step
    return [1, *range(step, last + 1, step)] if step > 1 else list(range(1, last + 1))
