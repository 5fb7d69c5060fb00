"""The map as data, before anyone paints it: who stands where, what is drawn, and what each thing says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netzwerk.views.scales import Style
from netzwerk.views.statements import Statement
from netzwerk.views.story import Station

__all__ = [
    "Bundle", "Evidence", "MapGap", "MapMatter", "MapNode", "MapPlan", "MapTie", "Position", "Reading",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """One measure of one actor: its value, its span, its rank with its span; None where undefined."""

    value: float | None
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a measure is read: its name on the screen, the question it answers, what it does not mean."""

    key: str
    label: str
    question: str
    not_means: str
    smallest_first: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of one sheet that named a tie."""

    group: str
    file: str
    sheet: str
    cell: str
    kind: str
    strength: float | None


@dataclass(frozen=True, slots=True)
class MapNode:
    """One actor: where it stands and how it looks.

    Attributes
    ----------
    actor, name, short, sector : str
        As in the table of actors; name is made readable.
    x, y, radius : float
        The mark's centre and size in the map's units; y grows downwards.
    style : Style
        Colour, shape and letter of its sector.
    label : tuple of str
        Its lines, drawn centred at x; the first line's top is `label_y`.
    label_y, label_width, label_height : float
        The label's box.
    on_roster, present : bool
        As in the table of actors.
    fields : tuple of (field, role)
        Where it works.
    partners : int
        How many partners it has.
    cutpoint : bool
        Whether others hang together only through it.
    positions : mapping of measure to Position
        Its values, with spans where there are any.
    radii : mapping of measure to float
        Its radius where the size shows that measure.
    cluster : str
        Its cluster, empty unless clusters are discernible.
    bundle : str
        The bundle that stands for it while closed; empty unless there are thousands of actors.
    waves : tuple of int
        In which waves it is active; empty on the map of one wave.
    """

    actor: str
    name: str
    short: str
    sector: str
    x: float
    y: float
    radius: float
    style: Style
    label: tuple[str, ...]
    label_y: float
    label_width: float
    label_height: float
    on_roster: bool = True
    present: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    partners: int = 0
    cutpoint: bool = False
    positions: Mapping[str, Position] = field(default_factory=dict)
    radii: Mapping[str, float] = field(default_factory=dict)
    cluster: str = ""
    bundle: str = ""
    waves: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapTie:
    """One pair in one state, with everything that named it.

    `width` is in the map's units; confirmed: named by two groups, or by a party itself; bridge: the
    only connection between two parts. On a map of several waves, `waves` are those that it holds in, and
    `change` says for each step from one wave to the next what became of it.
    """

    source: str
    target: str
    state: str
    confirmed: bool
    strength: float | None
    assumed: bool
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    width: float
    bridge: bool = False
    evidence: tuple[Evidence, ...] = ()
    waves: tuple[int, ...] = ()
    change: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Actors that one mark stands for until it is opened: what it is called, where it stands, how many."""

    key: str
    label: str
    x: float
    y: float
    radius: float
    count: int


@dataclass(frozen=True, slots=True)
class MapMatter:
    """One matter of the register, which a meeting can decide on, with the gaps that it folds."""

    matter: str
    shortlist: bool
    actors: tuple[str, ...]
    field: str
    gaps: tuple[str, ...]
    sentence: str
    evidence: str
    effect: str
    next_step: str
    convenor: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class MapGap:
    """One row of the gaps: a pair, an actor or a field, with its reason."""

    gap: str
    type: str
    actor_a: str
    actor_b: str
    fields: tuple[str, ...]
    weight: float | None
    evidence: str
    effect: str
    quality: str
    matter: str = ""
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapPlan:
    """Everything that page and figure draw, in the same places.

    Attributes
    ----------
    title, town, date, wave, source : str
        The title line: what, where, when, after whose statements.
    edition, edition_label : str
        Who may see it, and the word for it.
    lang : str
        The language of every text in it.
    width, height, font_size : float
        The frame in the map's units, and the labels' size in them.
    nodes : tuple of MapNode
        In the order of the table of actors.
    ties : tuple of MapTie
        Sorted by their ends; every state.
    gaps : tuple of MapGap
        Ranked as the gaps are.
    gaps_known : bool
        Whether gaps were looked for at all.
    sectors, clusters : tuple of Style
        The looks of sectors, and of clusters; these are empty unless clusters are discernible.
    fields : tuple of (field, actors)
        Fields of action and how many work in each; None where they are too few to be told.
    kinds : tuple of str
        Kinds of cooperation.
    readings : tuple of Reading
        The measures that can be shown; the first is the number of partners.
    size : str
        Which measure the radius shows.
    colour : str
        What the colour shows: sector or cluster.
    statements : tuple of Statement
        Three sentences for the first screen.
    alone_y : float
        Where the rows of those without any tie begin; 0 if there are none, or nothing else.
    directed : bool
        Whether ties are drawn as arrows.
    matters : tuple of MapMatter
        The register's rows, ranked.
    bundles : tuple of Bundle
        What stands for thousands of actors at first.
    waves : tuple of (wave, date)
        The waves that the map compares; empty on the map of one.
    stations : tuple of Station
        The story.
    told_apart : bool
        Whether confirmed ties are told apart from those of one group.
    field_styles : tuple of Style
        The looks of fields of action, of each actor the one that it leads, else its first.
    """

    title: str
    town: str
    date: str
    wave: str
    source: str
    edition: str
    edition_label: str
    lang: str
    width: float
    height: float
    font_size: float
    nodes: tuple[MapNode, ...]
    ties: tuple[MapTie, ...]
    gaps: tuple[MapGap, ...] = ()
    gaps_known: bool = False
    sectors: tuple[Style, ...] = ()
    clusters: tuple[Style, ...] = ()
    fields: tuple[tuple[str, int | None], ...] = ()
    kinds: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    size: str = "degree"
    colour: str = "sector"
    statements: tuple[Statement, ...] = ()
    alone_y: float = 0.0
    directed: bool = False
    matters: tuple[MapMatter, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    waves: tuple[tuple[str, str], ...] = ()
    stations: tuple[Station, ...] = ()
    told_apart: bool = False
    field_styles: tuple[Style, ...] = ()

    @property
    def legend(self) -> tuple[Style, ...]:
        """The looks of what the colour shows: sectors or clusters."""
        return self.clusters if self.colour == "cluster" else self.sectors

    def node(self, actor: str) -> MapNode:
        """Return the node of one actor.

        Raises
        ------
        KeyError
            If no such actor stands on the map.
        """
        return {node.actor: node for node in self.nodes}[actor]

    def __repr__(self) -> str:
        counts = f"{len(self.nodes)} actors, {len(self.ties)} ties, {len(self.gaps)} gaps"
        return f"<MapPlan '{self.title}': {counts}>"
