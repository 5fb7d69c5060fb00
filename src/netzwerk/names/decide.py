"""What people decided comes first: the same as a name, not the same, an organisation of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from netzwerk import terms
from netzwerk.decided import Decision
from netzwerk.names.fold import compact
from netzwerk.names.resolve import Resolution, Resolver
from netzwerk.names.suggest import MOST, Suggestion

CONTRADICTION, UNKNOWN_NAME, UNKNOWN_WORD = "decisions_contradict", "decision_name", "decision_word"


def spelling_key(text: str) -> str:
    """Return what makes two spellings one decision: the folded letters, or the text where it has none.

    Examples
    --------
    >>> spelling_key("Job-Center") == spelling_key("JOBCENTER"), spelling_key(" ?? ")
    (True, '??')
    """
    return compact(text) or text.strip()


def kept(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the lines of names.csv: each pair once, in the order of the spellings.

    Decisions that contradict each other all stay. What is put off, or cannot be read, stays as it was last
    written until the spelling is decided.

    Examples
    --------
    >>> said = [("SKM", "later", ""), ("SKM", "same", "SKM e.V."), ("skm", "same", "SKM e. V.")]
    >>> [(one.spelling, one.decision, one.name) for one in kept(Decision(*line) for line in said)]
    [('SKM', 'same', 'SKM e.V.')]
    """
    pairs: dict[tuple[str, str, str], Decision] = {}
    unsettled: dict[str, Decision] = {}
    for one in decisions:
        key = spelling_key(one.spelling)
        if not _settles(one):
            unsettled[key] = one
            continue
        pair = (key, one.decision, spelling_key(one.name))
        before = pairs.get(pair)
        pairs[pair] = one if before is None else replace(before, remark=_joined(before.remark, one.remark))
    settled = {key for key, _, _ in pairs}
    rest = [one for key, one in unsettled.items() if key not in settled]
    return tuple(
        sorted(
            [*pairs.values(), *rest],
            key=lambda one: (spelling_key(one.spelling), one.decision, spelling_key(one.name), one.spelling),
        )
    )


def _settles(one: Decision) -> bool:
    return one.decision in (terms.DIFFERENT, terms.NEW) or (one.decision == terms.SAME and bool(one.name))


def _joined(before: str, more: str) -> str:
    return "; ".join(dict.fromkeys(text for text in (*before.split("; "), more) if text))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that cannot be followed: why (a code of the catalogue's findings), and what it says."""

    code: str
    decision: Decision
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meant:
    """Whom a decision means: an actor of the roster, or an organisation on no list by its name."""

    actor: str | None
    name: str = ""


class Decider:
    """Resolve mentions by what people decided, and by the resolver where they did not.

    Parameters
    ----------
    resolver : Resolver
        Asked about everything that nobody decided.
    decisions : sequence of Decision
        What people decided. Contradicting decisions are followed by nobody: the spelling waits.

    Examples
    --------
    >>> from netzwerk.names import RosterEntry
    >>> roster = [RosterEntry("ja", "Stadt Neustadt – Jugendamt")]
    >>> decider = Decider(Resolver(roster), [Decision("Die Jugend", "same", "Jugendamt")])
    >>> decider.resolve("die jugend").actor, decider.resolve("die jugend").how
    ('ja', 'decided')
    """

    def __init__(self, resolver: Resolver, decisions: Sequence[Decision] = ()) -> None:
        self.resolver = resolver
        self._said: dict[str, list[Decision]] = defaultdict(list)
        for one in decisions:
            if spelling_key(one.spelling):
                self._said[spelling_key(one.spelling)].append(one)
        self._meant: dict[str, _Meant] = {}
        self._denied: dict[str, frozenset[str]] = {}
        self._own: set[str] = set()
        self._torn: dict[str, tuple[str, ...]] = {}
        self.doubts: dict[str, list[Doubt]] = {}
        for key, said in self._said.items():
            self._weigh(key, said)

    def resolve(self, text: str, *, numbered: bool = False) -> Resolution:
        """Resolve one mention; `how` is `decided` where a person decided.

        Parameters
        ----------
        text : str
            What stands in the cell.
        numbered : bool
            Whether the sheet names organisations by the roster's numbers.
        """
        key = spelling_key(text)
        if key in self._meant:
            return Resolution(self._meant[key].actor, terms.DECIDED)
        found = self.resolver.resolve(text, numbered=numbered)
        if key in self._torn:
            between = tuple(Suggestion(actor, "words", 1.0) for actor in self._torn[key])
            others = tuple(s for s in found.suggestions if s.actor not in self._torn[key])
            return Resolution(None, terms.PENDING, (between + others)[:MOST])
        if found.how in (terms.EXACT, terms.DECIDED):
            return found
        if key in self._own:
            return Resolution(None, terms.DECIDED)
        return self._without(found, self._denied[key]) if key in self._denied else found

    def knows(self, text: str) -> bool:
        """Whether a text surely names one organisation: an actor, or one that a person says is its own."""
        found = self.resolve(text)
        return found.actor is not None or found.how == terms.DECIDED

    def stands_for(self, text: str) -> str:
        """Return the spelling that an organisation on no list goes by: this one, or the one it is."""
        meant = self._meant.get(spelling_key(text))
        return meant.name if meant is not None and meant.actor is None else text

    def doubted(self, texts: Iterable[str]) -> tuple[Doubt, ...]:
        """Return why decisions about these spellings cannot be followed, in the order of the spellings."""
        if not self.doubts:
            return ()
        keys = sorted({spelling_key(text) for text in texts} & self.doubts.keys())
        return tuple(dict.fromkeys(doubt for key in keys for doubt in self.doubts[key]))

    def undone(self) -> tuple[Decision, ...]:
        """Return what people wrote that settles nothing yet: put off, or not to be followed."""
        doubtful = [doubt.decision for doubts in self.doubts.values() for doubt in doubts]
        later = [one for said in self._said.values() for one in said if not _settles(one)]
        return tuple(dict.fromkeys([*later, *doubtful]))

    @staticmethod
    def _without(found: Resolution, denied: frozenset[str]) -> Resolution:
        """Leave out what people denied; where nothing is left, it is an organisation of its own."""
        if found.actor is not None and found.actor not in denied:
            return found
        left = tuple(s for s in found.suggestions if s.actor not in denied)
        return Resolution(None, terms.PENDING, left) if left else Resolution(None, terms.DECIDED)

    def _weigh(self, key: str, said: Sequence[Decision]) -> None:
        """Find out whom the decisions about one spelling mean, and whether they agree."""
        meant = self._targets(key, said)
        denied = self._denials(said)
        own = [one for one in said if one.decision == terms.NEW or _denies_all(one)]
        alone = self.resolver.resolve(said[0].spelling)
        exact = {alone.actor} if alone.how == terms.EXACT and alone.actor else set()
        targets = dict.fromkeys(meant.values())
        actors = {one.actor for one in targets if one.actor}
        against = denied & (exact | actors) or (exact and actors - exact)
        if len(targets) > 1 or (targets and own) or against:
            self._torn[key] = tuple(sorted(actors | exact))
            decided = [one for one in said if _settles(one)]
            others = tuple(dict.fromkeys(one.name or one.decision for one in decided))
            self._doubt(key, Doubt(CONTRADICTION, decided[-1], others))
        elif targets:
            self._meant[key] = next(iter(targets))
            self.doubts.pop(key, None)  # a name that was nobody's has been put right since
        elif own:
            self._call(key, own, exact=bool(exact))
        elif denied:
            self._denied[key] = denied

    def _call(self, key: str, own: Sequence[Decision], *, exact: bool) -> None:
        """Take a spelling for an organisation of its own, by the one name that is written beside."""
        named = {spelling_key(one.name): one for one in own if one.name}
        on_list = [one for one in named.values() if self.resolver.resolve(one.name).actor is not None]
        if on_list or len(named) > 1:
            one = next(iter(on_list or named.values()))
            self._doubt(key, Doubt(UNKNOWN_WORD, replace(one, decision=f"{one.decision} / {one.name}")))
        elif named and not exact:
            self._meant[key] = _Meant(None, next(iter(named.values())).name)
        else:
            self._own.add(key)

    def _doubt(self, key: str, doubt: Doubt) -> None:
        self.doubts.setdefault(key, []).append(doubt)

    def _targets(self, key: str, said: Sequence[Decision]) -> Mapping[Decision, _Meant]:
        """Find whom each `same` means; names that are nobody's, and unknown words, are doubts."""
        found: dict[Decision, _Meant] = {}
        for one in said:
            if one.decision == terms.SAME:
                meant = self._whom(one.name, frozenset({key})) if one.name else None
                if meant is None:
                    self._doubt(key, Doubt(UNKNOWN_NAME, one, self._near(one.name)))
                else:
                    found[one] = meant
            elif one.decision not in ("", *terms.DECISIONS):
                self._doubt(key, Doubt(UNKNOWN_WORD, one))
        return found

    def _whom(self, name: str, seen: frozenset[str]) -> _Meant | None:
        """Find whom a name means: an actor surely, or what another decision says of that name."""
        found = self.resolver.resolve(name)
        if found.actor is not None:
            return _Meant(found.actor)
        if not self.resolver.roster.entries:
            return _Meant(None, name)  # without a roster every spelling is a name
        key = spelling_key(name)
        for one in () if key in seen else self._said.get(key, ()):
            if one.decision == terms.SAME and (meant := self._whom(one.name, seen | {key})) is not None:
                return meant
            if one.decision == terms.NEW or _denies_all(one):
                return _Meant(None, one.spelling)
        return None

    def _near(self, name: str) -> tuple[str, ...]:
        names = {entry.actor: entry.name for entry in self.resolver.roster.entries}
        return tuple(names[s.actor] for s in self.resolver.resolve(name).suggestions) if name else ()

    def _denials(self, said: Sequence[Decision]) -> frozenset[str]:
        names = [one.name for one in said if one.decision == terms.DIFFERENT and one.name]
        return frozenset(actor for name in names if (actor := self.resolver.resolve(name).actor))


def _denies_all(one: Decision) -> bool:
    return one.decision == terms.DIFFERENT and not one.name
