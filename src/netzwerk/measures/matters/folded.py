"""Gaps folded into matters: what a meeting decides on at once, each with a key that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.rows import gap_key
from netzwerk.network import Network

PAIR, FIELD, ACTOR, SET, SECTORS, FIELDS = "pair", "field", "actor", "set", "sectors", "fields"
# So many open pairs of a field are one round table.
ROUND_TABLE = 3
# What goes to a round table, or from a field of two to its pair.
_MOVING = ("functional", "coverage")
Subject = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a meeting decides on at once.

    Attributes
    ----------
    key : str
        Its kind and what it is about; the same in every run and wave.
    kind : str
        What it is about: `pair`, `field`, `actor`, `set` (of actors), `sectors`, `fields` (two fields or
        bodies).
    parts : tuple of str
        The actors, fields or sectors that it is about.
    rows : tuple of int
        Positions of its gaps, in their order.
    """

    key: str
    kind: str
    parts: tuple[str, ...]
    rows: tuple[int, ...]


def fold_gaps(
    net: Network, gaps: pd.DataFrame, origins: Mapping[str, str] | None = None
) -> tuple[Matter, ...]:
    """Fold gaps into matters: every gap belongs to exactly one.

    All gaps about one pair are one matter, likewise all about one actor, one set of actors, one field, two
    fields or two sectors. Three or more pairs of one field that lack a tie for no other reason are one matter
    of that field: a round table. A pair that shares several fields goes to the field with most such pairs.
    What a field lacks in which only two actors work belongs to those two where they have a matter; a proposed
    membership belongs to its field.

    Parameters
    ----------
    net : Network
        Affiliations are read.
    gaps : DataFrame
        As `gaps` gives them; any types.
    origins : mapping of str to str, optional
        The key by which an actor is known over all waves; its own by default.

    Returns
    -------
    tuple of Matter
        In the order of their first gaps; none where there are no gaps.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.measures.gaps.answer import gaps
    >>> work = pd.DataFrame({"actor": ["a", "b"], "field": ["school"] * 2})
    >>> net = Network.of(affiliations=work)
    >>> found = gaps(net, ["coverage", "functional", "isolation"])
    >>> [(matter.key, len(matter.rows)) for matter in fold_gaps(net, found)]
    [('pair:a--b', 2), ('actor:a', 1), ('actor:b', 1)]
    """
    known = origins or {}
    rows: dict[Subject, list[int]] = defaultdict(list)
    for subject, row in zip(_subjects(net, gaps), range(len(gaps)), strict=True):
        rows[subject].append(row)
    return tuple(Matter(_key(kind, parts, known), kind, parts, tuple(those))
                 for (kind, parts), those in rows.items())  # fmt: skip


def canonical(key: str, known: Mapping[str, str]) -> str:
    """Return a matter's key with its actors called as they are known over all waves.

    Parameters
    ----------
    key : str
        A matter's key, from whatever wave.
    known : mapping of str to str
        The key by which an actor is known; its own by default.

    Examples
    --------
    >>> canonical("pair:awo--new", {"new": "old"}), canonical("field:new", {"new": "old"})
    ('pair:awo--old', 'field:new')
    """
    kind, _, rest = key.partition(":")
    if kind not in (PAIR, ACTOR, SET):
        return key
    parts = [part.replace("-%2D", "--") for part in rest.split("--")]
    return gap_key(kind, *(known.get(part, part) for part in parts))


def _key(kind: str, parts: tuple[str, ...], origins: Mapping[str, str]) -> str:
    of_actors = kind in (PAIR, ACTOR, SET)
    return gap_key(kind, *(origins.get(part, part) if of_actors else part for part in parts))


def _subjects(net: Network, gaps: pd.DataFrame) -> list[Subject]:
    """Return what each gap is about, round tables and fields of two included."""
    columns = gaps[["type", "actor_a", "actor_b", "field", "sectors"]].itertuples(index=False, name=None)
    subjects = [_subject(row) for row in columns]
    types = gaps["type"].tolist()
    reasons: dict[Subject, set[str]] = defaultdict(set)
    for subject, kind in zip(subjects, types, strict=True):
        reasons[subject].add(kind)
    open_pairs = {subject for subject, those in reasons.items() if those == {"functional"}}
    pairs_of_two = _fields_of_two(net, reasons)
    open_pairs -= set(pairs_of_two.values())
    tables = _round_tables({s: f for s, f in zip(subjects, gaps["field"], strict=True) if s in open_pairs})
    moved = {**tables, **pairs_of_two}
    return [moved.get(subject, subject) if kind in _MOVING else subject
            for subject, kind in zip(subjects, types, strict=True)]  # fmt: skip


def _subject(row: tuple[str, str, str, str, str]) -> Subject:
    kind, actor_a, actor_b, field, sectors = row
    if actor_b:
        return PAIR, tuple(sorted((actor_a, actor_b)))
    if terms.JOIN in actor_a:
        return SET, tuple(sorted(actor_a.split(terms.JOIN)))
    if field:
        fields = tuple(sorted(field.split(terms.JOIN))) if kind != "coverage" else (field,)
        return (FIELDS if len(fields) > 1 else FIELD), fields
    if actor_a:
        return ACTOR, (actor_a,)
    return SECTORS, tuple(sorted(sectors.split(terms.JOIN)))


def _fields_of_two(net: Network, reasons: Mapping[Subject, set[str]]) -> dict[Subject, Subject]:
    """Give what a field of two lacks to its pair, where that pair has a gap of its own."""
    at_work = working(net)[["actor", "field"]].drop_duplicates()
    people = at_work.groupby("field")["actor"].agg(list)
    found: dict[Subject, Subject] = {}
    for field, actors in people.items():
        pair = (PAIR, tuple(sorted(actors)))
        if len(actors) == 2 and (FIELD, (field,)) in reasons and pair in reasons:
            found[FIELD, (str(field),)] = pair
    return found


def _round_tables(pairs: Mapping[Subject, str]) -> dict[Subject, Subject]:
    """Give open pairs to the fields that have most of them, three at least."""
    fields: dict[str, set[Subject]] = defaultdict(set)
    for pair, field in pairs.items():
        for name in field.split(terms.JOIN):
            fields[name].add(pair)
    found: dict[Subject, Subject] = {}
    while fields:
        name = min(fields, key=lambda field: (-len(fields[field]), field))
        those = fields.pop(name)
        if len(those) < ROUND_TABLE:
            break
        found |= dict.fromkeys(those, (FIELD, (name,)))
        for name in fields:
            fields[name] -= those
    return found
