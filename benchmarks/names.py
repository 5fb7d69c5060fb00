"""Score the reader of names on the labelled spellings: `python benchmarks/names.py`.

For the half the rules were tuned on, the half held out, and twelve made-up towns, three of them written after
all rules (`tests/labelled/unseen.toml`) and six by two who had not read them (`fresh.toml`, `sealed.toml`):
spellings, share decided, precision of these (look-alikes that are not on the roster included), share of the
rest with the right actor among three suggestions, seconds. Then pairs of spellings: of those that were put
together the share that belongs together, and of those that belong together the share that was put together;
whom was taken for whom, and which two are hardest to tell apart.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from functools import reduce
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.labelled.score import Score, score
from tests.labelled.spellings import FRESH, MADE_UP, SEALED, TOWNS, UNSEEN, town

from netzwerk.names import Resolver

SEEDS = range(1, 6)


def measured(half: str) -> Score:
    """Return the score of one half over towns and seeds."""
    places = range(len(TOWNS) if half in ("dev", "holdout") else 1)
    seeds = (1,) if half in FRESH + SEALED else SEEDS
    return reduce(add, (score(town(half, seed=seed, place=place)) for place in places for seed in seeds))


def pairwise(half: str) -> tuple[float, float]:
    """Return precision and recall over pairs of spellings of one town that name the same actor."""
    place = town(half)
    resolver = Resolver(place.roster)
    both: Counter[tuple[str | None, str | None]] = Counter()
    for spelled in place.spelled:
        both[spelled.actor, resolver.resolve(spelled.text).actor] += 1
    true: Counter[str | None] = Counter()
    found: Counter[str | None] = Counter()
    for (meant, taken), count in both.items():
        true[meant] += count
        found[taken] += count

    def pairs(counts: Counter) -> int:
        return sum(n * (n - 1) // 2 for key, n in counts.items() if key is not None)

    right = sum(n * (n - 1) // 2 for (meant, taken), n in both.items() if meant and meant == taken)
    return right / max(pairs(found), 1), right / max(pairs(true), 1)


def hardest(half: str) -> Counter[tuple[str, str]]:
    """Count how often another actor is suggested before the right one: (right, first suggested)."""
    place = town(half)
    name = {entry.actor: entry.name for entry in place.roster}
    resolver = Resolver(place.roster)
    pairs: Counter[tuple[str, str]] = Counter()
    for spelled in place.spelled:
        found = resolver.resolve(spelled.text)
        first = found.suggestions[0].actor if found.suggestions else ""
        if spelled.actor and first and first != spelled.actor:
            pairs[name[spelled.actor], name[first]] += 1
    return pairs


def main() -> None:
    for half in ("dev", "holdout", *MADE_UP, *UNSEEN, *FRESH, *SEALED):
        start = time.process_time()
        found = measured(half)
        print(
            f"{half}: {found.mentions} spellings; {found.share:.1%} decided, "
            f"precision {found.precision:.4f}; {found.suggested_share:.1%} of the rest suggested; "
            f"{time.process_time() - start:.1f} s"
        )
        precision, recall = pairwise(half)
        print(f"  pairs of spellings: precision {precision:.4f}, recall {recall:.3f}")
        for (text, meant, taken), count in Counter(found.confused).most_common():
            print(f"  {count} × „{text}“ ({meant or 'not on the roster'}) taken for {taken}")
        for (right, first), count in hardest(half).most_common(3):
            print(f"  asked, {first} before {right}: {count}")


if __name__ == "__main__":
    main()
