"""What people stated about fields of action: which sectors each needs, and which depend on each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from netzwerk import terms
from netzwerk.names import fold
from netzwerk.network import Network

# Several entries in one cell, as people write them.
_SEVERAL = re.compile(r"[|;\n]")


@dataclass(frozen=True)
class StatedFields:
    """Fields as stated, in the spelling of the affiliations where they have the field.

    Attributes
    ----------
    names : tuple of str
        Every field that is stated or has an affiliation, sorted.
    needs : dict of str to tuple of str
        The sectors that a field should have.
    links : tuple of (str, str)
        Pairs of fields stated to depend on each other, each once, sorted.
    """

    names: tuple[str, ...]
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


def stated_fields(net: Network, fields: pd.DataFrame | None) -> StatedFields:
    """Read what is stated about fields, whichever of the two forms it has.

    Parameters
    ----------
    net : Network
        Whose affiliations of kind `field` give the fields their spelling.
    fields : DataFrame or None
        field, needs_sector, depends_on (several in a cell joined by `|` or `;`), or field_a, field_b: one
        row a pair. Names are matched without regard to case, umlauts and spaces; a pair of a field with
        itself is none.

    Returns
    -------
    StatedFields

    Examples
    --------
    >>> told = pd.DataFrame({"field": ["school", "sport"], "depends_on": ["Sport|work", ""]})
    >>> stated_fields(Network.of(), told).links
    (('school', 'sport'), ('school', 'work'))
    """
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    spelling = _Spelling(rows["field"])
    needs: dict[str, tuple[str, ...]] = {}
    links: set[tuple[str, str]] = set()
    lines = [(spelling.of(name), sectors, others) for name, sectors, others in _lines(fields)]
    for name, sectors, others in lines:
        needs[name] = tuple(dict.fromkeys((*needs.get(name, ()), *sectors)))
        for other in map(spelling.of, others):
            if other != name:
                links.add((min(name, other), max(name, other)))
    return StatedFields(tuple(sorted(spelling.exact)), needs, tuple(sorted(links)))


class _Spelling:
    """How each field is spelled: as it stands in the affiliations, else as it was stated first."""

    def __init__(self, names: Iterable[str]) -> None:
        self.exact = set(names)
        self.folded = {fold(name): name for name in sorted(self.exact, reverse=True)}

    def of(self, text: str) -> str:
        """Return the field that a text names."""
        if text in self.exact:
            return text
        name = self.folded.setdefault(fold(text), text)
        self.exact.add(name)
        return name


def _lines(fields: pd.DataFrame | None) -> list[tuple[str, list[str], list[str]]]:
    """Field, sectors needed, fields depended on: one line each, whichever form the table has."""
    if fields is None:
        return []
    columns = ["field", "needs_sector", "depends_on"]
    told = fields
    if "field" not in fields.columns:
        told = fields.rename(columns={"field_a": "field", "field_b": "depends_on"})
    told = told.reindex(columns=columns).astype(object).fillna("").astype(str)
    rows = [tuple(map(str.strip, row)) for row in told.itertuples(index=False, name=None)]
    return [(name, _split(sectors), _split(others)) for name, sectors, others in rows if name]


def _split(text: str) -> list[str]:
    return _filled(_SEVERAL.split(text))


def _filled(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]
