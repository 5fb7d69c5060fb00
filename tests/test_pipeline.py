"""The main job: every file of both waves, the same bytes again, and clean tables."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256

import networkx as nx
import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.errors import NothingReadError, TableError
from netzwerk.schema import REPAIR, RESULTS, TABLES
from tests.sample import RAW, WAVES

FILES = {
    *(contract.path for contract in (*TABLES, *RESULTS)),
    "map.html", "story.toml", "review.xlsx", "massnahmen.xlsx", "figures/network.svg", "figures/network.png",
    "figures/ranks.svg", "figures/ranks.png", "methods.md",
    "network.graphml", "network.gexf", "datapackage.json",
}  # fmt: skip


def run_apart(out, *, hash_seed, jobs, raw=RAW):
    """Run the command in a process of its own, as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "netzwerk", "run", str(raw), "--out", str(out), "--draws", "60",
         "--jobs", str(jobs)],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def lying(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def table(out, wave, path):
    return pd.read_csv(out / wave / path, keep_default_na=False)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    out = tmp_path_factory.mktemp("runs") / "out"
    return out, run_apart(out, hash_seed=1, jobs=2)


pytestmark = pytest.mark.slow


def test_the_sample_is_read_without_a_fault(done):
    out, said = done
    assert said.returncode == 0, said.stderr
    assert "gelesene Dateien: 17" in said.stdout
    assert str(out / WAVES[0] / "map.html") in said.stdout


@pytest.mark.parametrize("wave", WAVES)
def test_every_file_that_is_promised_lies_there_and_no_other(done, wave):
    assert set(lying(done[0] / wave)) == FILES


def test_nothing_but_their_comparison_lies_beside_the_waves(done):
    assert sorted(path.name for path in done[0].iterdir()) == [*WAVES, "waves"]
    assert [path.name for path in done[0].parent.iterdir()] == ["out"]


@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("contract", [*TABLES, *RESULTS], ids=lambda contract: contract.name)
def test_every_table_has_its_columns_and_rows(done, wave, contract):
    frame = table(done[0], wave, contract.path)
    assert tuple(frame.columns) == contract.names
    assert len(frame) or contract is REPAIR, "only of repair there may be nothing to do"
    if contract.key:
        assert not frame.duplicated(list(contract.key)).any()


def test_the_same_input_and_seed_give_the_same_bytes(done, tmp_path):
    again = tmp_path / "out"
    assert run_apart(again, hash_seed=2, jobs=1).returncode == 0
    one, two = lying(done[0]), lying(again)
    assert [path for path in one if one[path] != two.get(path)] == []


@pytest.mark.parametrize("wave", WAVES)
def test_the_description_knows_every_input_and_every_output(done, wave):
    folder = done[0] / wave
    said = json.loads((folder / "datapackage.json").read_text("utf-8"))
    written = {one["path"]: one["hash"] for one in said["resources"]}
    lying_there = {path: f"sha256:{sha256(content).hexdigest()}" for path, content in lying(folder).items()}
    del lying_there["datapackage.json"]
    assert written == lying_there
    inputs = {one["path"]: one["hash"] for one in said["netzwerk"]["inputs"]}
    sheets = {
        path.relative_to(RAW).as_posix(): f"sha256:{sha256(path.read_bytes()).hexdigest()}"
        for path in (RAW / wave).iterdir()
    }
    assert inputs == sheets
    assert said["netzwerk"]["draws"] == 60
    assert said["netzwerk"]["assumptions"]


@pytest.mark.parametrize("wave", WAVES)
def test_no_output_names_the_machine(done, wave):
    marks = [str(done[0]).encode(), str(RAW.parent).encode()]
    for path, content in lying(done[0] / wave).items():
        assert [mark for mark in marks if mark in content] == [], path


@pytest.mark.parametrize("wave", WAVES)
def test_ranks_come_with_spans_that_hold_them(done, wave):
    rows = pd.read_csv(done[0] / wave / "results" / "centrality.csv")
    ranked = rows[rows["rank"].notna()]
    assert len(ranked)
    assert (ranked["rank_low"] <= ranked["rank"]).all()
    assert (ranked["rank"] <= ranked["rank_high"]).all()
    spanned = ranked[ranked["low"].notna()]
    assert (spanned["low"] <= spanned["value"] + 1e-9).all()
    assert (spanned["value"] <= spanned["high"] + 1e-9).all()


@pytest.mark.parametrize("wave", WAVES)
def test_other_tools_read_the_network(done, wave):
    ties = table(done[0], wave, "tables/ties.csv")
    existing = int(ties["state"].eq("existing").sum())
    assert nx.read_graphml(done[0] / wave / "network.graphml").number_of_edges() == existing
    assert nx.read_gexf(done[0] / wave / "network.gexf").number_of_edges() == existing


def test_both_waves_speak_of_the_same_sectors(done):
    actors = [table(done[0], wave, "tables/actors.csv").set_index("actor")["sector"] for wave in WAVES]
    assert set(actors[0]) - {"unknown"} == set(actors[1]) - {"unknown"}


def test_a_review_that_cannot_be_read_back_survives_the_next_run(done, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(done[0], out)
    torn = out / WAVES[0] / "review.xlsx"
    torn.write_bytes(torn.read_bytes()[:5000])
    before = torn.read_bytes()
    again = nw.run(RAW, out, quick=True)
    assert torn.read_bytes() == before
    assert (out / WAVES[0] / "review-neu.xlsx").exists()
    assert "review-neu.xlsx" in "\n".join(again.lines())
    assert not (out / WAVES[1] / "review-neu.xlsx").exists()


def test_a_quick_run_gives_tables_review_and_map(tmp_path):
    quick = nw.run(RAW / WAVES[0], tmp_path / "out", quick=True, lang="en")
    expected = {contract.path for contract in TABLES} | {
        "map.html",
        "story.toml",
        "review.xlsx",
        "datapackage.json",
    }
    assert set(lying(tmp_path / "out")) == expected
    assert quick.exit_code == 0
    assert repr(quick).startswith("<Run 'beispielstadt': 1 waves")


def test_progress_tells_every_step(tmp_path):
    heard = []
    nw.run(RAW / WAVES[0], tmp_path / "out", quick=True, progress=lambda *told: heard.append(told))
    assert [step for step, done, _ in heard if done] == ["read", "tidy", "draw", "write"]
    assert all(done <= total for _, done, total in heard)


# Clean tables.


@pytest.fixture
def clean(tmp_path):
    """Tables of five actors as Excel and other tools write them."""
    actors = "Actor;Name;Sector\na;Äbtissin;X\nb;Bürgerbüro;Y\nc;Caritas;X\nd;Diakonie;Y\ne;Elternrat;X\n"
    (tmp_path / "actors.csv").write_bytes(actors.encode("cp1252"))
    (tmp_path / "ties.csv").write_text("source\ttarget\tstrength\na\tb\t1,5\nb\tc\t2\nc\td\t1\n", "utf-16")
    (tmp_path / "work.csv").write_text("actor,field\na,Sprache\nc,Sprache\nb,Arbeit\n")
    return tmp_path


def measured(clean, **options):
    return nw.measure_tables(clean / "actors.csv", clean / "ties.csv", clean / "out", draws=20, **options)


def test_clean_tables_give_all_results_they_allow(clean):
    said = measured(clean, affiliations=clean / "work.csv")
    assert set(lying(clean / "out")) == {
        "tables/actors.csv", "tables/reports.csv", "tables/ties.csv", "tables/affiliations.csv", "map.html",
        *(contract.path for contract in RESULTS), "methods.md", "datapackage.json",
    }  # fmt: skip
    assert said.exit_code == 0
    ties = pd.read_csv(clean / "out" / "tables" / "ties.csv")
    assert ties["strength"].tolist() == [1.5, 2.0, 1.0]
    assert "Bürgerbüro" in (clean / "out" / "tables" / "actors.csv").read_text("utf-8")


@pytest.mark.parametrize("links", ["field_a;field_b\nSprache;Arbeit\n", "field,depends_on\nSprache,Arbeit\n"])
def test_fields_that_depend_on_each_other_make_triangles_and_gaps(clean, links):
    (clean / "links.csv").write_text(links)
    measured(clean, affiliations=clean / "work.csv", field_links=clean / "links.csv")
    results = clean / "out" / "results"
    values = pd.read_csv(results / "network.csv", index_col="measure")["value"]
    assert values[["integrative_closed", "integrative_open"]].tolist() == [0, 0]  # nobody is in two fields
    assert "integrative" in set(pd.read_csv(results / "gaps.csv")["type"])
    assert "links.csv" in (clean / "out" / "datapackage.json").read_text("utf-8")


def test_links_without_their_columns_are_one_sentence(clean):
    (clean / "links.csv").write_text("a,b\nSprache,Arbeit\n")
    with pytest.raises(TableError, match="field_a"):
        measured(clean, affiliations=clean / "work.csv", field_links=clean / "links.csv")


def test_two_modes_and_answers_on_trust_come_from_clean_tables(clean):
    (clean / "ties.csv").write_text("source,target,mission\na,b,4\nc,b,3\nd,b,2\n")
    measured(clean, affiliations=clean / "work.csv")
    centrality = pd.read_csv(clean / "out" / "results" / "centrality.csv").set_index(["actor", "measure"])
    assert centrality.loc[("b", "trust"), "value"] == 3
    assert centrality.loc[("a", "two_mode_degree"), "value"] == 0.5
    pairs = pd.read_csv(clean / "out" / "results" / "projection.csv")
    assert pairs[["a", "b", "shared"]].to_numpy().tolist() == [["a", "c", 1]]


def test_without_fields_and_sectors_there_are_no_tables_of_them(clean):
    (clean / "actors.csv").write_text("actor\na\nb\nc\nd\ne\n")
    measured(clean)
    assert not {"results/fields.csv", "results/sectors.csv", "tables/affiliations.csv"} & set(
        lying(clean / "out")
    )


def test_another_column_can_be_the_sector(clean):
    (clean / "actors.csv").write_text("actor,Bereich\na,P\nb,Q\nc,P\nd,Q\ne,Q\n")
    measured(clean, sector="Bereich")
    assert set(pd.read_csv(clean / "out" / "results" / "sectors.csv")["sector_a"]) == {"P", "Q"}


def test_several_waves_get_a_folder_each(clean):
    (clean / "ties.csv").write_text("source,target,wave\na,b,2018\nb,c,2019\nc,d,2019\n")
    said = measured(clean)
    assert [len(net.edges) for net in said.nets] == [1, 2]
    assert sorted(path.name for path in (clean / "out").iterdir()) == ["2018", "2019", "waves"]


def test_direction_is_one_flag(clean):
    measured(clean, directed=True)
    centrality = pd.read_csv(clean / "out" / "results" / "centrality.csv")
    assert {"in_degree", "out_degree"} <= set(centrality["measure"])


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("actors.csv", "name\nA\n", "actor"),
        ("actors.csv", "actor\na\na\n", "«a»"),
        ("ties.csv", "source\na\n", "target"),
        ("ties.csv", "source,target\na,z\n", "«z»"),
        ("ties.csv", "source,target,strength\na,b,-1\n", "«-1»"),
        ("ties.csv", "source,target,state\na,b,perhaps\n", "«perhaps»"),
        ("ties.csv", "", "source, target"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_sentence_with_the_files_own_name(clean, file, text, said):
    (clean / file).write_text(text)
    with pytest.raises(TableError) as error:
        measured(clean)
    sentence = error.value.say("en").replace("“", "«").replace("”", "»")
    assert file in sentence
    assert said in sentence
    assert not (clean / "out").exists()


def test_a_table_that_is_not_there_or_no_table_is_said(clean):
    with pytest.raises(NothingReadError, match=r"nirgends\.csv"):
        nw.measure_tables(clean / "nirgends.csv", clean / "ties.csv", clean / "out")
    (clean / "actors.csv").write_bytes(b"%PDF-1.7")
    with pytest.raises(NothingReadError, match=r"actors\.csv"):
        measured(clean)
