"""Two fields stated to depend on each other in which nobody works at once: integrative gaps."""

from __future__ import annotations

import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import adjacency
from netzwerk.measures.gaps.rows import enumerate_words, gap_key, gap_rows
from netzwerk.measures.gaps.stated_fields import stated_fields
from netzwerk.measures.gaps.triangles import membership_matrix
from netzwerk.network import Network
from netzwerk.texts import say

NO_TIE, TIED = 2.0, 1.0


def integrative_gaps(net: Network, *, fields: pd.DataFrame | None = None, lang: str = "de") -> pd.DataFrame:
    """Find the pairs of fields stated to depend on each other, both with somebody at work, nobody in both.

    The weight is 2 where no tie runs between those at work in the one and those in the other, else 1. A
    dependence is never guessed: where none is stated there are no rows, and results/network.csv says so.

    Parameters
    ----------
    net : Network
        Affiliations of kind `field`, active or lead, and existing ties, direction ignored.
    fields : DataFrame, optional
        As `stated_fields` reads it.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair of fields; `field` names both, `sectors` those at work in either.

    Notes
    -----
    Fried, Hamilton & Berardo 2022.

    Examples
    --------
    >>> work = pd.DataFrame({"actor": ["a", "b"], "field": ["school", "sport"]})
    >>> links = pd.DataFrame({"field_a": ["school"], "field_b": ["sport"]})
    >>> integrative_gaps(Network.of(affiliations=work), fields=links)[["gap", "weight"]].to_numpy().tolist()
    [['integrative:school--sport', 2.0]]
    """
    stated = stated_fields(net, fields)
    member = membership_matrix(net, stated.names)
    at_work = member.toarray().astype(bool)
    place = {name: k for k, name in enumerate(stated.names)}
    across = (member.T @ adjacency(net) @ member).toarray()
    links = [(place[f], place[g]) for f, g in stated.links]
    joined = sum(bool((at_work[:, f] & at_work[:, g]).any()) for f, g in links)
    cases = [
        (f, g) for f, g in links
        if at_work[:, f].any() and at_work[:, g].any() and not (at_work[:, f] & at_work[:, g]).any()
    ]  # fmt: skip
    names, sectors = net.actors["name"].to_numpy(dtype=object), net.sectors.to_numpy(dtype=object)
    effect = say("gaps.integrative_effect", lang, before=joined, after=joined + 1, links=len(links))

    def told(f: int, g: int) -> str:
        ties = int(across[f, g])
        sides = [f"{stated.names[k]}: {enumerate_words(names[at_work[:, k]])}" for k in (f, g)]
        key = "gaps.integrative_no_tie" if not ties else "gaps.integrative_tied"
        return say(key, lang, one=sides[0], other=sides[1], ties=ties)

    return gap_rows(
        "integrative",
        len(cases),
        gap=[gap_key("integrative", stated.names[f], stated.names[g]) for f, g in cases],
        field=[terms.JOIN.join((stated.names[f], stated.names[g])) for f, g in cases],
        sectors=[terms.JOIN.join(sorted(set(sectors[at_work[:, f] | at_work[:, g]]))) for f, g in cases],
        weight=[NO_TIE if not across[f, g] else TIED for f, g in cases],
        evidence=[told(f, g) for f, g in cases],
        effect=effect,
    )
