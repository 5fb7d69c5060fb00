"""One organisation over the years: renamed, merged, split or dissolved, known by where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from netzwerk.decided import Succession
from netzwerk.names.fold import fold
from netzwerk.names.keys import make_key


def predecessors(successions: Iterable[Succession], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return each organisation's predecessors by their keys.

    Parameters
    ----------
    successions : iterable of Succession
        Lines of organisations.csv; organisations stand there by name or by key.
    names : mapping of str to str
        Names of all known organisations, of every wave, by key. A name that is not among them gets the key
        that it would have had.

    Examples
    --------
    >>> predecessors([Succession("Haus B e.V.", "Haus A")], {"haus-b": "Haus B e.V."})
    {'haus-b': ('haus-a',)}
    """
    keys = {fold(name): key for key, name in names.items()} | {key: key for key in names}
    found: dict[str, tuple[str, ...]] = {}
    for one in successions:
        before = keys.get(one.successor_of) or keys.get(fold(one.successor_of)) or make_key(one.successor_of)
        now = one.actor and (keys.get(one.actor) or keys.get(fold(one.actor)) or make_key(one.actor))
        if now and now != before:
            found[now] = tuple(dict.fromkeys((*found.get(now, ()), before)))
    return found


def origins(before: Mapping[str, tuple[str, ...]], actors: Iterable[str]) -> dict[str, str]:
    """Return the key by which each organisation of a wave is known over all waves: its first predecessor's.

    A renamed or merged organisation is known as the first that it carries on; one of several that carry on
    the same, or one whose predecessor is still there, stays itself: nobody can tell whose work is whose.

    Parameters
    ----------
    before : mapping
        What `predecessors` gave.
    actors : iterable of str
        The wave's organisations.

    Examples
    --------
    >>> origins({"new": ("old",), "left": ("whole",), "right": ("whole",)}, ["new", "left", "right", "other"])
    {'new': 'old', 'left': 'left', 'right': 'right', 'other': 'other'}
    """
    here = list(actors)
    first = {actor: _first(before, actor) for actor in here}
    claimed = Counter(first.values())
    known = set(here)
    return {
        actor: root if claimed[root] == 1 and (root == actor or root not in known) else actor
        for actor, root in first.items()
    }


def _first(before: Mapping[str, tuple[str, ...]], actor: str) -> str:
    """Follow the first predecessors back; a circle ends where it began."""
    seen = {actor}
    while actor in before and before[actor][0] not in seen:
        actor = before[actor][0]
        seen.add(actor)
    return actor


def absorbed(before: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return, for organisations that merged into one, the key by which the merged one is known.

    Examples
    --------
    >>> absorbed({"both": ("one", "two")})
    {'one': 'one', 'two': 'one'}
    """
    heirs = Counter(one for those in before.values() for one in those)
    return {one: _first(before, actor) for actor, those in before.items() for one in those if heirs[one] == 1}
