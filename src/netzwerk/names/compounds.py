"""Words taken apart by their letters: endings off, and compounds into the words they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

# What joins the words of a compound, and what the word before must then end in.
_LINKS = (("", ""), ("s", ""), ("es", ""), ("n", "e"), ("en", ""))
_ENDINGS = ("innen", "en", "er", "es", "em", "in", "e", "n", "s")
SHORTEST_STEM, LONGEST_WORD = 5, 60


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


def split_word(word: str, units: Mapping[str, str], *, whole: bool = True) -> tuple[str, ...]:
    """Split a compound into words of `units`, the fewest that do; empty where it cannot be done.

    A word that is a unit itself stays whole, unless `whole` is false.

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
            fits = end - start > 2 and (whole or end - start < len(word))
            found = _unit(word[start:end], units, last=end == len(word)) if fits else ""
            if found and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], found)
    return best.get(len(word), ())


def _unit(piece: str, units: Mapping[str, str], *, last: bool) -> str:
    for link, before in _LINKS[:1] if last else _LINKS:
        core = piece.removesuffix(link)
        if piece.endswith(before + link) and len(core) > 2 and core in units:
            return units[core]
    return ""
