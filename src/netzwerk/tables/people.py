"""Who there is: the roster first, then those named beside it; one key each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import ActorLine, Fate, Reading
from netzwerk.names import RosterEntry, fold, make_key
from netzwerk.schema import ACTORS

Located = tuple[str, str, Fate]


@dataclass(frozen=True)
class Person:
    """One organisation: its key, its line on the roster where it has one."""

    actor: str
    name: str
    line: ActorLine | None = None


def _filled(line: ActorLine, other: ActorLine) -> ActorLine:
    """Return a line with what it leaves open taken from another."""
    return replace(
        line,
        short=line.short or other.short,
        number=line.number or other.number,
        sector=line.sector or other.sector,
        present=other.present if line.present is None else line.present,
        public=other.public if line.public is None else line.public,
        group=line.group or other.group,
        participants=other.participants if line.participants is None else line.participants,
        wishes_told=other.wishes_told if line.wishes_told is None else line.wishes_told,
    )


@dataclass
class Register:
    """All organisations of a wave in order: those of the roster, then those that were only named.

    `new` gives an organisation that is on no roster its key, the same for the same folded spelling.
    """

    people: list[Person] = field(default_factory=list)
    notes: list[Located] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    _named: dict[str, str] = field(default_factory=dict)
    _spellings: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rosters: Iterable[Reading]) -> Register:
        """Take over the lines of the rosters: the wave's own first, the richer first.

        The same name twice in one roster is one organisation, and said; in another roster it only
        fills in what the first leaves open.
        """
        register = cls()
        seen: dict[str, tuple[int, tuple[str, str]]] = {}
        for roster in sorted(
            rosters, key=lambda r: (not r.wave, -sum(bool(a.sector or a.short) for a in r.actors))
        ):
            here = (roster.file, roster.sheet)
            for line in roster.actors:
                name = fold(line.name)
                if name not in seen:
                    seen[name] = (len(register.people), here)
                    register._add(line.name, line)
                else:
                    register._again(line, seen[name], here)
        return register

    def _again(self, line: ActorLine, first: tuple[int, tuple[str, str]], here: tuple[str, str]) -> None:
        """Fold a further line of an organisation into its first."""
        place, there = first
        person = self.people[place]
        if person.line is not None:
            self.people[place] = replace(person, line=_filled(person.line, line))
        severity = terms.WARNING if here == there else ""
        code = "duplicate_actor" if severity else "roster"
        fate = Fate(line.row, line.column, terms.REPEATED, code, severity, {"name": line.name})
        self.notes.append((*here, fate))

    def _add(self, name: str, line: ActorLine | None) -> str:
        key = make_key(name, self._keys)
        self._keys.add(key)
        self.people.append(Person(key, name, line))
        return key

    @property
    def entries(self) -> list[RosterEntry]:
        """The roster as the resolver of names wants it."""
        return [RosterEntry(p.actor, p.name, p.line.short, p.line.number) for p in self.people if p.line]

    def new(self, text: str) -> str:
        """Return the key of an organisation that is on no roster."""
        folded = fold(text)
        if folded not in self._named:
            self._named[folded] = self._add(" ".join(text.split()), None)
        self._spellings.setdefault(self._named[folded], Counter())[" ".join(text.split())] += 1
        return self._named[folded]

    def named(self, text: str) -> str | None:
        """Return the key of an organisation that is on no roster and was named; None for nobody's name."""
        return self._named.get(fold(text))

    def names(self) -> Mapping[str, str]:
        """Each key's name; the commonest spelling of those on no roster."""
        common = {
            key: max(counts, key=lambda t: (counts[t], not t.isupper()))
            for key, counts in self._spellings.items()
        }
        return {p.actor: common.get(p.actor, p.name) for p in self.people}

    def frame(
        self, sector: Callable[[str], str], informants: Sequence[str], seated: set[str]
    ) -> pd.DataFrame:
        """Return the table of actors.

        Parameters
        ----------
        sector : callable
            Folds a sector's spelling.
        informants : sequence of str
            Who reported; taken as present where no roster says who was.
        seated : set of str
            Who is known to have sat at a table.
        """
        stated = any(p.line and p.line.present is not None for p in self.people)
        reported = set(informants)
        names = self.names()
        rows = []
        for person in self.people:
            line = person.line
            here = line.present is True if stated and line else person.actor in reported
            text = line.sector.strip(" -–—?") if line else ""
            rows.append(
                (
                    person.actor, names[person.actor], terms.JOIN.join(line.short) if line else "",
                    sector(text) if text else terms.UNKNOWN, line is not None,
                    here or person.actor in seated, bool(line and line.public),
                    bool(line and line.participants), bool(line and line.wishes_told),
                )
            )  # fmt: skip
        return pd.DataFrame(rows, columns=list(ACTORS.names))
