"""Keys that people can read, and names where no roster tells which is the name of record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from netzwerk.names.fold import clean, fold, without_legal
from netzwerk.names.spelling import spell

_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


def make_key(name: str, taken: Collection[str] = ()) -> str:
    """Make a readable key of a name: a–z, digits and hyphens, without the legal form.

    Parameters
    ----------
    name : str
        The name of record.
    taken : collection of str
        Keys that are given away.

    Returns
    -------
    str
        The key; `-2`, `-3` … where it is taken; `actor` where the name has no letter of ours.

    Examples
    --------
    >>> make_key("Türkischer Kulturverein e.V.")
    'tuerkischer-kulturverein'
    >>> make_key("Kita Süd", {"kita-sued"})
    'kita-sued-2'
    >>> make_key("…")
    'actor'
    """
    key = _NOT_IN_KEYS.sub("-", fold(without_legal(clean(name)))).strip("-") or "actor"
    if key not in taken:
        return key
    count = 2
    while f"{key}-{count}" in taken:
        count += 1
    return f"{key}-{count}"


def cluster_spellings(texts: Iterable[str]) -> dict[str, str]:
    """Bring spellings that are surely one name to one of them, where there is no roster.

    The same are spellings that agree after folding, without legal forms and with abbreviations in general
    use written out. Everything else stays apart: a person may join it.

    Parameters
    ----------
    texts : iterable of str
        Spellings, as often as they stand in the sheets.

    Returns
    -------
    dict of str to str
        Each spelling, and the one that stands for it: the commonest, then the longest, then by alphabet.

    Examples
    --------
    >>> cluster_spellings(["VHS", "Volkshochschule", "Volkshochschule", "vhs", "Kita Nord"])["vhs"]
    'Volkshochschule'
    """
    every = list(texts)
    counts = Counter(" ".join(text.split()) for text in every)
    same: dict[str, list[str]] = defaultdict(list)
    for text in counts:
        same[_identity(text)].append(text)
    first = {key: min(group, key=lambda t: (-counts[t], -len(t), t)) for key, group in same.items()}
    return {text: first[_identity(" ".join(text.split()))] for text in every}


def _identity(text: str) -> str:
    return "".join(spell(text).words).replace(".", "") or fold(text) or text
