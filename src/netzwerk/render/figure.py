"""The figure: the map as a picture for documents and walls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netzwerk import terms
from netzwerk.render.painting import first_font, painting, png_bytes, svg_text
from netzwerk.render.plain import xml_text
from netzwerk.render.sheet_of_paper import SMALL, Key, Label, Line, Paper, lay_labels, lay_paper, line_kinds
from netzwerk.texts import say
from netzwerk.views.labels import LINE_HEIGHT, text_width
from netzwerk.views.plan import MapPlan, MapTie
from netzwerk.views.scales import Style, outline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

# Inches a unit of the map: a map of 1000 units fills A4 lying down; the widest sheet is A3's.
_INCH, _WIDEST = 0.0109, 16.5
_INK, _GREY, _RULE = "#1a1a1a", "#595959", "#bfbfbf"
_LINES = {"confirmed": ("#525252", 0.85), "single": ("#8f8f8f", 0.5), "unsaid": ("#737373", 0.8)}
_TIES, _MARKS, _HALOS, _LABELS = 1, 3, 2, 4
_SMALLEST_LETTER = 3.0  # points
_CROWDED = 800  # ties; beyond, they are drawn the finer the more there are


def figure_svg(plan: MapPlan) -> str:
    """Draw the map as SVG: text stays text, the same plan gives the same bytes.

    Parameters
    ----------
    plan : MapPlan
        What stands where; existing ties are drawn.

    Returns
    -------
    str
        One SVG document with title, date, source and edition in the picture, and a title for readers
        who do not see it.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> from netzwerk.views import plan_map
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> "<text" in figure_svg(plan_map(net, title="T"))
    True
    """
    with painting():
        return svg_text(_draw(plan), plan.title, _described(plan))


def figure_png(plan: MapPlan) -> bytes:
    """Draw the map as PNG, 200 dots an inch: 2,300 wide and more.

    Parameters
    ----------
    plan : MapPlan
        What stands where; existing ties are drawn.
    """
    with painting():
        return png_bytes(_draw(plan), plan.title, _described(plan))


def _described(plan: MapPlan) -> str:
    existing = sum(tie.state == terms.EXISTING for tie in plan.ties)
    told = say("figure.described", plan.lang, actors=len(plan.nodes), ties=existing)
    parts = (plan.date, plan.source, plan.edition_label, told, *(said.sentence for said in plan.statements))
    return xml_text(" ".join(f"{part}." if part[-1:].isalnum() else part for part in parts if part))


def _draw(plan: MapPlan) -> Figure:
    from matplotlib.figure import Figure

    paper = lay_paper(plan)
    inch = min(_INCH, _WIDEST / paper.width)
    figure = Figure(figsize=(paper.width * inch, paper.height * inch), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, paper.width), ylim=(paper.height, 0))
    axes.set_axis_off()
    brush = _Brush(axes, inch * 72)
    for height in paper.rules:
        brush.rule(height, paper)
    brush.ties(plan, paper)
    brush.marks(plan, paper)
    for line in paper.lines:
        brush.write(line)
    for key in paper.keys:
        brush.key(key)
    return figure


class _Brush:
    """Draws on one pair of axes; `points` are the points of print in a unit of the map."""

    def __init__(self, axes: Axes, points: float) -> None:
        self.axes, self.points = axes, points
        self.font, self.slim = first_font()

    def write(self, line: Line) -> None:
        """Write a line; a dollar sign stays one."""
        self.axes.text(
            line.x, line.y, xml_text(line.text), fontsize=line.size * self.points * self.slim,
            family=self.font, weight="bold" if line.bold else "normal", ha=line.anchor, va="baseline",
            color=_GREY if line.grey else _INK, parse_math=False, zorder=_LABELS,
        )  # fmt: skip

    def rule(self, height: float, paper: Paper) -> None:
        """Draw a hairline across the sheet."""
        ends = (paper.lines[0].x, paper.width - paper.lines[0].x)
        self.axes.plot(sorted(ends), [height] * 2, color=_RULE, linewidth=0.5, solid_capstyle="butt")

    def ties(self, plan: MapPlan, paper: Paper) -> None:
        """Draw the existing ties, those of one group below the confirmed ones."""
        from matplotlib.collections import LineCollection

        places = {node.actor: paper.place(node.x, node.y) for node in plan.nodes}
        radii = {node.actor: node.radius * paper.zoom for node in plan.nodes}
        known = line_kinds(plan)
        finer = min(1.0, (_CROWDED / max(len(plan.ties), 1)) ** 0.5) * paper.zoom * self.points
        for kind in reversed(known):
            drawn = [tie for tie in plan.ties if tie.state == terms.EXISTING and _look(tie, known) == kind]
            colour, share = _LINES[kind]
            ends = [(places[tie.source], places[tie.target]) for tie in drawn]
            widths = [tie.width * share * finer for tie in drawn]
            self.axes.add_collection(
                LineCollection(ends, colors=colour, linewidths=widths, capstyle="round", zorder=_TIES),
                autolim=False,
            )
            if plan.directed:
                self._arrows(ends, [radii[tie.target] for tie in drawn], colour)

    def _arrows(self, ends: Sequence[Any], radii: Sequence[float], colour: str) -> None:
        for (start, end), radius in zip(ends, radii, strict=True):
            arrow = {"arrowstyle": "-|>", "color": colour, "shrinkA": 0, "linewidth": 0.4}
            arrow["shrinkB"] = radius * self.points
            self.axes.annotate("", end, start, arrowprops=arrow, zorder=_TIES)

    def marks(self, plan: MapPlan, paper: Paper) -> None:
        """Draw every mark with its letter, and the labels on a light ground."""
        for node in plan.nodes:
            x, y = paper.place(node.x, node.y)
            self.mark(node.style, x, y, radius=node.radius * paper.zoom)
        for label in lay_labels(plan, paper):
            self._label(label)

    def mark(self, style: Style, x: float, y: float, *, radius: float) -> None:
        """Draw a sector's mark: its colour, its shape, its letter."""
        self.axes.add_artist(_shape(style, (x, y), radius))
        lower = 0.46 if style.shape == "triangle" else 0.34
        size = radius * 0.98 * self.points * self.slim
        if size < _SMALLEST_LETTER:
            return
        self.axes.text(
            x, y + radius * lower, style.letter, fontsize=size,
            family=self.font, weight="bold", ha="center", va="baseline", color=style.ink, zorder=_LABELS,
            parse_math=False,
        )  # fmt: skip

    def _label(self, label: Label) -> None:
        from matplotlib.patches import Rectangle

        for place, line in enumerate(label.lines):
            y = label.top + place * label.size * LINE_HEIGHT
            wide = text_width(line, label.size) + 3
            ground = Rectangle((label.x - wide / 2, y - 0.5), wide, label.size * LINE_HEIGHT, zorder=_HALOS)
            ground.set(facecolor="white", edgecolor="none", alpha=0.72)
            self.axes.add_artist(ground)
            self.write(Line(label.x, y + label.size * 0.9, line, label.size, anchor="center"))

    def key(self, key: Key) -> None:
        """Draw one entry of the legend."""
        at = key.x + 24
        if key.style:
            at = key.x + 17
            self.mark(key.style, key.x + 8.5, key.y - 4, radius=8.5)
        else:
            colour, share = _LINES[key.line]
            ends = ([key.x, key.x + 24], [key.y - 4] * 2)
            self.axes.plot(*ends, color=colour, linewidth=2.4 * share * self.points)
        self.write(Line(at + 7, key.y, key.text, SMALL))


def _look(tie: MapTie, known: Sequence[str]) -> str:
    if "unsaid" in known:
        return "unsaid"
    return "confirmed" if tie.confirmed else "single"


def _shape(style: Style, centre: tuple[float, float], radius: float) -> Patch:
    from matplotlib.patches import Circle, Polygon

    (x, y), corners = centre, outline(style.shape)
    look: dict[str, Any] = {
        "facecolor": style.colour,
        "edgecolor": "white",
        "linewidth": 0.8,
        "zorder": _MARKS,
    }
    if not corners:
        return Circle(centre, radius, **look)
    return Polygon([(x + radius * dx, y + radius * dy) for dx, dy in corners], closed=True, **look)
