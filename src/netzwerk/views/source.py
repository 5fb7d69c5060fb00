"""Where and when a network comes from, in a sentence."""

from __future__ import annotations

import re

from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.statements import grouped

__all__ = ["read_date", "source_sentence", "town_name"]


def town_name(town: str) -> str:
    """Return a town's name as it is written, where only its folder's name in small letters is known.

    Examples
    --------
    >>> town_name("beispielstadt"), town_name("castrop-rauxel"), town_name("Bad Salzuflen")
    ('Beispielstadt', 'Castrop-Rauxel', 'Bad Salzuflen')
    """
    if town != town.lower():
        return town
    return re.sub(r"(?<![^\W_])[^\W_]", lambda first: first[0].upper(), town.replace("_", " "))


def read_date(text: str, lang: str = "de") -> str:
    """Return the date that a text begins with, in words; without one, the text itself.

    Examples
    --------
    >>> read_date("2018-04-12-auftakt"), read_date("2018-04-12", "en"), read_date("Frühjahr 2020")
    ('12. April 2018', '12 April 2018', 'Frühjahr 2020')
    """
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", text)
    if not found or not 1 <= int(found[2]) <= 12 or not 1 <= int(found[3]) <= 31:
        return text
    month = say("map.months", lang).split()[int(found[2]) - 1]
    return say("map.date", lang, day=int(found[3]), month=month, year=found[1])


def source_sentence(net: Network, lang: str = "de") -> str:
    """Say whose statements the network rests on: how many tables and respondents, who was present.

    A respondent is a group whose reports are in the first person and about one organisation.

    Examples
    --------
    >>> import pandas as pd
    >>> reports = pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"], "group": ["1", "2"]})
    >>> source_sentence(Network.of(reports=reports), "en")
    'according to 2 tables'
    """
    by_group = net.reports[net.reports["group"].ne("")].groupby("group")
    single = by_group["first_person"].all() & by_group["source"].nunique().eq(1)
    respondents, tables = int(single.sum()), int((~single.astype(bool)).sum())
    said = [
        say(f"map.{word}_{'one' if number == 1 else 'many'}", lang, n=grouped(number, lang))
        for word, number in (("tables", tables), ("respondents", respondents))
        if number
    ]
    source = (
        say("map.according", lang, who=say("map.and", lang).join(said))
        if said
        else say("map.no_source", lang)
    )
    present = int(net.actors["present"].sum())
    if not present:
        return source
    return say("map.with_present", lang, source=source, present=present, n=net.n)
