"""Two actors in the same field who do not cooperate: open triangles actor – field – actor."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.effects.gains import existing_pairs, pairs_gained, refused_pairs
from netzwerk.measures.gaps.quality import pair_quality, sides
from netzwerk.measures.gaps.rows import enumerate_words, gap_rows, pair_columns
from netzwerk.measures.gaps.texts import say_gain
from netzwerk.network import Network
from netzwerk.texts import say

# Beyond this many open pairs the table serves nobody, and would not fit into memory.
MOST_PAIRS = 10_000_000


def working(net: Network) -> pd.DataFrame:
    """Return who works in which field: active or lead, committees and groups left out, each once."""
    rows = net.affiliations
    kept = rows["kind"].eq(terms.FIELD) & rows["role"].isin(terms.WORKING_ROLES)
    return rows[kept]


def functional_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the pairs who work in the same field, have no tie and did not refuse one.

    The weight is the number of fields shared, active or lead; planned does not count.

    Parameters
    ----------
    net : Network
        Affiliations of kind `field` and existing and refused ties are read, direction ignored.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair, sorted; `field` lists the shared fields.

    Raises
    ------
    NetworkError
        If there would be more than ten million rows.

    Notes
    -----
    Bodin 2017; Guerrero et al. 2015; Angst & Seppelt (motifr).

    Examples
    --------
    >>> import pandas as pd
    >>> work = pd.DataFrame({"actor": ["a", "b", "c"], "field": ["school", "school", "sport"]})
    >>> functional_gaps(Network.of(affiliations=work))["gap"].tolist()
    ['functional:a--b']
    """
    lines = working(net)
    fields = sorted(set(lines["field"]))
    i, j = _open_pairs(net, lines, fields=fields)
    shared = _Shared(net, lines, fields=fields)
    listed, evidence, weight = shared.told(i, j, lang=lang)
    return gap_rows(
        "functional",
        len(i),
        **pair_columns(net, "functional", i=i, j=j),
        field=listed,
        weight=weight,
        evidence=evidence,
        effect=say_gain(net, i, j, gained=pairs_gained(net, i, j), lang=lang),
        quality=pair_quality(sides(net), i, j),
    )


def _open_pairs(net: Network, lines: pd.DataFrame, *, fields: list[str]) -> tuple[np.ndarray, np.ndarray]:
    from scipy.sparse import coo_array, triu

    once = lines[["actor", "field"]].drop_duplicates()
    sizes = once.groupby("field").size()
    if int((sizes * (sizes - 1) // 2).sum()) > 10 * MOST_PAIRS:
        raise NetworkError("too_many_gaps", most=MOST_PAIRS)
    rows = net.index.get_indexer(once["actor"])
    columns = pd.Index(fields, dtype=object).get_indexer(once["field"])
    shape = (net.n, len(fields))
    member = coo_array((np.ones(len(once), dtype=np.int32), (rows, columns)), shape=shape).tocsr()
    together = triu(member @ member.T, k=1).tocoo()
    codes = np.sort(together.row.astype(np.int64) * net.n + together.col)
    taken = [one * net.n + other for one, other in (existing_pairs(net), refused_pairs(net))]
    codes = codes[~np.isin(codes, np.concatenate(taken))]
    if len(codes) > MOST_PAIRS:
        raise NetworkError("too_many_gaps", most=MOST_PAIRS)
    return codes // max(net.n, 1), codes % max(net.n, 1)


def shared_fields(
    net: Network, lines: pd.DataFrame, *, i: np.ndarray, j: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """For each pair: the fields that both work in, joined by `|`, and how many they are.

    Parameters
    ----------
    lines : DataFrame
        What `working` gave.
    i, j : ndarray of int
        Positions of the ends.
    """
    fields = sorted(set(lines["field"]))
    listed, _, count = _Shared(net, lines, fields=fields).told(i, j, lang="en")
    return listed, count.astype(np.int64)


class _Shared:
    """Which fields two actors share, and in which files that stands: bits, so that pairs cost little."""

    def __init__(self, net: Network, lines: pd.DataFrame, *, fields: list[str]) -> None:
        self.fields = np.array(fields, dtype=object)
        self.files = sorted(set(lines["file"]) - {""})
        place = pd.Index(fields, dtype=object).get_indexer(lines["field"])
        actor = net.index.get_indexer(lines["actor"])
        shape = (net.n, max(len(fields), 1))
        self.all = _bits(shape, actor, place)
        self.by_file = []
        for file in self.files:
            mine = lines["file"].eq(file).to_numpy()
            self.by_file.append(_bits(shape, actor[mine], place[mine]))

    def told(self, i: np.ndarray, j: np.ndarray, *, lang: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each pair: the shared fields joined, the evidence as a sentence, and how many they are."""
        shared = self.all[i] & self.all[j]
        found = [((bits[i] | bits[j]) & shared).any(axis=1) for bits in self.by_file]
        sources = np.packbits(np.array(found, dtype=bool).reshape(len(found), len(i)).T, axis=1)
        case = np.concatenate([shared, sources], axis=1)
        _, first, which = np.unique(_as_keys(case), return_index=True, return_inverse=True)
        listed, evidence, weight = [], [], []
        for row in first.tolist():
            names = self.fields[_set_bits(shared[row])]
            files = [file for file, one in zip(self.files, found, strict=True) if one[row]]
            listed.append(terms.JOIN.join(names))
            evidence.append(_say_shared(names, files, lang))
            weight.append(float(len(names)))
        return (
            np.array(listed, dtype=object)[which],
            np.array(evidence, dtype=object)[which],
            np.array(weight, dtype=float)[which],
        )


def _say_shared(names: np.ndarray, files: list[str], lang: str) -> str:
    key = "gaps.functional_one" if len(names) == 1 else "gaps.functional"
    told = say(key, lang, count=len(names), fields=enumerate_words(names))
    return f"{told} ({enumerate_words(files)})" if files else told


def _bits(shape: tuple[int, int], actor: np.ndarray, place: np.ndarray) -> np.ndarray:
    flags = np.zeros(shape, dtype=bool)
    flags[actor, place] = True
    packed: np.ndarray = np.packbits(flags, axis=1)
    return packed


def _set_bits(packed: np.ndarray) -> np.ndarray:
    flags: np.ndarray = np.flatnonzero(np.unpackbits(packed))
    return flags


def _as_keys(rows: np.ndarray) -> np.ndarray:
    wide = np.ascontiguousarray(rows)
    keys: np.ndarray = wide.view(np.dtype((np.void, wide.shape[1]))).ravel()
    return keys
