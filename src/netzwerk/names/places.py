"""Which words of a roster are towns: given, or read from names such as `Stadt X – Jugendamt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from netzwerk.names.fold import bare, clean, fold, tokens
from netzwerk.names.lexicon import areas, group, is_kind, known_words, stop_words
from netzwerk.names.spelling import spell
from netzwerk.texts import words

SHORTEST = 4
_LEAST_REGION, _LEAST_KINDS = 4, 3


@dataclass(frozen=True)
class Places:
    """The places of a roster.

    Attributes
    ----------
    words : mapping of str to str
        Each word that names a place, and the place: a town of several words is one.
    districts : frozenset of str
        Those places that are districts or regions only.
    home : str
        The town that a body is in whose name tells none; empty where it is not known.
    """

    words: Mapping[str, str]
    districts: frozenset[str]
    home: str


def places_of(names: Sequence[str], told: str = "") -> Places:
    """Find the places: the told town, and those behind a word for a town or district (`Stadt Bad Linden`).

    Where no name tells, it is the commonest last word of the names.

    Parameters
    ----------
    names : sequence of str
        The names on the roster.
    told : str
        The town's name, where it is known.

    Examples
    --------
    >>> found = places_of(["Stadt Bad Linden", "Tafel Bad Linden", "Kreis Elmau", "Tafel Kreis Elmau"])
    >>> found.words, sorted(found.districts)
    ({'bad': 'bad linden', 'linden': 'bad linden', 'elmau': 'elmau'}, ['elmau'])
    >>> places_of(["Kita Linz", "Kita Hall"], "Hall").words
    {'hall': 'hall'}
    """
    behind: dict[str, set[str]] = {}
    count: Counter[str] = Counter()
    for name in names:
        found = dict(_behind(clean(name)))
        count.update(found.keys())
        for place, area in found.items():
            behind.setdefault(place, set()).add(area)
    folded = [f" {fold(name)} " for name in names]
    given = " ".join(word for word in map(bare, tokens(clean(told))) if word not in stop_words())
    begun = given.partition(" ")[0] in _beginnings()
    sure = given and (begun or all(map(_may_be, given.split())) or _stands_in(given, folded) > 1)
    places = [given] if sure else []
    places += [place for place in behind if count[place] > 1 or _stands_in(place, folded) > 1]
    places = places or _commonest_last(names)
    only = {
        place
        for place, areas_of_it in behind.items()
        if not areas_of_it & {"town", "union"} and place != given
    }
    home = next((place for place in places if place not in only), "")
    region = _region(names, places)
    if not home and region:  # no name says which town it is: the one that most names bear
        home, places, region = region[0], [*places, *region], []
    places += [place for place in _shared_last(names) if not _among(place, (*places, *region))]
    found_words: dict[str, str] = {}
    for place in (*places, *region):
        for word in place.split():
            found_words.setdefault(town_word(word), place)
    return Places(found_words, frozenset((*only, *region)), home)


def _last(names: Sequence[str]) -> Counter[str]:
    return Counter(word for name in names for word in dict.fromkeys(spell(name).words[1:]) if _may_be(word))


def _region(names: Sequence[str], places: Sequence[str]) -> list[str]:
    """Find the region that a tenth of the names tell, far more than any other word: `Mühlental`."""
    ranked = [(word, count) for word, count in _last(names).most_common() if not _among(word, places)]
    if not ranked or ranked[0][1] < max(_LEAST_REGION, len(names) / 10):
        return []
    return [ranked[0][0]] if len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1] else []


def _among(word: str, places: Sequence[str]) -> bool:
    return any(town_word(word) == town_word(part) for place in places for part in place.split())


def _shared_last(names: Sequence[str]) -> list[str]:
    """Find villages and quarters: words behind three kinds of bodies that end as places do, or behind four.

    What stands around another body (its Hort, its Förderverein) makes no place of it.
    """
    kinds: dict[str, set[str]] = {}
    for name in names:
        *_, kind, word = ("", "", *spell(name).words)
        if kind and kind not in group("kinds", "satellites") and _is_word_of_a_place(word):
            kinds.setdefault(word, set()).add(kind)
    least = {word: _LEAST_KINDS if word.endswith(_place_endings()) else _LEAST_KINDS + 1 for word in kinds}
    return sorted(word for word, before in kinds.items() if len(before) >= least[word])


def may_be_place(word: str) -> bool:
    """Whether a word looks like a place: it ends as their names do, and is no common word.

    Examples
    --------
    >>> may_be_place("birkenfelde"), may_be_place("himmelfahrt"), may_be_place("neustadt")
    (True, False, False)
    """
    return _is_word_of_a_place(word) and word.endswith(_place_endings())


def _is_word_of_a_place(word: str) -> bool:
    return word.isalpha() and len(word) >= SHORTEST and word not in known_words() | areas().keys()


@cache
def _place_endings() -> tuple[str, ...]:
    return tuple(clean(ending) for ending in words("places")["endings"])


def _commonest_last(names: Sequence[str]) -> list[str]:
    last = _last(names)
    top = max(last.values(), default=0)
    return sorted(word for word, count in last.items() if count == top) if top > 2 else []


def _behind(cleaned: str) -> Iterator[tuple[str, str]]:
    """Find places behind a word for one, each with its area."""
    for match in _pattern().finditer(cleaned):
        parts = [bare(part) for part in tokens(match[2])]
        begun = len(parts) > 1 and parts[0] in _beginnings()
        if parts and (begun or all(_may_be(part) or _is_district(part) for part in parts)):
            yield " ".join(parts), areas()[match[1]]


@cache
def _pattern() -> re.Pattern[str]:
    begins, word = "|".join(sorted(_beginnings())), r"[^\W\d_]+"
    place = rf"(?:(?:{begins})\.?[\s-]+)?{word}(?:-{word})*"
    return re.compile(rf"(?<![\w-])({'|'.join(sorted(areas()))})\s+({place})(?!-)")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(clean(word) for word in words("name_words")["begins_a_town"])


def _stands_in(town: str, folded: Sequence[str]) -> int:
    return sum(f" {town} " in name for name in folded)


def _is_district(word: str) -> bool:
    """Whether a word behind `Landratsamt` is a district's name: `Haslachkreis`, and no `Arbeitskreis`."""
    return word.endswith("kreis") and word.removesuffix("kreis") not in known_words() | {""}


def _may_be(word: str) -> bool:
    return len(word) >= SHORTEST and not (is_kind(word) or word in known_words() or word in areas())


def town_word(word: str) -> str:
    """Turn the adjective of a town into its name: `dortmunder`, `neustaedter`.

    Examples
    --------
    >>> town_word("dortmunder"), town_word("neustaedter")
    ('dortmund', 'neustadt')
    """
    core = word.removesuffix("er") if len(word) > 6 else word
    return core.removesuffix("staedt") + "stadt" if core.endswith("staedt") else core
