"""How far cooperation runs across sectors beyond what chance gives: four parts and their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk import schema, terms
from netzwerk.measures.chance import generator
from netzwerk.measures.engine import Ints, engine_of
from netzwerk.measures.record import FIELDS, NETWORK, SECTORS, TIES, Measure
from netzwerk.measures.sectors.two_paths import sector_codes
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from netzwerk.network import Network

__all__ = ["MEASURES", "PARTS", "cross_section"]

PARTS = ("cross_section_ties", "cross_section_pairs", "cross_section_fields", "cross_section_actors")
INDEX = "cross_section"
SHUFFLES = 1000
# A part that cannot rise so far above chance says nothing; fewer parts than this are no index.
_ROOM, _FEWEST = 0.01, 3
# Cells that are held at once while sectors are shuffled.
_CELLS = 8_000_000
_NAN = float("nan")


@dataclass(frozen=True, eq=False)
class _Shape:
    """What a shuffle of the sectors leaves as it is."""

    n: int
    sectors: int
    ends: tuple[Ints, Ints]
    seats: tuple[Ints, Ints]
    fields: int
    partners: Ints

    @classmethod
    def of(cls, net: Network) -> _Shape:
        ties = engine_of(net).undirected
        rows = net.affiliations
        works = rows[rows["kind"].eq(terms.FIELD) & rows["role"].isin(terms.WORKING_ROLES)]
        works = works[["actor", "field"]].drop_duplicates()
        works = works[works.groupby("field")["actor"].transform("size").ge(2)]
        field, names = pd.factorize(works["field"], sort=True)
        seats = (net.index.get_indexer(works["actor"]).astype(np.int64), field.astype(np.int64))
        return cls(net.n, net.sectors.nunique(), (ties.i, ties.j), seats, len(names), engine_of(net).partners)

    @property
    def most(self) -> np.ndarray:
        """The largest value that each part can have."""
        pairs, m = self.sectors * (self.sectors - 1) / 2, len(self.ends[0])
        tied = float((self.partners >= 2).mean()) if self.n else _NAN
        return np.array([1.0, min(1.0, m / pairs) if pairs else _NAN, 1.0, tied])

    @property
    def missing(self) -> tuple[str, ...]:
        """Why each part is undefined whatever the sectors are; empty where it is not."""
        alone = "one_sector" if self.sectors < 2 else ""
        bare = "" if len(self.ends[0]) else "no_ties"
        return (
            alone or bare,
            alone or bare,
            alone or ("" if self.fields else "no_shared_field"),
            alone or bare,
        )

    def parts(self, codes: np.ndarray) -> np.ndarray:
        """Compute the four parts for each row of sector codes: shape (draws, 4)."""
        found = (self._across(codes), self._pairs(codes), self._mixed(codes), self._wide(codes))
        return np.column_stack(found)

    def _across(self, codes: np.ndarray) -> np.ndarray:
        i, j = self.ends
        return (codes[:, i] != codes[:, j]).mean(axis=1) if len(i) else np.full(len(codes), _NAN)

    def _pairs(self, codes: np.ndarray) -> np.ndarray:
        s = self.sectors
        a, b = codes[:, self.ends[0]], codes[:, self.ends[1]]
        met = np.zeros((len(codes), s * s), dtype=bool)
        np.put_along_axis(met, np.minimum(a, b) * s + np.maximum(a, b), True, axis=1)
        met[:, np.arange(s) * (s + 1)] = False
        return met.sum(axis=1) / (s * (s - 1) / 2) if s > 1 else np.full(len(codes), _NAN)

    def _mixed(self, codes: np.ndarray) -> np.ndarray:
        if not self.fields or self.sectors < 2:
            return np.full(len(codes), _NAN)
        actors, field = self.seats
        row = np.arange(len(codes))[:, None]
        place = (row * self.fields + field) * self.sectors + codes[:, actors]
        counts = np.bincount(place.ravel(), minlength=len(codes) * self.fields * self.sectors)
        counts = counts.reshape(len(codes), self.fields, self.sectors).astype(float)
        shares = counts / counts.sum(axis=2, keepdims=True)
        mixed = (1 - (shares**2).sum(axis=2)) * self.sectors / (self.sectors - 1)
        return np.asarray(mixed.mean(axis=1))

    def _wide(self, codes: np.ndarray) -> np.ndarray:
        if not self.n:
            return np.full(len(codes), _NAN)
        s, row = self.sectors, np.arange(len(codes))[:, None]
        met = np.zeros((len(codes), self.n, s), dtype=bool)
        i, j = self.ends
        met[row, i, codes[:, j]] = True
        met[row, j, codes[:, i]] = True
        met[row, np.arange(self.n), codes] = False
        return np.asarray((met.sum(axis=2) >= 2).mean(axis=1))


def cross_section(net: Network, *, seed: int = 1, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Say how far cooperation runs across sectors, corrected for chance, with the parts of the index.

    Four parts: the share of ties between sectors; the share of pairs of sectors with a tie; the mean over
    fields with two or more active actors of the diversity of their sectors (1 − Σ p²)·S/(S − 1); the share of
    actors with partners in two or more sectors other than their own. Each is (x − E)/(max − E), E its mean
    over 1,000 shuffles of the actors' sectors with ties and fields as they are; max is 1, min(1, m / pairs of
    sectors), 1, and the share of actors with two or more partners. The index is 100 times the mean of the
    parts that are defined, at least three; 0 is chance, below 0 less than chance.

    Parameters
    ----------
    net : Network
        Ties, direction ignored, sectors (`unknown` is one), and active or leading roles in fields.
    seed : int
        Where chance begins.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        Rows of results/network.csv: the index with the middle 95 % of the index over the shuffles as low and
        high (a value inside cannot be told from chance), and its four corrected parts without a span; the
        part's own value stands in the note. NaN with a reason where a part cannot rise .01 above chance, or
        fewer than three are defined.

    References
    ----------
    Krackhardt & Stern 1988 and Blau 1977 for the parts; Hubert & Arabie 1985 for the correction.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": list("abcd"), "sector": list("XYXY")}),
    ...     reports=pd.DataFrame({"source": list("abc"), "target": list("bcd")}),
    ... )
    >>> cross_section(net, lang="en").loc[1, "note"]
    'uncorrected 1.00, by chance 0.67'
    """
    shape = _Shape.of(net)
    observed = shape.parts(sector_codes(net)[None, :])[0]
    drawn = np.concatenate(list(_shuffled(shape, sector_codes(net), seed=seed)))
    chance, most = drawn.mean(axis=0), shape.most
    missing = tuple(
        why or ("" if most[k] - chance[k] >= _ROOM else "no_room") for k, why in enumerate(shape.missing)
    )
    defined = np.array([not why for why in missing])
    room = np.where(defined, most - chance, _NAN)
    parts = (observed - chance) / room
    rows = [_index(parts, (drawn - chance) / room, defined, lang=lang)]
    for name, part, why, x, e in zip(PARTS, parts, missing, observed, chance, strict=True):
        note = (
            say(f"cross_section.{why}", lang)
            if why
            else say("cross_section.part", lang, x=f"{x:.2f}", e=f"{e:.2f}")
        )
        rows.append((name, part, _NAN, _NAN, "", note))
    return pd.DataFrame(rows, columns=schema.WHOLE.names)


def _index(
    parts: np.ndarray, drawn: np.ndarray, defined: np.ndarray, *, lang: str
) -> tuple[str, float, float, float, str, str]:
    """Give the row of the index, with its band over the shuffles."""
    if defined.sum() < _FEWEST:
        return INDEX, _NAN, _NAN, _NAN, "", say("cross_section.too_few", lang, count=int(defined.sum()))
    value = 100 * float(parts[defined].mean())
    low, high = np.percentile(100 * drawn[:, defined].mean(axis=1), [2.5, 97.5])
    key = "inside" if low <= value <= high else "above" if value > high else "below"
    return INDEX, value, float(low), float(high), terms.BASIS_NULL, say(f"cross_section.{key}", lang)


def _shuffled(shape: _Shape, codes: Ints, *, seed: int) -> Iterator[np.ndarray]:
    """Yield the parts under shuffled sectors, in chunks that fit into memory."""
    cells = max(shape.n * shape.sectors, len(shape.ends[0]), shape.fields * shape.sectors, 1)
    size = max(1, min(SHUFFLES, _CELLS // cells))
    dice = generator(seed, "cross_section")
    for first in range(0, SHUFFLES, size):
        chunk = min(size, SHUFFLES - first)
        yield shape.parts(dice.permuted(np.tile(codes, (chunk, 1)), axis=1))


def _value(net: Network, *, name: str) -> float:
    return float(cross_section(net).set_index("measure").loc[name, "value"])


MEASURES = tuple(
    Measure(
        name, partial(_value, name=name), source, reads, low=-np.inf, high=high, of=NETWORK, engine="numpy",
        drawn=True, undefined=undefined,
    )
    for name, source, reads, high, undefined in (
        (INDEX, "", (TIES, SECTORS, FIELDS), 100.0, ("one_sector", "too_few_parts")),
        (PARTS[0], "Krackhardt & Stern 1988", (TIES, SECTORS), 1.0, ("one_sector", "no_ties")),
        (PARTS[1], "", (TIES, SECTORS), 1.0, ("one_sector", "no_ties")),
        (PARTS[2], "Blau 1977", (SECTORS, FIELDS), 1.0, ("one_sector", "no_shared_field")),
        (PARTS[3], "", (TIES, SECTORS), 1.0, ("one_sector", "no_ties")),
    )
)  # fmt: skip
