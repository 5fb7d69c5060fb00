"""What must be said of a comparison before its figures: order, strangers, lines that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netzwerk.decided import Succession
from netzwerk.names import fold, make_key
from netzwerk.network import Network
from netzwerk.texts import say

__all__ = ["dissolved_in", "order_remarks", "stranger_remarks", "succession_remarks"]

# A wave's name begins with its day, month or year: 2018-04-12-auftakt.
_DAY = re.compile(r"\A(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def dissolved_in(successions: Iterable[Succession], nets: Sequence[Network]) -> frozenset[str]:
    """Return the keys of organisations that organisations.csv says nobody carries on.

    Parameters
    ----------
    successions : iterable of Succession
        Its lines.
    nets : sequence of Network
        The waves; organisations stand in the lines by name or by key.
    """
    keys = _keys(nets)
    found = (_key(one.successor_of, keys) for one in successions if not one.actor)
    return frozenset(key for key in found if key)


def succession_remarks(
    successions: Iterable[Succession], nets: Sequence[Network], *, lang: str
) -> tuple[str, ...]:
    """Say which lines name somebody who occurs in no wave, and who is called dissolved but still there."""
    lines = tuple(successions)
    keys, names = _keys(nets), {key: name for net in nets for key, name in _named(net)}
    told = []
    for one in lines:
        for name in filter(None, (one.successor_of, one.actor)):
            if not _key(name, keys):
                values = {"name": name, "file": one.file or "organisations.csv", "row": one.row}
                told.append(
                    say("waves.remarks.unknown" if one.row else "waves.remarks.unknown_line", lang, **values)
                )
    last = set(nets[-1].index) if nets else set()
    told += [
        say("waves.remarks.still_there", lang, name=names[key], wave=nets[-1].wave or "b")
        for key in sorted(dissolved_in(lines, nets) & last)
    ]
    return tuple(dict.fromkeys(told))


def order_remarks(first: str, second: str, *, lang: str) -> tuple[str, ...]:
    """Say so where the wave that is taken as the earlier one bears the later date.

    Examples
    --------
    >>> len(order_remarks("2019-05-02-folge", "2018-04-12-auftakt", lang="de"))
    1
    >>> order_remarks("2018", "2018-04-12-auftakt", lang="de")
    ()
    """
    days = [_DAY.match(text) for text in (first, second)]
    if days[0] is None or days[1] is None:
        return ()
    parts = [[int(part) for part in day.groups() if part] for day in days if day]
    least = min(map(len, parts))
    if parts[0][:least] <= parts[1][:least]:
        return ()
    return (say("waves.remarks.order", lang, a=first, b=second),)


def stranger_remarks(a: Network, b: Network, *, lang: str) -> tuple[str, ...]:
    """Say so where two waves of a town share no organisation."""
    if not a.n or not b.n or a.index.isin(b.index).any():
        return ()
    return (say("waves.remarks.strangers", lang, a=a.wave or "a", b=b.wave or "b"),)


def _named(net: Network) -> Iterable[tuple[str, str]]:
    return zip(net.index, net.actors["name"], strict=True)


def _keys(nets: Sequence[Network]) -> dict[str, str]:
    keys = {fold(name): key for net in nets for key, name in _named(net)}
    return keys | {key: key for net in nets for key in net.index}


def _key(text: str, keys: dict[str, str]) -> str:
    return keys.get(text) or keys.get(fold(text)) or keys.get(make_key(text)) or ""
