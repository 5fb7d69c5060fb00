"""What a person has to decide: open spellings, the heaviest first, and how far a few decisions reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from netzwerk import terms
from netzwerk.decided import Decision
from netzwerk.measures.gaps.rows import listed_places
from netzwerk.names import Resolver, RosterEntry, fold, spelling_key
from netzwerk.tables import Tables
from netzwerk.texts import say

_PLACE = ["file", "sheet", "row", "column"]
# Which share of what is open the first line of the workbook speaks of.
SETTLED = 0.9


@dataclass(frozen=True, slots=True)
class Proposal:
    """An organisation that a spelling may mean, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling that a person decides on.

    Attributes
    ----------
    text : str
        As it is written.
    how : str
        `pending` (held back until decided) or `new` (kept as an organisation of its own until decided).
    hangs : int
        How many statements hang on it.
    where : str
        Where it stands.
    proposals : tuple of Proposal
        Up to three, the best first.
    first : tuple of (str, str, int, int)
        File, sheet, row and column of its first place.
    entered : tuple of str
        Decision, name and remark that a person wrote and that settle nothing yet.
    """

    text: str
    how: str
    hangs: int
    where: str
    proposals: tuple[Proposal, ...] = ()
    first: tuple[str, str, int, int] = ("", "", 0, 0)
    entered: tuple[str, str, str] = ("", "", "")


def open_spellings(tables: Tables, *, lang: str = "de") -> tuple[Spelling, ...]:
    """List the spellings to decide: pending ones first, each kind by how many statements hang on it.

    Parameters
    ----------
    tables : Tables
        Mentions, ledger and actors of one wave.
    lang : str
        Language of places.

    Returns
    -------
    tuple of Spelling
        One for each spelling (case, umlauts and blanks apart) in its commonest form.
    """
    mentions = tables.mentions[tables.mentions["how"].isin([terms.PENDING, terms.NEW])]
    if mentions.empty:
        return ()
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    resolver = _resolver(tables)
    undone = {spelling_key(one.spelling): one for one in tables.undone}
    found = []
    for lines in _by_spelling(mentions, _hanging(mentions, tables)):
        first = lines[0]
        text = _commonest(line.text for line in lines)
        found.append(
            Spelling(
                text=text,
                how=first.how,
                hangs=sum(line.hangs for line in lines),
                where=listed_places((line.place for line in lines), lang),
                proposals=_proposals(first, text, names, resolver=resolver, lang=lang),
                first=first.place,
                entered=_entered(undone.get(spelling_key(text)), lang),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.how != terms.PENDING, -one.hangs, one.text)))


class _Line(NamedTuple):
    """One mention of an open spelling."""

    text: str
    how: str
    suggestions: str
    place: tuple[str, str, int, int]
    hangs: int


def _by_spelling(mentions: pd.DataFrame, hangs: pd.Series) -> list[list[_Line]]:
    """Part mentions by their folded spelling, in its order."""
    columns = (mentions[name].tolist() for name in ("text", "how", "suggestions"))
    where = mentions[_PLACE].itertuples(index=False, name=None)
    lines: dict[str, list[_Line]] = {}
    for line in map(_Line, *columns, where, hangs.tolist()):
        lines.setdefault(fold(line.text), []).append(line)
    return [lines[folded] for folded in sorted(lines)]


def _entered(one: Decision | None, lang: str) -> tuple[str, str, str]:
    """Return what a person wrote about a spelling that is still open, in the words of the drop-down."""
    if one is None:
        return "", "", ""
    known = one.decision in terms.DECISIONS
    word = say(f"review.spellings.{one.decision}", lang) if known else one.decision
    return word, one.name, one.remark


def _commonest(texts: Iterable[str]) -> str:
    counts = Counter(text.strip() for text in texts)
    return min(counts, key=lambda text: (-counts[text], text))


def _resolver(tables: Tables) -> Resolver:
    rows = tables.actors[tables.actors["on_roster"].astype(bool)]
    told = rows[["actor", "name", "short"]].itertuples(index=False, name=None)
    return Resolver([RosterEntry(actor, name, (short,) if short else ()) for actor, name, short in told])


def _proposals(
    first: _Line, text: str, names: Mapping[str, str], *, resolver: Resolver, lang: str
) -> tuple[Proposal, ...]:
    if not first.suggestions:
        return ()
    reasons = {one.actor: one.reason for one in resolver.resolve(text).suggestions}
    actors = [actor for actor in first.suggestions.split(terms.JOIN) if actor]
    told = {actor: say(f"names.{reasons[actor]}", lang) for actor in actors if actor in reasons}
    return tuple(Proposal(names.get(actor, actor), told.get(actor, "")) for actor in actors)


def _hanging(mentions: pd.DataFrame, tables: Tables) -> pd.Series:
    """How many statements hang on each mention: what waits in its column, its partners, its row."""
    waiting = tables.ledger[tables.ledger["outcome"].eq(terms.PENDING)]
    if waiting.empty:
        return pd.Series(1, index=mentions.index)
    names = _keys(waiting, _PLACE).isin(_keys(tables.mentions, _PLACE))
    cells, partners = waiting[~names], waiting[names]
    below = _counted(cells, mentions, "column")
    beside = _counted(partners, mentions, "row") - 1
    along = _counted(cells, mentions, "row").where(beside <= 0, 0)
    return pd.concat([below, beside, along], axis=1).max(axis=1).clip(lower=1)


def _keys(lines: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(lines[columns])


def _counted(cells: pd.DataFrame, mentions: pd.DataFrame, line: str) -> pd.Series:
    columns = ["file", "sheet", line]
    counts = cells.groupby(columns).size()
    found = counts.reindex(_keys(mentions, columns), fill_value=0)
    return pd.Series(found.to_numpy(), index=mentions.index)


def settling(spellings: tuple[Spelling, ...], share: float = SETTLED) -> tuple[int, int]:
    """Count how many decisions settle a share of what is open, and how many statements are open.

    Only pending spellings hold statements back.

    Examples
    --------
    >>> settling(tuple(Spelling(str(k), "pending", k, "") for k in (9, 5, 3, 2, 1)))
    (4, 20)
    """
    open_ones = [one.hangs for one in spellings if one.how == terms.PENDING]
    reached, total = 0, sum(open_ones)
    for count, hangs in enumerate(open_ones, 1):
        reached += hangs
        if reached >= share * total:
            return count, total
    return 0, total
