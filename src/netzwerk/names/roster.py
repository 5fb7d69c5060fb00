"""The roster as the lanes see it: its forms, its words, and which of them tell bodies apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from netzwerk.names.compounds import split_word, stems
from netzwerk.names.fold import bare, fold
from netzwerk.names.lexicon import (
    adjective,
    areas,
    common_bricks,
    group,
    is_kind,
    known_words,
    meanings,
    places_after_prepositions,
    stop_words,
)
from netzwerk.names.places import places_of, town_word
from netzwerk.names.spelling import Spelling, spell


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One line of the roster.

    Attributes
    ----------
    actor : str
        The actor's key.
    name : str
        The name of record.
    short : tuple of str
        Short names that the roster itself gives.
    number : str
        The number under which the roster lists it.
    """

    actor: str
    name: str
    short: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way the roster writes an actor: its name or a short name, as canonical words."""

    actor: str
    words: tuple[str, ...]


class Roster:
    """The roster's forms with the counts that say which words tell its actors apart.

    Parameters
    ----------
    entries : sequence of RosterEntry
        In any order; the answers do not depend on it.
    town : str
        The town's name, where it is known; else it is read from names such as `Stadt X – Jugendamt`.
    """

    def __init__(self, entries: Sequence[RosterEntry], *, town: str = "") -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: (entry.actor, entry.name)))
        self.actors = tuple(entry.actor for entry in self.entries)
        self.places = places_of(tuple(entry.name for entry in self.entries), town)
        self._neutral: dict[str, bool] = {}

    @cached_property
    def spellings(self) -> tuple[tuple[str, Spelling], ...]:
        """Every name and short name, taken apart, with its actor."""
        return tuple((entry.actor, spell(text)) for entry, text in self._texts())

    def _texts(self) -> Iterator[tuple[RosterEntry, str]]:
        for entry in self.entries:
            for text in (entry.name, *entry.short):
                if fold(text):
                    yield entry, text

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every distinct form."""
        return tuple(dict.fromkeys(Form(actor, spelling.words) for actor, spelling in self.spellings))

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[Form, ...]]:
        """The forms of each actor."""
        found: dict[str, list[Form]] = {actor: [] for actor in self.actors}
        for form in self.forms:
            found[form.actor].append(form)
        return {actor: tuple(forms) for actor, forms in found.items()}

    @cached_property
    def holders(self) -> Mapping[str, frozenset[str]]:
        """Which actors a canonical word stands in."""
        found: dict[str, set[str]] = defaultdict(set)
        for form in self.forms:
            for word in form.words:
                found[word].add(form.actor)
        return {word: frozenset(actors) for word, actors in found.items()}

    @cached_property
    def administrations(self) -> frozenset[str]:
        """Actors whose name is no more than an area: the town itself, the district."""
        return frozenset(form.actor for form in self.forms if all(map(self.is_neutral, form.words)))

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[str, ...]]:
        """The roster's canonical words by each of their stems."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.holders):
            for stem in stems(word):
                found[stem].append(word)
        return {stem: tuple(known) for stem, known in found.items()}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """What a compound may be split into: the roster's words, their stems, other words for them."""
        found = {stem: known[0] for stem, known in self.by_stem.items() if len(known) == 1}
        found |= {
            entry[0]: word for entry, word in meanings().items() if len(entry) == 1 and word in self.holders
        }
        found |= {word: word for word in self.holders}
        return {unit: word for unit, word in found.items() if len(unit) > 2}

    @cached_property
    def locations(self) -> frozenset[str]:
        """Words that say where a body is: `Stadtpark` in `Gesamtschule am Stadtpark`."""
        return frozenset(
            word for _, spelling in self.spellings for word in places_after_prepositions(spelling.plain)
        )

    @cached_property
    def acronyms(self) -> Mapping[str, frozenset[str]]:
        """Which actors' initials make an acronym."""
        found: dict[str, set[str]] = defaultdict(set)
        for actor, spelling in self.spellings:
            initials = "".join(bare(word)[0] for word in spelling.plain if bare(word) not in stop_words())
            if len(initials) > 1:
                found[initials].add(actor)
        return {acronym: frozenset(actors) for acronym, actors in found.items()}

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every word of the roster as it is spelled there, and canonical."""
        plain = {bare(word) for _, spelling in self.spellings for word in spelling.plain}
        return frozenset(plain | set(self.holders) | set(self.places.words))

    def idf(self, word: str) -> float:
        """How much a word tells: the rarer over the actors, the more (natural logarithm)."""
        return math.log((len(self.actors) + 1) / (len(self.holders.get(word, ())) + 0.5))

    def area(self, word: str) -> str:
        """Return the area that a word stands for, or nothing."""
        return areas().get(word) or areas().get(word.removesuffix("verwaltung"), "")

    def is_place(self, word: str) -> bool:
        """Whether a word is the town's name, or its adjective."""
        return town_word(bare(word)) in self.places.words

    def town(self, word: str) -> str:
        """Return the town that a word names, or nothing; districts are none."""
        place = self.places.words.get(town_word(bare(word)), "")
        return "" if place in self.places.districts else place

    def district(self, word: str) -> str:
        """Return the district or region that a word names, or nothing."""
        place = self.places.words.get(town_word(bare(word)), "")
        return place if place in self.places.districts else ""

    def is_neutral(self, word: str) -> bool:
        """Whether a word only says whose area it is (town, district, the town's name), or since when."""
        if word not in self._neutral:
            self._neutral[word] = bool(self.area(word)) or self.is_place(word) or is_year(word)
        return self._neutral[word]

    def is_everybodys(self, word: str) -> bool:
        """Whether a word is neutral and no other place than the home town, the district, the region."""
        place = self.town(word)
        return self.is_neutral(word) and place in ("", self.places.home)

    def is_weak(self, word: str) -> bool:
        """Whether a word alone never tells which body is meant."""
        return (
            word in group("weak")
            or word in self.locations
            or len(word) < 3
            or word.isdigit()
            or self.is_neutral(word)
        )

    def is_strong(self, word: str) -> bool:
        """Whether a word tells one actor by itself: in one name only, and common to no kind of body."""
        return (
            len(self.holders.get(word, ())) == 1
            and not self.is_weak(word)
            and word not in group("kinds", "several") | group("kinds", "few")
            and word not in group("kinds", "umbrellas")
        )

    def is_common_kind(self, word: str) -> bool:
        """Whether a kind word is made of common words: `grundschule` is, `schillerschule` is a name."""
        return is_kind(word) and (word in known_words() or bool(split_word(word, common_bricks())))

    def is_real(self, word: str) -> bool:
        """Whether a word is one, or put together from some: then it is no slip of the pen."""
        core = adjective(word)
        if core in known_words() or core in self.own_words or self.is_place(core):
            return True
        return any(stem in self.by_stem for stem in stems(core)) or bool(split_word(core, self._bricks))

    @cached_property
    def _bricks(self) -> Mapping[str, str]:
        words = {
            word for word in (known_words() - group("weak", "english")) | self.own_words if len(word) > 2
        }
        return {word: word for word in words}


def is_year(word: str) -> bool:
    """Whether a word is a year in which a body may have been founded.

    Examples
    --------
    >>> is_year("1861"), is_year("1200"), is_year("50"), is_year("sv1861")
    (True, False, False, False)
    """
    return len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20")
