"""What is known of the words that German organisations' names are made of, whatever the town.

The word lists hold general usage (`texts/words/abbreviations.toml`, `name_words.toml`). A word becomes its
canonical word: `Kindergarten` and `Kindertagesstätte` become `kita`, `Rotes Kreuz` and `DRK` become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from netzwerk.names.fold import bare, clean, tokens
from netzwerk.texts import words

_ADJECTIVE = re.compile(r"^(.{2,}(?:isch|lich|onal|ozial|unal|nell|rell)|deutsch|frei|neu)(?:e|er|es|en|em)$")
# What joins the words of a compound, and what the word before must then end in.
_LINKS = (("", ""), ("s", ""), ("es", ""), ("n", "e"), ("en", ""))
_ENDINGS = ("innen", "en", "er", "es", "em", "in", "e", "n", "s")
SHORTEST_STEM, LONGEST_WORD = 5, 60
LONGEST_PHRASE = 6


def _bare_words(text: str) -> tuple[str, ...]:
    return tuple(w for w in map(bare, tokens(clean(text))) if w not in _stops())


@cache
def _stops() -> frozenset[str]:
    lists = words("name_words")
    return frozenset(clean(word) for word in (*lists["small"], *lists["stop"]))


@cache
def stop_words() -> frozenset[str]:
    """Words dropped before names are compared, without dots."""
    return frozenset(bare(word) for word in _stops())


@cache
def small_words() -> frozenset[str]:
    """Words that need another behind them: articles, prepositions, und; never the end of a name."""
    return frozenset(clean(word) for word in words("name_words")["small"])


@cache
def _before_a_place() -> frozenset[str]:
    return frozenset(clean(word) for word in words("name_words")["before_a_place"])


@cache
def meanings() -> Mapping[tuple[str, ...], str]:
    """Every abbreviation or second name, as its words, and the canonical word it becomes."""
    known: dict[tuple[str, ...], str] = {}
    for line in words("abbreviations")["meanings"]:
        canonical = "".join(_bare_words(line[0]))
        for entry in line:
            known[_bare_words(entry)] = canonical
    return known


@cache
def spoken_words() -> Mapping[str, tuple[str, ...]]:
    """Every canonical word, and the long words that become it: `kita` from `kindergarten`."""
    found: dict[str, list[str]] = {}
    for entry, word in meanings().items():
        if len(entry) == 1 and len(entry[0]) > LONGEST_PHRASE and entry[0] != word:
            found.setdefault(word, []).append(entry[0])
    return {word: tuple(entries) for word, entries in found.items()}


def adjective(word: str) -> str:
    """Take the ending off an adjective that can be told by its suffix.

    Examples
    --------
    >>> adjective("evangelischer"), adjective("internationaler"), adjective("becher")
    ('evangelisch', 'international', 'becher')
    """
    match = _ADJECTIVE.match(word)
    return match.group(1) if match else word


def canonical(parts: Sequence[str]) -> tuple[str, ...]:
    """Turn the words of a spelling (dots and all) into canonical words: no stop words, no abbreviations.

    Examples
    --------
    >>> canonical(["kindergarten", "regenbogen"])
    ('kita', 'regenbogen')
    >>> canonical(["dt.", "rotes", "kreuz"]) == canonical(["drk"])
    True
    """
    pieces = (piece for part in parts for piece in _unglued(part))
    singly = [_single(piece) for piece in pieces if piece not in _stops()]
    done: list[str] = []
    at = 0
    while at < len(singly):
        length, word = _phrase_at(singly, at)
        if word not in done:
            done.append(word)
        at += length
    return tuple(done)


def _single(word: str) -> str:
    """Return one word's canonical word; an abbreviation that is not in general use keeps its dots."""
    core = adjective(bare(word))
    if core.isdigit():
        return core
    meant = meanings().get((bare(word),)) or meanings().get((core,))
    return adjective(meant) if meant else word if "." in word else core


def _phrase_at(parts: Sequence[str], at: int) -> tuple[int, str]:
    for length in range(min(LONGEST_PHRASE, len(parts) - at), 1, -1):
        word = _phrases().get(tuple(map(bare, parts[at : at + length])))
        if word is not None:
            return length, word
    return 1, parts[at]


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    return {
        tuple(map(_single, entry)): adjective(word) for entry, word in meanings().items() if len(entry) > 1
    }


def _unglued(word: str) -> Iterator[str]:
    """`st.martin` is two words, `soz.amt` is one with a gap."""
    first, dot, rest = word.partition(".")
    if dot and rest and (first,) in meanings():
        yield first + "."
        yield from _unglued(rest)
    else:
        yield word


def places_after_prepositions(parts: Sequence[str]) -> set[str]:
    """Words that say where a body is: those behind `am`, `an der`, `im`."""
    found: set[str] = set()
    behind = False
    for part in parts:
        if part in _before_a_place():
            behind = True
        elif part not in _stops():
            if behind:
                found.add(bare(part))
            behind = False
    return found


@cache
def group(*path: str) -> frozenset[str]:
    """One list of `name_words.toml`, as canonical words.

    Examples
    --------
    >>> "kita" in group("kinds", "several")
    True
    """
    table = words("name_words")
    for step in path:
        table = table[step]
    return frozenset(word for entry in _entries(table) for word in canonical(tokens(clean(entry))))


def _entries(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _entries(value)
    elif isinstance(table, Iterable):
        for value in table:
            yield from _entries(value)


@cache
def areas() -> Mapping[str, str]:
    """Return the area each word stands for: `stadt` a town, `landkreis` a district."""
    return {word: name for name in ("town", "district", "region") for word in group("areas", name)}


@cache
def area_prefixes() -> tuple[tuple[str, str], ...]:
    """Area words fused in front of another word, with the area they stand for."""
    table = words("name_words")["areas"]["prefixes"]
    return tuple((prefix, area) for area, prefixes in table.items() for prefix in prefixes)


def is_kind(word: str) -> bool:
    """Whether a word says what a body is: `grundschule`, `sozialamt`, `frauentreff`."""
    return word in group("kinds", "several") or any(word.endswith(head) for head in _heads())


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted({clean(head) for head in words("name_words")["kinds"]["heads"]}))


@cache
def known_words() -> frozenset[str]:
    """Every word and building block of all lists: what is no slip of the pen."""
    every = {word for entry in _entries(words("name_words")) for word in _bare_words(entry)}
    every |= {word for entry in meanings() for word in entry}
    return frozenset(adjective(word) for word in every if len(word) > 2) | frozenset(every)


@lru_cache(maxsize=65536)
def stems(word: str) -> frozenset[str]:
    """Return a word with and without its ending: two words are one if these meet.

    Examples
    --------
    >>> bool(stems("sonnenblume") & stems("sonnenblumen"))
    True
    >>> bool(stems("anna") & stems("annen"))
    False
    """
    cut = {word[: -len(end)] for end in _ENDINGS if word.endswith(end)}
    return frozenset({word, *(stem for stem in cut if len(stem) >= SHORTEST_STEM)})


def split_word(word: str, units: Mapping[str, str]) -> tuple[str, ...]:
    """Split a compound into words of `units`, the fewest that do; empty where it cannot be done.

    Examples
    --------
    >>> split_word("suedgrundschule", {"sued": "sued", "grundschule": "grundschule"})
    ('sued', 'grundschule')
    """
    best: dict[int, tuple[str, ...]] = {0: ()}
    if len(word) > LONGEST_WORD:
        return ()
    for end in range(3, len(word) + 1):
        for start in sorted(best):
            found = _unit(word[start:end], units, last=end == len(word)) if end - start > 2 else ""
            if found and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], found)
    return best.get(len(word), ())


def _unit(piece: str, units: Mapping[str, str], *, last: bool) -> str:
    for link, before in _LINKS[:1] if last else _LINKS:
        core = piece.removesuffix(link)
        if piece.endswith(before + link) and len(core) > 2 and core in units:
            return units[core]
    return ""
