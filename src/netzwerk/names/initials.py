"""Short words made of initials beside a name: `JH Backbord` is the Jugendhaus, `SV RW` the one of Rot-Weiß.

Initials alone name nobody (a person is asked); beside words that tell who is meant they say its kind. It goes
both ways: the roster may have the short word and a sheet the long ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from netzwerk.names.compounds import split_word
from netzwerk.names.fold import bare
from netzwerk.names.lexicon import (
    canonical,
    common_bricks,
    group,
    kind_heads,
    known_words,
    meanings,
    stop_words,
)
from netzwerk.names.roster import Roster
from netzwerk.names.spelling import Spelling

SHORTEST, LONGEST, LONGEST_RUN = 2, 4, 4


@dataclass
class Initials:
    """What the initials of one roster's words stand for."""

    roster: Roster

    @cached_property
    def runs(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Every run of the roster's words (canonical) by each way to write its initials."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for _, spelling in self.roster.spellings:
            for start in range(len(spelling.plain)):
                for end in range(start + 1, min(start + LONGEST_RUN, len(spelling.plain)) + 1):
                    run = spelling.plain[start:end]
                    for short in self.of(run):
                        found[short].add(canonical(run))
        return {short: tuple(sorted(runs)) for short, runs in found.items()}

    def of(self, words: tuple[str, ...]) -> set[str]:
        """Return the ways to write the initials of words: by word, and by the parts of compounds.

        Examples
        --------
        >>> sorted(Initials(Roster([])).of(("amt", "fuer", "soziales")))
        ['afs', 'as']
        >>> sorted(Initials(Roster([])).of(("katholische", "grundschule")))
        ['kg', 'kgs']
        """
        telling = tuple(word for word in map(bare, words) if word not in stop_words())
        every = tuple(map(bare, words))
        if not telling or every[0] != telling[0] or every[-1] != telling[-1]:
            return set()
        ways = ("".join(word[0] for word in telling), "".join(word[0] for word in every))
        parts = "".join(part[0] for word in telling for part in compound_parts(word))
        return {way for way in (*ways, parts) if self.may_be(way)}

    @staticmethod
    def may_be(word: str) -> bool:
        """Whether a word may be initials: two to four letters, and no word of its own."""
        real = word in stop_words() or (word in known_words() and (word,) not in meanings())
        return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not real

    def variants(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Return a mention's words with initials written out, and with words as the roster's initials.

        Only beside a word that tells who is meant.
        """
        for at, word in enumerate(words):
            if (
                self.may_be(word)
                and word not in self.roster.holders
                and self._tell(words[:at] + words[at + 1 :])
            ):
                for run in self.runs.get(word, ()):
                    yield words[:at] + run + words[at + 1 :]
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_RUN, len(words)) + 1):
                rest = words[:start] + words[end:]
                if self._tell(rest):
                    for short in sorted(self.of(words[start:end]) & self.roster.holders.keys()):
                        yield (*words[:start], short, *words[end:])

    def other_readings(self, spelling: Spelling) -> Iterator[tuple[str, ...]]:
        """Return the words with one abbreviation in general use left as it is: here it may be another's."""
        plain = spelling.plain
        for at, word in enumerate(map(bare, plain)):
            meant = meanings().get((word,), "")
            if meant and meant not in group("kinds", "several") and word in self.runs:
                yield (*canonical(plain[:at]), word, *canonical(plain[at + 1 :]))

    def _tell(self, words: tuple[str, ...]) -> bool:
        """Whether a word tells more than a town, and more than a kind that a town has several of."""
        return any(
            not self.roster.is_everybodys(word) and word not in group("kinds", "several")
            for word in map(bare, words)
        )


@lru_cache(maxsize=65536)
def compound_parts(word: str) -> tuple[str, ...]:
    """Take a compound apart into common words, else into its head and what stands before it.

    Examples
    --------
    >>> compound_parts("grundschule"), compound_parts("pfarrgemeinderat"), compound_parts("nadeschda")
    (('grund', 'schule'), ('pfarr', 'gemeinde', 'rat'), ('nadeschda',))
    """
    parts = split_word(word, common_bricks(), whole=False)
    if len(parts) > 1:
        return tuple(small for part in parts for small in compound_parts(part))
    head = next((head for head in kind_heads() if word.endswith(head) and len(word) > len(head) + 2), "")
    return (*compound_parts(word.removesuffix(head)), head) if head else (word,)
