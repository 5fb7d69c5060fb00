"""The rows of waves.csv: each figure as it stands, beside what it is among all that can be compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.waves.effort import Effort, alpha, effort
from netzwerk.measures.waves.pairs import TwoWaves
from netzwerk.measures.waves.qap import Qap, qap
from netzwerk.network import Network
from netzwerk.schema import WAVES
from netzwerk.texts import say

__all__ = ["Rows", "wave_rows", "wish_rows"]

_NAN = float("nan")


@dataclass
class Rows:
    """The rows of one comparison while they are gathered."""

    lang: str
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, what: str, note: str = "", **figures: float) -> None:
        """Add a figure: `a`, `b`, `value` (b − a where left out and both are given), `like_for_like`."""
        row = {name: float(figures.get(name, _NAN)) for name in ("a", "b", "value", "like_for_like")}
        if "value" not in figures:
            row["value"] = row["b"] - row["a"]
        self.rows.append({"what": what, **row, "note": note})

    def say(self, key: str, **values: object) -> str:
        """Say a note in the rows' language."""
        return say(f"waves.notes.{key}", self.lang, **values)

    def table(self, wave_a: str, wave_b: str) -> pd.DataFrame:
        """Return the rows as waves.csv has them."""
        frame = pd.DataFrame(self.rows, columns=list(WAVES.names))
        return frame.assign(wave_a=wave_a, wave_b=wave_b)


def wave_rows(waves: TwoWaves, rows: Rows, *, dissolved: Collection[str] = (), seed: int) -> None:
    """Add what was done, who was there, and what became of the ties."""
    _effort_rows(waves, rows)
    _actor_rows(waves, rows)
    _dissolved_row(waves, rows, dissolved)
    _tie_rows(waves, rows)
    _expected_rows(waves, rows)
    _alike_rows(waves, rows, seed=seed)


def _effort_rows(waves: TwoWaves, rows: Rows) -> None:
    a, b = effort(waves.a, waves.unseen), effort(waves.b, waves.unseen)
    rows.add("reports", _came_and_went(a, b, rows), a=a.reports, b=b.reports)
    rows.add("groups", a=a.groups, b=b.groups)
    rows.add("respondents", a=a.respondents, b=b.respondents)
    rows.add("files", a=a.files, b=b.files)
    if a.present or b.present:
        rows.add("actors_present", a=a.present, b=b.present)
    pairs = [net.n * (net.n - 1) // (1 if net.directed else 2) for net in (waves.a, waves.b)]
    asked = [every if e.asked is None else e.asked for e, every in zip((a, b), pairs, strict=True)]
    note = rows.say("all_asked") if a.asked is None or b.asked is None else ""
    rows.add("pairs_asked", note, a=asked[0], b=asked[1])
    share = [count / every if every else _NAN for count, every in zip(asked, pairs, strict=True)]
    rows.add("pairs_asked_share", note, a=share[0], b=share[1])


def _came_and_went(a: Effort, b: Effort, rows: Rows) -> str:
    """Say what was asked in one of the waves only."""
    if bool(a.respondents) == bool(b.respondents):
        return ""
    came = bool(b.respondents)
    return rows.say("survey_came" if came else "survey_went", count=(b if came else a).respondents)


def _actor_rows(waves: TwoWaves, rows: Rows) -> None:
    bare = [net for net in (waves.a, waves.b) if not net.actors["on_roster"].astype(bool).any()]
    note = rows.say("no_roster", waves=", ".join(n.wave for n in bare if n.wave) or "–") if bare else ""
    here = [int((active & waves.listed).sum()) for active in (waves.active_a, waves.active_b)]
    rows.add("actors", note, a=here[0], b=here[1])
    rows.add("stayers", note, value=len(waves.stayers))
    rows.add("joiners", value=len(waves.joiners))
    rows.add("leavers", value=len(waves.leavers))
    if waves.unseen:
        rows.add("unseen", rows.say("unseen"), value=int((~waves.listed).sum()))


def _dissolved_row(waves: TwoWaves, rows: Rows, dissolved: Collection[str]) -> None:
    """Add how many of the leavers were dissolved, and who."""
    gone = [actor for actor in waves.leavers if actor in dissolved]
    if gone:
        names = waves.a.actors.set_index("actor")["name"]
        rows.add("leavers_dissolved", ", ".join(names[gone]), value=len(gone))


def _tie_rows(waves: TwoWaves, rows: Rows) -> None:
    """Add what became of the ties: as they stand, and among pairs of stayers asked about in both waves."""
    every = waves.ties
    ties = every[every["listed"]]
    fair = ties[ties["comparable"]]

    def count(frame: pd.DataFrame, a: bool, b: bool) -> int:
        return int((frame["tie_a"].eq(a) & frame["tie_b"].eq(b)).sum())

    raw = {name: count(ties, *ends) for name, ends in _FATES.items()}
    like = {name: count(fair, *ends) for name, ends in _FATES.items()}
    rows.add("comparable_pairs", value=waves.comparable_pairs, like_for_like=waves.comparable_pairs)
    both = [raw["kept"] + raw["gone"], raw["kept"] + raw["new"]]
    rows.add("ties", a=both[0], b=both[1], like_for_like=like["new"] - like["gone"])
    rows.add("ties_kept", value=raw["kept"], like_for_like=like["kept"])
    rows.add("ties_new", rows.say("new"), value=raw["new"], like_for_like=like["new"])
    rows.add("ties_gone", rows.say("gone"), value=raw["gone"], like_for_like=like["gone"])
    changes = ties["change"].value_counts()
    for change, note in _TOLD.items():
        rows.add(f"change_{change}", rows.say(note), value=int(changes.get(change, 0)))
    unasked = ties[ties["change"].eq(terms.NOT_ASKED)]
    sides = int(unasked["tie_a"].sum()), int(unasked["tie_b"].sum())
    rows.add("change_not_asked", rows.say("not_comparable"), a=sides[0], b=sides[1], value=len(unasked))
    if waves.unseen:
        left = every[~every["listed"]]
        counts = int(left["tie_a"].sum()), int(left["tie_b"].sum())
        rows.add("ties_unseen", rows.say("unseen"), a=counts[0], b=counts[1])
    _jaccard(raw, like, rows)


_FATES = {"kept": (True, True), "new": (False, True), "gone": (True, False)}
# What a tie is told apart by, and what must be said of it.
_TOLD = {
    terms.ENDED: "ended", terms.NOT_NAMED_AGAIN: "not_named_again", terms.BORN: "said_no_before",
    terms.FIRST_NAMED: "first_named", terms.WITH_JOINER: "with_joiner", terms.WITH_LEAVER: "with_leaver",
}  # fmt: skip


def _jaccard(raw: dict[str, int], like: dict[str, int], rows: Rows) -> None:
    sums = [sum(counts.values()) for counts in (raw, like)]
    shares = [
        counts["kept"] / total if total else _NAN for counts, total in zip((raw, like), sums, strict=True)
    ]
    note = "" if sums[1] else rows.say("nothing_comparable")
    rows.add("jaccard", note, value=shares[0], like_for_like=shares[1])


def _expected_rows(waves: TwoWaves, rows: Rows) -> None:
    """Σ over the comparable ties of one wave of (1 − α)^a, α and a those of the other wave."""
    fair = waves.ties[waves.ties["listed"] & waves.ties["comparable"]]
    sides: tuple[tuple[str, str, Network, str], ...] = (
        ("expected_new", "tie_b", waves.a, "asked_a"), ("expected_gone", "tie_a", waves.b, "asked_b"),
    )  # fmt: skip
    for what, tie, other, asked in sides:
        share, estimated = alpha(other)
        informants = np.maximum(fair.loc[fair[tie], asked].to_numpy(dtype=float), 1.0)
        missed = float(((1.0 - share) ** informants).sum())
        note = rows.say("alpha_estimated" if estimated else "alpha_assumed", alpha=f"{share:.2f}")
        rows.add(what, note, value=missed, like_for_like=missed)


def _alike_rows(waves: TwoWaves, rows: Rows, *, seed: int) -> None:
    """Densities and the correlation of the two networks, on stayers."""
    stayers = waves.stayers
    pairs = len(stayers) * (len(stayers) - 1) / (1 if waves.a.directed else 2)
    ends = [_ends(net, stayers) for net in (waves.a, waves.b)]
    dense = [len(i) / pairs if pairs else _NAN for i, _ in ends]
    rows.add("ties_stayers", a=len(ends[0][0]), b=len(ends[1][0]))
    rows.add("possible_stayers", value=pairs)
    rows.add("density_stayers", "" if pairs else rows.say("no_stayers"), a=dense[0], b=dense[1])
    found = qap(len(stayers), *ends, directed=waves.a.directed, seed=seed) if pairs else Qap(_NAN, _NAN, 0)
    note = rows.say("qap", draws=found.draws) if found.draws else rows.say("qap_undefined")
    rows.add("qap_r", note, value=found.r, like_for_like=found.r)
    rows.add("qap_p", note, value=found.p, like_for_like=found.p)


def _ends(net: Network, stayers: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Positions among stayers of the ties between two of them."""
    place = stayers.get_indexer(net.index)
    i, j = (place[net.edges[end].to_numpy(dtype=int)] for end in ("i", "j"))
    inside = (i >= 0) & (j >= 0)
    return i[inside].astype(np.int64), j[inside].astype(np.int64)


def wish_rows(followed: pd.DataFrame, rows: Rows) -> None:
    """Add how many wishes came true, of all and of those that somebody was asked about again."""
    wishes = followed[followed["kind"].eq("wish")]["outcome"].value_counts()
    true, still = int(wishes.get(terms.CAME_TRUE, 0)), int(wishes.get(terms.OPEN, 0))
    every = int(wishes.sum())
    rows.add("wishes", value=every, like_for_like=true + still)
    rows.add("wishes_came_true", rows.say("wishes"), value=true, like_for_like=true)
    shares = true / every if every else _NAN, true / (true + still) if true + still else _NAN
    note = "" if true + still else rows.say("no_wishes")
    rows.add("wishes_came_true_share", note, value=shares[0], like_for_like=shares[1])
