"""Editions from the main job: their folders, their names, their ZIP, and nothing in them that is withheld."""

from __future__ import annotations

import json
import re
import zipfile

import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.errors import UsageError
from tests.sample import RAW, WAVES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions") / "out"
    nw.run(RAW, folder, draws=5, editions=["participants", "public"])
    return folder


def test_each_edition_is_a_folder_and_a_zip_with_names_that_tell_date_town_and_audience(out):
    below = out / WAVES[0] / "editions"
    start = "2018-04-12_Beispielstadt"
    assert sorted(path.name for path in (below / "public").iterdir()) == [
        *(f"{start}_Netzwerkkarte_OEFFENTLICH.{ending}" for ending in ("html", "png", "svg")), "LIESMICH.txt",
    ]  # fmt: skip
    with zipfile.ZipFile(below / f"{start}_TEILNEHMENDE.zip") as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {f"{start}_TEILNEHMENDE"}
    said = (below / "public" / "LIESMICH.txt").read_text("utf-8")
    assert re.search(r"(?s)Erst speichern.*Dann doppelklicken", said)


@pytest.mark.parametrize("wave", WAVES)
def test_who_did_not_agree_in_the_newest_record_is_in_no_public_file(out, wave):
    newest = pd.read_csv(out / WAVES[-1] / "tables" / "actors.csv", keep_default_na=False)
    withheld = newest.loc[~newest["named_in_public"], "name"]
    assert len(withheld) >= 3
    for path in (out / wave / "editions" / "public").iterdir():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        assert not [name for name in withheld if name in text], path.name
        assert not re.search(r"gruppe-\d\.(?:xlsx|csv|ods)", text)


def test_who_is_on_no_roster_stays_out_of_every_hand_out_until_a_person_has_seen_it(out):
    for edition in ("participants", "public"):
        for path in (out / WAVES[0] / "editions" / edition).iterdir():
            assert "Raumschiff" not in path.read_bytes().decode("utf-8", errors="ignore"), path.name


def test_the_description_knows_the_editions_too(out):
    said = json.loads((out / WAVES[0] / "datapackage.json").read_text("utf-8"))
    paths = {resource["path"] for resource in said["resources"]}
    assert "editions/public/LIESMICH.txt" in paths


def test_an_edition_that_is_none_is_refused_before_anything_is_read(tmp_path, capsys):
    with pytest.raises(UsageError, match="press"):
        nw.run(tmp_path / "nirgends", editions=["press"])
    assert call(["run", str(RAW), "--edition", "public,press"]) == 2
    assert "internal, participants, public" in capsys.readouterr().err
