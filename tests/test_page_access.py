"""The page for everyone: no fault that axe knows, in any state, at two widths."""

from __future__ import annotations

from importlib import resources

import pytest

pytestmark = pytest.mark.browser

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
        map_.js((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
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
