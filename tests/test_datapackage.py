"""datapackage.json says what each file holds, from what it was made, and nothing about the machine."""

from __future__ import annotations

import json
import re
from hashlib import sha256

import pytest

from netzwerk.render.datapackage import Origin, datapackage_text, table_schema
from netzwerk.schema import CONTRACTS
from netzwerk.sheet import Assumption
from netzwerk.texts import catalogue, say

FILES = {
    "tables/ties.csv": b"source,target\n",
    "results/network.csv": b"measure\n",
    "network.graphml": b"<graphml/>",
    "network.gexf": b"<gexf/>",
    "figures/network.svg": b"<svg/>",
    "datapackage.json": b"{}",
}


def described(**origin):
    return json.loads(datapackage_text(FILES, Origin("1.0", **origin)))


def test_every_file_but_itself_stands_in_it_with_its_hash():
    resources = {one["path"]: one for one in described()["resources"]}
    assert sorted(resources) == sorted(set(FILES) - {"datapackage.json"})
    for path, one in resources.items():
        assert one["hash"] == "sha256:" + sha256(FILES[path]).hexdigest()
        assert one["bytes"] == len(FILES[path])


def test_no_two_files_share_a_name():
    names = [one["name"] for one in described()["resources"]]
    assert len(set(names)) == len(names)


def test_it_says_from_what_it_was_made():
    said = described(seed=7, draws=1000, inputs={"b.csv": "22", "a.csv": "11"})["netzwerk"]
    assert (said["seed"], said["draws"]) == (7, 1000)
    assert said["inputs"] == [{"path": "a.csv", "hash": "sha256:11"}, {"path": "b.csv", "hash": "sha256:22"}]


def test_assumptions_stand_with_the_line_that_would_overrule_them():
    key, sentence = next(entry for entry in catalogue("de").items() if entry[0].startswith("assumptions."))
    values = dict.fromkeys(re.findall(r"{(\w+)}", sentence), "x")
    assumption = Assumption(key.removeprefix("assumptions."), "[scale]\nhigh = 5", "a.csv", values)
    said = described(assumptions=(assumption,))["netzwerk"]["assumptions"]
    assert said == [{"text": say(key, "de", **values), "file": "a.csv", "toml": "[scale]\nhigh = 5"}]


def test_the_order_in_which_files_were_written_does_not_matter():
    turned = dict(reversed(FILES.items()))
    assert datapackage_text(FILES, Origin("1.0")) == datapackage_text(turned, Origin("1.0"))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", CONTRACTS)
def test_every_column_of_every_table_has_a_type_and_a_meaning(name, lang):
    fields = table_schema(CONTRACTS[name], lang)["fields"]
    assert [field["name"] for field in fields] == list(CONTRACTS[name].names)
    assert all(field["description"] for field in fields)
    assert f"columns.{name}.table" in catalogue(lang)


def test_the_catalogue_explains_no_column_that_is_not_there():
    known = {
        f"columns.{table}.{name}"
        for table, contract in CONTRACTS.items()
        for name in (*contract.names, "table")
    }
    assert {key for key in catalogue("de") if key.startswith("columns.")} == known
