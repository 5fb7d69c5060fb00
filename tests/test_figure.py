"""The figure: the map's places on paper, text that stays text, the same bytes for the same plan."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from netzwerk.network import Network
from netzwerk.render.figure import figure_png, figure_svg
from netzwerk.render.sheet_of_paper import MARGIN, lay_paper
from netzwerk.views import plan_map
from netzwerk.views.labels import text_width
from tests.sample import true_network
from tests.zoo import zoo

HOSTILE = [
    "</text><script>alert(1)</script>", "$\\frac{1}{0}$", "=HYPERLINK(\"http://x\";\"k\")", "\u202eumgedreht",
    "Haus\u2028der Jugend", "{{7*7}}", "😀 Verein", "ﷺ" * 3, "A&B <Verein>", "x" * 300,
]  # fmt: skip


@pytest.fixture(scope="module")
def sample_plan():
    return plan_map(true_network(), town="Beispielstadt")


def texts(svg):
    found = (element for element in ET.fromstring(svg).iter() if element.tag.endswith("}text"))
    return ["".join(element.itertext()) for element in found]


def test_title_date_source_and_edition_stand_in_the_picture(sample_plan):
    said = " ".join(texts(figure_svg(sample_plan)))
    for part in (sample_plan.title, sample_plan.date, sample_plan.source, sample_plan.edition_label):
        assert part in said


def test_every_label_and_every_sector_is_text(sample_plan):
    said = texts(figure_svg(sample_plan))
    for node in sample_plan.nodes:
        assert set(node.label) <= set(said)
    for style in sample_plan.sectors:
        assert f"{style.label} ({style.count})" in said


def test_places_are_those_of_the_plan(sample_plan):
    svg = figure_svg(sample_plan)
    paper = lay_paper(sample_plan)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])
    unit = width / paper.width
    for node in sample_plan.nodes[:10]:
        found = re.search(rf'<text[^>]*? x="([\d.]+)"[^>]*>{re.escape(node.label[0])}</text>', svg)
        assert float(found[1]) == pytest.approx((node.x + paper.left) * unit, abs=0.01)


def test_the_same_plan_gives_the_same_bytes(sample_plan):
    assert figure_svg(sample_plan) == figure_svg(sample_plan)
    assert figure_png(sample_plan) == figure_png(sample_plan)
    assert "20" + "26" not in re.sub(r"[\d.]+pt|\"[^\"]*\"", "", figure_svg(sample_plan))


def test_the_picture_loads_nothing_and_runs_nothing(sample_plan):
    svg = figure_svg(sample_plan)
    assert not re.search(r"<script|<image|href=\"http|@import|<!DOCTYPE|url\(http", svg)


def test_the_png_is_wide_enough_for_print(sample_plan):
    width, height = struct.unpack(">II", figure_png(sample_plan)[16:24])
    assert width >= 2000
    assert height >= 1000


def test_it_names_itself_for_those_who_do_not_see_it(sample_plan):
    root = ET.fromstring(figure_svg(sample_plan))
    assert root.attrib["role"] == "img"
    named = {child.tag.split("}")[1]: child.text for child in root if child.tag.endswith(("title", "desc"))}
    assert named["title"] == sample_plan.title
    assert "44 Organisationen und 131 Kooperationen" in named["desc"]


def test_hostile_names_stay_text():
    actors = pd.DataFrame(
        {"actor": [f"o{k}" for k in range(len(HOSTILE))], "name": HOSTILE, "sector": HOSTILE}
    )
    ties = pd.DataFrame({"source": ["o0", "o1"], "target": ["o1", "o2"]})
    plan = plan_map(Network.of(actors=actors, reports=ties), title="<b>$x$</b> & mehr", town="</title>")
    svg = figure_svg(plan)
    assert "<script" not in svg
    assert "$\\frac{1}{0}$" in " ".join(texts(svg))
    assert "<b>$x$</b> & mehr" in texts(svg)
    assert figure_png(plan).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_can_be_drawn(name):
    plan = plan_map(zoo()[name], lang="en")
    assert len(texts(figure_svg(plan))) >= 2 * len(plan.nodes)


def test_nothing_in_head_legend_and_foot_leaves_the_sheet(sample_plan):
    paper = lay_paper(sample_plan)
    for line in paper.lines:
        assert line.anchor == "right" or line.x + text_width(line.text, line.size) <= paper.width - MARGIN + 1
    for key in paper.keys:
        assert key.x + 17 + text_width(key.text, 11.5) <= paper.width - MARGIN + 20


def test_where_nobody_can_confirm_the_legend_does_not_speak_of_it():
    plan = plan_map(zoo()["star"])
    said = texts(figure_svg(plan))
    assert "genannte Kooperation" in said
    assert not any("zwei Gruppen" in line for line in said)
