"""The score of a resolver on a town whose spellings are known."""

from __future__ import annotations

from dataclasses import dataclass

from netzwerk import terms
from netzwerk.names import Resolver
from tests.labelled.spellings import Town


@dataclass(frozen=True)
class Score:
    """What became of a town's spellings."""

    mentions: int
    decided: int
    right: int
    suggested: int
    confused: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        """Share of the roster's spellings that are decided."""
        return self.right / self.mentions

    @property
    def precision(self) -> float:
        """Share of everything decided, strangers included, that is right."""
        return self.right / self.decided

    @property
    def suggested_share(self) -> float:
        """Share of the undecided with the right actor among three suggestions."""
        return self.suggested / max(self.mentions - self.right - self._wrong_here, 1)

    @property
    def _wrong_here(self) -> int:
        return sum(1 for _, meant, _ in self.confused if meant)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.mentions + other.mentions,
            self.decided + other.decided,
            self.right + other.right,
            self.suggested + other.suggested,
            self.confused + other.confused,
        )


def score(town: Town) -> Score:
    """Resolve every spelling of a town; `confused` holds text, whom it means, whom it was taken for."""
    resolver = Resolver(town.roster)
    name = {entry.actor: entry.name for entry in town.roster}
    mentions = decided = right = suggested = 0
    confused = []
    for spelled in town.spelled:
        found = resolver.resolve(spelled.text)
        mentions += spelled.actor is not None
        if found.how in terms.DECIDED_BY_ITSELF:
            decided += 1
            sure = found.actor == spelled.actor and spelled.operation != "unclear"
            right += sure
            if not sure:
                confused.append((spelled.text, name.get(spelled.actor, ""), name[found.actor]))
        elif spelled.actor is not None:
            suggested += spelled.actor in [suggestion.actor for suggestion in found.suggestions]
    return Score(mentions, decided, right, suggested, tuple(confused))
