"""Up to three actors that a mention may mean, each with its reason.

The score is the largest of three: how much of what the words tell is shared (each word weighs by how rare
it is on this roster), whether the letters are the name's initials, and how alike the spellings are.
No suggestion leads to a further one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from netzwerk.names.align import FRONT, HEAD, SAME, SHORT, Aligner
from netzwerk.names.fold import bare
from netzwerk.names.lexicon import group, known_words, stop_words
from netzwerk.names.roster import Form, Roster
from netzwerk.names.spelling import Spelling
from netzwerk.names.typo import Repair

MOST = 3
LEAST_SCORE = 0.3
ALIKE = 0.84
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
    repair: Repair
    _similar: dict[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def roster(self) -> Roster:
        """The roster that is asked."""
        return self.aligner.roster

    def suggest(self, spelling: Spelling) -> tuple[Suggestion, ...]:
        """Return up to three actors, the likeliest first; none where nothing resembles the mention."""
        best: dict[str, Suggestion] = {}
        variants = self.aligner.variants(spelling.words)
        for form in self.roster.forms:
            for found in self._reasons(spelling, variants, form):
                if found.score > best.get(found.actor, found).score or found.actor not in best:
                    best[found.actor] = found
        ranked = sorted(best.values(), key=lambda s: (-s.score, s.actor))
        return tuple(s for s in ranked if s.score >= LEAST_SCORE)[:MOST]

    def _reasons(
        self, spelling: Spelling, variants: tuple[tuple[str, ...], ...], form: Form
    ) -> Iterator[Suggestion]:
        shared = max((self._shared(words, form) for words in variants if words), default=0.0)
        yield Suggestion(form.actor, WORDS, round(shared, 3))
        initials = max((self._initials(bare(word), form) for word in spelling.plain), default=0.0)
        if initials:
            yield Suggestion(form.actor, INITIALS, round(initials, 3))
        alike = ratio(spelling.compact, "".join(form.words)) / 100
        if alike > ALIKE - 0.2:
            yield Suggestion(form.actor, LETTERS, round(0.9 * alike, 3))

    def _shared(self, words: tuple[str, ...], form: Form) -> float:
        """How much of what the words tell is shared, two thirds from the mention's side."""
        said = told = 0.0
        hit: dict[str, float] = {}
        for word in words:
            near = self._near(word)
            known = max(form.words, key=lambda w: near.get(w, 0.0))
            worth = near.get(known, 0.0)
            weight = self._weight(known if worth else bare(word))
            said, told = said + weight, told + weight * worth
            hit[known] = max(worth, hit.get(known, 0.0))
        whole = sum(self._weight(known) for known in form.words)
        back = sum(self._weight(known) * worth for known, worth in hit.items())
        return (2 * told / said + back / whole) / 3 if told else 0.0

    def _weight(self, word: str) -> float:
        weight = self.roster.idf(word)
        if self.roster.is_neutral(word):
            return weight * 0.15
        return weight * (0.6 if word in group("kinds", "several") else 1.0)

    def _near(self, word: str) -> Mapping[str, float]:
        """How near each of the roster's words is to a word, from 0 to 1; those far off are left out."""
        if word not in self._similar:
            near = {known: WORTH[how] for known, how in self.aligner.links(word).items()}
            core = bare(word)
            for known in self.roster.holders:
                if known not in near and len(core) > 3 and len(known) > 3:
                    alike = JaroWinkler.similarity(core, known)
                    if alike >= ALIKE:
                        near[known] = 0.8 * alike
            self._similar[word] = near
        return self._similar[word]

    def _initials(self, word: str, form: Form) -> float:
        """Whether a short word is made of a name's initials, those inside compounds included."""
        if not 2 <= len(word) <= 6 or word in known_words() or word in stop_words():
            return 0.0
        starts = "".join(known[0] for known in form.words)
        if word == starts:
            return 0.95
        return 0.75 if _threads(word, form.words) else 0.0


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
