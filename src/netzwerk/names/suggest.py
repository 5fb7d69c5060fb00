"""Up to three actors that a mention may mean, each with its reason.

The score is the largest of three: how much of what the words tell is shared (each word weighs by how rare
it is on this roster), whether the letters are the name's initials, and how alike the spellings are.
No suggestion leads to a further one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from netzwerk.names.align import FRONT, HEAD, SAME, SHORT, Aligner
from netzwerk.names.fold import bare
from netzwerk.names.lexicon import group, known_words, meanings, stop_words
from netzwerk.names.roster import Form, Roster
from netzwerk.names.spelling import Spelling

MOST = 3
LEAST_SCORE = 0.3
ALIKE = 0.84
LEAST_RATIO = 64.0
SHORTEST, LONGEST_ACRONYM = 3, 6
WORTH: Mapping[str, float] = {SAME: 1.0, SHORT: 0.9, HEAD: 0.7, FRONT: 0.65}
WORDS, INITIALS, LETTERS = "words", "initials", "letters"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An actor that a mention may mean.

    Attributes
    ----------
    actor : str
        The actor's key.
    reason : str
        Why: `words` (they share telling words), `initials` (an acronym of the name), `letters` (spelled
        alike), `number` (the roster's number). The catalogue has a sentence for each (`names.<reason>`).
    score : float
        From 0 to 1; comparable within one mention only.
    """

    actor: str
    reason: str
    score: float


@dataclass
class Suggester:
    """Rank the actors of one roster by how much a mention resembles them."""

    aligner: Aligner
    _similar: dict[str, Mapping[str, float]] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)
    _acronyms: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)

    @property
    def roster(self) -> Roster:
        """The roster that is asked."""
        return self.aligner.roster

    def suggest(self, spelling: Spelling) -> tuple[Suggestion, ...]:
        """Return up to three actors, the likeliest first; none where nothing resembles the mention."""
        best: dict[str, Suggestion] = {}
        for found in (*self._by_words(spelling), *self._by_initials(spelling), *self._by_letters(spelling)):
            if found.actor not in best or found.score > best[found.actor].score:
                best[found.actor] = found
        ranked = sorted(best.values(), key=lambda s: (-s.score, s.actor))
        return tuple(s for s in ranked if s.score >= LEAST_SCORE)[:MOST]

    def _by_words(self, spelling: Spelling) -> Iterator[Suggestion]:
        for words in self.aligner.variants(spelling.words):
            near = {known for word in words for known in self._near(word)}
            actors = {actor for known in near for actor in self.roster.holders[known]}
            for form in (form for actor in sorted(actors) for form in self.roster.by_actor[actor]):
                yield Suggestion(form.actor, WORDS, round(self._shared(words, form), 3))

    def _by_initials(self, spelling: Spelling) -> Iterator[Suggestion]:
        alone = len(spelling.plain) == 1
        for word in map(bare, spelling.plain):
            real = word in stop_words() or (word in known_words() and not (alone and (word,) in meanings()))
            if 2 <= len(word) <= LONGEST_ACRONYM and not real:
                for found in self._initials_of(word):
                    yield replace(found, score=round(found.score / len(spelling.plain), 3))

    def _initials_of(self, word: str) -> tuple[Suggestion, ...]:
        if word not in self._acronyms:
            worths = (
                (actor, _initials(word, *names)) for actor, names in self._names if _starts(word, names)
            )
            self._acronyms[word] = tuple(
                Suggestion(actor, INITIALS, worth) for actor, worth in worths if worth
            )
        return self._acronyms[word]

    def _by_letters(self, spelling: Spelling) -> Iterator[Suggestion]:
        hits = extract(spelling.compact, self._compacts, scorer=ratio, score_cutoff=LEAST_RATIO, limit=None)
        for _, alike, at in hits:
            yield Suggestion(self.roster.forms[at].actor, LETTERS, round(0.009 * alike, 3))

    @cached_property
    def _names(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        """Every name's words, without its small words and with them."""
        found = []
        for actor, spelling in self.roster.spellings:
            every = tuple(map(bare, spelling.plain))
            found.append((actor, (tuple(w for w in every if w not in stop_words()) or every, every)))
        return tuple(found)

    @cached_property
    def _compacts(self) -> tuple[str, ...]:
        return tuple("".join(form.words) for form in self.roster.forms)

    def _shared(self, words: tuple[str, ...], form: Form) -> float:
        """How much of what the words tell is shared, two thirds from the mention's side."""
        said = told = 0.0
        hit: dict[str, float] = {}
        for word in words:
            near = self._near(word)
            worth, known = max((near.get(known, 0.0), known) for known in form.words)
            weight = self._weight(known if worth else bare(word))
            said, told = said + weight, told + weight * worth
            hit[known] = max(worth, hit.get(known, 0.0))
        whole = sum(self._weight(known) for known in form.words)
        back = sum(self._weight(known) * worth for known, worth in hit.items())
        return (2 * told / said + back / whole) / 3 if told else 0.0

    def _weight(self, word: str) -> float:
        if word not in self._weights:
            several = word in group("kinds", "several")
            share = 0.15 if self.roster.is_neutral(word) else 0.6 if several else 1.0
            self._weights[word] = share * self.roster.idf(word)
        return self._weights[word]

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(sorted(known for known in self.roster.holders if len(known) > SHORTEST))

    def _near(self, word: str) -> Mapping[str, float]:
        """How near each of the roster's words is to a word, from 0 to 1; those far off are left out."""
        if word not in self._similar:
            near = {known: WORTH[how] for known, how in self.aligner.links(word).items()}
            core = bare(word)
            alike = extract(core, self._long, scorer=JaroWinkler.similarity, score_cutoff=ALIKE, limit=None)
            for known, worth, _ in alike if len(core) > SHORTEST else ():
                near.setdefault(known, 0.8 * worth)
            self._similar[word] = near
        return self._similar[word]


def _starts(word: str, names: tuple[tuple[str, ...], ...]) -> bool:
    return any(words and words[0][0] == word[0] for words in names)


def _initials(word: str, telling: tuple[str, ...], every: tuple[str, ...]) -> float:
    """How well a short word is made of a name's initials, those inside compounds included."""
    if word in ("".join(known[0] for known in words) for words in (telling, every)):
        return 0.95
    return 0.75 if _threads(word, telling) else 0.0


def _threads(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether an acronym takes a first letter of every word in turn, and else letters of their insides."""
    text = "".join(words)
    starts = {sum(map(len, words[:i])) for i in range(len(words))}
    at, hit = 0, 0
    if not text.startswith(acronym[:1]):
        return False
    for letter in acronym:
        start = next((s for s in sorted(starts) if s >= at and text[s] == letter), None)
        found = start if start is not None else text.find(letter, at)
        if found < 0:
            return False
        hit += found in starts
        at = found + 1
    return hit >= min(2, len(words))
