"""A mention becomes an actor, or a question to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from netzwerk import terms
from netzwerk.names.align import Aligner
from netzwerk.names.asides import bracketed, without_asides
from netzwerk.names.fold import LONGEST_NAME, bare, clean, compact, is_legal_form
from netzwerk.names.judge import Judge
from netzwerk.names.lexicon import canonical
from netzwerk.names.roster import Roster, RosterEntry
from netzwerk.names.spelling import Spelling, is_cut, number_and_rest, spell
from netzwerk.names.suggest import MOST, Suggester, Suggestion
from netzwerk.names.typo import LONG_NAME, Repair, shifted_blanks

NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one mention.

    Attributes
    ----------
    actor : str or None
        The actor's key; None where it is new, or waits for a person.
    how : str
        `exact`, `alias`, `decided`, `typo`, `new` or `pending`.
    suggestions : tuple of Suggestion
        Up to three, where it is pending.
    """

    actor: str | None
    how: str
    suggestions: tuple[Suggestion, ...] = ()


class Resolver:
    """Resolve mentions against a roster.

    The lanes are tried in turn: decided before, exact, alias, typo; what none of them takes is new where
    nothing on the roster resembles it, and else pending with up to three suggestions.

    Parameters
    ----------
    roster : sequence of RosterEntry
        The list of record. The answers do not depend on its order.
    decisions : mapping of str to str or None
        Spellings that a person has decided: to an actor's key, or to None for a body of its own.
    town : str
        The town's name, where it is known.

    Examples
    --------
    >>> roster = [RosterEntry("kita", "Kita Regenbogen"), RosterEntry("ja", "Stadt Neustadt – Jugendamt")]
    >>> resolver = Resolver(roster)
    >>> resolver.resolve("Kindergarten Regenbogen").how
    'alias'
    >>> resolver.resolve("Kita Rgeenbogen").actor
    'kita'
    >>> resolver.resolve("Jugendhaus").actor is None
    True
    >>> resolver.resolve("Raumschiff GmbH").how
    'new'
    """

    def __init__(
        self,
        roster: Sequence[RosterEntry],
        *,
        decisions: Mapping[str, str | None] = MappingProxyType({}),
        town: str = "",
    ) -> None:
        self.roster = Roster(roster, town=town)
        self._decisions = {compact(text): actor for text, actor in decisions.items()}
        self._numbers = {
            entry.number.strip().lstrip("0"): entry.actor for entry in roster if entry.number.strip()
        }
        aligner = Aligner(self.roster)
        self._judge = Judge(aligner)
        self._repair = Repair(self.roster)
        self._suggester = Suggester(aligner)
        self._full = self._index("full")
        self._compact = self._index("compact")
        self._done: dict[tuple[str, bool], Resolution] = {}

    def _index(self, part: str) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for actor, spelling in self.roster.spellings:
            found[getattr(spelling, part)].add(actor)
        return {key: frozenset(actors) for key, actors in found.items()}

    def resolve(self, text: str, *, numbered: bool = False) -> Resolution:
        """Resolve one mention.

        Parameters
        ----------
        text : str
            What stands in the cell.
        numbered : bool
            Whether the sheet names organisations by the roster's numbers (`12`, `Nr. 12`, `12 Caritas`).

        Returns
        -------
        Resolution
            The actor and the lane, or the suggestions.
        """
        key = (text, numbered)
        if key not in self._done:
            self._done[key] = self._numbered(text) if numbered else self._resolve(text)
        return self._done[key]

    def knows(self, text: str) -> bool:
        """Whether a text surely names one actor (exact, alias, decided or typo)."""
        return self.resolve(text).actor is not None

    def _resolve(self, text: str) -> Resolution:
        key = compact(text)
        number, rest = number_and_rest(text)
        if len(key) < 2 or not spell(text).words or is_legal_form(clean(text)) or (number and not rest):
            return self._decided(key) or self._exact(text) or self._says_no_name(number)
        return (
            self._decided(key)
            or self._exact(text)
            or self._alias(text)
            or self._typo(text)
            or self._beside(text)
            or self._open(text)
        )

    def _decided(self, key: str) -> Resolution | None:
        return Resolution(self._decisions[key], terms.DECIDED) if key in self._decisions else None

    def _exact(self, text: str) -> Resolution | None:
        spelling = spell(text)
        for index, key in ((self._full, spelling.full), (self._compact, spelling.compact)):
            actors = index.get(key, frozenset())
            if len(actors) == 1:
                return Resolution(next(iter(actors)), terms.EXACT)
            if actors:
                return self._pending(text, actors)
        return None

    def _alias(self, text: str) -> Resolution | None:
        spelling = spell(text)
        actor = None if is_cut(text) else self._named(spelling)
        if actor is None or self._initials_of_others(text, actor):
            return None
        return Resolution(actor, terms.ALIAS)

    def _named(self, spelling: Spelling) -> str | None:
        """Say whom the words name; if nobody, with one abbreviation read as initials: `JC`, a Jugendclub."""
        actor = self._judge.named(spelling.words, whole=spelling.incorporated)
        if actor is None and not self._judge.aligner.said_of(spelling.words):
            others = {
                self._judge.named(words) for words in self._judge.aligner.initials.other_readings(spelling)
            }
            actor = others.pop() if len(others) == 1 else None
        return actor

    def _beside(self, text: str) -> Resolution | None:
        """Resolve a name without the remark, the person or the second name that stands beside it."""
        name = without_asides(text, lambda piece: self._exact(piece) is not None)
        found = self._exact(name) or self._alias(name) or self._typo(name) if name != text else None
        if found is not None and found.actor:
            return Resolution(found.actor, terms.TYPO if found.how == terms.TYPO else terms.ALIAS)
        both = bracketed(text)
        named = [self._exact(part) or self._alias(part) for part in both or ()]
        actors = {one.actor if one else None for one in named}
        return Resolution(actors.pop(), terms.ALIAS) if len(actors) == 1 and None not in actors else None

    def _initials_of_others(self, text: str, actor: str) -> bool:
        """Whether a lone abbreviation could as well be another name's initials."""
        plain = spell(text).plain
        return len(plain) == 1 and bool(self.roster.acronyms.get(bare(plain[0]), frozenset()) - {actor})

    def _typo(self, text: str) -> Resolution | None:
        """Undo slips, then ask again; more than one answer is none."""
        if len(text) > LONGEST_NAME or is_cut(text):
            return None
        spelling = spell(text)
        begun = [key for key in self._compact if key.startswith(spelling.compact)]
        if len(begun) > 1:
            return None  # cut off: the beginning of several names
        if begun and len(spelling.compact) >= LONG_NAME:
            return self._cut_off(spelling)
        named = {
            self._judge.named(canonical(words), whole=spelling.incorporated)
            for words in self._repair.readings(spelling.plain)
        }
        if not named - {None}:
            found = (
                self._exact(moved) or self._alias(moved) for moved in shifted_blanks(" ".join(text.split()))
            )
            named = {answer.actor for answer in found if answer}
        named.discard(None)
        return Resolution(named.pop(), terms.TYPO) if len(named) == 1 else None

    def _cut_off(self, spelling: Spelling) -> Resolution | None:
        """Resolve a name that a narrow column cut off within its last word, or before the town."""
        at = len(spelling.plain)
        if self.roster.is_real(bare(spelling.plain[-1])):  # St. Martin is no beginning of St. Martina
            return None
        for actor, known in self.roster.spellings:
            rest = map(bare, known.plain[at:])
            if known.compact.startswith(spelling.compact) and all(map(self.roster.is_everybodys, rest)):
                last = bare(spelling.plain[-1]) + "."
                if self._judge.named(canonical((*spelling.plain[:-1], last))) == actor:
                    return Resolution(actor, terms.TYPO)
        return None

    def _open(self, text: str) -> Resolution:
        suggestions = self._suggester.suggest(spell(without_asides(text)))
        return Resolution(None, terms.PENDING if suggestions else terms.NEW, suggestions)

    def _pending(self, text: str, actors: frozenset[str]) -> Resolution:
        """Ask between actors that share a spelling."""
        others = [s for s in self._suggester.suggest(spell(text)) if s.actor not in actors]
        shared = [Suggestion(actor, "words", 1.0) for actor in sorted(actors)]
        return Resolution(None, terms.PENDING, tuple(shared + others)[:MOST])

    def _says_no_name(self, number: str) -> Resolution:
        """Ask about a cell without a name: a number, a letter, a legal form, small words."""
        return Resolution(None, terms.PENDING, self._of_number(number))

    def _of_number(self, number: str) -> tuple[Suggestion, ...]:
        actor = self._numbers.get(number.lstrip("0"))
        return (Suggestion(actor, NUMBER, 1.0),) if actor else ()

    def _numbered(self, text: str) -> Resolution:
        """Resolve a mention on a sheet written in the roster's numbers; number and name must agree."""
        number, rest = number_and_rest(text)
        listed = self._of_number(number)
        whole = self._exact(text) if compact(rest) else None
        if whole is not None and whole.actor is not None:  # 1. FC Neustadt is a name and no number
            return whole
        if not listed:
            return self._resolve(text)
        meant = self._resolve(rest) if compact(rest) else None
        actor = listed[0].actor
        if meant is None or meant.actor == actor or (not meant.actor and actor in _actors(meant)):
            return Resolution(actor, terms.EXACT)
        named = (Suggestion(meant.actor, "words", 1.0),) if meant.actor else meant.suggestions
        return Resolution(None, terms.PENDING, (listed + named)[:MOST])


def _actors(resolution: Resolution) -> set[str]:
    return {suggestion.actor for suggestion in resolution.suggestions}
