"""Slips of the pen: one letter doubled, dropped, swapped or wrong, and letters swapped across a blank.

A slip is undone only where the word is none (no real word, no compound of real words: `Oststadt` is no
slip of `Weststadt`), where one known word alone is near, and where what comes of it is surely named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from netzwerk.names.fold import bare
from netzwerk.names.lexicon import area_prefixes, group, known_words, meanings, stop_words
from netzwerk.names.roster import Roster

# ae, oe, ue that stand for an umlaut: not behind a vowel or q, where they are none (Bauer, Quelle).
_UMLAUT = re.compile(r"(?<![aeq])([aou])e")
LONG_WORD, LONG_NAME = 10, 18
SHORT_WORD, PROPER_WORD = 5, 8
_LOOK_ALIKE = (
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("8", "b"),
)  # fmt: skip
_ROWS = ("qwertzuiop", "asdfghjkl", "yxcvbnm")
MOST_READINGS = 8


@dataclass
class Repair:
    """Undo slips against the words of one roster."""

    roster: Roster
    _near: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The words that a slip may have been made of: the roster's, their heads, words for them."""
        words = set(self.roster.own_words)
        for prefix, _ in area_prefixes():
            words |= {word.removeprefix(prefix) for word in words if word.startswith(prefix)}
        for _, spelling in self.roster.spellings:
            plain = [bare(word) for word in spelling.plain if bare(word) not in stop_words()]
            words |= {a + b for a, b in pairwise(plain)} | {b + a for a, b in pairwise(plain)}
        words |= {word for entry in meanings() for word in entry}
        words |= known_words() | {nation + end for nation in group("weak", "nations") for end in ("e", "er")}
        return tuple(sorted(word for word in words if len(word) > 3))

    @cached_property
    def _umlauted(self) -> tuple[str, ...]:
        return tuple(map(_umlauts, self.vocabulary))

    @cached_property
    def _without_umlauts(self) -> Mapping[str, tuple[str, ...]]:
        """Words by what is left of them where umlauts lost their dots: `turkisch`, `buro`."""
        found: dict[str, list[str]] = defaultdict(list)
        for known in self.vocabulary:
            lost = _UMLAUT.sub(r"\1", known)
            if lost != known:
                found[lost].append(known)
        return {lost: tuple(words) for lost, words in found.items()}

    @cached_property
    def _by_shape(self) -> Mapping[str, tuple[str, ...]]:
        """Words by their look, where an eye takes one sign for another: `Farnilie`, `Vere1n`."""
        found: dict[str, list[str]] = defaultdict(list)
        for known in self.vocabulary:
            found[_shape(known)].append(known)
        return {shape: tuple(words) for shape, words in found.items()}

    def near(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the known words that one word may be a slip of, and how many slips; the nearest only.

        A real word, a number and an abbreviation are slips of nothing.
        """
        if word not in self._near:
            self._near[word] = tuple(self._find(word))
        return self._near[word]

    def _find(self, word: str) -> Iterator[tuple[str, int]]:
        if len(word) < 3 or word.isdigit():
            return
        seen = self._by_shape.get(_shape(word), ())
        if seen and word not in seen and not self.roster.is_real(word):
            yield from ((known, 1) for known in seen)
            return
        if not word.isalpha():
            return
        lost = self._without_umlauts.get(word, ())
        if lost and not self.roster.is_real(word):
            yield from ((known, 0) for known in lost)
            return
        if len(word) == 3:
            yield from ((stop, 1) for stop in sorted(stop_words() - {word}) if sorted(stop) == sorted(word))
            return
        found = self._at_distance(word)
        best = min(found.values(), default=0)
        real = best and self.roster.is_real(word)
        for known, slips in sorted(found.items()):
            if slips == best and self._plausible(word, known) and not (real and self._other(word, known)):
                yield known, slips

    def _at_distance(self, word: str) -> dict[str, int]:
        """Return the known words within reach, and how many slips away; an umlaut is one letter."""
        most = 2 if len(word) >= LONG_WORD else 1
        found: dict[str, int] = {}
        for query, choices in ((word, self.vocabulary), (_umlauts(word), self._umlauted)):
            hits = extract(query, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
            for _, slips, at in hits:
                known = self.vocabulary[at]
                found[known] = min(int(slips), found.get(known, most))
        return {known: slips for known, slips in found.items() if slips}

    def _plausible(self, word: str, known: str) -> bool:
        """Whether a slip made this of that: short words and names must keep their letters."""
        if _same_letters(word, known) or self.roster.is_neutral(known):
            return True
        if _apart(word, known):
            return False
        # An umlaut is one letter or two: `Seniorn` lost one, `Senioen` (no ö) too.
        longer = min(abs(len(word) - len(known)), abs(len(_umlauts(word)) - len(_umlauts(known))))
        other_start = word[0] != known[0] and len(word) < LONG_WORD  # Tonne is no slip of Sonne
        if min(len(word), len(known)) < SHORT_WORD or longer > 1 or other_start:
            return False
        return len(known) >= PROPER_WORD or known in known_words() or _by_the_hand(word, known)

    def _other(self, word: str, known: str) -> bool:
        """Whether a real word is one of its own: all are, but for letters between parts of a compound."""
        if word in known_words() or word in self.roster.own_words:
            return True
        joint = len(word) >= LONG_WORD and _unlinked(word) == _unlinked(known)
        return not joint and _undoubled(word) != _undoubled(known)

    def readings(self, plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Return what the words may have been, each slip undone; nothing if there is none."""
        choices = [self.near(word) or ((word, 0),) for word in plain]
        budget = 2 if sum(map(len, plain)) >= LONG_NAME else 1
        options = 1
        for choice in choices:
            options *= len(choice)
        if options > MOST_READINGS:
            return
        for reading in product(*choices):
            words = tuple(word for word, _ in reading)
            if words != plain and sum(slips for _, slips in reading) <= budget:
                yield words


def _umlauts(word: str) -> str:
    """Write umlauts as one letter, so that a doubled, dropped or swapped one is one slip."""
    return word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def _shape(word: str) -> str:
    """Write alike what looks alike: rn and m, vv and w, cl and d; 0 and o, 1, i and l, 5 and s, 8 and b.

    Examples
    --------
    >>> _shape("vere1n") == _shape("verein"), _shape("farnilie") == _shape("familie")
    (True, True)
    """
    for one, other in _LOOK_ALIKE:
        word = word.replace(one, other)
    return word


def _apart(word: str, known: str) -> bool:
    """Whether two names begin with words that set places apart: north and south, old and new.

    Examples
    --------
    >>> _apart("westerhude", "osterhude"), _apart("ostrehude", "osterhude")
    (True, False)
    """
    one, other = (_beginning(name) for name in (word, known))
    return one != other and bool(one and other)


def _beginning(name: str) -> str:
    return max((front for front in group("begins_apart") if name.startswith(front)), key=len, default="")


def _unlinked(word: str) -> str:
    """Leave out the letters that join the parts of compounds."""
    return word.replace("s", "").replace("n", "")


def _same_letters(a: str, b: str) -> bool:
    """Whether two words differ by letters swapped or doubled only."""
    return sorted(a) == sorted(b) or _undoubled(a) == _undoubled(b)


def _by_the_hand(word: str, known: str) -> bool:
    """Whether a hand slipped: a letter left out, or the next key hit. Other letters make other names.

    Examples
    --------
    >>> _by_the_hand("dynmo", "dynamo"), _by_the_hand("dynsmo", "dynamo"), _by_the_hand("dynumo", "dynamo")
    (True, True, False)
    """
    if len(word) < len(known):
        return True
    wrong = [(a, b) for a, b in zip(word, known, strict=True) if a != b] if len(word) == len(known) else []
    return len(wrong) == 1 and any(
        "".join(pair) in row for row in _ROWS for pair in (wrong[0], wrong[0][::-1])
    )


def _undoubled(word: str) -> str:
    letters = _umlauts(word)
    return "".join(a for a, b in zip(letters, letters[1:] + " ", strict=True) if a != b)


def shifted_blanks(text: str) -> Iterator[str]:
    """Return the spellings with one blank moved by a letter, or dropped: `Sozialam t(Stadt)`, `Regen bogen`.

    Examples
    --------
    >>> "Sozialamt (Stadt)" in set(shifted_blanks("Sozialam t(Stadt)"))
    True
    """
    for at, letter in enumerate(text):
        if letter != " ":
            continue
        before, after = text[:at], text[at + 1 :]
        if after[:1].isalpha():
            yield f"{before}{after[0]} {after[1:]}"
        if before[-1:].isalpha():
            yield f"{before[:-1]} {before[-1]}{after}"
            yield before + after
