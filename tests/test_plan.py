"""The map as data: who stands where, how it looks, what it says; tests look here, not at pixels."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest

from netzwerk.errors import NetworkError
from netzwerk.measures.gaps.answer import gaps
from netzwerk.network import Network
from netzwerk.views import plan_map, state
from netzwerk.views.labels import map_labels, wrap
from netzwerk.views.scales import contrast, sector_styles
from tests.pages import HOSTILE, hostile_plan, sample_plan
from tests.sample import WAVES, true_network
from tests.zoo import network, zoo

# What the map's stage measures at 1366×768, and the least size of letters that is read without zooming.
STAGE, LEAST = (1030 - 24, 768 - 167 - 44), 10.0


def boxes(plan):
    """Mark with label of each actor: left, top, right, bottom."""
    for node in plan.nodes:
        wide = max(node.label_width / 2, node.radius)
        top, bottom = node.y - node.radius, node.label_y + node.label_height
        yield node.actor, (node.x - wide, top, node.x + wide, bottom)


def overlapping(plan):
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(plan), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def scale(plan):
    return min(STAGE[0] / plan.width, STAGE[1] / plan.height)


def sixty():
    """Sixty organisations with names as long as towns have them, three ties each."""
    kinds = (
        "Kontaktstelle {:02d}",
        "Beratungsstelle am Markt {:02d}",
        "Verein für Bildung und Begegnung {:02d} e.V.",
    )
    names = [kinds[place % 3].format(place) for place in range(60)]
    ties = [(k, (k * 5 + step) % 60) for k in range(60) for step in (1, 7, 23) if k != (k * 5 + step) % 60]
    net = network(range(60), ties, sectors=[f"Sektor {k % 7}" for k in range(60)])
    actors = net.actors.assign(name=names)
    return Network.of(actors=actors, reports=net.reports)


@pytest.mark.parametrize("wave", WAVES)
def test_no_label_of_the_sample_covers_another_mark_or_label(wave):
    assert overlapping(sample_plan(wave)) == []


@pytest.mark.parametrize("wave", WAVES)
def test_the_samples_labels_are_legible_on_a_small_screen_without_zooming(wave):
    plan = sample_plan(wave)
    assert plan.font_size * scale(plan) >= LEAST


def test_sixty_long_names_are_legible_and_apart():
    plan = plan_map(sixty())
    assert overlapping(plan) == []
    assert plan.font_size * scale(plan) >= LEAST


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_has_a_plan_inside_its_frame(name):
    plan = plan_map(zoo()[name])
    assert len(plan.nodes) == zoo()[name].n
    assert overlapping(plan) == []
    for _, (left, top, right, bottom) in boxes(plan):
        assert min(left, top) >= -0.1
        assert right <= plan.width + 0.1
        assert bottom <= plan.height + 0.1


def test_the_same_seed_gives_the_same_plan_whatever_the_order_of_the_reports():
    net = true_network()
    turned = Network.of(
        actors=net.actors,
        reports=net.reports.iloc[::-1],
        affiliations=net.affiliations.iloc[::-1],
        asked=net.asked_by,
        wave=net.wave,
    )
    one, other = plan_map(net), plan_map(turned)
    assert [(n.actor, n.x, n.y) for n in one.nodes] == [(n.actor, n.x, n.y) for n in other.nodes]
    assert plan_map(net) == one


def test_actors_without_a_tie_stand_below_all_others():
    net = network(range(12), [(k, k + 1) for k in range(8)])
    plan = plan_map(net)
    alone = [node for node in plan.nodes if not node.partners]
    assert len(alone) == 3
    assert min(node.y for node in alone) > max(node.y for node in plan.nodes if node.partners)
    assert plan.alone_y > 0


def test_size_is_a_measure_by_name_or_of_ones_own():
    net = true_network()
    own = pd.Series(range(net.n), index=net.index, name="Beratungen im Jahr")
    plan = plan_map(net, size=own)
    assert plan.size == "Beratungen im Jahr"
    assert plan.nodes[-1].radius > plan.nodes[0].radius
    assert sample_plan(size="betweenness").size == "betweenness"


@pytest.mark.parametrize("wrong", [{"size": "nichts"}, {"colour": "bunt"}, {"edition": "press"}])
def test_a_choice_that_is_not_there_is_refused_with_those_that_are(wrong):
    with pytest.raises(NetworkError, match="erlaubt sind"):
        plan_map(true_network(), **wrong)


def test_no_rank_stands_on_the_map_without_its_span():
    measures = pd.DataFrame({"actor": ["a", "b"], "measure": "degree", "value": [1.0, 1.0], "rank": [1, 1]})
    plan = plan_map(Network.of(reports=pd.DataFrame({"source": ["a"], "target": ["b"]})), measures=measures)
    assert plan.node("a").positions["degree"].rank is None


@pytest.mark.parametrize(("outcome", "painted"), [("none", False), ("unclear", False), ("across", True)])
def test_clusters_are_painted_only_where_the_verdict_says_that_there_are_some(outcome, painted):
    net = true_network()
    table = pd.DataFrame({"actor": net.index, "cluster": "1", "name": "gemischt", "membership": 1.0})
    found = SimpleNamespace(outcome=outcome, table=table, discernible=painted, sentence="")
    plan = plan_map(net, clusters=found, colour="cluster")
    assert any(node.cluster for node in plan.nodes) is painted
    assert (plan.colour == "cluster") is painted


def test_a_tie_bears_everything_that_named_it_with_its_cell():
    reports = pd.DataFrame(
        {
            "source": ["a", "b"], "target": ["b", "a"], "group": ["1", "2"], "file": ["t.xlsx", "u.csv"],
            "sheet": ["Tisch", ""], "row": [5, 7], "column": [2, 1], "strength": [1, 3],
        }
    )  # fmt: skip
    (tie,) = plan_map(Network.of(reports=reports)).ties
    assert [(e.group, e.file, e.sheet, e.cell) for e in tie.evidence] == [
        ("1", "t.xlsx", "Tisch", "B5"), ("2", "u.csv", "", "A7"),
    ]  # fmt: skip


def test_gaps_are_planned_in_their_order_and_with_their_reasons():
    net = true_network()
    table = gaps(net)
    plan = plan_map(net, gaps=table)
    assert [gap.gap for gap in plan.gaps] == table["gap"].tolist()
    assert all(gap.evidence for gap in plan.gaps)


def test_thirty_sectors_differ_in_colour_or_shape_and_each_has_its_letters():
    styles = sector_styles([f"Sektor {k}" for k in range(30)])
    assert len({(style.colour, style.shape) for style in styles}) == 30
    assert len({style.letter for style in styles}) == 30


@pytest.mark.parametrize("style", sector_styles([*"ABCDEFG", "unknown"]), ids=lambda style: style.key)
def test_marks_stand_out_from_paper_and_letters_from_marks(style):
    assert contrast(style.colour, "#ffffff") >= 3
    assert contrast(style.colour, style.ink) >= 4.5


def test_a_stated_order_of_sectors_rules_the_legend():
    styles = sector_styles(["B", "A", "unknown", "C"], ["C", "B"])
    assert [style.key for style in styles] == ["C", "B", "A", "unknown"]


def test_two_that_would_read_the_same_keep_their_full_names():
    names = {"a": "Jugendhaus e.V.", "b": "Jugendhaus gGmbH", "c": "Jobcenter"}
    assert map_labels(names, {}) == {"a": "Jugendhaus e.V.", "b": "Jugendhaus gGmbH", "c": "Jobcenter"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_label_is_at_most_three_lines_of_readable_text(name):
    lines = wrap(name)
    assert 1 <= len(lines) <= 3
    assert all(char.isprintable() or char == "\u200d" for line in lines for char in line)


def test_hostile_names_keep_their_places_apart():
    assert overlapping(hostile_plan()) == []


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", zoo())
def test_there_are_always_three_sentences(name, lang):
    said = [statement.sentence for statement in state(zoo()[name], lang=lang)]
    assert len(said) == 3
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)


def test_the_sentences_count_what_is_there_and_name_who_nobody_leads():
    first, second, _ = (statement.sentence for statement in state(true_network()))
    assert first.startswith("44 Organisationen, 131 Kooperationen von 946 möglichen. Alle hängen zusammen")
    assert "28 weitere Kooperationen sind gewünscht" in second
    assert "Antidiskriminierung und Gesundheit" in second


def test_the_verdict_on_clusters_is_the_third_sentence():
    said = state(true_network(), clusters=SimpleNamespace(outcome="none"))[2].sentence
    assert "nicht erkennbar" in said


def test_those_for_whom_nothing_was_named_are_said_so_and_not_blamed():
    first = state(network(range(5), [(0, 1), (1, 2), (2, 3)]))[0].sentence
    assert "Für eine Organisation ist keine Kooperation genannt" in first
    assert "isoliert" not in first
