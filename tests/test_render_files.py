"""Files for machines: the contract's columns, numbers that print alike, nothing that a format cannot hold."""

from __future__ import annotations

import csv
import io
import math

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netzwerk.errors import OutputError, TableError, UsageError
from netzwerk.measures.gaps.answer import gaps
from netzwerk.measures.reliability.answer import with_confidence
from netzwerk.network import Network
from netzwerk.render.exchange import gexf_text, graphml_text
from netzwerk.render.saving import save
from netzwerk.render.tables import number_text, table_text
from netzwerk.schema import ACTORS, GAPS, REPORTS, TIES
from tests.sample import true_network
from tests.zoo import network, zoo


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_has_the_contracts_columns_in_its_order():
    ties = with_confidence(true_network())
    shuffled = ties.assign(spare=1)[["spare", *reversed(ties.columns)]]
    assert tuple(rows(table_text(shuffled, TIES))[0]) == TIES.names


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="confidence"):
        table_text(true_network().ties, TIES)


def test_lines_end_in_a_line_feed_and_nothing_else():
    text = table_text(true_network().actors, ACTORS)
    assert "\r" not in text
    assert text.endswith("\n")


def test_marks_are_true_and_false_unknown_is_empty_and_whole_numbers_bare():
    net = Network.of(
        reports=pd.DataFrame({"source": ["a"], "target": ["b"], "strength": [2.0], "row": [5], "column": [0]})
    )
    line = dict(zip(*rows(table_text(net.reports, REPORTS)), strict=True))
    assert (line["strength"], line["row"], line["column"], line["first_person"]) == ("2", "5", "", "false")
    assert line["wished_by"] == ""


def test_lists_are_joined_by_a_bar():
    assert table_text(pd.DataFrame({"groups": [["1", "2"]]})) == "groups\n1|2\n"


def test_names_that_look_like_formulas_or_lines_come_back_as_they_are():
    names = ['=HYPERLINK("x")', "a,b", 'sie sagte "ja"', "zwei\nZeilen", "+49", "NA", "04109", ""]
    text = table_text(pd.DataFrame({"name": names, "k": range(len(names))}))
    assert [row[0] for row in rows(text)[1:]] == names


@given(st.floats(-1e300, 1e300))
def test_a_printed_number_reads_back_within_ten_digits(value):
    assert math.isclose(float(number_text(value)), value, rel_tol=1e-9, abs_tol=1e-300)


def test_the_noise_of_another_processor_is_not_printed():
    assert number_text(0.1 + 0.2) == number_text(0.3) == "0.3"


def test_gaps_print_as_their_contract_says():
    text = table_text(gaps(true_network()), GAPS)
    assert tuple(rows(text)[0]) == GAPS.names


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_is_read_back_from_graphml_and_gexf(name):
    net = zoo()[name]
    pairs = {tuple(pair) if net.directed else frozenset(pair) for pair in net.graph.edges}
    for text, reader in ((graphml_text(net), nx.read_graphml), (gexf_text(net), nx.read_gexf)):
        graph = reader(io.BytesIO(text.encode()))
        assert sorted(graph) == sorted(net.index)
        assert {tuple(pair) if net.directed else frozenset(pair) for pair in graph.edges} == pairs


def test_other_programs_never_count_a_wish_as_a_tie():
    net = Network.of(
        reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "state": ["existing", "wished"]})
    )
    assert list(nx.read_graphml(io.BytesIO(graphml_text(net).encode())).edges) == [("a", "b")]
    wishes = graphml_text(net.where(state="wished"))
    assert [state for *_, state in nx.read_graphml(io.BytesIO(wishes.encode())).edges.data("state")] == [
        "wished"
    ]


def test_measures_travel_with_the_actors_and_the_undefined_stays_out():
    net = network([0, 1], [(0, 1)])
    measures = pd.DataFrame({"degree": [1.0, 1.0], "constraint": [float("nan"), 1.0], "pid": [True, False]})
    graph = nx.read_gexf(io.BytesIO(gexf_text(net, measures.set_axis(net.index)).encode()))
    assert graph.nodes["0"]["degree"] == 1.0
    assert "constraint" not in graph.nodes["0"]
    assert graph.nodes["0"]["pid_"] is True


def test_names_with_what_xml_cannot_hold_are_written_all_the_same():
    actors = pd.DataFrame({"actor": ["a"], "name": ["Haus\x00 <&> \ud800 😀"]})
    graph = nx.read_graphml(io.BytesIO(graphml_text(Network.of(actors=actors)).encode()))
    assert graph.nodes["a"]["name"] == "Haus <&>  😀"


def test_strength_is_called_weight_only_where_the_format_must():
    net = network([0, 1], [(0, 1, 2.5)])
    assert "weight" not in graphml_text(net)
    assert nx.read_gexf(io.BytesIO(gexf_text(net).encode())).edges["0", "1"]["weight"] == 2.5


def test_the_day_does_not_stand_in_the_files():
    assert 'lastmodifieddate="1980-01-01"' in gexf_text(network([0]))


def test_a_thing_is_kept_by_its_files_ending(tmp_path):
    assert save(network([0]), tmp_path / "new" / "n.GraphML").read_text().startswith("<?xml")
    assert save(pd.DataFrame({"a": [1]}), tmp_path / "t.csv").read_bytes() == b"a\n1\n"


@pytest.mark.parametrize(("thing", "name"), [(network([0]), "n.docx"), ({}, "x.csv"), (pd.DataFrame(), "t")])
def test_an_ending_that_does_not_go_with_a_thing_is_answered_with_those_that_do(thing, name, tmp_path):
    with pytest.raises(UsageError, match=r"Network \.graphml, \.gexf"):
        save(thing, tmp_path / name)


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(OutputError, match=r"t\.csv.*Excel"):
        save(pd.DataFrame({"a": [1]}), tmp_path / "t.csv")
