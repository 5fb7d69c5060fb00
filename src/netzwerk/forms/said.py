"""What a cell may say, and the scale that its numbers are on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Scale:
    """A sheet's scale of intensity, and the project's that it is brought to.

    Attributes
    ----------
    low, high : float
        The sheet's ends.
    project_low, project_high : float
        The project's ends.
    words : mapping
        What the sheet's own legend calls its numbers, folded.
    falling : bool
        Whether the sheet's low numbers are the close ones (school marks).
    nothing : frozenset of float
        Numbers that the legend calls no tie.
    letters : mapping
        What the sheet's legend says a letter means: a state, a role or a number, folded.
    source : str
        `default`, `legend`, `header` or `settings`.
    unknown : str
        `some` where most numbers lie beyond, `all` where they count something: the rest say no intensity.
    """

    low: float = 1
    high: float = 3
    project_low: float = 1
    project_high: float = 3
    words: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    falling: bool = False
    nothing: frozenset[float] = frozenset()
    letters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source: str = "default"
    unknown: str = ""
    _read: dict[tuple[str, str], Value] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def same(self) -> bool:
        """Whether nothing has to be brought to anything."""
        return (self.low, self.high) == (self.project_low, self.project_high) and not self.falling

    def bring(self, number: float) -> float:
        """Return a number of the sheet's scale on the project's.

        Examples
        --------
        >>> [Scale(low=1, high=5).bring(n) for n in (1, 3, 5)]
        [1.0, 2.0, 3.0]
        """
        part = (number - self.low) / (self.high - self.low)
        part = 1 - part if self.falling else part
        return round(self.project_low + part * (self.project_high - self.project_low), 6)

    def of_level(self, level: float) -> float:
        """Return a word's level between 0 and 1 on the project's scale."""
        return round(self.project_low + level * (self.project_high - self.project_low), 6)


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: at most one of strength and state, an answer, or a fault.

    `kind` is strength, state, mark, no, none (asked, no tie), silent (says nothing), blank or fault;
    `note` says that there is something beside it, such as brackets round a mark.
    """

    kind: str
    strength: float | None = None
    state: str = ""
    fault: str = ""
    note: str = ""
