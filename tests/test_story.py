"""The story as a text file: written, changed, read back; and what is refused."""

from __future__ import annotations

import pytest

import netzwerk as nw
from netzwerk.errors import SettingsError
from netzwerk.views.story import Station, read_story, stations, story_text
from tests.pages import full_plan, sample_plan
from tests.sample import true_network
from tests.zoo import zoo

SHEETS = {
    "liste.csv": "Organisation;Sektor\nAWO Nordheim;Träger\nAmt Nordheim;Verwaltung\n",
    "tisch1.csv": "Organisation;Kooperationspartner;Intensität\nAWO Nordheim;Amt Nordheim;2\n",
}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_story_comes_back_as_it_was_written(lang):
    told = sample_plan(lang=lang).stations
    assert 6 <= len(told) <= 9
    assert read_story(story_text(told, lang=lang)) == told


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_has_a_story_of_whole_sentences(name):
    plan = nw.plan_map(zoo()[name])
    assert all(station.caption and "{" not in station.caption for station in plan.stations)
    assert bool(plan.stations) == bool(plan.nodes)


def test_the_story_names_no_rank_and_no_size():
    assert {station.size for station in full_plan().stations} == {""}


WRONG = (
    "[[station]]\ncaption = ",
    "[[station]]\nnotes = 'x'",
    "[[station]]\ncaption = 'a'\nview = 'constructor'",
    "[[station]]\ncaption = 'a'\nlines = ['bunt']",
    "[[station]]\ncaption = 'a'\nfarbe = 'rot'",
    "station = 'a'",
)


@pytest.mark.parametrize("text", WRONG)
def test_what_no_station_may_say_is_refused_in_a_sentence(text):
    with pytest.raises(SettingsError, match="story"):
        read_story(text)


def test_a_story_with_no_station_tells_nothing():
    assert read_story("# leer\n") == ()
    net = true_network()
    assert stations(net, ()) != ()


def test_a_changed_story_is_told_by_the_next_run_and_an_untouched_one_is_made_anew(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name, text in SHEETS.items():
        (raw / name).write_text(text, encoding="utf-8")
    nw.run(raw, out, quick=True)
    first = (out / "story.toml").read_text("utf-8")
    (raw / "liste.csv").write_text(SHEETS["liste.csv"] + "Stadtbücherei;Bildung\n", encoding="utf-8")
    nw.run(raw, out, quick=True)
    assert (out / "story.toml").read_text("utf-8") != first
    (out / "story.toml").write_text(story_text([Station("Unser eigener Satz.")]), encoding="utf-8")
    nw.run(raw, out, quick=True)
    assert "Unser eigener Satz." in (out / "map.html").read_text("utf-8")
    (raw / "story.toml").write_text(story_text([Station("Ein anderer Satz.")]), encoding="utf-8")
    nw.run(raw, out, quick=True)
    assert "Ein anderer Satz." in (out / "map.html").read_text("utf-8")
    (raw / "story.toml").write_text("[[station", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"story\.toml"):
        nw.run(raw, out, quick=True)


def test_two_waves_get_a_map_of_both_beside_their_own(tmp_path):
    for wave in ("2018-04-12-auftakt", "2019-03-21-folge"):
        (tmp_path / "raw" / wave).mkdir(parents=True)
        for name, text in SHEETS.items():
            (tmp_path / "raw" / wave / name).write_text(text, encoding="utf-8")
    nw.run(tmp_path / "raw", tmp_path / "out", quick=True)
    both = (tmp_path / "out" / "waves" / "map.html").read_text("utf-8")
    assert "12. April 2018 – 21. März 2019" in both
    assert 'type="range"' in both


def test_the_map_of_all_waves_lies_with_their_comparison(tmp_path):
    for wave in ("2018-04-12-auftakt", "2019-03-21-folge"):
        (tmp_path / "raw" / wave).mkdir(parents=True)
        for name, text in SHEETS.items():
            (tmp_path / "raw" / wave / name).write_text(text, encoding="utf-8")
    nw.run(tmp_path / "raw", tmp_path / "out", draws=1, jobs=1)
    described = (tmp_path / "out" / "waves" / "datapackage.json").read_text("utf-8")
    assert (tmp_path / "out" / "waves" / "map.html").exists()
    assert "map.html" in described
