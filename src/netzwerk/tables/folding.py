"""Kinds, sectors and fields in one spelling, the commonest; each merge is a note and an assumption."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from netzwerk import terms
from netzwerk.forms import plain
from netzwerk.forms.lines import Fate, Word
from netzwerk.sheet import Assumption
from netzwerk.texts import words

Place = tuple[str, str, Word]
# Endings of adjectives, and of nouns (a noun keeps -er: Schule and Schüler are two things).
_ADJECTIVE = ("er", "es", "en", "em", "e")
_NOUN = ("innen", "en", "e", "n", "s")
_SHORTEST = 4


@cache
def _synonyms(what: str) -> Mapping[str, str]:
    """Stems of the word list, by the stem they belong to."""
    lists = words("same_words").get(what, {})
    return {stem(word): stem(name) for name, entries in lists.items() for word in entries}


def stem(text: str) -> str:
    """Fold number, case and umlauts of each word, so that `Freie Traeger` and `freier Träger` meet.

    Examples
    --------
    >>> stem("freier Träger") == stem("Freie Traeger"), stem("Verbände") == stem("Verband")
    (True, True)
    >>> stem("Verein") == stem("Vereine"), stem("Schule") == stem("Schüler")
    (True, False)
    """
    *before, last = plain(text).split() or [""]
    return " ".join([*(_stem_word(word, _ADJECTIVE) for word in before), _stem_word(last, _NOUN)])


def _stem_word(word: str, endings: tuple[str, ...]) -> str:
    for digraph, vowel in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        word = word.replace(digraph, vowel)
    for ending in endings:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _SHORTEST and not (ending == "n" and rest[-1] not in "elr"):
            return rest
    return word


@dataclass(frozen=True)
class Folding:
    """What each spelling becomes, and what is to be said about it.

    `notes` are findings at the first place of each merged spelling, by file and sheet.
    """

    becomes: Mapping[str, str]
    notes: tuple[tuple[str, str, Fate], ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    def __call__(self, text: str) -> str:
        """Return the one spelling of a text."""
        return self.becomes.get(text.strip(), " ".join(text.split()))


def _commonest(spellings: Iterable[str], counts: Mapping[str, int]) -> str:
    """Return the commonest word; of its spellings the one with umlauts, then the commonest."""
    together: Counter[str] = Counter()
    for text in spellings:
        together[plain(text)] += counts[text]

    def rank(text: str) -> tuple[int, bool, int, bool]:
        return together[plain(text)], not text.isascii(), counts[text], text[:1].isupper()

    return max(spellings, key=rank)


def fold_words(
    what: str,
    places: Iterable[Place],
    stated: Mapping[str, tuple[str, ...]],
    *,
    agreed: Iterable[str] = (),
) -> Folding:
    """Fold spellings to the commonest of each kind.

    Parameters
    ----------
    what : str
        `kinds`, `sectors` or `fields`: the table of netzwerk.toml that overrules.
    places : iterable of (file, sheet, Word)
        Every occurrence, in reading order.
    stated : mapping of str to tuple of str
        What netzwerk.toml says: a name and the words it stands for.
    agreed : iterable of str
        Spellings of an earlier wave; where one fits, it is kept.
    """
    places = list(places)
    fixed = {stem(word): name for name, entries in stated.items() for word in (name, *entries)}
    earlier = {_synonyms(what).get(stem(name), stem(name)): name for name in agreed}
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for place in places:
        text = " ".join(place[2].text.split())
        counts[text] += 1
        first.setdefault(text, place)
    groups: dict[str, list[str]] = {}
    for text in counts:
        key = _synonyms(what).get(stem(text), stem(text))
        groups.setdefault(fixed.get(stem(text), key), []).append(text)
    becomes: dict[str, str] = {}
    notes: list[tuple[str, str, Fate]] = []
    assumptions: list[Assumption] = []
    for key, spellings in groups.items():
        commonest = _commonest(spellings, counts)
        one = key if key in stated else earlier.get(key, commonest)
        others = [text for text in spellings if text != one]
        becomes |= {
            place[2].text.strip(): one for place in places if " ".join(place[2].text.split()) in spellings
        }
        for text in others:
            file, sheet, word = first[text]
            values = {"was": text, "becomes": one}
            notes.append(
                (file, sheet, Fate(word.row, word.column, terms.USED, f"merged_{what}", terms.NOTE, values))
            )
        if others and key not in stated:
            name, listed = (json.dumps(said, ensure_ascii=False) for said in (one, others))
            values = {"name": one, "words": ", ".join(others)}
            assumptions.append(Assumption(f"merged_{what}", f"[{what}]\n{name} = {listed}", "", values))
    return Folding(becomes, tuple(notes), tuple(assumptions))
