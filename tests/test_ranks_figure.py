"""The rank plot: data first, spans in their places, the same bytes again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from netzwerk.errors import NetworkError, UsageError
from netzwerk.measures.doubt.covered import COVERED
from netzwerk.measures.doubt.stability import stability
from netzwerk.render import save
from netzwerk.render.saving import to_bytes
from netzwerk.texts import LANGUAGES
from netzwerk.views import plan_ranks

from .sample import true_network
from .zoo import network, zoo

ZOO = zoo()


@pytest.fixture(scope="module")
def doubt():
    return stability(true_network(), ["betweenness", "constraint"], draws=40)


@pytest.fixture(scope="module")
def plan(doubt):
    return plan_ranks(true_network(), doubt.centrality, lights=doubt.lights, town="beispielstadt")


def test_every_actor_stands_in_the_order_of_its_rank_with_its_span(plan, doubt):
    table = doubt.centrality.query("measure == 'betweenness'").set_index("actor")
    assert len(plan.rows) == 44 and all(one.rank <= other.rank for one, other in pairwise(plan.rows))
    for row in plan.rows:
        assert [row.rank, row.low, row.high] == table.loc[
            row.actor, ["rank", "rank_low", "rank_high"]
        ].tolist()
        assert row.low <= row.rank <= row.high <= plan.last


def test_it_says_how_to_read_it_what_it_does_not_mean_and_how_far_it_goes(plan, doubt):
    said = " ".join(plan.notes)
    assert plan.title == "Plätze: verbindet andere, Beispielstadt, 12. April 2018"
    assert "nicht unterscheidbar" in said and "Bedeutet nicht" in said
    assert doubt.lights.set_index("measure").loc["betweenness", "note"] in said
    assert f"{round(100 * COVERED['betweenness'][1])} % der Fälle" in said


def test_the_smallest_constraint_comes_first(doubt):
    rows = plan_ranks(true_network(), doubt.centrality, "constraint", lang="en").rows
    values = [float(row.value) for row in rows]
    assert values == sorted(values)


def test_the_svg_holds_its_text_and_is_the_same_again(plan):
    drawn = to_bytes(plan, ".svg")
    assert drawn == to_bytes(plan, ".svg")
    text = drawn.decode()
    ET.fromstring(text)
    assert all(row.name in text for row in plan.rows if len(row.name) < 30)
    assert "Platz" in text and "<title>" in text and "<desc>" in text


def test_names_cannot_break_the_drawing():
    net = network(["<script>", "$x^2$", "a" * 90], [("<script>", "$x^2$"), ("$x^2$", "a" * 90)])
    table = stability(net, "degree", draws=5).centrality
    text = to_bytes(plan_ranks(net, table, "degree"), ".svg").decode()
    ET.fromstring(text)
    assert "<script>" not in re.sub(r"&lt;script&gt;", "", text) and "aaa…" in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["nobody", "one actor", "all alone", "star"])
def test_every_shape_can_be_drawn(name, lang, tmp_path):
    plan = plan_ranks(ZOO[name], stability(ZOO[name], "degree", draws=4).centrality, "degree", lang=lang)
    assert save(plan, tmp_path / "ranks.png").read_bytes().startswith(b"\x89PNG")


def test_a_measure_without_ranks_is_answered_with_those_that_have_some(doubt):
    with pytest.raises(NetworkError, match="betweenness, constraint"):
        plan_ranks(true_network(), doubt.centrality, "degree")


def test_a_rank_plot_is_no_page(plan, tmp_path):
    with pytest.raises(UsageError, match=r"\.svg, \.png"):
        save(plan, tmp_path / "ranks.html")


def test_beyond_sixty_the_rest_is_counted():
    net = network(range(70), [(0, i) for i in range(1, 70)])
    plan = plan_ranks(net, stability(net, "degree", draws=3).centrality, "degree")
    assert len(plan.rows) == 60 and plan.notes[-1] == "Nicht gezeigt: 10 weitere Organisationen."
