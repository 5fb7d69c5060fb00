"""The register: every gap in one matter, scores by hand, who invites, a shortlist that keeps its rules."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netzwerk as nw
from netzwerk import terms
from netzwerk.decided import Agreement
from netzwerk.measures.gaps.answer import TYPES as EVERY
from netzwerk.measures.matters.convenors import MOST
from netzwerk.measures.matters.folded import ROUND_TABLE, fold_gaps
from netzwerk.measures.matters.shortlist import Candidate, shortlist
from netzwerk.measures.matters.urgency import BASE
from netzwerk.schema import GAPS, REGISTER
from netzwerk.settings import Settings
from netzwerk.texts import LANGUAGES, catalogue
from netzwerk.views.register import register, with_matters
from tests.sample import WAVES, true_network
from tests.test_gaps import pairs, plain, two_level, within_two
from tests.zoo import zoo

TYPES = [kind for kind in EVERY if kind not in ("cross-sector", "repair")]
ZOO = zoo()


def net_of(
    names="", ties=(), *, wishes=(), work=(), present=None, roster=None, sectors=None, groups=("", "")
):
    """A small network: actors are letters, ties and wishes two letters, work is (letter, field, role)."""
    actors = pd.DataFrame({"actor": list(names), "sector": sectors or "A"})
    for column, marked in (("present", present), ("on_roster", roster)):
        actors[column] = actors["actor"].isin(list(names if marked is None else marked))
    rows = [(*tie, "existing", groups[0]) for tie in ties] + [(*wish, "wished", groups[1]) for wish in wishes]
    return nw.Network.of(
        actors=actors,
        reports=pd.DataFrame(rows, columns=["source", "target", "state", "group"]),
        affiliations=pd.DataFrame(list(work), columns=["actor", "field", "role"]),
    )


def made(**columns):
    """One gap of any type, as results.md pins the columns."""
    empty = dict.fromkeys(GAPS.names, "") | {"weight": 1.0}
    return pd.DataFrame([empty | columns])


def found_in(net, types=TYPES):
    """All gaps but those that need draws or a solver, which would make every random network dear."""
    return nw.gaps(net, types)


@cache
def sample_register(wave=WAVES[0], lang="de"):
    """The sample's gaps, those against chance included, and their register."""
    net = true_network(wave)
    found = nw.gaps(net, lang=lang)
    return found, register(net, found, lang=lang)


def by_key(table):
    return table.set_index("matter")


# Folding.


def every_gap_belongs_to_one_matter_and_a_pair_to_one_row(_net, found, table):
    assert set(found["matter"]) == set(table["matter"])
    assert table["matter"].is_unique
    for key, rows in found.groupby("matter"):
        listed = set(by_key(table).loc[key, "reasons"].split("|"))
        assert listed == set(rows["type"])
    both = found[found["actor_b"].ne("")]
    homes = both.groupby([both["actor_a"], both["actor_b"]])["matter"].nunique()
    assert (homes == 1).all()


def round_tables_take_three_or_more_pairs_that_lack_a_tie_for_no_other_reason(_net, found, _table):
    reasons = found.groupby(["actor_a", "actor_b"])["type"].agg(set)
    for key, rows in found[found["type"].eq("functional")].groupby("matter"):
        if key.startswith("field:"):
            assert len(rows) >= ROUND_TABLE
            field = key.removeprefix("field:")
            assert all(field in fields.split("|") for fields in rows["field"])
            for pair in zip(rows["actor_a"], rows["actor_b"], strict=True):
                assert reasons[pair] == {"functional"}


def test_a_field_of_two_without_a_lead_their_wish_and_their_missing_tie_are_one_row():
    net = net_of("ab", wishes=["ab", "ba"], work=[("a", "X", "active"), ("b", "X", "active")])
    row = by_key(register(net, found_in(net))).loc["pair:a--b"]
    assert row["reasons"] == "coverage|wish|functional"
    assert row["field"] == "X"
    assert "field:X" not in set(register(net)["matter"])


def test_a_membership_proposed_for_a_field_of_two_stays_with_the_field():
    net = net_of("abc", wishes=["ab", "ba"], work=[("a", "X", "active"), ("b", "X", "active")])
    gap = made(type="repair", actor_a="c", field="X", quality="both")
    found = pd.concat([found_in(net, ["coverage", "wish", "functional"]), gap], ignore_index=True)
    table = by_key(register(net, found))
    assert table.loc["pair:a--b", "reasons"] == "coverage|wish|functional"
    assert table.loc["field:X", ["reasons", "actors"]].tolist() == ["repair", "c"]


def test_a_field_of_three_and_its_open_pairs_are_one_row():
    net = net_of("abc", work=[(name, "X", "active") for name in "abc"])
    table = by_key(register(net, found_in(net)))
    assert table.loc["field:X", "reasons"] == "coverage|functional"
    assert table.loc["field:X", "actors"] == "a|b|c"


@pytest.mark.parametrize(
    ("gap", "key"),
    [
        ({"type": "integrative", "field": "Y|X"}, "fields:X--Y"),
        ({"type": "redundancy", "field": "X|Y"}, "fields:X--Y"),
        ({"type": "cross-sector", "sectors": "T|S"}, "sectors:S--T"),
        ({"type": "fragility", "actor_a": "b|a|c"}, "set:a--b--c"),
        ({"type": "fragility", "actor_a": "b"}, "actor:b"),
        ({"type": "repair", "actor_a": "a", "field": "X"}, "field:X"),
        ({"type": "repair", "actor_a": "b", "actor_b": "a"}, "pair:a--b"),
        ({"type": "hole", "actor_a": "a", "actor_b": "c"}, "pair:a--c"),
        ({"type": "one-sided", "actor_a": "c", "actor_b": "b"}, "pair:b--c"),
        ({"type": "predicted", "actor_a": "a", "actor_b": "b"}, "pair:a--b"),
        ({"type": "coverage", "field": "X", "weight": 4.0}, "field:X"),
    ],
)
def test_every_type_of_gap_becomes_a_matter_with_a_sentence_and_a_step(gap, key):
    net = net_of("abc", ties=["bc"], sectors=["S", "T", "S"], work=[("a", "X", "active"), ("b", "Y", "lead")])
    for lang in LANGUAGES:
        row = register(net, made(quality="", **gap), lang=lang).iloc[0]
        assert row["matter"] == key
        assert row["sentence"].endswith((".", "?"))
        assert row["next_step"].endswith("____")
        assert row["reasons"] == gap["type"]
        assert "{" not in row["sentence"] + row["next_step"]


# Scores.


def scores_are_what_the_definition_says(net, found, table):
    table = by_key(table)
    graph, reach = plain(net), within_two(plain(net))
    gains = {}
    for a, b in zip(found["actor_a"], found["actor_b"], strict=True):
        if b and not graph.has_edge(a, b):
            more = nx.Graph(graph)
            more.add_edge(a, b)
            gains[a, b] = within_two(more) - reach
    most = max(gains.values(), default=0)
    largest = found.groupby("type")["weight"].max()
    for key, rows in found.groupby("matter"):
        row = table.loc[key]
        needs = [BASE[kind] * (0.5 + 0.5 * weight / largest[kind]) for kind, weight in
                 zip(rows["type"], rows["weight"], strict=True)]  # fmt: skip
        assert row["need"] == pytest.approx(min(1, max(needs) + 0.1 * (rows["type"].nunique() - 1)))
        if set(rows["type"]) <= {"wish", "functional"}:
            best = max(gains[pair] for pair in zip(rows["actor_a"], rows["actor_b"], strict=True))
            assert row["impact"] == pytest.approx(best / most if most else 0)
        parts = row[["need", "impact", "ease", "sureness"]].to_numpy(dtype=float)
        assert row["score"] == pytest.approx(100 * parts @ [0.35, 0.30, 0.20, 0.15])


def the_order_is_by_score_type_weight_and_actors(_net, _found, table):
    assert table["rank"].tolist() == list(range(1, len(table) + 1))
    order = [(-round(score, 9), terms.GAP_TYPES.index(reasons.split("|")[0]))
             for score, reasons in zip(table["score"], table["reasons"], strict=True)]  # fmt: skip
    assert order == sorted(order)


def test_scores_do_not_depend_on_the_order_of_actors_and_reports():
    net = true_network()
    mixed = nw.Network.of(
        actors=net.actors[::-1], reports=net.reports[::-1], affiliations=net.affiliations[::-1],
        asked=net.asked_by,
    )  # fmt: skip
    types = ["coverage", "wish", "functional", "fragility"]
    table, other = (by_key(register(one, found_in(one, types))).sort_index() for one in (net, mixed))
    pd.testing.assert_frame_equal(table[["score", "effort"]], other[["score", "effort"]])


def test_fragility_counts_the_pairs_saved_and_fields_count_in_full():
    work = [("a", "X", "active"), ("b", "X", "active")]
    line = net_of("abcdef", ties=["ab", "bc", "cd", "de", "ef"], work=work)
    found = with_matters(line, found_in(line, ["coverage", "fragility"]))
    table = by_key(register(line, found))
    broken = found[found["type"].eq("fragility")]
    for matter, weight in zip(broken["matter"], broken["weight"], strict=True):
        assert table.loc[matter, "impact"] == pytest.approx(weight / broken["weight"].max())
    assert table.loc["field:X", ["impact", "sureness"]].tolist() == [1.0, 1.0]


def test_a_repair_counts_the_pairs_that_it_keeps_together():
    line = net_of("abc", ties=["ab", "bc"])
    gap = made(type="repair", actor_a="a", actor_b="c", quality="both")
    row = register(line, pd.concat([gap, found_in(line, "fragility")], ignore_index=True)).set_index("matter")
    assert row.loc["pair:a--c", "impact"] == 1.0


def test_weights_and_efforts_of_netzwerk_toml_count():
    net = net_of("abc", ties=["ab"], wishes=["ac"])
    only_need = Settings(register_weights={"need": 2.0, "impact": 0.0, "ease": 0.0, "sureness": 0.0})
    table = register(net, settings=only_need)
    assert table["score"].to_numpy() == pytest.approx(100 * table["need"].to_numpy())
    known = Settings(register_effort={"pair:a--c": terms.LONG})
    assert by_key(register(net, settings=known)).loc["pair:a--c", "effort"] == terms.LONG


# Effort.


@pytest.mark.parametrize(
    ("net", "key", "effort"),
    [
        (net_of("ab", wishes=["ab", "ba"]), "pair:a--b", terms.EASY),
        (net_of("ab", wishes=["ab", "ba"], present="a"), "pair:a--b", terms.LONG),  # and nothing joins them
        (net_of("abc", ties=["ac", "bc"], wishes=["ab"]), "pair:a--b", terms.EASY),
        (net_of("abc", ties=["ac", "bc"], wishes=["ab"], present="bc"), "pair:a--b", terms.MEDIUM),
        (net_of("abc", ties=["ac", "bc"], wishes=["ab"], present="bc", roster="bc"), "pair:a--b", terms.LONG),
        (net_of("ab", wishes=["ab"]), "pair:a--b", terms.LONG),
        (net_of("ab", work=[("a", "X", "lead"), ("b", "X", "active")]), "pair:a--b", terms.MEDIUM),
        (net_of("a", work=[("a", "X", "planned")]), "field:X", terms.EASY),
        (net_of("a", work=[("a", "X", "lead")]), "field:X", terms.LONG),
        (net_of("abc", work=[(k, "X", "active") for k in "abc"]), "field:X", terms.LONG),
        (net_of("abcd", work=[(k, "X", "lead") for k in "abcd"]), "field:X", terms.MEDIUM),
    ],
)  # fmt: skip
def test_effort_by_who_was_there_and_who_knows_whom(net, key, effort):
    assert by_key(register(net, found_in(net))).loc[key, "effort"] == effort


# Who invites.


def test_the_lead_of_the_field_invites_and_if_absent_that_is_said():
    work = [("a", "X", "active"), ("b", "X", "active"), ("c", "X", "lead")]
    here = by_key(register(net_of("abc", ties=["ac", "bc"], work=work))).loc["pair:a--b"]
    assert (here["convenor"], here["convenor_why"]) == ("c", "Federführung in X")
    gone = by_key(register(net_of("abc", ties=["ac", "bc"], work=work, present="ab"))).loc["pair:a--b"]
    assert (gone["convenor"], gone["convenor_why"]) == (
        "c",
        "Federführung in X; war nicht dabei, bitte anfragen",
    )


def test_then_the_coordination_then_a_common_partner_then_nobody():
    net = net_of("abc", ties=["ac", "bc"], wishes=["ab"])
    assert by_key(register(net, found_in(net))).loc["pair:a--b", "convenor"] == "c"
    known = by_key(register(net, settings=Settings(coordination="C"))).loc["pair:a--b"]
    assert (known["convenor"], known["convenor_why"]) == ("c", "Koordination")
    office = by_key(register(net, settings=Settings(coordination="Büro für Teilhabe"))).loc["pair:a--b"]
    assert office["convenor"] == "Büro für Teilhabe"
    alone = by_key(register(net_of("ab", wishes=["ab"]))).loc["pair:a--b"]
    assert (alone["convenor"], alone["convenor_why"]) == ("", "")
    assert "Einladung: ____" in alone["next_step"]


@pytest.mark.parametrize("never", [("c",), ("Politik",), ("POLITIK",)])
def test_who_never_convenes_is_asked_for_nothing(never):
    net = net_of("abc", ties=["ac", "bc"], wishes=["ab"], sectors=["S", "S", "Politik"])
    assert (register(net, settings=Settings(never_convenes=never))["convenor"] == "").all()
    assert by_key(register(net, settings=Settings(never_convenes=()))).loc["pair:a--b", "convenor"] == "c"


def test_a_common_partner_invites_to_three_at_most_in_the_order_of_the_ranks():
    outer = "bcdefgh"
    wishes = [f"{a}{b}" for a, b in combinations(outer, 2)]
    table = register(net_of("a" + outer, ties=[f"a{k}" for k in outer], wishes=wishes))
    given_to = table[table["convenor"].eq("a")]
    assert len(given_to) == MOST
    pairs_in_order = table[table["actors"].str.count(r"\|").eq(1)]
    assert given_to["rank"].tolist() == pairs_in_order["rank"].tolist()[:MOST]


def test_the_stronger_common_partner_invites_first_and_then_shares():
    rows = [("a", "k", 3), ("b", "k", 3), ("a", "m", 2), ("b", "m", 2), ("c", "k", 3), ("c", "m", 2)]
    reports = [(*row, "existing") for row in rows]
    reports += [("a", "b", np.nan, "wished"), ("a", "c", np.nan, "wished"), ("b", "c", np.nan, "wished")]
    net = nw.Network.of(reports=pd.DataFrame(reports, columns=["source", "target", "strength", "state"]))
    invites = register(net, found_in(net, "wish"))["convenor"].tolist()
    assert invites == ["k", "m", "k"]


# The shortlist.


def holds(candidates, places):
    actors = Counter(actor for place in places for actor in candidates[place].actors)
    return len(places) <= 10 and max(actors.values(), default=0) <= 2


@given(
    st.lists(
        st.builds(
            Candidate, st.sampled_from(["coverage", "wish", "hole"]),
            st.lists(st.sampled_from("abcd"), max_size=2, unique=True).map(tuple), st.booleans(),
        ),
        max_size=8,
    )
)  # fmt: skip
@settings(deadline=None, max_examples=120)
def test_the_shortlist_is_the_first_in_rank_that_keeps_the_rules(candidates):
    chosen = shortlist(candidates)
    assert holds(candidates, chosen)
    possible = [
        places for size in range(len(candidates) + 1) for places in combinations(range(len(candidates)), size)
        if holds(candidates, places)
    ]  # fmt: skip

    def met(places):
        kinds, easy = {candidates[k].type for k in places}, sum(candidates[k].easy for k in places)
        return min(len(kinds), 3), min(easy, 3)

    best = max((sum(met(places)), met(places)[0]) for places in possible)
    assert (sum(met(chosen)), met(chosen)[0]) == best
    aim = met(chosen)
    rivals = [places for places in possible if met(places)[0] >= aim[0] and met(places)[1] >= aim[1]]
    rank = [tuple(k not in places for k in range(len(candidates))) for places in rivals]
    assert tuple(k not in chosen for k in range(len(candidates))) == min(rank)


def test_a_long_register_around_one_body_is_cut_to_two_and_what_is_easy():
    many = [Candidate("wish", ("hub", f"o{k}"), False) for k in range(3000)]
    assert len(shortlist([*many, Candidate("hole", (), True)])) == 3


def no_body_is_on_the_shortlist_more_than_twice_and_refused_pairs_never_come_up(net, _found, table):
    short = table[table["shortlist"]]
    assert len(short) <= 10
    assert max(Counter(a for cell in short["actors"] for a in cell.split("|") if a).values(), default=0) <= 2
    refused = {tuple(sorted(pair)) for pair in pairs(net, "refused") - pairs(net, "existing")}
    proposed = {
        tuple(key.removeprefix("pair:").split("--")) for key in table["matter"] if key.startswith("pair:")
    }
    assert not refused & proposed


def test_what_is_settled_leaves_the_shortlist_and_keeps_its_rank():
    net = net_of("ab", wishes=["ab", "ba"])
    for word, stays in (
        (terms.AGREED, True),
        (terms.REJECTED, False),
        (terms.DONE, False),
        (terms.POSTPONED, False),
    ):
        said = Agreement("pair:a--b", word)
        row = by_key(register(net, agreements={"pair:a--b": said})).loc["pair:a--b"]
        assert (row["decision"], row["rank"], row["shortlist"]) == (word, 1, stays)


def test_what_is_only_predicted_is_for_analysts():
    net = net_of("abc", ties=["ab", "bc"])
    gap = made(type="predicted", actor_a="a", actor_b="c", quality="both")
    assert not register(net, gap)["shortlist"].any()


# Words.


def test_sentences_claim_no_more_than_the_row_knows():
    mutual = net_of("ab", wishes=["ab", "ba"])
    assert "wünschen sich diese Kooperation gegenseitig" in register(mutual).iloc[0]["sentence"]
    by_groups = net_of("ab", wishes=["ab", "ba"], groups=("1", "1"))
    assert "von beiden Seiten als Wunsch genannt" in register(by_groups).iloc[0]["sentence"]
    one = by_key(register(net_of("ab", wishes=["ba"]))).loc["pair:a--b", "sentence"]
    assert one.startswith("a und b: b wünscht sich die Kooperation")
    asked = pd.DataFrame({"group": ["1"], "actor": ["a"], "about": ["*"], "answer": ["yes"]})
    unsure = nw.Network.of(
        actors=pd.DataFrame({"actor": ["a", "b"]}), asked=asked,
        affiliations=pd.DataFrame({"actor": ["a", "b"], "field": "X", "role": ["lead", "active"]}),
    )  # fmt: skip
    assert "dazu wurde nur eine Seite gefragt" in by_key(register(unsure)).loc["pair:a--b", "sentence"]


def test_a_possible_double_structure_is_a_question():
    net = net_of("abc", work=[(k, f, "active") for k in "abc" for f in "XY"])
    row = register(net, made(type="redundancy", field="X|Y")).iloc[0]
    assert row["sentence"].endswith("mögliche Doppelstruktur?")


def test_no_sentence_blames_and_none_says_actor_or_deficit():
    blame = ("Defizit", "Versagen", "versäumt", "mangelhaft", "Akteur", "isoliert", "schuld")
    texts = [
        text
        for key, text in catalogue("de").items()
        if key.startswith(("register.", "massnahmen.", "invite."))
    ]
    assert not [text for text in texts for word in blame if word.lower() in text.lower()]


PROMISES = (
    every_gap_belongs_to_one_matter_and_a_pair_to_one_row,
    round_tables_take_three_or_more_pairs_that_lack_a_tie_for_no_other_reason,
    scores_are_what_the_definition_says,
    the_order_is_by_score_type_weight_and_actors,
    no_body_is_on_the_shortlist_more_than_twice_and_refused_pairs_never_come_up,
)


@given(two_level())
@settings(deadline=None, max_examples=20)
def test_the_register_of_random_networks_keeps_every_promise(net):
    found = with_matters(net, found_in(net))
    table = register(net, found)
    for promise in PROMISES:
        promise(net, found, table)


# The sample.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_wave_of_the_sample_puts_council_and_mosque_in_one_row_among_the_first_three(lang):
    net = true_network()
    table = sample_register(lang=lang)[1]
    names = dict(zip(net.index, net.actors["name"], strict=True))
    both = [{names[key].split()[0] for key in row.split("|") if key} for row in table["actors"]]
    theirs = table[[{"Integrationsrat", "Moscheegemeinde"} == pair for pair in both]].to_dict("records")
    assert len(theirs) == 1
    assert theirs[0]["rank"] <= 3
    assert theirs[0]["field"] == "Antidiskriminierung"
    assert theirs[0]["shortlist"]
    assert "field:Antidiskriminierung" not in set(table["matter"])


@pytest.mark.parametrize("wave", WAVES)
def test_the_samples_shortlist_keeps_its_rules(wave):
    table = sample_register(wave)[1]
    short = table[table["shortlist"]]
    assert len(short) == 10
    assert max(Counter(a for cell in short["actors"] for a in cell.split("|") if a).values()) <= 2
    assert short["reasons"].str.split("|").str[0].nunique() >= 3
    assert (short["effort"] == terms.EASY).sum() >= 3
    assert (table["sentence"].str.len() > 0).all()


# Small networks, and renamed organisations.


@pytest.mark.parametrize("name", ZOO)
def test_every_small_network_has_its_register(name):
    found = found_in(ZOO[name])
    for lang in LANGUAGES:
        table = register(ZOO[name], found, lang=lang)
        assert list(table.columns) == list(REGISTER.names)
        assert table["score"].between(0, 100).all()


def test_a_key_calls_an_organisation_by_the_first_that_it_carries_on():
    net = net_of("ab", wishes=["ab"])
    assert [m.key for m in fold_gaps(net, found_in(net, "wish"), {"a": "z"})] == ["pair:b--z"]


def test_gaps_of_more_types_fold_into_the_pair_that_they_are_about():
    net = net_of("abc", ties=["ab", "bc"], wishes=["ac"])
    more = pd.concat([found_in(net), made(type="hole", actor_a="a", actor_b="c", weight=2.0, quality="both")],
                     ignore_index=True)  # fmt: skip
    row = by_key(register(net, more)).loc["pair:a--c"]
    assert row["reasons"] == "wish|hole"
    assert row["need"] == pytest.approx(min(1, 1.0 + 0.1))


def test_large_networks_fold_into_fewer_matters_each_with_its_own_key():
    rng = np.random.default_rng(3)
    n = 500
    names = np.array([f"o{k:03}" for k in range(n)])
    ties = pd.DataFrame(
        {"source": names[rng.integers(0, n, 3000)], "target": names[rng.integers(0, n, 3000)]}
    )
    work = pd.DataFrame(
        {"actor": names[rng.integers(0, n, 1500)], "field": rng.choice(list("ABCDEFGHIJKLMNOP"), 1500)}
    )
    net = nw.Network.of(actors=pd.DataFrame({"actor": names}), reports=ties, affiliations=work)
    found = found_in(net)
    table = register(net, found)
    assert len(table) < len(found) and table["matter"].is_unique


def test_an_actor_without_a_tie_counts_with_what_is_wished_or_else_with_the_least():
    star = net_of("abcdxy", ties=["ab", "ac", "ad"], wishes=["xa"])
    table = by_key(register(star, found_in(star, ["isolation", "wish"])))
    assert table.loc["actor:x", "impact"] == 1.0  # with a, who is wished for: b, c and d come near
    assert table.loc["actor:y", "impact"] == pytest.approx(1 / 4)  # with x at the least
