"""Which of the names that explain a mention is surely meant: the alias lane.

A mention is an actor's if every word of it is explained by the actor's name, if what it says tells that
actor from all others, and if what it leaves unsaid is no body of its own. A wrong merge is worse than a
question: whatever is left in doubt is handed on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from netzwerk.names.align import FRONT, Aligner, Cover, cover, kinds_in
from netzwerk.names.lexicon import area_prefixes, group, is_association, is_kind, is_umbrella
from netzwerk.names.places import may_be_place, town_word
from netzwerk.names.roster import Roster, is_year

# From the surest to the least sure; a name is taken only where it is alone on its step.
WHOLE, BUT_FOR_THE_TOWN, PART = 1, 2, 3


@dataclass
class Judge:
    """Tell which actors a mention's words name, and how surely."""

    aligner: Aligner

    @property
    def roster(self) -> Roster:
        """The roster that is asked."""
        return self.aligner.roster

    def named(self, words: tuple[str, ...], *, whole: bool = False) -> str | None:
        """Return the one actor that these words surely name, if there is one.

        Parameters
        ----------
        words : tuple of str
            Canonical words of a mention.
        whole : bool
            Whether the mention is a body's whole name: one with its legal form is none of its houses.

        Returns
        -------
        str or None
            The actor's key, or None where nobody or more than one is meant.
        """
        steps: dict[str, int] = {}
        rivals: dict[int, set[str]] = {WHOLE: set(), BUT_FOR_THE_TOWN: set(), PART: set()}
        for variant in self.aligner.variants(words):
            torn = any(word not in variant and len(self.aligner.parts(word)) > 1 for word in words)
            for found in self._covers(variant):
                actor = found.form.actor
                if self._is_rival(found):
                    rivals[PART].add(actor)
                    if not found.parts:
                        rivals[BUT_FOR_THE_TOWN].add(actor)
                # A Jugendamt is no Amt für Jugend und Familie; a firm with its legal form none of its houses.
                none = (torn and found.missing & group("weak", "topics")) or (
                    whole and kinds_in(found.missing)
                )
                step = 0 if none else self.step(found)
                if step:
                    steps[actor] = min(step, steps.get(actor, step))
        return self._alone(steps, rivals)

    def _alone(self, steps: dict[str, int], rivals: dict[int, set[str]]) -> str | None:
        if not steps:
            return None
        best = min(steps.values())
        first = [actor for actor, step in steps.items() if step == best]
        if len(first) > 1 or rivals[best] - {first[0]}:
            return None
        return first[0]

    def _covers(self, words: tuple[str, ...]) -> Iterator[Cover]:
        """Lay the words on the forms of every actor that they may be said of."""
        for actor in sorted(self.aligner.said_of(words)):
            for form in self.roster.by_actor[actor]:
                found = cover(self.aligner, words, form)
                if not found.open:
                    yield found

    def _is_rival(self, found: Cover) -> bool:
        """Whether the mention could mean this actor too, were it the only one."""
        unsaid = kinds_in(found.missing) | (found.missing & group("kinds", "satellites"))
        return not unsaid and not self._elsewhere(found) and bool(self._content(found))

    def step(self, found: Cover) -> int:
        """How surely one name is meant; 0: not surely."""
        unsaid = frozenset(word for word in found.missing if not self.roster.is_neutral(word))
        if unsaid & group("kinds", "satellites") or self._elsewhere(found) or self._of_all(found, unsaid):
            return 0
        told = frozenset(word for word in self._content(found) if not self.roster.is_neutral(word))
        alone = not (found.extra or found.same - found.cut)
        if told <= found.cut and (alone or unsaid or found.vague or not found.cut):
            return 0 if found.cut else self._of_the_town(found)
        if not unsaid and (found.parts or not self._villages(found)):
            return self._said_all(found)
        return PART if self._tells(found, unsaid) else 0

    def _villages(self, found: Cover) -> frozenset[str]:
        """Return the places that a mention leaves out and that are not the home town."""
        roster = self.roster
        return frozenset(w for w in found.missing if roster.is_neutral(w) and not roster.is_everybodys(w))

    def _content(self, found: Cover) -> frozenset[str]:
        """Return what is said of the name but for whose area it is; a village tells, home does not."""
        return frozenset(word for word in found.same | found.part if not self.roster.is_everybodys(word))

    def _elsewhere(self, found: Cover) -> bool:
        """Whether mention and name speak of different areas: town and district, one town and another."""
        roster = self.roster
        everywhere = {word for form in roster.by_actor[found.form.actor] for word in form.words}
        if self._has_its_own_place(found):
            return False
        if any(map(roster.is_place, found.extra)) and any(map(roster.is_place, found.missing)):
            return True
        if self._in_another_town(found.extra, everywhere) or (_years(found.extra) and _years(everywhere)):
            return True
        here = {roster.area(word) for word in everywhere} - {""}
        said = {roster.area(word) for word in found.extra} - {""}
        if said and here and not said <= here:
            return True
        if "district" in here and any(roster.town(word) for word in found.extra) and not found.parts:
            return True
        towns = {roster.town(word) for word in everywhere} - {""}
        at_home = roster.places.home in towns and any(map(roster.district, found.extra))
        return at_home or bool("district" in said and towns)

    def _of_all(self, found: Cover, unsaid: frozenset[str]) -> bool:
        """Whether a mention speaks of a whole area's body, and the name of one with a name or place besides.

        The Stadtbücherei is not the Bücherei am Markt, the town's Frauenhilfe none of a village.
        """
        whole_area = any(map(self.roster.area, found.extra)) and not any(
            map(self.roster.area, found.form.words)
        )
        in_town = any(map(self.roster.town, found.extra)) and any(map(may_be_place, unsaid))
        return bool(unsaid) and (whole_area or in_town)

    def _has_its_own_place(self, found: Cover) -> bool:
        """Whether the whole name is there, its place too, and just the home town besides.

        `Grundschule Oberdorf, Linden` is the one of Oberdorf, where Linden is home.
        """
        place, home = self.roster.is_place, self.roster.places.home
        said = {self.roster.places.words[town_word(word)] for word in found.extra if place(word)}
        own = any(place(word) for word in found.same)
        return own and said == {home} and not found.missing and not found.parts

    def _in_another_town(self, extra: frozenset[str], everywhere: set[str]) -> bool:
        """Whether a mention names a town that is not the actor's, where the roster knows of several."""
        said = {self.roster.town(word) for word in extra} - {""}
        here = {self.roster.town(word) for word in everywhere} - {""}
        return bool(said) and not said & (here or {self.roster.places.home})

    def _of_the_town(self, found: Cover) -> int:
        """Judge a mention of nothing but an area: the administration, if the name is no more either."""
        if not found.missing and not found.extra:
            return WHOLE
        area = self.roster.area
        said = {area(word) for word in found.same | found.extra} - {""}
        named = {area(word) for word in found.form.words} - {""}
        only = all(self.roster.is_neutral(word) for word in found.form.words)
        return BUT_FOR_THE_TOWN if only and said and said == named else 0

    def _said_all(self, found: Cover) -> int:
        """Judge a mention that says every word of the name, but perhaps not whose area it is."""
        if all(map(is_year, found.missing)) and not found.parts:
            return WHOLE
        if not found.parts:
            return BUT_FOR_THE_TOWN if self._informative(found) else 0
        return PART if all(self._is_fair_part(part, found) for part in found.parts) else 0

    def _is_fair_part(self, part: tuple[str, str, str], found: Cover) -> bool:
        """Whether a part may stand for the whole compound."""
        said, known, how = part
        if how == FRONT:
            return known in found.same or (
                self._is_form_of(said, known) and bool(found.same or self._is_telling(said))
            )
        if any(not self.roster.is_everybodys(word) for word in found.same):
            form_of_it = said in group("kinds", "associations")
            return form_of_it or not self._of_others(known.removesuffix(said))
        area = dict(area_prefixes()).get(known.removesuffix(said), "")
        abroad = area == "district" and any(self.roster.is_place(word) for word in found.extra)
        return (
            bool(area) and not abroad and said not in group("kinds", "several") | group("kinds", "umbrellas")
        )

    @staticmethod
    def _is_form_of(said: str, known: str) -> bool:
        """Whether a compound adds no more than a form of association: `Kirche`, `Kirchengemeinde`."""
        rest = known.removeprefix(said)
        return bool({rest, rest.removeprefix("n"), rest.removeprefix("s")} & group("kinds", "associations"))

    def _is_telling(self, said: str) -> bool:
        """Whether the front of a compound tells who is meant: `Landfrauen`, `Caritas`; not `Sport`."""
        if said in group("kinds", "umbrellas") | group("kinds", "call_themselves"):
            return True
        return not self.roster.is_weak(said) and said not in group("kinds", "several") | group(
            "kinds", "fronts"
        )

    @staticmethod
    def _of_others(front: str) -> bool:
        """Whether what is left out says for whom a body is: the Jugendfeuerwehr is not the Feuerwehr."""
        return bool({front, front.removesuffix("s"), front + "n"} & group("kinds", "fronts"))

    def _informative(self, found: Cover) -> bool:
        content = self._content(found)
        dull = group("kinds", "several")
        return len(content) > 1 or any(word not in dull and not self.roster.is_weak(word) for word in content)

    def _tells(self, found: Cover, unsaid: frozenset[str]) -> bool:
        """Whether the words that are there tell the actor, though others of its name are missing."""
        if any(how == FRONT and known not in found.same for _, known, how in found.parts):
            return False
        content = self._content(found)
        umbrella = content & group("kinds", "umbrellas")
        if umbrella and all(map(is_association, unsaid)) and not kinds_in(content - umbrella):
            return True
        own = [
            word for word in content - umbrella if not (is_association(word) or self.roster.is_neutral(word))
        ]
        if len(own) > 1 and unsaid and unsaid <= group("kinds", "umbrellas"):
            return True
        unsaid = frozenset(word for word in unsaid if word not in _first_names(found))
        strong = {word for word in found.same - found.cut if self.roster.is_strong(word)}
        # Pestalozzi is not one house where another is the Pestalozzischule.
        alone = {word for word in strong if self.aligner.actors(word) == {found.form.actor}}
        proper = {word for word in alone if not self.roster.is_common_kind(word)}
        if any(not is_umbrella(word) for word in kinds_in(unsaid)) and not proper:
            return unsaid <= group("kinds", "several") and self._numbered(content, found.form.actor)
        if strong or (content & group("kinds", "few") and unsaid <= self.roster.locations):
            return True
        return not self._villages(found) and self._pair(content - found.cut, unsaid)

    def _numbered(self, content: frozenset[str], actor: str) -> bool:
        """Whether a name of its own and a number are there that only one actor has: `Kanalkinder 2`."""
        holders = [self.roster.holders.get(word, frozenset()) for word in content]
        named = any(not self.roster.is_weak(word) and not is_kind(word) for word in content)
        return named and any(map(str.isdigit, content)) and frozenset.intersection(*holders) == {actor}

    def _pair(self, content: frozenset[str], unsaid: frozenset[str]) -> bool:
        """Whether a kind and its qualifier are both there, and no name of its own is left unsaid.

        `Grundschule Süd` is enough of `Grundschule Süd am Park`, `Ev. Kirchengemeinde` is not of
        `Ev. Lukas-Kirchengemeinde`.
        """
        kinds = kinds_in(content)
        others = content - kinds - group("kinds", "umbrellas")
        rest = frozenset(word for word in unsaid if not is_umbrella(word))
        named = any(word in group("weak", "saints") or not self.roster.is_weak(word) for word in rest)
        return bool(kinds and others) and not named


def _years(words: Collection[str]) -> bool:
    return any(map(is_year, words))


def _first_names(found: Cover) -> frozenset[str]:
    """First names that are left out before a surname that is there: `Luther-Gymnasium`; no saints."""
    first = group("weak", "saints") | group("known", "given")
    pairs = pairwise(found.form.words)
    return frozenset(a for a, b in pairs if a in first and b in found.same and not is_kind(b)) - {"sankt"}
