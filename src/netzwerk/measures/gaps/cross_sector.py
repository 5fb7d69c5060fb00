"""Pairs of sectors with fewer ties than equal degrees would give: cross-sector gaps."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.engine import engine_of
from netzwerk.measures.gaps.rows import gap_key, gap_rows, sentence
from netzwerk.measures.gaps.texts import decimal
from netzwerk.measures.sectors.table import FEWEST_EXPECTED, SURE, sector_mixing
from netzwerk.network import Network
from netzwerk.texts import say


def cross_sector_gaps(
    net: Network, *, mixing: pd.DataFrame | None = None, seed: int = 1, lang: str = "de"
) -> pd.DataFrame:
    """Find the pairs of different sectors with fewer ties than a null with the same degrees expects.

    A row is a cell of `sector_mixing` between two sectors with observed < expected and corrected p ≤ .05; a
    cell that expects fewer than five ties is undecided and never a row. The weight is expected − observed.

    Parameters
    ----------
    net : Network
        Its ties and sectors, direction ignored.
    mixing : DataFrame, optional
        What `sector_mixing` gave, where it was asked already.
    seed : int
        As for `sector_mixing`.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair of sectors; `sectors` names both.

    Notes
    -----
    Newman 2003; Butts 2008; Benjamini & Hochberg 1995.

    Examples
    --------
    >>> cross_sector_gaps(Network.of()).empty
    True
    """
    table = _mixing(net, seed) if mixing is None else mixing
    between = table["sector_a"].ne(table["sector_b"]) & table["ties"].lt(table["expected"])
    rows = table[between & table["p"].le(SURE)]
    undecided = int((table["sector_a"].ne(table["sector_b"]) & table["p"].isna()).sum())
    cells = list(rows.itertuples(index=False))
    return gap_rows(
        "cross-sector",
        len(cells),
        gap=[gap_key("cross-sector", cell.sector_a, cell.sector_b) for cell in cells],
        sectors=[terms.JOIN.join((cell.sector_a, cell.sector_b)) for cell in cells],
        weight=[cell.expected - cell.ties for cell in cells],
        evidence=[
            sentence(
                say(
                    "gaps.cross_sector", lang,
                    ties=cell.ties, expected=decimal(cell.expected, lang), possible=cell.possible,
                    p=decimal(cell.p, lang, digits=3),
                ),
                say("gaps.cross_sector_asked", lang, asked=_asked(net, cell), possible=cell.possible)
                if net.asked_by is not None else "",
                say("gaps.cross_sector_undecided", lang, count=undecided) if undecided else "",
            )
            for cell in cells
        ],
        effect=[_effect(net, cell, lang) for cell in cells],
    )  # fmt: skip


def _mixing(net: Network, seed: int) -> pd.DataFrame:
    """Ask for the mixing only where a cell could be decided: a tie needs a partner in each sector."""
    partners = pd.Series(engine_of(net).partners).groupby(net.sectors.to_numpy()).sum()
    if partners.ge(FEWEST_EXPECTED).sum() < 2:
        return pd.DataFrame(columns=["sector_a", "sector_b", "ties", "expected", "p"])
    return sector_mixing(net, seed=seed)


def _members(net: Network, cell: tuple[object, ...]) -> tuple[np.ndarray, np.ndarray]:
    sectors = net.sectors.to_numpy()
    return np.flatnonzero(sectors == cell[0]), np.flatnonzero(sectors == cell[1])


def _asked(net: Network, cell: tuple[object, ...]) -> int:
    """How many pairs of the two sectors somebody was asked about."""
    one, other = _members(net, cell)
    asked = net.asked_matrix
    return int((asked[np.ix_(one, other)] | asked[np.ix_(other, one)].T).sum())


def _effect(net: Network, cell: tuple[object, ...], lang: str) -> str:
    """Say how ties between sectors grow if this pair had as many as expected."""
    engine, sectors = engine_of(net).undirected, net.sectors.to_numpy()
    across = int((sectors[engine.i] != sectors[engine.j]).sum())
    missing = int(np.ceil(float(cell[5]) - float(cell[2])))  # type: ignore[arg-type]
    return say(
        "gaps.cross_sector_effect", lang, missing=missing,
        before=across, after=across + missing, ties=engine.m,
    )  # fmt: skip
