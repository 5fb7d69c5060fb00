"""How a mention's words lie on a name's: same, abbreviated, part of a compound, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from netzwerk.names.compounds import SHORTEST_STEM, split_word, stems
from netzwerk.names.fold import bare
from netzwerk.names.initials import Initials
from netzwerk.names.lexicon import (
    area_prefixes,
    canonical,
    group,
    is_kind,
    known_words,
    meanings,
    spoken_words,
)
from netzwerk.names.roster import Form, Roster

SAME, SHORT, HEAD, FRONT = "same", "short", "head", "front"
SHORTEST_PART = 4


@dataclass
class Aligner:
    """The roster's words that a mention's word may stand for, remembered from one mention to the next."""

    roster: Roster
    _links: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _actors: dict[str, frozenset[str]] = field(default_factory=dict)
    _sole: dict[str, bool] = field(default_factory=dict)
    _taken_apart: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def links(self, word: str) -> Mapping[str, str]:
        """Which of the roster's words one word may stand for, and how."""
        if word not in self._links:
            self._links[word] = dict(self._find(word))
        return self._links[word]

    def actors(self, word: str) -> frozenset[str]:
        """Which actors a word may be said of."""
        if word not in self._actors:
            holders = self.roster.holders
            self._actors[word] = frozenset(a for known in self.links(word) for a in holders[known])
        return self._actors[word]

    def said_of(self, words: tuple[str, ...]) -> frozenset[str]:
        """Which actors all of these words may be said of, but for those that only say whose area it is."""
        telling = [w for w in words if not self.roster.is_neutral(bare(w)) and w not in group("parts")]
        if not telling:
            return self.roster.administrations
        return frozenset.intersection(*map(self.actors, telling))

    def _find(self, word: str) -> Iterator[tuple[str, str]]:
        roster = self.roster
        core = bare(word)
        same = {core} & roster.holders.keys()
        if len(core) >= SHORTEST_STEM:
            same |= {known for stem in stems(core) for known in roster.by_stem.get(stem, ())}
        if "." in word and not same:
            yield from self._abbreviated(word)
            return
        for known in sorted(same):
            yield known, SAME
        if len(core) < SHORTEST_PART:
            return
        for known in sorted(roster.holders.keys() - same):
            if known.endswith(core) and len(known) - len(core) > 2 and not _its_own(core, known):
                yield known, HEAD
            elif known.startswith(core) and len(known) - len(core) > 2:
                yield known, FRONT

    def _abbreviated(self, word: str) -> Iterator[tuple[str, str]]:
        front, _, back = word.removesuffix(".").partition(".")
        if len(front) < 2:
            return
        for known in sorted(self.roster.holders):
            if any(_shortens(front, back, word) for word in (known, *spoken_words().get(known, ()))):
                yield known, SHORT

    def is_sole(self, word: str) -> bool:
        """Whether an abbreviation begins one word alone, of the roster and of all known: `Carit.`."""
        if word not in self._sole:
            front = word.removesuffix(".")
            said = self.roster.own_words | known_words() | set(meanings().values())
            begun = (
                {known for known in said if known.startswith(front)} if len(front) >= SHORTEST_PART else ()
            )
            self._sole[word] = (
                len(begun) > 0
                and len(self.links(word)) == 1
                and all(
                    known in self.links(word) or canonical((known,))[0] in self.links(word) for known in begun
                )
            )
        return self._sole[word]

    @cached_property
    def initials(self) -> Initials:
        """What initials stand for on this roster."""
        return Initials(self.roster)

    def variants(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return a mention's words as they are, with neighbours joined, and with compounds taken apart."""
        found = [words, self._joined(words)]
        found += [self._split(variant) for variant in tuple(found)]
        found += self.initials.variants(words)
        return tuple(dict.fromkeys(found))

    def _joined(self, words: tuple[str, ...]) -> tuple[str, ...]:
        out: list[str] = []
        at = 0
        while at < len(words):
            length, word = self._join_at(words, at)
            out.append(word)
            at += length
        return tuple(out)

    def _join_at(self, words: tuple[str, ...], at: int) -> tuple[int, str]:
        for length in (3, 2):
            piece = [bare(word) for word in words[at : at + length]]
            for order in (piece, piece[::-1]):
                joined = next((whole for whole in _joints(order) if whole in self.roster.units), "")
                if len(piece) == length and joined:
                    return length, self.roster.units[joined]
        return 1, words[at]

    def _split(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(part for word in words for part in self.parts(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """Take a compound apart into words of the roster, and an area in front of one."""
        if word not in self._taken_apart:
            self._taken_apart[word] = self._parts(word)
        return self._taken_apart[word]

    def _parts(self, word: str) -> tuple[str, ...]:
        if "." in word or SAME in self.links(word).values() or self.roster.is_neutral(word):
            return (word,)
        for prefix, area in area_prefixes():
            rest = word.removeprefix(prefix)
            if rest != word and area in ("town", "district") and SAME in self.links(rest).values():
                return ("stadt" if area == "town" else "kreis", rest)
        parts = split_word(word, self.roster.units)
        return tuple(dict.fromkeys(parts)) if len(parts) > 1 else (word,)


def _joints(parts: Sequence[str]) -> Iterator[str]:
    """Join words to a compound, with the letters that link them: `Büro für Integration`."""
    yield "".join(parts)
    if len(parts) == 2 and min(map(len, parts)) >= SHORTEST_PART:
        first, last = parts
        yield from (first + link + last for link in ("s", "n", "en"))
        yield first.removesuffix("es").removesuffix("e") + last


def _shortens(front: str, back: str, word: str) -> bool:
    return word.startswith(front) and word.endswith(back) and len(word) > len(front) + len(back)


def _its_own(head: str, compound: str) -> bool:
    """Whether a word is another body than the compound it ends: `Sportverein`, `Turn- und Sportverein`."""
    if compound.removesuffix(head) in dict(area_prefixes()):
        return False
    named = frozenset(meanings().values())
    return head in group("kinds", "never_short") or (head in named and compound in named)


@dataclass(frozen=True, slots=True)
class Cover:
    """A mention laid on one form.

    Attributes
    ----------
    same, part : frozenset of str
        Words of the form that the mention has, wholly or as a part of a compound.
    cut : frozenset of str
        Those of `same` that the mention has as no more than a beginning and a dot.
    vague : frozenset of str
        Those of `cut` that are not the only word with this beginning.
    parts : tuple of (str, str, str)
        Each part: the mention's word, the form's word, head or front.
    extra : frozenset of str
        Neutral words of the mention that the form lacks: the town, the district, its name.
    open : tuple of str
        Words of the mention that the form does not explain.
    missing : frozenset of str
        Words of the form that the mention lacks.
    """

    form: Form
    same: frozenset[str]
    cut: frozenset[str]
    vague: frozenset[str]
    part: frozenset[str]
    parts: tuple[tuple[str, str, str], ...]
    extra: frozenset[str]
    open: tuple[str, ...]
    missing: frozenset[str]


def cover(aligner: Aligner, words: tuple[str, ...], form: Form) -> Cover:
    """Lay a mention's words on a form."""
    same: set[str] = set()
    cut: set[str] = set()
    vague: set[str] = set()
    parts: list[tuple[str, str, str]] = []
    extra: set[str] = set()
    open_: list[str] = []
    for word in words:
        links = aligner.links(word)
        hit = [(known, links[known]) for known in form.words if known in links]
        whole = [known for known, how in hit if how in (SAME, SHORT)]
        if whole:
            same.add(whole[0])
            if links[whole[0]] == SHORT and word.endswith("."):
                cut.add(whole[0])
                vague |= set() if aligner.is_sole(word) else {whole[0]}
        elif aligner.roster.is_neutral(bare(word)):
            extra.add(bare(word))
        elif hit:
            parts.append((bare(word), *hit[0]))
        else:
            open_.append(word)
    others = {known for other in aligner.roster.by_actor[form.actor] for known in other.words}
    if same:
        open_ = [word for word in open_ if not _said_again(aligner, word, others)]
    if same & _offices(form) and not form_has_office_part(form):
        open_ = [word for word in open_ if word not in group("parts")]
    part = frozenset(known for _, known, _ in parts) - same
    missing = frozenset(form.words) - same - part
    return Cover(
        form=form,
        same=frozenset(same),
        cut=frozenset(cut),
        vague=frozenset(vague),
        part=part,
        parts=tuple(parts),
        extra=frozenset(extra),
        open=tuple(open_),
        missing=missing,
    )


def _said_again(aligner: Aligner, word: str, others: set[str]) -> bool:
    """Whether a word is one of the actor's other names, said besides: `Tennisclub Neustadt (TC)`."""
    return any(how == SAME and known in others for known, how in aligner.links(word).items())


def _offices(form: Form) -> frozenset[str]:
    return frozenset(word for word in form.words if word.endswith(("amt", "behoerde")))


def form_has_office_part(form: Form) -> bool:
    """Whether a form itself names a department."""
    return bool(group("parts") & set(form.words))


def kinds_in(words: frozenset[str]) -> frozenset[str]:
    """Kind words that say more than that it is an association."""
    return frozenset(word for word in words if is_kind(word) and word not in group("kinds", "associations"))
