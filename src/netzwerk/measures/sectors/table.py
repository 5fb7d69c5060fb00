"""Who works with whom by sector: ties of each pair of sectors, beside what equal degrees would give."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from netzwerk import schema, terms
from netzwerk.measures.chance import generator, rewired
from netzwerk.measures.draws.replicates import Progress, in_chunks
from netzwerk.measures.tied import Tied, tied_of
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["FEWEST_EXPECTED", "SURE", "benjamini_hochberg", "sector_mixing"]

FEWEST_EXPECTED = 5.0
FEWEST_DRAWS, DRAWS_PER_CELL = 2000, 100
# Rewiring thousands of ties takes its time; 1,000 draws must do there, and each row's note says so.
_MANY_TIES, _FEWER_DRAWS = 3000, 1000
# Networks a chunk; of large ones fewer, or the last chunk keeps everybody waiting.
_CHUNK, _FEW = 600, 100
SURE = 0.05


def sector_mixing(
    net: Network,
    *,
    seed: int = 1,
    draws: int | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """Count the ties within and between sectors, and hold them against networks with the same degrees.

    Every actor keeps its number of partners and its sector, and who they are is drawn anew (10·m double-edge
    swaps). p is two-sided, corrected by Benjamini & Hochberg over all cells where at least five ties are
    expected; below that a cell is undecided and has none. Direction and strength are ignored; actors without
    a stated sector share the sector `unknown`.

    Parameters
    ----------
    net : Network
        Its ties and sectors are read.
    seed : int
        The same seed, the same figures, whatever the number of jobs.
    draws : int, optional
        Networks drawn; by default 100 a cell, at least 2,000 (1,000 beyond 3,000 ties).
    jobs : int, optional
        As joblib's `n_jobs`; None leaves it to the surrounding `joblib.parallel_config`.
    progress : callable, optional
        Told `(what, done, total)` after every chunk.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        sector_a, sector_b (each pair once, by name, `unknown` last), ties, possible (pairs of actors),
        density (NaN where no pair is possible), expected (mean of the draws), ratio (ties / expected, NaN
        where nothing is expected), low, high (2.5 and 97.5 percentile of the draws), p, note.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126. Butts, C. T. (2008).
    Social network analysis: a methodological introduction. Asian Journal of Social Psychology 11, 13–41.

    Examples
    --------
    >>> actors = pd.DataFrame({"actor": list("ABCD"), "sector": ["x", "x", "y", "y"]})
    >>> reports = pd.DataFrame({"source": list("AB"), "target": list("BC")})
    >>> table = sector_mixing(Network.of(actors=actors, reports=reports), draws=20)
    >>> table[["sector_a", "sector_b", "ties", "possible"]].to_numpy().tolist()
    [['x', 'x', 1, 1], ['x', 'y', 1, 4], ['y', 'y', 0, 1]]
    """
    names = sorted(set(net.sectors), key=lambda name: (name == terms.UNKNOWN, name))
    codes = pd.Index(names).get_indexer(net.sectors).astype(np.int64)
    cells = np.column_stack(np.triu_indices(len(names)))
    tied = tied_of(net)
    wanted = max(FEWEST_DRAWS, DRAWS_PER_CELL * len(cells))
    large = len(tied.ties) > _MANY_TIES
    usual = _FEWER_DRAWS if large else wanted
    drawn = "" if draws or usual == wanted else say("sectors.fewer_draws", lang, draws=usual, wanted=wanted)
    work = partial(_null_chunk, tied=tied, codes=codes[tied.actors], kinds=len(names), seed=seed)
    chunks = in_chunks(
        work,
        draws or usual,
        what="sectors",
        chunk=_FEW if large else _CHUNK,
        jobs=jobs,
        progress=progress,
    )
    null = np.concatenate(list(chunks))
    table = _observed(tied, codes, names)
    table["expected"] = null.mean(axis=0)
    table["ratio"] = table["ties"] / table["expected"].where(table["expected"] > 0)
    table["low"], table["high"] = np.percentile(null, (2.5, 97.5), axis=0) if len(cells) else (0.0, 0.0)
    table["p"] = _corrected(table, null)
    table["note"] = [say(f"sectors.{key}", lang) + drawn for key in _remarks(table)]
    return table[list(schema.SECTORS.names)]


def _cell_counts(codes: np.ndarray, networks: np.ndarray, kinds: int) -> np.ndarray:
    """Ties in each cell of each network, shape (networks, cells): the upper triangle row by row."""
    ends = np.sort(codes[networks], axis=2)
    cell = ends[:, :, 0] * kinds + ends[:, :, 1] + kinds * kinds * np.arange(len(networks))[:, None]
    counts = np.bincount(cell.ravel(), minlength=len(networks) * kinds * kinds)
    return counts.reshape(len(networks), kinds * kinds)[:, _upper(kinds)]


def _upper(kinds: int) -> np.ndarray:
    row, column = np.triu_indices(kinds)
    return np.asarray(row * kinds + column)


def _null_chunk(
    number: int, size: int, *, tied: Tied, codes: np.ndarray, kinds: int, seed: int
) -> np.ndarray:
    dice = generator(seed, "sectors", number)
    return _cell_counts(codes, rewired(tied.ties, tied.n, draws=size, dice=dice), kinds)


def _observed(tied: Tied, codes: np.ndarray, names: list[str]) -> pd.DataFrame:
    """Ties, possible pairs and density of each cell."""
    kinds = len(names)
    row, column = np.triu_indices(kinds)
    sizes = np.bincount(codes, minlength=kinds)
    possible = np.where(row == column, sizes[row] * (sizes[row] - 1) // 2, sizes[row] * sizes[column])
    ties = _cell_counts(codes[tied.actors], tied.ties[None], kinds)[0]
    return pd.DataFrame(
        {
            "sector_a": [names[place] for place in row],
            "sector_b": [names[place] for place in column],
            "ties": ties,
            "possible": possible,
            "density": np.where(possible > 0, ties / np.maximum(possible, 1), np.nan),
        }
    )


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Correct p-values for how many were asked: the smallest p·k/rank from each rank upwards.

    References
    ----------
    Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
    Statistical Society B 57, 289–300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03])).tolist()
    [0.03, 0.04, 0.04]
    """
    order = np.argsort(p)[::-1]
    scaled = p[order] * len(p) / np.arange(len(p), 0, -1)
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return corrected


def _corrected(table: pd.DataFrame, null: np.ndarray) -> np.ndarray:
    """Two-sided p of each cell, corrected over the decided ones; NaN for the undecided."""
    ties = table["ties"].to_numpy()
    fewer = (1 + (null <= ties).sum(axis=0)) / (len(null) + 1)
    more = (1 + (null >= ties).sum(axis=0)) / (len(null) + 1)
    p = np.minimum(1.0, 2 * np.minimum(fewer, more))
    decided = table["expected"].to_numpy() >= FEWEST_EXPECTED
    corrected = np.full(len(p), np.nan)
    corrected[decided] = benjamini_hochberg(p[decided])
    return corrected


def _remarks(table: pd.DataFrame) -> list[str]:
    """Say in a key of the catalogue what each cell's figures mean."""
    found = []
    for row in table.itertuples():
        if not row.possible:
            found.append("one_actor")
        elif np.isnan(row.p):
            found.append("undecided")
        elif row.p > SURE:
            found.append("chance")
        else:
            found.append("fewer" if row.ties < row.expected else "more")
    return found
