"""What is known of the words that German organisations' names are made of, whatever the town.

The word lists hold general usage (`texts/words/abbreviations.toml`, `name_words.toml`). A word becomes its
canonical word: `Kindergarten` and `Kindertagesstätte` become `kita`, `Rotes Kreuz` and `DRK` become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from netzwerk.names.fold import bare, clean, tokens
from netzwerk.texts import words

_ADJECTIVE = re.compile(r"^(.{2,}(?:isch|lich|onal|ozial|unal|nell|rell)|deutsch|frei|neu)(?:e|er|es|en|em)$")
_GLUED = re.compile(r"([a-z]{2,})(\d+)")
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
        if len(entry) == 1 and len(entry[0]) > LONGEST_PHRASE and not word.startswith(entry[0]):
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
        done.append(word)
        at += length
    return tuple(dict.fromkeys(_of_a_church(done)))


def _of_a_church(done: Sequence[str]) -> Sequence[str]:
    """Say that a Gemeinde of a Christian faith is a Kirchengemeinde: `Evangelische Gemeinde`."""
    faith = not _faiths().isdisjoint(done)
    return [_parish() if faith and word == "gemeinde" else word for word in done]


@cache
def _faiths() -> frozenset[str]:
    return frozenset(adjective(clean(word)) for word in words("name_words")["faiths"])


@cache
def _parish() -> str:
    return meanings()[("kirchengemeinde",)]


def _single(word: str) -> str:
    """Return one word's canonical word; an abbreviation that is not in general use keeps its dots."""
    plain = bare(word)
    if plain.isdigit() or plain in _numerals():
        return _numerals().get(plain, plain)
    core = adjective(_demonyms().get(plain, plain))
    meant = meanings().get((plain,)) or meanings().get((core,))
    return adjective(meant) if meant else word if "." in word else _one_spelling(core)


@cache
def _numerals() -> Mapping[str, str]:
    """Numbers written as words or in Roman letters: `Gleis Drei`, `Dezernat V`."""
    return {
        clean(word): figure for figure, entries in words("name_words")["numerals"].items() for word in entries
    }


@cache
def _demonyms() -> Mapping[str, str]:
    """People of a country, or of a faith, by its adjective: `Syrer`, `Vietnamesen`."""
    adjectives = (clean(word) for word in words("name_words")["weak"]["nations"])
    return {
        word.removesuffix("isch") + end: word
        for word in adjectives
        for end in ("en", "er", "ern", "ier", "iern")
    }


def _one_spelling(word: str) -> str:
    """Write what compounds share in one way: `Waldkindergarten`, `Waldkita`; `Jugendklub`, `Jugendclub`."""
    for other, one in words("name_words")["spelled"]:
        word = word.replace(clean(other), clean(one))
    return word


def _phrase_at(parts: Sequence[str], at: int) -> tuple[int, str]:
    for length in range(min(LONGEST_PHRASE, len(parts) - at), 1, -1):
        window = parts[at : at + length]
        word = _phrases().get(tuple(map(bare, window))) or _phrase_cut_short(window)
        if word:
            return length, word
    return 1, parts[at]


def _phrase_cut_short(window: Sequence[str]) -> str:
    """Return the one phrase that these words begin, some with a dot: `Komm. Integrationszentrum`."""
    if not any(word.endswith(".") for word in window):
        return ""
    meant = {
        word
        for phrase, word in _phrases().items()
        if len(phrase) == len(window) and all(map(_begins, window, phrase))
    }
    return meant.pop() if len(meant) == 1 else ""


def _begins(word: str, whole: str) -> bool:
    return whole.startswith(word[:-1]) and len(word) > 3 if word.endswith(".") else word == whole


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    return {
        tuple(map(_single, entry)): adjective(word) for entry, word in meanings().items() if len(entry) > 1
    }


def _unglued(word: str) -> Iterator[str]:
    """`st.martin` and `fb5` are two words, `soz.amt` is one with a gap."""
    first, dot, rest = word.partition(".")
    if glued := _GLUED.fullmatch(word):
        yield from glued.groups()
    elif dot and rest and (first,) in meanings():
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
    return {word: name for name in ("town", "union", "district", "region") for word in group("areas", name)}


@cache
def area_prefixes() -> tuple[tuple[str, str], ...]:
    """Area words fused in front of another word, with the area they stand for."""
    table = words("name_words")["areas"]["prefixes"]
    return tuple((prefix, area) for area, prefixes in table.items() for prefix in prefixes)


def is_kind(word: str) -> bool:
    """Whether a word says what a body is: `grundschule`, `sozialamt`, `frauentreff`."""
    return word in group("kinds", "several") or word.endswith(kind_heads())


def is_association(word: str) -> bool:
    """Whether a word names no more than a form, perhaps of an area: `Verband`, `Stadtgeschäftsstelle`.

    Examples
    --------
    >>> is_association("kreisgruppe"), is_association("stadtteil"), is_association("stadt")
    (True, False, False)
    """
    forms = group("kinds", "associations")
    return word in forms or any(
        word.removeprefix(area) in forms for area, _ in area_prefixes() if area != word
    )


def is_umbrella(word: str) -> bool:
    """Whether a word is a body with many houses below it, perhaps with its form: `Caritasverband`."""
    return word in group("kinds", "umbrellas") or any(
        word.removesuffix(form) in group("kinds", "umbrellas") for form in group("kinds", "associations")
    )


@cache
def kind_heads() -> tuple[str, ...]:
    """Heads of compounds that say what a body is, the longest first."""
    heads = {clean(head) for head in words("name_words")["kinds"]["heads"]}
    return tuple(sorted(heads, key=lambda head: (-len(head), head)))


@cache
def known_words() -> frozenset[str]:
    """Every word and building block of all lists: what is no slip of the pen."""
    every = {word for entry in _entries(words("name_words")) for word in _bare_words(entry)}
    every |= {word for entry in meanings() for word in entry}
    return frozenset(adjective(word) for word in every if len(word) > 2) | frozenset(every)


@cache
def common_bricks() -> Mapping[str, str]:
    """Return the common words that compounds are made of."""
    return {word: word for word in known_words() if len(word) > 2}
