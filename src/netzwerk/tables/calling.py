"""Who is called what once the sheets are read: for lists of corrections, which name organisations anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from netzwerk import terms
from netzwerk.names import Decider, fold


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a name means: an actor, or up to three that it may mean."""

    actor: str
    how: str
    suggestions: tuple[str, ...] = ()


@dataclass
class Calling:
    """The names of a wave's organisations, on the roster or not, with those that corrections add.

    Attributes
    ----------
    decider : Decider
        Resolves spellings against the roster.
    directed : bool
        Whether who named whom is a direction.
    """

    decider: Decider
    directed: bool = False
    _actors: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, decider: Decider, actors: pd.DataFrame, *, directed: bool) -> Calling:
        """Take over the names of the table of actors."""
        names = dict(zip(actors["actor"], actors["name"], strict=True))
        return cls(decider, directed, {fold(name): actor for actor, name in names.items()}, names)

    def whom(self, text: str) -> Called:
        """Say whom a name means."""
        actor = self._actors.get(fold(text))
        if actor is not None:
            return Called(actor, terms.EXACT)
        found = self.decider.resolve(text, numbered=text[:1].isdigit())
        if found.actor in self._names:
            return Called(str(found.actor), found.how)
        own = self._actors.get(fold(self.decider.stands_for(text)), "")
        if found.how == terms.DECIDED and own:
            return Called(own, found.how)
        near = tuple(s.actor for s in found.suggestions if s.actor in self._names)
        return Called("", terms.PENDING if near else terms.NEW, near)

    def key(self, text: str) -> str:
        """Return what makes two spellings one organisation: its actor, else the folded letters."""
        return (self.whom(text).actor or fold(text)) if text else ""

    def names(self, actors: Sequence[str]) -> list[str]:
        """Return the names of actors."""
        return [self._names[actor] for actor in actors]

    def add(self, name: str, actor: str) -> None:
        """Let an organisation, new or known, go by a further name."""
        self._actors[fold(name)] = actor
        self._names[actor] = name

    def forget(self, actor: str) -> None:
        """Leave an organisation out."""
        self._actors = {name: one for name, one in self._actors.items() if one != actor}
        self._names.pop(actor, None)
