"""Waves of a run, and earlier runs, held against each other: files, sentences, towns, and what is odd."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.decided import Decision, Succession
from netzwerk.errors import UsageError
from netzwerk.measures.waves.answer import changes
from netzwerk.network import Network
from netzwerk.pipeline.comparing import compare_waves, known_over_waves, unseen_in
from netzwerk.pipeline.remarks import order_remarks, stranger_remarks
from netzwerk.views.changes import state_changes
from tests.test_waves import NO_GAPS, net, sample

ROSTER = "Organisation,Sektor\nHaus A,Verein\nHaus B,Verein\nHaus C,Amt\nHaus D,Amt\n"
FIRST = "Tisch 1\nAkteur,Partner,Status\nHaus A,Haus B,besteht\nHaus C,Haus D,gewünscht\n"
SECOND = "Tisch 1\nAkteur,Partner,Status\nHaus A,Haus C,besteht\nHaus C,Haus D,besteht\n"
WAVES = ("2018-a", "2019-b")


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A town of two waves, run once."""
    raw = tmp_path_factory.mktemp("raw") / "musterstadt"
    sheets = {f"{WAVES[0]}/tisch1.csv": FIRST, f"{WAVES[1]}/tisch1.csv": SECOND}
    write(raw, sheets | {f"{wave}/liste.csv": ROSTER for wave in WAVES})
    out = tmp_path_factory.mktemp("out") / "musterstadt"
    return nw.run(raw, out, draws=2, jobs=1, lang="en"), out


def table(out, name="waves"):
    return pd.read_csv(out / "waves" / "results" / f"{name}.csv", keep_default_na=False)


def test_a_run_of_two_waves_says_what_became_of_ties_wishes_and_gaps(ran):
    run, out = ran
    rows = table(out).set_index("what")
    assert table(out)["what"].iloc[0] == "matters_agreed"
    assert rows.loc[["ties_kept", "ties_new", "ties_gone"], "value"].tolist() == ["0", "2", "1"]
    assert set(rows["wave_a"]) == {WAVES[0]}
    pairs = table(out, "pairs").set_index(["source", "target"])["change"]
    assert pairs["haus-c", "haus-d"] == "new"
    followed = table(out, "followed")
    assert followed.query("kind == 'wish'")["outcome"].tolist() == ["came_true"]
    assert "What has changed: 2018-a → 2019-b" in run.lines()


def test_the_comparison_is_described_like_every_folder_of_results(ran):
    said = json.loads((ran[1] / "waves" / "datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in said["resources"]] == [
        "map.html", "results/followed.csv", "results/pairs.csv", "results/waves.csv",
    ]  # fmt: skip
    assert said["netzwerk"]["wave"] == "2018-a → 2019-b"
    assert str(ran[1]) not in json.dumps(said)


def test_two_runs_compared_give_what_the_run_gave(ran, tmp_path, capsys):
    out = ran[1]
    before = table(out).drop(columns="note"), table(out, "pairs"), table(out, "followed")
    assert (
        call(["compare", str(out / WAVES[0]), str(out / WAVES[1]), "--out", str(tmp_path), "--lang", "en"])
        == 0
    )
    after = table(tmp_path).drop(columns="note"), table(tmp_path, "pairs"), table(tmp_path, "followed")
    for one, other in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(one, other)
    printed = capsys.readouterr().out
    assert "Cooperations: 0 named in both, 2 only now, 1 only then." in printed


def test_without_a_wish_the_comparison_lies_where_both_waves_lie(ran, capsys):
    done = nw.compare_runs(ran[1] / WAVES[0], ran[1] / WAVES[1], lang="en")
    assert done.folder == ran[1].absolute()
    assert done.lines()[-1].endswith("waves")


@cache
def two_towns(folder):
    for town, names in (("astadt", "xy"), ("bstadt", "vw")):
        one, other = names
        write(folder, {
            f"{town}/actors.csv": f"actor\n{one}\n{other}\nz-{town}\n",
            f"{town}/ties.csv": f"source,target\n{one},{other}\n",
        })  # fmt: skip
        tables = (folder / town / "actors.csv", folder / town / "ties.csv")
        nw.measure_tables(*tables, folder / "out" / town, draws=2, jobs=1)
    return folder / "out"


def test_two_towns_have_no_ties_in_common_and_it_is_said(tmp_path):
    out = two_towns(tmp_path)
    done = nw.compare_runs(out / "astadt", out / "bstadt", lang="en")
    assert done.changes == ()
    assert done.folder == (out / "bstadt").absolute()
    assert sorted(path.name for path in (out / "bstadt" / "waves" / "results").iterdir()) == ["waves.csv"]
    rows = table(out / "bstadt").set_index("what")
    assert not {"ties_new", "ties_gone", "ties_kept", "qap_r", "jaccard"} & set(rows.index)
    assert rows["like_for_like"].eq("").all()
    assert (rows.loc["isolates_share", "a"], rows.loc["mean_degree", "b"]) == ("0.3333333333", "0.6666666667")
    assert done.statements[0][0].sentence.startswith("Two towns have no pairs in common")


def test_the_later_wave_given_first_is_said_and_still_compared(ran, tmp_path, capsys):
    _, out = ran
    later, earlier = (str(out / wave) for wave in reversed(WAVES))
    told = nw.compare_runs(later, earlier, tmp_path / "c").lines()
    assert "„2019-b“ steht als frühere Erhebung" in told[0]
    assert "erst 2018-a, dann 2019-b" in told[0]
    assert not nw.compare_runs(earlier, later, tmp_path / "c").remarks


@pytest.mark.parametrize(
    ("first", "second", "odd"),
    [("2019-05-02-x", "2018-04-12-y", True), ("2018", "2018-04-12-y", False), ("2018-05", "2018-04-12", True),
     ("auftakt", "2018", False), ("20190502", "2018-04", False)],
)  # fmt: skip
def test_the_order_is_told_by_the_dates_that_waves_begin_with(first, second, odd):
    assert bool(order_remarks(first, second, lang="de")) == odd


def test_two_waves_of_a_town_that_share_nobody_are_said():
    a, b = net("ab", wave="2018"), net("cd", wave="2019")
    assert "keine Organisation gemeinsam" in stranger_remarks(a, b, lang="de")[0]
    assert "share no organisation" in stranger_remarks(a, b, lang="en")[0]
    assert stranger_remarks(a, net("bc"), lang="de") == ()


def test_who_was_dissolved_is_named_and_who_occurs_nowhere_is_reported():
    a, b = net("ab bc", actors="abc", wave="2018"), net("ab", actors="ab", wave="2019")
    lines = [
        Succession("", "c", file="organisations.csv", row=2),
        Succession("Haus X", "b", file="organisations.csv", row=3),
        Succession("", "a", file="organisations.csv", row=4),
    ]
    made = compare_waves([a, b], (NO_GAPS, NO_GAPS), successions=lines, lang="de")
    told = [one.sentence for one in made.statements[0]]
    assert any(one.endswith("davon nach organisations.csv aufgelöst: c.") for one in told)
    assert made.table.set_index("what").loc["leavers_dissolved", "value"] == 1
    assert len(made.remarks) == 2
    assert "Zeile 3: „Haus X“ kommt in keiner Erhebung vor" in made.remarks[0]
    assert "„a“ ist nach organisations.csv aufgelöst, kommt in 2019 aber noch vor" in made.remarks[1]
    assert made.lines()[0] == made.remarks[0]
    plain = compare_waves([a, b], (NO_GAPS, NO_GAPS), lang="en")
    assert not any("dissolved" in one.sentence for one in plain.statements[0])


def test_what_is_no_folder_of_results_is_refused_in_one_sentence(tmp_path, capsys):
    assert call(["compare", str(tmp_path), str(tmp_path / "nirgends"), "--lang", "en"]) == 3
    assert "holds no tables of an earlier run" in capsys.readouterr().err


def test_a_run_is_not_compared_with_itself(ran):
    with pytest.raises(UsageError, match="zwei verschiedene"):
        nw.compare_runs(ran[1], ran[1] / WAVES[1])


def test_more_than_two_waves_are_each_compared_with_the_one_before_and_the_last_with_the_first():
    waves = [
        net(ties, actors="abcd", wave=name)
        for name, ties in zip("xyz", ("ab", "ac cd", "ab cd"), strict=True)
    ]
    done = compare_waves(waves, [NO_GAPS] * 3, lang="en")
    compared = done.table[["wave_a", "wave_b"]].drop_duplicates().to_numpy().tolist()
    assert compared == [["x", "y"], ["y", "z"], ["x", "z"]]
    assert done.table[done.table["what"].eq("ties_kept")]["value"].tolist() == [0, 1, 1]
    assert done.titles == tuple(f"What has changed: {a} → {b}" for a, b in compared)


def test_one_wave_or_a_quick_run_compares_nothing(tmp_path):
    raw = write(tmp_path / "raw", {f"{w}/tisch1.csv": t for w, t in zip(WAVES, (FIRST, SECOND), strict=True)})
    assert nw.run(raw, tmp_path / "out", quick=True).compared is None
    assert not (tmp_path / "out" / "waves" / "results").exists()


def test_a_renamed_organisation_is_followed_through_organisations_csv_and_names_csv():
    old = Network.of(actors=pd.DataFrame({"actor": ["haus-a", "x"], "name": ["Haus A", "X"]}))
    new = Network.of(actors=pd.DataFrame({"actor": ["haus-b", "x"], "name": ["Haus B e.V.", "X"]}))
    assert known_over_waves([old, new]) == {}
    assert known_over_waves([old, new], successions=[Succession("Haus B", "Haus A")]) == {"haus-b": "haus-a"}
    same = Decision("Haus B", "same", "Haus A")
    assert known_over_waves([old, new], decisions=[same]) == {"haus-b": "haus-a"}
    assert known_over_waves([new], decisions=[Decision("Haus B", "different", "X")]) == {}


def test_only_who_stands_on_no_roster_and_was_never_decided_on_is_unseen():
    on = [True, False, False]
    wave = Network.of(actors=pd.DataFrame({"actor": ["a", "new", "known"], "on_roster": on}))
    mentions = pd.DataFrame({"actor": ["a", "new", "known"], "how": ["exact", "new", "decided"]})
    assert unseen_in([(wave, mentions)]) == {"new"}
    bare = Network.of(actors=pd.DataFrame({"actor": ["a", "new"]}))
    assert unseen_in([(bare, mentions.iloc[:2])]) == frozenset()


# What a text would say if it took a tie that is not named again for one that ended.
CLAIMS = ("beend", "endet", "aufgelöst", "abgebrochen", "verloren", "ended", "broken", "lost", "dissolved")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_at_most_ten_sentences_and_none_calls_an_ending_what_may_be_a_missed_mention(lang):
    wishes = net("ab? ac", actors="abc", asked={"1": "a"})
    register = pd.DataFrame({"matter": ["m"], "decision": ["vereinbart"]})
    pairs = [sample(), (wishes, net("ab", actors="abd", asked={"1": "b"})), (net("ab"), net("ab"))]
    for a, b in pairs:
        for found in ((NO_GAPS, NO_GAPS), (replace(NO_GAPS, register=register), NO_GAPS)):
            told = state_changes(changes(a, b, found=found, lang=lang).table, lang=lang)
            assert 1 <= len(told) <= 10
            text = " ".join(one.sentence for one in told)
            assert not [claim for claim in CLAIMS if claim in text.lower()]
            assert not re.search(r"\bnan\b", text)


def test_the_sentences_of_the_sample_say_effort_and_what_missed_mentions_alone_would_give():
    table = nw.compare(*sample(), unseen=["raumschiff"], found=(NO_GAPS, NO_GAPS))
    text = " ".join(one.sentence for one in state_changes(table))
    assert "225 → 317 Nennungen, Umfrage kam hinzu" in text
    assert "110 in beiden genannt, 38 nur jetzt, 21 nur damals" in text
    assert "übersehene Nennungen wären unter den vergleichbaren etwa 24 nur jetzt und 13 nur damals" in text


def test_what_was_agreed_comes_first_through_a_second_run_and_a_renamed_organisation(tmp_path):
    texts = {"liste.csv": ROSTER, "tisch1.csv": SECOND}
    renamed = {name: text.replace("Haus D", "Neues Haus") for name, text in texts.items()}
    agreed = "Schlüssel,Entscheidung\npair:haus-c--haus-d,vereinbart\nactor:haus-a,zurückgestellt\n"
    raw = write(tmp_path / "raw", {
        f"{WAVES[0]}/liste.csv": ROSTER, f"{WAVES[0]}/tisch1.csv": FIRST,
        **{f"{WAVES[1]}/{name}": text for name, text in renamed.items()},
        "organisations.csv": "actor,successor of\nNeues Haus,Haus D\n",
        "massnahmen.csv": agreed,
    })  # fmt: skip
    done = nw.run(raw, tmp_path / "out", draws=2, jobs=1)
    rows = table(tmp_path / "out").set_index("what")
    assert rows.loc[["matters_agreed", "matters_closed", "matters_open"], "value"].tolist() == ["1", "1", "0"]
    assert rows.loc[["stayers", "joiners", "leavers"], "value"].tolist() == ["4", "0", "0"]
    pairs = table(tmp_path / "out", "pairs").set_index(["source", "target"])["change"]
    assert pairs["haus-c", "haus-d"] == "new"
    followed = table(tmp_path / "out", "followed")
    assert followed["kind"].iloc[0] == "matter"
    assert followed.set_index("item").loc["pair:haus-c--haus-d", "outcome"] == "closed"
    assert done.compared.statements[0][0].sentence.startswith("Vereinbarte Punkte der Handlungsliste: 1;")
    write(tmp_path / "out", {"organisations.csv": "actor,successor of\nNeues Haus,Haus D\n"})
    waves = [tmp_path / "out" / wave for wave in WAVES]
    again = nw.compare_runs(*waves, tmp_path / "again").table.set_index("what")
    assert again.loc[["matters_closed", "stayers"], "value"].tolist() == [1, 4]


def test_clean_tables_of_several_waves_are_compared_too(tmp_path):
    ties = "source,target,state,wave\nx,y,existing,1\ny,z,wished,1\nx,y,existing,2\ny,z,existing,2\n"
    write(tmp_path, {"actors.csv": "actor\nx\ny\nz\n", "ties.csv": ties})
    out = tmp_path / "out"
    done = nw.measure_tables(tmp_path / "actors.csv", tmp_path / "ties.csv", out, draws=2, jobs=1, lang="en")
    rows = table(out).set_index("what")
    assert rows.loc[["ties_kept", "ties_new", "ties_gone", "wishes_came_true"], "value"].tolist() == [*"1101"]
    assert "What has changed: 1 → 2" in done.lines()
    assert "0.70" in rows.loc["expected_gone", "note"]
