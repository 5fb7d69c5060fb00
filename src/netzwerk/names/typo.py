"""Slips of the pen: one letter doubled, dropped, swapped or wrong, and letters swapped across a blank.

A slip is undone only where the word is none (no real word, no compound of real words: `Oststadt` is no
slip of `Weststadt`), where one known word alone is near, and where what comes of it is surely named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product

from rapidfuzz.distance import OSA

from netzwerk.names.fold import bare
from netzwerk.names.lexicon import area_prefixes, known_words, meanings, stop_words
from netzwerk.names.roster import Roster

LONG_WORD, LONG_NAME = 12, 18
SHORT_WORD, PROPER_WORD = 5, 8
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
        words |= known_words()
        return tuple(sorted(word for word in words if len(word) > 3))

    @cached_property
    def _of_known_words(self) -> frozenset[str]:
        return frozenset(known_words())

    def near(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the known words that one word may be a slip of, and how many slips; the nearest only.

        A real word, a number and a word of one to three letters are slips of nothing.
        """
        if word not in self._near:
            self._near[word] = tuple(self._find(word))
        return self._near[word]

    def _find(self, word: str) -> Iterator[tuple[str, int]]:
        if len(word) < 3 or any(letter.isdigit() for letter in word):
            return
        if len(word) == 3:
            yield from (
                (stop, 1) for stop in sorted(stop_words()) if stop != word and sorted(stop) == sorted(word)
            )
            return
        if self.roster.is_real(word):
            return
        most = 2 if len(word) >= LONG_WORD else 1
        found = [
            (OSA.distance(word, known, score_cutoff=most), known) for known in self._candidates(word, most)
        ]
        best = min((slips for slips, _ in found), default=most + 1)
        for slips, known in found:
            if slips == best <= most and self._plausible(word, known):
                yield known, slips

    def _candidates(self, word: str, most: int) -> list[str]:
        return [
            known
            for length in range(len(word) - most, len(word) + most + 1)
            for known in self._by_length.get(length, ())
        ]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in self.vocabulary:
            found.setdefault(len(word), []).append(word)
        return found

    def _plausible(self, word: str, known: str) -> bool:
        """Whether a slip made this of that: short words and names must keep their letters."""
        kept = _same_letters(word, known)
        if min(len(word), len(known)) < SHORT_WORD:
            return kept
        return kept or len(known) >= PROPER_WORD or known in self._of_known_words

    def readings(self, plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Return what the words may have been, each slip undone; nothing if there is none."""
        choices = [self.near(bare(word)) or ((word, 0),) for word in plain]
        budget = 2 if sum(map(len, plain)) >= LONG_NAME else 1
        options = 1
        for choice in choices:
            options *= len(choice)
        if options > MOST_READINGS:
            return
        for reading in product(*choices):
            if 0 < sum(slips for _, slips in reading) <= budget:
                yield tuple(word for word, _ in reading)


def _same_letters(a: str, b: str) -> bool:
    """Whether two words differ by letters swapped or doubled only."""
    return sorted(a) == sorted(b) or _undoubled(a) == _undoubled(b)


def _undoubled(word: str) -> str:
    return "".join(a for a, b in zip(word, word[1:] + " ", strict=True) if a != b)


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
        if after[:1].strip():
            yield f"{before}{after[0]} {after[1:]}"
        if before[-1:].strip():
            yield f"{before[:-1]} {before[-1]}{after}"
        yield before + after
