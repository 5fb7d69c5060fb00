"""The page for everyone: no fault that axe knows, in any state, at two widths."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from netzwerk.texts import asset
from netzwerk.views.scales import contrast
from tests.browser import Opened

pytestmark = pytest.mark.browser

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
STATES = {
    "start": "",
    "who connects": "#view=connect",
    "what is missing": "#view=missing",
    "a gap": "#view=missing&gap=wish%3Abm--fdi",
    "an organisation": "#focus=awo",
    "two steps": "#focus=awo&steps=2",
    "filtered": "#hidden=%5B%22Kitas%22%5D&field=Sprache",
}


# Rows of tables are alike and many: one test looks at them all, the others at the first of each table.
ALIKE = "tbody tr:nth-child(n+4)"


def faults(map_, *, all_rows=False):
    """What axe finds, in a line each."""
    found = map_.js(
        "([tags, without]) => axe.run({include: document, exclude: without}, {runOnly: tags})",
        [RULES, [] if all_rows else [[ALIKE]]],
    )["violations"]
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']][:3]}" for fault in found]


@pytest.fixture
def examined(opened):
    """A page with axe in it; the policy of the page would keep it out."""

    def open_page(hash_="", **options):
        map_ = opened(hash_=hash_, bypass_csp=True, **options)
        map_.js(AXE)
        map_.page.wait_for_selector("#table-room table")
        return map_

    return open_page


@pytest.mark.parametrize("hash_", STATES.values(), ids=STATES)
def test_axe_finds_nothing(examined, hash_):
    assert faults(examined(hash_)) == []


def test_axe_finds_nothing_in_any_row_of_the_tables(examined):
    assert faults(examined(), all_rows=True) == []


@pytest.mark.parametrize("hash_", ["", "#focus=awo"], ids=["start", "an organisation"])
def test_axe_finds_nothing_on_a_narrow_screen(examined, hash_):
    assert faults(examined(hash_, size=(320, 640))) == []


def test_axe_finds_nothing_while_searching_or_with_more_open(examined):
    map_ = examined()
    map_.page.fill("#search", "e")
    assert faults(map_) == []
    map_.page.click("#more-button")
    assert faults(map_) == []


def test_headings_and_landmarks_tell_the_page_without_sight(opened):
    map_ = opened()
    map_.page.wait_for_selector("#table-room table")
    tree = map_.page.locator("body").aria_snapshot()
    for part in ("banner", "navigation", "main", "complementary", 'application "Netzwerkkarte"', "table"):
        assert part in tree, part
    assert 'heading "Netzwerkkarte Beispielstadt" [level=1]' in tree


def test_text_at_double_size_loses_nothing(opened):
    map_ = opened(size=(683, 384))  # 1366×768 at 200 %
    assert map_.js("document.documentElement.scrollWidth") <= 683
    for part in ("h1", "[data-view=missing]", "#search", "#map", "#legend"):
        assert map_.page.locator(part).is_visible(), part


@pytest.fixture(scope="module")
def tour(browser, tmp_path_factory):
    """One page with everything on it, and axe in it; the map of both waves beside it."""
    from netzwerk.render.page import write_page
    from netzwerk.views.wave_map import plan_waves
    from tests.pages import full_plan
    from tests.sample import WAVES, true_network

    folder = tmp_path_factory.mktemp("tour")
    plans = {"map": full_plan(), "waves": plan_waves([true_network(wave) for wave in WAVES])}
    for name, plan in plans.items():
        (folder / f"{name}.html").write_text(write_page(plan), encoding="utf-8")
    opened = {name: Opened(browser, folder / f"{name}.html", bypass_csp=True) for name in plans}
    for one in opened.values():
        one.js(AXE)
        one.page.wait_for_selector("#table-room table")
    yield opened
    for one in opened.values():
        one.context.close()


ACTS = {
    "the story": "nw.startStory(); nw.tellAt(3)",
    "the story's notes": "nw.startStory(); nw.toggleNotes()",
    "the room": "nw.startRoom(); nw.set({focus: 'awo'})",
    "what if": "nw.set({view: 'missing', gone: 'awo', tried: [nw.plan.gaps.find(nw.canTry).key]})",
    "the form of a draft": "nw.set({focus: 'awo'}); document.querySelector('.wrong .say').click()",
    "drafts": "nw.note({what: 'tie', source: 'awo', target: 'bm', becomes: 'missing', by: 'Tisch 2'})",
    "agreed": "nw.set({view: 'missing'}); nw.agree(nw.plan.matters[0].key, true)",
    "a matter": "nw.set({view: 'missing', matter: nw.plan.matters[0].key})",
    "one wave": "nw.set(nw.views.changed)",
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_axe_finds_nothing_in_any_state_that_people_make(tour, act):
    map_ = tour["map"]
    map_.js("nw.inRoom() && document.getElementById('room-leave').click()")
    map_.js("nw.set({...nw.views.who, drafts: [], agreed: []})")
    map_.js(act)
    assert faults(map_) == []
    map_.js("nw.telling() && nw.endStory(); nw.inRoom() && document.getElementById('room-leave').click()")


def test_axe_finds_nothing_on_the_map_of_all_waves(tour):
    tour["waves"].js("nw.set(nw.views.changed)")
    assert faults(tour["waves"]) == []


def test_the_slider_goes_from_wave_to_wave_and_nobody_moves(tour):
    map_ = tour["waves"]
    map_.js("nw.set(nw.views.changed)")
    places = map_.js("nw.net.getPositions()")
    assert "jetzt verneint" in map_.text("#context")
    counted = map_.js("[...nw.shown.edges].length")
    map_.page.focus("#wave")
    map_.page.keyboard.press("ArrowLeft")
    assert map_.text("#wave-date") == "12. April 2018"
    assert "erste Erhebung" in map_.text("#context")
    assert map_.js("[...nw.shown.edges].length") < counted
    assert map_.js("nw.ties.filter(edge => nw.counts(edge)).length") == 131
    now = map_.js("nw.net.getPositions()")
    assert all(now[actor] == place for actor, place in places.items() if actor in now)
    map_.page.keyboard.press("ArrowRight")


def test_the_whole_tour_by_keys_alone(tour):
    """Find an organisation, walk along a tie, open a gap, note a correction, hear the story, leave."""
    map_ = tour["map"]
    map_.js("nw.set({...nw.views.who, drafts: [], agreed: []})")
    keys = map_.page.keyboard

    def to(selector, most=90):
        for _ in range(most):
            if map_.js("selector => document.activeElement.matches(selector)", selector):
                return
            keys.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    map_.js("document.activeElement.blur()")
    to("#search")
    keys.type("Diakonie")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert "Diakonie" in map_.text("#context h2")
    to("#map")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    keys.press("Enter")
    walked = map_.js("nw.state().focus")
    assert walked == map_.js("nw.cursor")
    assert "Hervorgehoben" in map_.text("#live")
    to("#context .wrong .say")
    keys.press("Enter")
    assert map_.js("document.activeElement.tagName") == "SELECT"
    to("#context .correct button")
    keys.press("Enter")
    assert "Entwurf notiert" in map_.text("#live")
    assert map_.js("nw.state().drafts.length") == 1
    map_.js("document.querySelector('[data-view=connect]').focus()")
    keys.press("Tab")
    keys.press("Enter")
    assert map_.js("nw.state().view") == "missing"
    to("#context .item")
    keys.press("Enter")
    assert map_.js("nw.state().matter || nw.state().gap") != ""
    map_.js("document.querySelector('[data-view=changed]').focus()")
    to("#more-button")
    keys.press("Enter")
    to("#start-story")
    keys.press("Enter")
    keys.press("ArrowRight")
    assert map_.text("#room-caption") in map_.text("#live")
    keys.press("Escape")
    assert map_.js("document.activeElement.id") == "more-button"
    assert map_.js("nw.state().drafts.length") == 1


def test_who_does_not_see_the_map_hears_what_is_noted_and_tried(tour):
    map_ = tour["map"]
    map_.js("nw.set({...nw.views.missing, gone: 'awo', tried: [], drafts: []})")
    map_.js("nw.note({what: 'tie', source: 'bm', target: 'car', becomes: 'missing'})")
    tree = map_.page.locator("#panel").aria_snapshot()
    for part in (
        "Was wäre, wenn?", "getrennte Teile", 'heading "Entwurf (1)"', "Korrekturen speichern",
    ):  # fmt: skip
        assert part in tree, part
    assert "Entwurf notiert. Kooperation" in map_.page.get_by_role("status").inner_text()


def test_the_text_says_every_tie_once(tour):
    map_ = tour["map"]
    map_.js("nw.set({...nw.views.who, drafts: []})")
    told = """() => [...document.querySelectorAll('#text-room li')].map(line => line.textContent)
        .filter(line => line.includes('arbeitet zusammen')).map(line => line.split(';').length)
        .reduce((sum, n) => sum + n, 0)"""
    map_.page.wait_for_function(f"() => ({told})() === 131")  # the tables come when the page is idle


def test_every_colour_that_says_something_stands_out_from_the_paper(tour):
    look = tour["map"].js("nw.look")
    for name in ("sure", "single", "named", "wished", "refused", "gap", "draft", "ended", "fresh", "accent"):
        assert contrast(look[name], look["paper"]) >= 3, name
    style = asset("render/page/style.css")
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", style))
    full = {
        name: "#" + "".join(c * 2 for c in code[1:]) if len(code) == 4 else code
        for name, code in named.items()
    }
    for ground in ("paper", "soft"):
        for ink in ("ink", "muted", "accent"):
            assert contrast(full[ink], full[ground]) >= 4.5, (ink, ground)
        assert contrast(full["edge"], full[ground]) >= 3, ground
    assert contrast("#7a2182", full["paper"]) >= 4.5


CUT = """() => [...document.querySelectorAll('.app button, .app h2, .app p, .app label, .app select')].filter(part => {
  const { display, clipPath } = getComputedStyle(part);
  return part.offsetParent && display !== 'inline' && clipPath === 'none' && part.scrollWidth > part.clientWidth + 1;
}).map(part => part.textContent)"""  # noqa: E501 - one expression


@pytest.mark.parametrize("size", [(1024, 768), (390, 844), (320, 640)], ids=["beamer", "phone", "narrow"])
def test_no_word_is_cut_and_nothing_is_wider_than_the_screen(tour, size):
    map_ = tour["map"]
    map_.page.set_viewport_size({"width": size[0], "height": size[1]})
    for act in (
        "nw.set(nw.views.who)",
        "nw.set({focus: 'awo'})",
        "nw.set({...nw.views.missing, gone: 'awo'})",
    ):
        map_.js(act)
        assert map_.js("document.documentElement.scrollWidth") <= size[0], act
        assert map_.js(CUT) == [], act
    map_.js("nw.set({...nw.views.who, drafts: []})")
    map_.page.set_viewport_size({"width": 1366, "height": 768})
