"""The rooms of the page one by one, on one page in one browser: counting, trying, noting, telling."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.browser import Opened
from tests.pages import full_plan
from tests.sample import true_network

pytestmark = pytest.mark.browser

TRADE = (
    "knoten", "kante", "zentralität", "betweenness", "degree", "cluster", "isoliert", "defizit", "akteur",
    "density", "graph", "modularität", "konfidenzintervall", "register", "edition", "welle", "bridge",
)  # fmt: skip


@pytest.fixture(scope="module")
def map_(browser, tmp_path_factory):
    """One page with everything on it."""
    from netzwerk.render.page import write_page

    path = tmp_path_factory.mktemp("rooms") / "map.html"
    path.write_text(write_page(full_plan()), encoding="utf-8")
    with Opened(browser, path) as shown:
        yield shown


@pytest.fixture(autouse=True)
def as_at_the_start(map_):
    """Every test begins with the start view and nothing noted."""
    map_.js("nw.inRoom() && document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    map_.js("nw.set({...nw.views.who, drafts: [], agreed: []}); nw.showAll();")
    yield
    assert map_.said == []


def near(graph):
    """A network as the page's rooms take it: [[actor, [partners]]]."""
    return [[str(node), [str(other) for other in graph[node]]] for node in graph]


COUNT = """graphs => graphs.map((pairs) => {
  const near = new Map(pairs.map(([id, others]) => [id, new Set(others)]));
  const parts = nw.components(near).map(part => part.length);
  return [parts, nw.pairsWithinTwo(near), [...nw.cutpoints(near)].sort()];
})"""


def within_two(graph):
    reached = dict(nx.all_pairs_shortest_path_length(graph, cutoff=2))
    return sum(len(those) - 1 for those in reached.values()) // 2


def test_parts_reach_and_single_points_are_counted_as_networkx_counts_them(map_):
    graphs = [
        nx.gnm_random_graph(n, m, seed=n * m)
        for n, m in ((1, 0), (2, 1), (9, 8), (20, 19), (40, 50), (60, 45))
    ]
    for graph, (parts, pairs, cut) in zip(graphs, map_.js(COUNT, [near(g) for g in graphs]), strict=True):
        assert parts == sorted(map(len, nx.connected_components(graph)), reverse=True)
        assert pairs == within_two(graph)
        assert cut == sorted(map(str, nx.articulation_points(graph)))


def after(map_):
    return map_.js("Object.values(nw.comparison(nw.state())).map(n => [n.parts, n.reach, n.cut.size])")


def counted(graph):
    return [
        nx.number_connected_components(graph), within_two(graph), len(set(nx.articulation_points(graph))),
    ]  # fmt: skip


def test_two_gaps_on_trial_change_the_numbers_as_two_ties_would(map_):
    graph = nx.Graph(true_network().graph)
    map_.page.click("[data-view=missing]")
    map_.page.locator("#context details[open] .try").nth(0).click()
    map_.page.locator("#context details[open] .try").nth(1).click()
    tried = map_.js("nw.state().tried.map(key => [nw.gaps.get(key).a, nw.gaps.get(key).b])")
    more = nx.Graph(graph)
    more.add_edges_from(tried)
    assert len(tried) == 2
    assert after(map_) == [counted(graph), counted(more)]
    said = map_.text("#tried")
    assert "Paare in höchstens zwei Schritten" in said
    assert "(+" in said
    assert "getrennte Teile" in map_.text("#live")


def test_an_organisation_gone_changes_the_numbers_and_comes_back(map_):
    graph = nx.Graph(true_network().graph)
    map_.js("nw.set({focus: 'awo'})")
    map_.page.get_by_role("button", name="Was wäre ohne diese Organisation?").click()
    without = nx.Graph(graph)
    without.remove_node("awo")
    assert after(map_) == [counted(graph), counted(without)]
    map_.page.locator("#tried").get_by_role("button", name="zurücknehmen").first.click()
    assert map_.page.locator("#tried").is_hidden()


def test_at_most_five_gaps_are_tried_at_once(map_):
    map_.js("nw.plan.gaps.filter(nw.canTry).slice(0, 7).forEach(gap => nw.tryGap(gap.key, true))")
    assert map_.js("nw.state().tried.length") == 5
    assert "Höchstens 5" in map_.text("#live")


def test_the_sector_matrix_counts_every_cooperation_once(map_):
    counts = map_.js("nw.numbersOf(nw.neighbours()).sectors")
    assert sum(counts.values()) == 131


def note(map_, choice, *, partner="", text=""):
    """Fill the form "Stimmt nicht?" that is open in the panel."""
    form = map_.page.locator("#context .wrong")
    form.locator(".say").click()
    form.locator("select").first.select_option(choice)
    if partner:
        form.locator("select").nth(1).select_option(partner)
    if text:
        form.locator("input").first.fill(text)
    form.locator("input").last.fill("Tisch 2")
    form.get_by_role("button", name="Als Entwurf notieren").click()


def test_a_draft_changes_the_counts_stands_in_the_list_and_can_be_taken_back(map_):
    partners = map_.js("nw.partnersOf('awo')")
    other = map_.js(
        """[...nw.nodes.keys()].find(id => id !== 'awo'
            && !nw.edgesOf.get('awo').some(e => e.other === id))"""
    )
    map_.js("nw.set({focus: 'awo'})")
    note(map_, "tie_missing", partner=other)
    assert "132 Kooperationen (bisher 131)" in map_.text("#drafts")
    assert "Tisch 2" in map_.text("#drafts")
    assert map_.js("nw.partnersOf('awo')") == partners + 1
    assert map_.js("document.activeElement.closest('#drafts') !== null")
    map_.page.click("#back")
    assert map_.page.locator("#drafts").is_hidden()
    assert map_.js("nw.partnersOf('awo')") == partners


def test_a_cooperation_that_is_not_there_is_struck_and_no_longer_counted(map_):
    map_.js("nw.set({edge: nw.plan.edges.find(edge => edge.state === 'existing').id})")
    note(map_, "tie_wrong")
    assert "130 Kooperationen (bisher 131)" in map_.text("#drafts")
    assert map_.js("nw.drawnLines().filter(line => line.color === nw.look.draft).length") == 1


def test_an_organisation_that_is_missing_gets_a_place_below_all_others(map_):
    note(map_, "actor_missing", text="Verein Neubeginn")
    assert "45 Organisationen (bisher 44)" in map_.text("#drafts")
    new = map_.js("[...nw.nodes.values()].at(-1)")
    assert new["name"] == "Verein Neubeginn"
    assert new["y"] > map_.js("nw.plan.height")


def test_drafts_survive_every_saved_view(map_):
    map_.js("nw.note({what: 'sector', source: 'awo', becomes: 'changed', value: 'Vereine'})")
    map_.page.click("[data-view=connect]")
    map_.page.click("[data-view=who]")
    assert map_.js("[nw.state().drafts.length, nw.nodes.get('awo').sector]") == [1, "Vereine"]


def test_the_shortlist_stands_first_and_a_matter_is_seen_on_the_map(map_):
    map_.page.click("[data-view=missing]")
    first = map_.page.locator("#context .shortlist .item").first
    first.click()
    assert map_.js("nw.shown.lit.nodes.size") >= 2
    assert "Nächster Schritt" in map_.text("#context .shortlist")
    assert map_.page.locator("#context .shortlist > li").count() <= 10


def test_a_line_is_found_under_the_pointer_and_opens(map_):
    at = """(() => {
      const line = nw.drawnLines().find(({a, b}) => Math.hypot(a.x - b.x, a.y - b.y) > 250);
      const spots = [.3, .4, .5, .6, .7].map(share => ({
        x: line.a.x + share * (line.b.x - line.a.x), y: line.a.y + share * (line.b.y - line.a.y)}));
      const free = spot => !nw.net.getNodeAt(nw.net.canvasToDOM(spot));
      return nw.net.canvasToDOM(spots.find(spot => nw.lineAt(spot, nw.scale()) === line.key && free(spot)));
    })()"""
    place = map_.js(at)
    map_.page.locator("#map").click(position=place)
    map_.page.wait_for_timeout(400)
    assert map_.js("nw.state().edge") != ""
    assert map_.text("#context h2") == "Kooperation"


def test_pulling_moves_the_map_with_the_pointer(map_):
    before = map_.js("nw.net.getViewPosition()")
    mouse = map_.page.mouse
    mouse.move(300, 700)
    mouse.down()
    mouse.move(360, 700, steps=4)
    mouse.move(420, 690, steps=4)
    mouse.up()
    map_.page.wait_for_timeout(200)
    now = map_.js("nw.net.getViewPosition()")
    assert np.isclose((before["x"] - now["x"]) * map_.js("nw.scale()"), 120, atol=2)
    assert map_.js("document.querySelector('#map canvas').style.transform") == ""


def test_the_story_is_told_by_keys_and_ends_where_it_began(map_):
    map_.page.set_viewport_size({"width": 1280, "height": 720})
    map_.page.click("#more-button")
    map_.page.click("#start-story")
    assert map_.text("#room-caption") == map_.js("nw.plan.stations[0].caption")
    captions = []
    for _ in range(map_.js("nw.plan.stations.length")):
        captions.append(map_.text("#room-caption"))
        assert map_.js("(({kept, size}) => size * nw.scale())(nw.labelled(nw.scale(), nw.view()))") >= 18
        map_.page.keyboard.press("PageDown")
    assert len(set(captions)) == len(captions) >= 6
    map_.page.keyboard.press("Home")
    map_.page.keyboard.press("n")
    assert map_.page.locator("#story-notes").is_visible()
    map_.page.keyboard.press("Escape")
    assert map_.js("nw.state().view") == "who"
    assert map_.js("document.activeElement.id") == "more-button"
    map_.page.set_viewport_size({"width": 1366, "height": 768})


def test_the_room_shows_one_after_the_other_without_any_ranking(map_):
    map_.page.set_viewport_size({"width": 1280, "height": 720})
    map_.js("nw.startRoom()")
    map_.page.keyboard.press("ArrowRight")
    first = map_.js("nw.state().focus")
    assert map_.text("#room-caption") == map_.js("nw.nodes.get(nw.state().focus).name")
    boxes = map_.js(
        """(({kept, size}) => kept.map(b => [b.left, b.top, b.right, b.bottom, size * nw.scale()]))(
            nw.labelled(nw.scale(), nw.view()))"""
    )
    assert all(box[4] >= 18 for box in boxes)
    assert not overlapping(boxes)
    assert map_.js("nw.state().size") == ""
    assert map_.page.locator("#panel").is_hidden()
    map_.page.keyboard.press("f")
    map_.page.keyboard.press("ArrowRight")
    assert map_.js("nw.state().focus") == first
    map_.page.keyboard.press("f")
    map_.page.keyboard.press("ArrowRight")
    assert map_.js("nw.state().focus") != first
    map_.page.keyboard.press("Escape")
    assert map_.page.locator("#panel").is_visible()
    map_.page.set_viewport_size({"width": 1366, "height": 768})


def overlapping(boxes):
    return [
        (a, b) for k, a in enumerate(boxes) for b in boxes[k + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]  # fmt: skip


def test_names_never_cover_each_other_at_any_zoom(map_):
    for factor in (1.0, 0.6, 0.6, 3.0, 2.0):
        map_.js("factor => nw.zoom(factor)", factor)
        boxes = map_.js(
            "nw.labelled(nw.scale(), nw.view()).kept.map(b => [b.left, b.top, b.right, b.bottom])"
        )
        assert boxes
        assert not overlapping(boxes)


def test_what_is_looked_at_for_a_moment_leaves_no_trace(map_):
    said = map_.js("nw.peek({...nw.state(), focus: 'awo'}, () => nw.shown.lit.nodes.size)")
    assert said > 1
    assert map_.js("[nw.state().focus, nw.shown.lit]") == ["", None]


def test_the_hand_out_has_a_picture_and_a_caption_for_every_station(map_):
    map_.page.emulate_media(media="print")
    map_.js("window.print = () => dispatchEvent(new Event('beforeprint')); nw.printHandOut()")
    count = map_.js("nw.plan.stations.length")
    assert map_.page.locator("#print-room .station svg").count() == count
    assert map_.page.locator("#print-room .station h2").count() == count
    assert map_.page.locator("#print-list").is_hidden()
    map_.js("dispatchEvent(new Event('afterprint'))")
    map_.page.emulate_media(media="screen")


def test_paper_holds_the_shortlist(map_):
    map_.js("dispatchEvent(new Event('beforeprint'))")
    assert map_.page.locator("#print-list ol li").count() == map_.js(
        "nw.plan.matters.filter(m => m.shortlist).length"
    )
    map_.js("dispatchEvent(new Event('afterprint'))")


def test_no_term_of_the_trade_stands_on_the_screen_in_any_state(map_):
    said = ""
    for state in ("view: 'who'", "view: 'connect', size: 'betweenness'", "view: 'changed'", "focus: 'awo'",
                  "gone: 'awo', focus: ''", "view: 'missing', gaps: 'functional'"):  # fmt: skip
        map_.js(f"nw.set({{{state}}})")
        said += map_.page.locator("header, nav, main").all_inner_texts()[0] + map_.text("main")
    map_.page.click("#more-button")
    said += map_.text("#more")
    map_.page.keyboard.press("Escape")
    options = map_.js("[...document.querySelectorAll('option')].map(o => o.textContent).join(' ')")
    words = (said + options).lower()
    assert [word for word in TRADE if word in words] == []


def test_one_wave_says_from_when_on_changes_can_be_told(map_):
    map_.page.click("[data-view=changed]")
    assert "Ab der zweiten" in map_.text("#context")


def test_who_ticks_by_keys_stays_at_the_box_and_who_opens_comes_to_the_head(map_):
    map_.page.click("[data-view=missing]")
    map_.page.locator("#context .shortlist .try input").nth(2).focus()
    gap = map_.js("document.activeElement.dataset.gap || ''")
    map_.page.keyboard.press("Space")
    assert map_.js("document.activeElement.dataset.gap || ''") == gap
    map_.js("nw.set({...nw.views.connect})")
    map_.page.locator("#context .item").first.focus()
    map_.page.keyboard.press("Enter")
    assert map_.js("document.activeElement.tagName") == "H2"


def test_the_trial_stays_in_sight_while_the_list_is_read(map_):
    map_.page.click("[data-view=missing]")
    map_.js("nw.plan.gaps.filter(nw.canTry).slice(0, 2).forEach(gap => nw.tryGap(gap.key, true))")
    map_.js("document.getElementById('panel').scrollTop = 900")
    assert map_.js("document.getElementById('tried').getBoundingClientRect().top >= 0")
    assert map_.js("document.getElementById('tried').getBoundingClientRect().bottom <= innerHeight")


def test_colour_shows_fields_and_the_legend_filters_by_them(map_):
    map_.js("nw.set({colour: 'field'})")
    assert "Handlungsfelder" in map_.text("#legend .sectors legend")
    shown = map_.js("nw.shown.nodes.size")
    count = int(map_.page.locator("#legend .sectors .entry .n").first.inner_text())
    map_.page.locator("#legend .sectors .entry").first.click()
    assert map_.js("nw.shown.nodes.size") == shown - count
    assert "colour=field" in map_.js("location.hash")
