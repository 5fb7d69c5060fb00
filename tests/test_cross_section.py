"""The cross-section index: its parts counted by hand, chance by every shuffle, its band and its reasons."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.measures.sectors.cross_section import PARTS, cross_section
from netzwerk.network import Network
from netzwerk.texts import say
from tests.sample import true_network
from tests.zoo import zoo

INDEX = "cross_section"


def town(sectors, ties, fields=(), **extra):
    """Actors 0, 1, … of these sectors; ties of two digits; fields as strings of digits."""
    actors = pd.DataFrame({"actor": [str(k) for k in range(len(sectors))], "sector": list(sectors)})
    work = [(actor, f"F{k}") for k, those in enumerate(fields) for actor in those]
    return Network.of(
        actors=actors,
        reports=pd.DataFrame([(t[0], t[1]) for t in ties], columns=["source", "target"]),
        affiliations=pd.DataFrame(work, columns=["actor", "field"]),
        **extra,
    )


def by_hand(sectors, ties, fields):
    """The four parts, one by one, as definitions.md 14 says them; NaN where there is nothing."""
    names = sorted(set(sectors))
    pairs = list(combinations(names, 2))
    ends = [(int(t[0]), int(t[1])) for t in ties]
    across = [sectors[i] != sectors[j] for i, j in ends]
    met = {frozenset((sectors[i], sectors[j])) for i, j in ends if sectors[i] != sectors[j]}
    mixed = []
    for those in fields:
        shares = [np.mean([sectors[int(a)] == name for a in those]) for name in names]
        if len(set(those)) >= 2:
            mixed.append((1 - sum(p * p for p in shares)) * len(names) / (len(names) - 1))
    wide = []
    for actor in range(len(sectors)):
        partners = {j if i == actor else i for i, j in ends if actor in (i, j)}
        wide.append(len({sectors[p] for p in partners} - {sectors[actor]}) >= 2)
    nan = float("nan")
    return np.array([
        np.mean(across) if across else nan, len(met) / len(pairs), np.mean(mixed) if mixed else nan,
        np.mean(wide),
    ])  # fmt: skip


def expected(sectors, ties, fields):
    """Each part corrected by its exact mean over all permutations of the sectors, and the exact band."""
    x = by_hand(sectors, ties, fields)
    every = np.array([by_hand(p, ties, fields) for p in sorted(set(permutations(sectors)))])
    chance = every.mean(axis=0)
    degrees = np.bincount([int(end) for t in ties for end in t], minlength=len(sectors))
    pairs = len(set(sectors)) * (len(set(sectors)) - 1) / 2
    most = np.array([1, min(1, len(ties) / pairs), 1, (degrees >= 2).mean()])
    room = np.where(most - chance >= 0.01, most - chance, np.nan)
    return (x - chance) / room, (every - chance) / room


def rows(net, **more):
    return cross_section(net, **more).set_index("measure")


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_parts_index_and_band_are_exact_once_every_shuffle_is_drawn(data):
    sectors = "".join(data.draw(st.permutations("AABBC" + data.draw(st.sampled_from("ABCD")))))
    every = [f"{i}{j}" for i, j in combinations(range(6), 2)]
    ties = data.draw(st.lists(st.sampled_from(every), min_size=2, unique=True))
    fields = data.draw(st.lists(st.sampled_from(["012", "345", "01", "2345", "3"]), max_size=3))
    parts, shuffled = expected(sectors, ties, fields)

    def all_of_them(shape, codes, *, seed):
        yield shape.parts(np.array(sorted(set(permutations(codes.tolist())))))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("netzwerk.measures.sectors.cross_section._shuffled", all_of_them)
        found = rows(town(sectors, ties, fields))
    assert found.loc[list(PARTS), "value"].to_numpy(dtype=float) == pytest.approx(
        parts, abs=1e-9, nan_ok=True
    )
    defined = ~np.isnan(parts)
    if defined.sum() < 3:
        assert np.isnan(found.loc[INDEX, "value"])
        return
    assert found.loc[INDEX, "value"] == pytest.approx(100 * parts[defined].mean(), abs=1e-9)
    band = np.percentile(100 * shuffled[:, defined].mean(axis=1), [2.5, 97.5])
    assert found.loc[INDEX, ["low", "high"]].to_numpy(dtype=float) == pytest.approx(band, abs=1e-6)


def test_the_uncorrected_parts_are_exact_and_chance_lies_near_its_closed_form():
    sectors, ties, fields = "AABBCC", ["02", "24", "40", "13"], ["012", "34"]
    x = by_hand(sectors, ties, fields)
    notes = rows(town(sectors, ties, fields), lang="en").loc[list(PARTS), "note"]
    said = [note.removeprefix("uncorrected ").split(", by chance ") for note in notes]
    assert [float(value) for value, _ in said] == [round(value, 2) for value in x]
    assert float(said[0][1]) == pytest.approx(1 - 3 * 2 / 30, abs=0.02)  # 1 − Σ n_s(n_s − 1) / n(n − 1)


def test_a_network_all_across_is_above_and_one_all_within_below_the_band():
    sectors = "ABCDABCDABCD"
    across = [(str(k), str((k + step) % 12)) for k in range(12) for step in (1, 2)]
    within = [(str(k), str((k + step) % 12)) for k in range(12) for step in (4,)]
    mixed, pure = [["0", "1", "2", "3"], ["4", "5", "6", "7"]], [["0", "4", "8"], ["1", "5", "9"]]
    for ties, fields, key in ((across, mixed, "above"), (within, pure, "below")):
        net = town(sectors, ties, fields)
        row = rows(net, lang="en").loc[INDEX]
        assert row["note"] == say(f"cross_section.{key}", "en")
        assert (row["value"] > row["high"]) if key == "above" else (row["value"] < row["low"])
        assert row["basis"] == "null"


def test_direction_is_ignored_and_planned_work_does_not_count():
    one = town("AABBC", ["02", "24", "41"], ["01", "23"])
    both = town("AABBC", ["02", "20", "24", "41"], ["01", "23"], directed=True)
    pd.testing.assert_frame_equal(cross_section(one), cross_section(both))
    planned = one.affiliations.assign(role="planned")
    bare = Network.of(actors=one.actors, reports=one.reports, affiliations=planned)
    assert np.isnan(rows(bare).loc["cross_section_fields", "value"])


@pytest.mark.parametrize(
    ("net", "why"),
    [
        (town("AAAA", ["01", "12"], ["01"]), "one_sector"),
        (town("ABAB", [], ["01"]), "no_ties"),
    ],
)
def test_what_is_undefined_says_why(net, why):
    found = rows(net, lang="en")
    assert found.loc["cross_section_ties", "note"] == say(f"cross_section.{why}", "en")
    assert np.isnan(found.loc[INDEX, "value"])
    assert found.loc[INDEX, "note"].startswith("only")


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_gets_five_rows_each_with_a_value_or_a_reason(name):
    table = cross_section(zoo()[name])
    assert table["measure"].tolist() == [INDEX, *PARTS]
    assert (table["value"].notna() | table["note"].ne("")).all()
    assert (table["value"].dropna() <= 100).all()


def test_neither_the_order_of_ties_nor_the_global_dice_matter_but_the_seed_does():
    net = true_network()
    turned = Network.of(actors=net.actors, reports=net.reports.iloc[::-1], affiliations=net.affiliations)
    np.random.seed(3)
    state = np.random.get_state()[1].tolist()
    pd.testing.assert_frame_equal(cross_section(net), cross_section(turned))
    assert np.random.get_state()[1].tolist() == state
    assert not cross_section(net, seed=2).equals(cross_section(net))
