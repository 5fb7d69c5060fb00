"""Fields of action: in how many an actor works or leads, and how each field is staffed and tied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.engine import Floats
from netzwerk.measures.record import FIELDS, Measure
from netzwerk.measures.two_mode.incidence import incidence_of
from netzwerk.measures.two_mode.positions import POSITIONS
from netzwerk.schema import FIELDS as CONTRACT
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from netzwerk.network import Network


def _rows(net: Network) -> pd.DataFrame:
    """Affiliations to fields of action: one row an actor, field and role."""
    rows = net.affiliations[net.affiliations["kind"].eq(terms.FIELD)]
    return rows[["actor", "field", "role"]].drop_duplicates()


def _number(net: Network, roles: tuple[str, ...]) -> Floats:
    rows = _rows(net)
    held = rows.loc[rows["role"].isin(roles), ["actor", "field"]].drop_duplicates()
    return np.asarray(held["actor"].value_counts().reindex(net.index).fillna(0), dtype=float)


def fields(net: Network) -> Floats:
    """Count the fields of action that an actor works in or leads; a planned one does not count.

    Parameters
    ----------
    net : Network
        Reads affiliations of kind field with role active or lead.

    Returns
    -------
    ndarray, shape (n,)
        0 or more.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"actor": ["a", "b"], "field": ["Sprache"] * 2, "role": ["lead", "planned"]})
    >>> fields(Network.of(affiliations=rows)).tolist()
    [1.0, 0.0]
    """
    return _number(net, terms.WORKING_ROLES)


def leads(net: Network) -> Floats:
    """Count the fields of action that an actor leads.

    Parameters
    ----------
    net : Network
        Reads affiliations of kind field with role lead.

    Returns
    -------
    ndarray, shape (n,)
        0 to `fields`.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"actor": ["a", "b"], "field": ["Sprache"] * 2, "role": ["lead", "active"]})
    >>> leads(Network.of(affiliations=rows)).tolist()
    [1.0, 0.0]
    """
    return _number(net, (terms.LEAD,))


def field_table(net: Network, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Describe each field of action: who works in it, who leads it, and how they are tied.

    Parameters
    ----------
    net : Network
        Reads affiliations of kind field, sectors, and ties (direction ignored).
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        field, measure, value, note; per field, sorted by name: active (actors working in it, leads
        included), leads, planned (only planned so far), sectors (of the active), sector_diversity (IQV of
        the active over the network's sectors), ties (pairs of active actors with a tie), possible,
        density; `active:<sector>` for every sector of the network (coverage: 0 where none of it works
        there); and the field's position in the network of actors and fields (two_mode_degree …, see
        `two_mode`). Undefined values are NaN with a note. Empty without fields.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     reports=pd.DataFrame({"source": ["a"], "target": ["b"]}),
    ...     affiliations=pd.DataFrame({"actor": ["a", "b"], "field": ["Sprache"] * 2}),
    ... )
    >>> table = field_table(net).set_index("measure")["value"]
    >>> table["active"].item(), table["ties"].item(), table["density"].item()
    (2.0, 1.0, 1.0)
    """
    rows = _rows(net)
    placed = _positions(net)
    lines = [
        (field, *line)
        for field, own in rows.groupby("field", sort=True)
        for line in (*_described(net, own), *placed[str(field)])
    ]
    table = pd.DataFrame(lines, columns=CONTRACT.names)
    table["note"] = table["note"].map(lambda key: say(f"reasons.{key}", lang) if key else "")
    return table.astype({"value": float})


def _positions(net: Network) -> dict[str, list[tuple[str, float, str]]]:
    """Each field's position in the network of two modes."""
    turned = incidence_of(net).turned
    values = {name: kernel(turned) for name, kernel in POSITIONS.items()}
    return {
        field: [
            (name, float(found[place]), "no_room_between" if np.isnan(found[place]) else "")
            for name, found in values.items()
        ]
        for place, field in enumerate(turned.actors)
    }


def _described(net: Network, own: pd.DataFrame) -> Iterator[tuple[str, float, str]]:
    working = set(own.loc[own["role"].isin(terms.WORKING_ROLES), "actor"])
    leading = set(own.loc[own["role"].eq(terms.LEAD), "actor"])
    planned = set(own.loc[own["role"].eq(terms.PLANNED), "actor"]) - working
    inside = net.index.isin(working)
    shares = net.sectors[inside].value_counts(normalize=True).to_numpy()
    sectors = net.sectors.nunique()
    yield "active", len(working), ""
    yield "leads", len(leading), ""
    yield "planned", len(planned), ""
    yield "sectors", len(shares), ""
    if working and sectors > 1:
        yield "sector_diversity", (1 - float((shares**2).sum())) * sectors / (sectors - 1), ""
    else:
        yield "sector_diversity", np.nan, "nobody_active" if sectors > 1 or not working else "one_sector"
    edges = net.edges
    both = inside[edges["i"].to_numpy()] & inside[edges["j"].to_numpy()]
    pairs = np.sort(edges.loc[both, ["i", "j"]].to_numpy(), axis=1)
    ties, possible = len(np.unique(pairs, axis=0)), len(working) * (len(working) - 1) / 2
    yield "ties", ties, ""
    yield "possible", possible, ""
    yield "density", ties / possible if possible else np.nan, "" if possible else "one_active"
    counts = net.sectors[inside].value_counts()
    for sector in sorted(set(net.sectors), key=lambda name: (name == terms.UNKNOWN, name)):
        yield f"active:{sector}", float(counts.get(sector, 0)), ""


MEASURES = (
    Measure("fields", fields, "", (FIELDS,), engine="pandas", isolates="varies"),
    Measure("leads", leads, "", (FIELDS,), engine="pandas", isolates="varies"),
)
