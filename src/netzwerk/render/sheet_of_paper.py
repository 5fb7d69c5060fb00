"""Where things stand on the figure's sheet: head, map, legend, foot; numbers only, nothing is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netzwerk.texts import say
from netzwerk.views.labels import LINE_HEIGHT, text_width
from netzwerk.views.plan import MapPlan
from netzwerk.views.scales import Style

MARGIN = 36.0
NARROWEST, WIDEST = 860.0, 1400.0
# Labels smaller than this on paper are drawn larger, and only those of the largest marks that have room.
LEGIBLE, LARGEST_MARKS = 7.0, 60
TITLE, SUBTITLE, SMALL = 25.0, 13.0, 11.5
_LEGEND_ROW, _MARK, _GAP = 21.0, 8.5, 24.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: where its baseline begins (or ends), how large, how heavy."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: bool = False
    anchor: str = "left"


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: a sector's mark, or a line's look, with its words."""

    x: float
    y: float
    text: str
    style: Style | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole sheet, y downwards; the map's corner is at `left`, `top`, its units are `zoom` wide."""

    width: float
    height: float
    left: float
    top: float
    lines: tuple[Line, ...]
    keys: tuple[Key, ...]
    rules: tuple[float, ...]
    zoom: float = 1.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the map lies on the sheet."""
        return self.left + x * self.zoom, self.top + y * self.zoom


def broken(text: str, size: float, width: float) -> list[str]:
    """Break a sentence into lines no wider than `width` where it has blanks.

    Examples
    --------
    >>> broken("one two three", 10, 45)
    ['one two', 'three']
    """
    lines = [""]
    for word in text.split():
        grown = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(grown, size) > width:
            lines.append(word)
        else:
            lines[-1] = grown
    return lines


def lay_paper(plan: MapPlan) -> Paper:
    """Lay the sheet out: title and date, source, the map, the legend, edition and how to read it.

    Parameters
    ----------
    plan : MapPlan
        The map; its places are kept.

    Returns
    -------
    Paper
        Every line and every entry of the legend with its place.
    """
    zoom = min(1.0, WIDEST / max(plan.width, 1.0))
    inner = max(plan.width * zoom, NARROWEST)
    width = inner + 2 * MARGIN
    lines, y = _head(plan, width)
    top = y + 18
    foot = top + plan.height * zoom + 26
    keys, y = _legend(plan, MARGIN, foot + 24, width=inner)
    more, bottom = _foot(plan, y + 12, width=width)
    left = (width - plan.width * zoom) / 2
    return Paper(width, bottom + MARGIN * 0.6, left, top, (*lines, *more), keys, (top - 6, foot), zoom)


@dataclass(frozen=True, slots=True)
class Label:
    """A name under its mark: where its lines begin, how large they are."""

    x: float
    top: float
    size: float
    lines: tuple[str, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and lower edge."""
        half = max(text_width(line, self.size) for line in self.lines) / 2 + 1.5
        return self.x - half, self.top, self.x + half, self.top + len(self.lines) * self.size * LINE_HEIGHT


def lay_labels(plan: MapPlan, paper: Paper) -> tuple[Label, ...]:
    """Return the labels in the plan's places; on a crowded sheet those of the largest marks that have room.

    Parameters
    ----------
    plan : MapPlan
        Where each label stands, in the map's units.
    paper : Paper
        How large the map is on the sheet.
    """
    named = [node for node in plan.nodes if any(node.label) and node.label_height > 0]
    labels = []
    for node in sorted(named, key=lambda node: -node.radius):
        size = node.label_height / len(node.label) / LINE_HEIGHT * paper.zoom
        x, top = paper.place(node.x, node.label_y)
        if size < LEGIBLE:
            x, top = paper.place(node.x, node.y + node.radius)
        labels.append(Label(x, top, max(size, LEGIBLE), node.label))
    if all(label.size > LEGIBLE for label in labels):
        return tuple(labels)
    kept: list[Label] = []
    for label in labels[: 5 * LARGEST_MARKS]:
        if len(kept) < LARGEST_MARKS and not any(_overlap(label, other) for other in kept):
            kept.append(label)
    return tuple(kept)


def _overlap(one: Label, other: Label) -> bool:
    left, top, right, low = one.box
    return left < other.box[2] and other.box[0] < right and top < other.box[3] and other.box[1] < low


def _head(plan: MapPlan, width: float) -> tuple[list[Line], float]:
    badge = text_width(plan.edition_label, SMALL)
    room = width - 2 * MARGIN - badge - 30
    size = next((s for s in (TITLE, 22.0, 19.0) if text_width(plan.title, s) * 1.08 <= room), 17.0)
    y, lines = MARGIN + 6.0, [Line(width - MARGIN, MARGIN + 4.0, plan.edition_label, SMALL, anchor="right")]
    for text in broken(plan.title, size * 1.08, room):
        lines.append(Line(MARGIN, y + size * 0.35, text, size, bold=True))
        y += size * 1.2
    told = " · ".join(part for part in (plan.date, plan.source) if part)
    for text in broken(told, SUBTITLE, width - 2 * MARGIN):
        lines.append(Line(MARGIN, y + 6, text, SUBTITLE, grey=True))
        y += SUBTITLE * 1.35
    return lines, y


def line_kinds(plan: MapPlan) -> tuple[str, ...]:
    """Which looks of lines the figure shows: confirmed, single, or plainly said where nobody can confirm.

    Examples
    --------
    >>> from netzwerk.views import plan_map
    >>> from netzwerk.network import Network
    >>> import pandas as pd
    >>> line_kinds(plan_map(Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))))
    ('unsaid',)
    """
    existing = [tie for tie in plan.ties if tie.state == "existing"]
    if not any(tie.groups or tie.confirmed for tie in existing):
        return ("unsaid",) if existing else ()
    shown = {"confirmed" if tie.confirmed else "single" for tie in existing}
    return tuple(kind for kind in ("confirmed", "single") if kind in shown)


def _entries(plan: MapPlan) -> Sequence[tuple[str, Style | None, str]]:
    few = say("map.page.few", plan.lang)
    sectors = [
        (f"{style.label} ({few if style.count is None else style.count})", style, "") for style in plan.legend
    ]
    lines = [(say(f"figure.line_{kind}", plan.lang), None, kind) for kind in line_kinds(plan)]
    return [*sectors, *lines]


def _legend(plan: MapPlan, x: float, y: float, *, width: float) -> tuple[tuple[Key, ...], float]:
    keys: list[Key] = []
    at = x
    for text, style, line in _entries(plan):
        mark = 2 * _MARK if style else 30.0
        wide = mark + 7 + text_width(text, SMALL)
        turns = bool(line) and bool(keys) and not keys[-1].line
        if at > x and (turns or at + wide > x + width):
            at, y = x, y + _LEGEND_ROW
        keys.append(Key(at, y, text, style, line))
        at += wide + _GAP
    return tuple(keys), y


def _foot(plan: MapPlan, y: float, *, width: float) -> tuple[list[Line], float]:
    said = [say("figure.reading", plan.lang)]
    label = next((reading.label for reading in plan.readings if reading.key == plan.size), "")
    if label and len({node.radius for node in plan.nodes}) > 1:
        said.insert(0, say("figure.size", plan.lang, measure=label))
    if len({tie.width for tie in plan.ties if tie.state == "existing"}) > 1:
        said.insert(1, say("figure.width", plan.lang))
    lines = []
    for text in broken(" ".join(said), SMALL, width - 2 * MARGIN):
        y += SMALL * 1.4
        lines.append(Line(MARGIN, y, text, SMALL, grey=True))
    return lines, y
