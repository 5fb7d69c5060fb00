"""Sentences about the network, each with the number it rests on: what the first screen says in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netzwerk import terms
from netzwerk.measures.doubt.coding import HOLDS
from netzwerk.network import Network
from netzwerk.texts import catalogue, say

if TYPE_CHECKING:
    import pandas as pd

    from netzwerk.measures.clusters.answer import Clusters

__all__ = ["Statement", "count", "listed", "state"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence: its place in the story, its words, and the measure and value behind them."""

    register: str
    sentence: str
    measure: str
    value: float | str
    caveat: str = ""


def state(
    net: Network, *, clusters: Clusters | None = None, coding: pd.DataFrame | None = None, lang: str = "de"
) -> tuple[Statement, ...]:
    """Say in three sentences what the network is, what is missing, and whether clusters can be told.

    The first counts organisations and cooperations, and says whether all hang together, counting every
    naming and only what two groups name. The second says what is wished and where nobody leads. The third is
    the verdict on clusters, or, where none was asked for, the share of confirmed ties.

    Parameters
    ----------
    net : Network
        Ties of every state, and affiliations to fields.
    clusters : Clusters, optional
        What `clusters` gave; only its verdict is read.
    coding : DataFrame, optional
        What `recode` gave: the first sentence's caveat then says under how many rules it holds.
    lang : str
        de or en.

    Returns
    -------
    tuple of Statement
        Always three; a network without actors says so.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> state(net, lang="en")[0].sentence
    '3 organisations, 2 cooperations out of 3 possible. All hang together, counting every naming.'
    """
    third = _confirmed(net, lang) if clusters is None else _clusters(clusters.outcome, lang)
    return (_whole(net, coding, lang), _missing(net, lang), third)


def count(word: str, number: int, lang: str = "de") -> str:
    """Return a number with its noun, in the singular where there is one.

    Examples
    --------
    >>> count("organisations", 1, "en"), count("organisations", 3, "en")
    ('one organisation', '3 organisations')
    """
    return say(f"statements.{word}_{'one' if number == 1 else 'many'}", lang, n=grouped(number, lang))


def grouped(number: int, lang: str = "de") -> str:
    """Return a whole number as the language groups its digits.

    Examples
    --------
    >>> grouped(12000, "de"), grouped(12000, "en")
    ('12.000', '12,000')
    """
    text = f"{number:,}"
    return text.replace(",", ".") if lang == "de" else text


def listed(names: Sequence[str], lang: str = "de", *, most: int = 2) -> str:
    """Return names as a list in words; those beyond the first are counted.

    Examples
    --------
    >>> listed(["A", "B", "C", "D"], "en")
    'A, B and 2 others'
    """
    if len(names) > most + 1:
        return say("statements.and_others", lang, first=", ".join(names[:most]), n=len(names) - most)
    if len(names) < 2:
        return "".join(names)
    return say("statements.and_last", lang, first=", ".join(names[:-1]), last=names[-1])


def _largest(net: Network) -> int:
    return int(np.bincount(net.component_labels()).max()) if net.n else 0


def _whole(net: Network, coding: pd.DataFrame | None, lang: str) -> Statement:
    pairs = net.n * (net.n - 1) // (1 if net.directed else 2)
    counts = say(
        "statements.whole",
        lang,
        organisations=count("organisations", net.n, lang),
        ties=count("ties", len(net.edges), lang),
        possible=grouped(pairs, lang),
    )
    sentence = f"{counts} {_together(net, lang)}".strip()
    return Statement("whole", sentence, "components", _largest(net), _depends(coding, "components"))


def _depends(coding: pd.DataFrame | None, what: str) -> str:
    """Under how many rules of counting a result holds, and under which it does not."""
    if coding is None:
        return ""
    rows = coding[coding["what"].eq(what) & coding["rule"].eq(HOLDS)]
    return str(rows["note"].iloc[0]) if len(rows) else ""


def _together(net: Network, lang: str) -> str:
    if net.n < 2 or not len(net.edges):
        return ""
    outside = net.n - _largest(net)
    if outside:
        ends = {*net.edges["i"], *net.edges["j"]}
        alone = net.n - len(ends)
        said = say("statements.apart", lang, outside=count("organisations_are", outside, lang))
        if not alone:
            return said
        if alone == outside:
            return say("statements.together_but", lang, alone=count("organisations", alone, lang))
        return f"{said} {say('statements.alone', lang, alone=count('organisations', alone, lang))}"
    return _together_under(net, lang)


def _together_under(net: Network, lang: str) -> str:
    """Say that all hang together, and whether they do where only what two groups name counts."""
    if len(net.groups) < 2:
        return say("statements.together", lang)
    parts = len(set(net.where(state=terms.EXISTING, min_groups=2).component_labels()))
    key = "together_surely" if parts == 1 else "together_unless"
    return say(f"statements.{key}", lang, parts=grouped(parts, lang))


def _missing(net: Network, lang: str) -> Statement:
    ties = net.ties
    pairs = {state: _pairs(ties[ties["state"].eq(state)]) for state in (terms.EXISTING, terms.WISHED)}
    open_wishes = len(pairs[terms.WISHED] - pairs[terms.EXISTING])
    wish = say("statements.no_wish", lang)
    if open_wishes:
        key = "wish_one" if open_wishes == 1 else "wish_many"
        wish = say(f"statements.{key}", lang, n=grouped(open_wishes, lang))
    return Statement("missing", f"{wish} {_leaderless(net, lang)}".strip(), "wishes", open_wishes)


def _pairs(ties: object) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in ties[["source", "target"]].itertuples(index=False)}  # type: ignore[index]


def _leaderless(net: Network, lang: str) -> str:
    work = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    fields = sorted(set(work["field"]), key=str.casefold)
    led = set(work.loc[work["role"].eq(terms.LEAD), "field"])
    open_fields = [name for name in fields if name not in led]
    if not fields:
        return say("statements.no_fields", lang)
    if not open_fields:
        return say("statements.all_led", lang)
    if not led:
        return say("statements.none_led", lang)
    return say("statements.leaderless", lang, fields=listed(open_fields, lang))


def _confirmed(net: Network, lang: str) -> Statement:
    existing = net.ties[net.ties["state"].eq(terms.EXISTING)]
    sure = int(existing["confirmed"].sum())
    if not len(existing):
        return Statement("sure", say("statements.no_tie", lang), "confirmed", 0)
    if not net.groups:
        return Statement("sure", say("statements.no_groups", lang), "confirmed", sure)
    sentence = say("statements.confirmed", lang, n=grouped(sure, lang), all=grouped(len(existing), lang))
    return Statement("sure", sentence, "confirmed", sure)


def _clusters(outcome: str, lang: str) -> Statement:
    key = f"statements.clusters_{outcome}"
    known = key in catalogue(lang)
    return Statement(
        "clusters", say(key if known else "statements.clusters_unclear", lang), "clusters", outcome
    )
