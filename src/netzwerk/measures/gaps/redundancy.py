"""Fields or bodies with nearly the same members: a double structure, perhaps."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.rows import enumerate_words, gap_key, gap_rows, sentence
from netzwerk.network import Network
from netzwerk.texts import say

FEWEST_MEMBERS = 3
_ALIKE = 0.75
_ROUNDING = 1e-9


def redundancy_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the pairs of fields, and of bodies, of three members or more with Jaccard of at least .75.

    Jaccard = members in both / members in either. In a field only who is active or leads is a member; in a
    committee or group who is not merely planned. Fields are held against fields, bodies against bodies.

    Parameters
    ----------
    net : Network
        Its affiliations are read.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair; `field` names both, the weight is their Jaccard.

    Notes
    -----
    Everett & Borgatti 2013.

    Examples
    --------
    >>> work = pd.DataFrame({"actor": list("abcabc"), "field": ["school"] * 3 + ["youth"] * 3})
    >>> redundancy_gaps(Network.of(affiliations=work))[["gap", "weight"]].to_numpy().tolist()
    [['redundancy:school--youth', 1.0]]
    """
    bodies = net.affiliations[net.affiliations["kind"].ne(terms.FIELD)]
    pairs = [*_pairs(working(net)), *_pairs(bodies[bodies["role"].ne(terms.PLANNED)])]
    names = dict(zip(net.index, net.actors["name"], strict=True))
    order = {key: k for k, key in enumerate(net.index)}

    def listed(actors: frozenset[str]) -> str:
        return enumerate_words(names[actor] for actor in sorted(actors, key=order.__getitem__))

    return gap_rows(
        "redundancy",
        len(pairs),
        gap=[gap_key("redundancy", f, g) for (f, g), _, _ in pairs],
        field=[terms.JOIN.join(both) for both, _, _ in pairs],
        sectors=[terms.JOIN.join(sorted(set(net.sectors[list(one | other)]))) for _, one, other in pairs],
        weight=[len(one & other) / len(one | other) for _, one, other in pairs],
        evidence=[
            sentence(
                say("gaps.redundancy", lang, shared=len(one & other), all=len(one | other)),
                listed(one & other),
                say("gaps.redundancy_only", lang, actors=listed(one ^ other)) if one ^ other else "",
            )
            for _, one, other in pairs
        ],
        effect=[
            say("gaps.redundancy_effect", lang, before=len(one) + len(other), after=len(one | other))
            for _, one, other in pairs
        ],
    )


def _pairs(rows: pd.DataFrame) -> list[tuple[tuple[str, str], frozenset[str], frozenset[str]]]:
    """Pairs of names that are alike, each with its members."""
    grouped = rows.groupby("field", sort=True)["actor"]
    members = {str(name): frozenset(actors) for name, actors in grouped}
    large = {name: actors for name, actors in members.items() if len(actors) >= FEWEST_MEMBERS}
    return [
        (both, large[both[0]], large[both[1]])
        for both in combinations(large, 2)
        if len(large[both[0]] & large[both[1]]) >= _ALIKE * len(large[both[0]] | large[both[1]]) - _ROUNDING
    ]
