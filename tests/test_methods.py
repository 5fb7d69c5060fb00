"""The methods section: made from the run, in both languages, every source with its entry."""

from __future__ import annotations

import re

import pytest

from netzwerk.decided import Decision
from netzwerk.intake import read
from netzwerk.measures import MEASURES
from netzwerk.measures.doubt.coding import recode
from netzwerk.measures.doubt.covered import COMMAND, COVERED
from netzwerk.measures.doubt.stability import DEFAULT, stability
from netzwerk.measures.whole.answer import WHOLE
from netzwerk.network import Network
from netzwerk.tables import tidy
from netzwerk.texts import LANGUAGES, words
from netzwerk.views.bibliography import bibtex, citation, named
from netzwerk.views.methods import Circumstances, methods

from .sample import RAW, WAVES, true_network
from .zoo import zoo

ZOO = zoo()


@pytest.fixture(scope="module")
def tables():
    return tidy(read(RAW).wave(WAVES[1]))


@pytest.fixture(scope="module")
def results():
    doubt = stability(true_network(), ["degree", "constraint"], draws=10)
    return {"centrality": doubt.centrality, "stability": doubt.table, "coding": recode(true_network())}


@pytest.fixture(scope="module")
def section(tables, results):
    under = Circumstances(7, 500, {"netzwerk": "0.1.0", "numpy": "2.4"})
    return methods(Network.of(tables), tables=tables, results=results, under=under)


def test_every_source_of_a_measure_has_its_entry():
    works = named(record.source for record in (*MEASURES, *WHOLE))
    assert [work for work in works if work not in words("sources")] == []


def test_every_entry_says_who_what_when_and_where():
    keys = [citation(work) for work in words("sources")]
    assert len(set(keys)) == len(keys)
    for work, said in words("sources").items():
        assert {"type", "author", "title", "year"} <= set(said)
        assert said["year"] in work
        assert said["author"].split(",")[0].split()[-1] in work
        assert {"journal", "publisher", "booktitle"} & set(said)


def test_every_citation_has_its_entry(section):
    cited = set(re.findall(r"@([a-z][a-z0-9-]*-\d{4})", section.split("```bibtex")[0]))
    listed = set(re.findall(r"@\w+\{([a-z0-9-]+),", section))
    assert cited and cited <= listed


def test_it_says_data_response_rules_doubt_seed_and_versions(section):
    for said in (
        "# Methodenteil: Beispielstadt, 21. März 2019", "## Rücklauf", "| gruppe-3.xlsx |",
        "der Paare wurde gefragt",
        "über Gruppen der Mittelwert", "Leere Felder der Matrix", "Zufall beginnt bei 7", "500 Mal",
        "netzwerk 0.1.0, numpy 2.4", COMMAND, "Fassungen",
    ):  # fmt: skip
        assert said in section
    assert (
        "| constraint | Bindung an den eigenen Kreis | Burt" in section and "| betweenness |" not in section
    )
    assert "gilt in 7 von 9 Zählweisen" in section and "steht vorn: Partner" in section


def test_the_coverage_that_was_simulated_is_printed_with_the_spans(section):
    ranks = [rank for _, rank in COVERED.values()]
    assert set(COVERED) == set(DEFAULT)
    assert f"{100 * min(ranks):.1f} % bis {100 * max(ranks):.1f} %".replace(".", ",") in section


def test_what_was_decided_by_hand_is_listed():
    from dataclasses import replace

    sheets = read(RAW).wave(WAVES[1])
    decided = replace(sheets, decisions=(Decision("Lotsen", "same", "Integrationslotsen"),))
    tables = tidy(decided)
    said = methods(Network.of(tables), tables=tables)
    assert "- „Lotsen“ ist Integrationslotsen." in said and "Noch nicht entschieden" in said
    english = methods(Network.of(tables), tables=tables, lang="en")
    assert "- “Lotsen” is Integrationslotsen." in english
    nothing = replace(tables, mentions=tables.mentions.head(0), ledger=tables.ledger.head(0))
    assert "Von Hand wurde nichts entschieden." in methods(Network.of(nothing), tables=nothing)


def test_what_netzwerk_toml_settles_is_said_with_its_value(tables):
    from dataclasses import replace

    said = replace(tables.settings, strength="max", directed=True, sector_order=("Kultur",))
    text = methods(Network.of(tables), tables=replace(tables, settings=said))
    assert "- In netzwerk.toml festgelegt: directed = True, strength = max, sector_order." in text


def test_it_is_the_same_again_and_names_no_place_and_no_hour(section, tables, results):
    under = Circumstances(7, 500, {"netzwerk": "0.1.0", "numpy": "2.4"})
    assert methods(Network.of(tables), tables=tables, results=results, under=under) == section
    assert "/" not in section.split("## Maße")[0].replace("und/oder", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["nobody", "star", "directed cycle", "same pair twice"])
def test_every_shape_has_a_methods_section(name, lang):
    said = methods(ZOO[name], lang=lang)
    assert said.endswith("```\n") and "{" not in said.split("```bibtex")[0]


def test_a_source_nobody_knows_is_left_out_of_the_entries():
    assert bibtex(["Nobody 2050"]) == ""
