"""The page as people use it, in a real browser: every control does what it says, and nothing leaves."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser import Opened

pytestmark = pytest.mark.browser

SIZES = {
    "town hall": (1366, 768),
    "desk": (1920, 1080),
    "beamer": (1024, 768),
    "phone": (390, 844),
    "narrow": (320, 640),
}


def shown(map_):
    """How many organisations and connections the page says it shows."""
    said = map_.text("#shown")
    return [int(word.strip(",.")) for word in said.split() if word.strip(",.").isdigit()]


def tick(map_, part, place):
    map_.page.locator(f"#legend .{part} .entry").nth(place).click()


@pytest.mark.parametrize("name", ["sample", "english", "hostile"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_it_opens_from_a_file_asks_for_nothing_and_complains_of_nothing(opened, name, size):
    map_ = opened(name, size=size)
    map_.page.wait_for_timeout(300)
    assert [url for url in map_.asked if not url.startswith("data:")] == [map_.page.url]
    assert map_.said == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_part_is_wider_than_the_screen(opened, size):
    map_ = opened(size=size)
    assert map_.js("document.documentElement.scrollWidth") <= size[0]


def test_the_first_screen_needs_no_scrolling_and_holds_nine_controls_at_most(opened):
    map_ = opened()
    inside = """selector => [...document.querySelectorAll(selector)]
        .map((part) => part.getBoundingClientRect())
        .every(({ top, bottom, width }) => top >= 0 && bottom <= innerHeight && width > 0)"""
    for part in ("h1", ".source", ".edition", ".statements li", "[data-view]", "#map", "#legend fieldset"):
        assert map_.js(inside, part), part
    controls = "nav button, nav input, nav select, nav a"
    assert map_.page.locator(controls).locator("visible=true").count() <= 9


def test_every_name_stands_on_the_first_screen_large_enough_to_read(opened):
    map_ = opened()
    assert map_.js("nw.labelled(nw.scale()).kept.length") == 44
    assert map_.js("nw.labelled(nw.scale()).size * nw.scale()") >= 10


def test_the_first_screen_speaks_no_jargon(opened):
    said = opened().page.locator("body").inner_text().lower()
    for word in (
        "knoten",
        "kante",
        "zentralität",
        "betweenness",
        "degree",
        "cluster",
        "isoliert",
        "defizit",
        "akteur",
    ):
        assert word not in said, word


def test_a_click_on_a_mark_tells_who_it_is_and_lights_its_partners(opened):
    map_ = opened()
    map_.click_map("awo")
    assert map_.text("#context h2").startswith("Arbeiterwohlfahrt")
    assert "Freie Träger" in map_.text("#context")
    assert map_.js("nw.shown.lit.nodes.size") == map_.js("nw.partnersOf('awo')") + 1
    map_.page.get_by_role("button", name="2 Schritte").click()
    assert map_.js("nw.shown.lit.nodes.size") > map_.js("nw.partnersOf('awo')") + 1


def test_each_partner_opens_to_those_who_named_it(opened):
    map_ = opened(hash_="#focus=awo")
    partner = map_.page.locator("#context details").first
    partner.locator("summary").click()
    assert "gruppe-" in partner.inner_text()


def test_measures_are_said_with_their_span_and_what_they_do_not_mean(opened):
    said = opened(hash_="#focus=awo").text("#context")
    assert "verbindet andere" in said
    assert "Platz" in said
    assert "Bedeutet nicht:" in said


def test_a_click_beside_all_marks_lets_go(opened):
    map_ = opened(hash_="#focus=awo")
    map_.page.locator("#map").click(position={"x": 3, "y": 3})
    map_.page.wait_for_timeout(400)
    assert map_.js("nw.state().focus") == ""


def test_a_click_on_a_line_tells_about_the_cooperation(opened):
    map_ = opened()
    map_.js("nw.set({edge: nw.plan.edges.find(e => e.state === 'existing').id})")
    assert map_.text("#context h2") == "Kooperation"
    assert map_.text("#context .seen")


@pytest.mark.parametrize("typed", ["awo", "AWO", "arbeiterwohlf", "Wohlfahrt"])
def test_search_finds_by_name_and_short_name(opened, typed):
    map_ = opened()
    map_.page.fill("#search", typed)
    map_.page.keyboard.press("Enter")
    assert map_.js("nw.state().focus") == "awo"


@pytest.mark.parametrize("typed", ["tuerkischer", "türkischer", "turkischer", "TÜRKISCHER"])
def test_search_knows_umlauts_as_people_type_them(opened, typed):
    map_ = opened()
    map_.page.fill("#search", typed)
    assert "Türkischer Kulturverein" in map_.text("#found")


def test_search_says_when_nobody_has_that_name(opened):
    map_ = opened()
    map_.page.fill("#search", "Raumschiff Orion")
    assert "Keine Organisation heißt so" in map_.text("#found")
    map_.page.keyboard.press("Enter")
    assert map_.js("nw.state().focus") == ""


def test_the_legend_is_the_filter(opened):
    map_ = opened()
    nodes, _, ties = shown(map_)
    assert (nodes, ties) == (44, 131)
    tick(map_, "sectors", 0)
    fewer = shown(map_)
    assert fewer[0] == 40
    assert fewer[2] < 131
    map_.page.get_by_role("button", name="Filter aufheben").click()
    assert shown(map_) == [44, 44, 131]


def test_wishes_are_off_at_the_start_and_come_at_a_tick(opened):
    map_ = opened()
    tick(map_, "lines", 2)
    assert shown(map_)[2] == 131 + 28
    tick(map_, "lines", 1)
    assert shown(map_)[2] == 64 + 28


def test_a_field_shows_those_who_work_in_it(opened):
    map_ = opened()
    map_.page.select_option("#field", "Gesundheit")
    assert shown(map_)[0] == 4


def test_kind_and_intensity_and_size_stand_under_more(opened):
    map_ = opened()
    map_.page.click("#more-button")
    map_.page.select_option("#kind", "Finanzierung")
    by_kind = shown(map_)[2]
    assert 0 < by_kind < 131
    map_.page.select_option("#kind", "")
    map_.page.select_option("#strength", "3")
    assert 0 < shown(map_)[2] < 131
    map_.page.select_option("#size", "betweenness")
    assert "verbindet andere" in map_.text("#legend .sizes:not(.gap-sample)")


def test_clusters_can_be_shown_only_where_there_are_some(opened):
    first = opened()
    first.page.click("#more-button")
    assert first.js("[...document.getElementById('colour').options].map(o => o.value)") == ["sector", "field"]
    map_ = opened("clusters")
    map_.page.click("#more-button")
    map_.page.select_option("#colour", "cluster")
    assert "Gruppen, die untereinander mehr zusammenarbeiten" in map_.text("#legend .sectors")
    map_.page.keyboard.press("Escape")
    tick(map_, "sectors", 0)
    assert shown(map_)[0] == 27
    assert map_.said == []


def test_gaps_that_were_not_sought_are_not_said_to_be_none(opened):
    said = opened("clusters", hash_="#view=missing").text("#context")
    assert "nicht berechnet" in said


def test_the_saved_views_are_whole_pictures(opened):
    map_ = opened()
    map_.page.get_by_role("button", name="Wer verbindet?").click()
    assert map_.js("nw.state().size") == "betweenness"
    assert "Wer verbindet andere?" in map_.text("#context")
    map_.page.get_by_role("button", name="Wo fehlt etwas?").click()
    assert map_.js("nw.shown.gaps.length") == 28
    map_.page.get_by_role("button", name="Wer mit wem?").click()
    assert map_.js("nw.shown.gaps.length") == 0


def test_a_gap_is_seen_with_its_reason_and_what_would_change(opened):
    map_ = opened(hash_="#view=missing")
    map_.page.locator("#context .item").first.click()
    assert map_.js("nw.shown.lit.nodes.size") == 2
    assert "Was sich änderte" in map_.text("#context")
    map_.page.locator("#context .item").first.click()
    assert map_.js("nw.shown.lit") is None


def test_each_type_of_gap_opens_its_own_list(opened):
    map_ = opened(hash_="#view=missing")
    map_.page.locator("#context summary", has_text="Gleiches Handlungsfeld").click()
    assert map_.js("nw.state().gaps") == "functional"
    assert map_.page.locator("#context .item").count() == 12
    map_.page.get_by_role("button", name="weitere zeigen").click()
    assert map_.page.locator("#context .item").count() == map_.js(
        "nw.plan.gaps.filter(g => g.type === 'functional').length"
    )


def test_every_step_can_be_undone(opened):
    map_ = opened()
    assert map_.page.locator("#back").is_disabled()
    tick(map_, "sectors", 1)
    map_.page.select_option("#field", "Sprache")
    map_.page.click("#back")
    map_.page.click("#back")
    assert shown(map_) == [44, 44, 131]
    assert map_.page.locator("#back").is_disabled()


def test_the_address_keeps_the_view(opened):
    map_ = opened()
    map_.page.get_by_role("button", name="Wer verbindet?").click()
    tick(map_, "sectors", 0)
    map_.js("nw.set({focus: 'car', steps: 2})")
    hash_ = map_.js("location.hash")
    again = opened(hash_=hash_)
    assert again.js("nw.state()") == map_.js("nw.state()")


@pytest.mark.parametrize(
    "hash_", ["#view=constructor", "#focus=niemand&view=x", "#hidden=%5B1&lines={}&size=__proto__", "#%%%"]
)
def test_a_broken_address_opens_the_start(opened, hash_):
    map_ = opened(hash_=hash_)
    assert map_.said == []
    assert shown(map_)[0] == 44


def test_tables_hold_what_the_map_shows_with_real_headers(opened):
    map_ = opened()
    map_.page.wait_for_selector("#table-room table")
    assert map_.page.locator("#table-room table").nth(0).locator("tbody tr").count() == 44
    assert map_.page.locator("#table-room table").nth(1).locator("tbody tr").count() == 131
    assert map_.page.locator("#table-room thead th:not([scope=col])").count() == 0
    assert map_.page.locator("#table-room tbody tr > :first-child:not(th[scope=row])").count() == 0
    tick(map_, "sectors", 0)
    expect(map_.page.locator("#table-room table").nth(0).locator("tbody tr")).to_have_count(40)


def test_every_tie_stands_in_the_table_once(opened):
    map_ = opened()
    map_.page.wait_for_selector("#table-room table")
    ties = map_.page.locator("#table-room table").nth(1).locator("tbody tr").all_inner_texts()
    rows = ["|".join(row.split("\t")[:2]) for row in ties]
    assert len(set(rows)) == 131


def test_the_whole_way_without_a_mouse(opened):
    map_ = opened()
    keys = map_.page.keyboard
    keys.press("Tab")
    assert map_.js("document.activeElement.className") == "skip"
    map_.page.focus("#map")
    keys.press("ArrowRight")
    first = map_.js("nw.cursor")
    keys.press("ArrowRight")
    assert map_.js("nw.cursor") not in ("", first)
    assert "Partner" in map_.text("#live") or "Kooperation" in map_.text("#live")
    keys.press("Enter")
    assert map_.js("nw.state().focus") == map_.js("nw.cursor")
    assert "Hervorgehoben" in map_.text("#live")
    keys.press("Escape")
    assert map_.js("nw.state().focus") == ""
    before = map_.js("nw.scale()")
    keys.press("+")
    assert map_.js("nw.scale()") > before


def test_arrow_keys_walk_along_ties(opened):
    map_ = opened()
    map_.page.focus("#map")
    map_.js("document.getElementById('map').focus()")
    for _ in range(12):
        here = map_.js("nw.cursor")
        map_.page.keyboard.press("ArrowDown")
        map_.page.keyboard.press("ArrowRight")
        if here == map_.js("nw.cursor"):
            break
    assert map_.js("nw.cursor") != ""


def test_every_control_is_reached_and_seen_by_tab(opened):
    map_ = opened()
    seen = set()
    for _ in range(40):
        map_.page.keyboard.press("Tab")
        seen.add(map_.js("(({ id, dataset }) => id || dataset.view || '')(document.activeElement)"))
        outline = map_.js("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
        if map_.js("document.activeElement.closest('#legend') !== null"):
            break
    assert {
        "who",
        "connect",
        "missing",
        "search",
        "field",
        "all",
        "more-button",
        "map",
        "panel",
    } <= seen


def test_more_opens_closes_and_gives_the_focus_back(opened):
    map_ = opened()
    map_.page.click("#more-button")
    assert map_.page.locator("#more").is_visible()
    map_.page.keyboard.press("Escape")
    assert not map_.page.locator("#more").is_visible()
    assert map_.js("document.activeElement.id") == "more-button"


@pytest.mark.parametrize(
    ("button", "ending", "head"), [("#save-svg", ".svg", b"<svg"), ("#save-png", ".png", b"\x89PNG")]
)
def test_the_picture_can_be_taken_away(opened, button, ending, head):
    map_ = opened()
    map_.page.click("#more-button")
    with map_.page.expect_download() as download:
        map_.page.click(button)
    assert download.value.suggested_filename.endswith(ending)
    content = download.value.path().read_bytes()
    assert content.startswith(head)
    if ending == ".svg":
        assert "Ausgabe: intern" in content.decode()
    assert map_.said == []


def test_paper_holds_map_legend_source_edition_and_who_stands_where(opened):
    map_ = opened()
    map_.page.emulate_media(media="print")
    map_.js("dispatchEvent(new Event('beforeprint'))")
    assert map_.page.locator("#print-room svg").is_visible()
    assert map_.page.locator("#print-list ul li").count() == 44
    assert map_.page.locator("#legend .sectors").is_visible()
    assert map_.page.locator(".edition").is_visible()
    assert not map_.page.locator("nav").is_visible()


def test_hostile_names_stay_text_in_every_place(opened):
    map_ = opened("hostile")
    map_.page.wait_for_selector("#table-room table")
    for hash_change in ("focus", "edge"):
        for key in (
            map_.js("[...nw.nodes.keys()]") if hash_change == "focus" else map_.js("[...nw.edges.keys()]")
        ):
            map_.js("([what, key]) => nw.set({focus: '', edge: '', [what]: key})", [hash_change, key])
            map_.js("document.querySelectorAll('#context details').forEach(d => { d.open = true; })")
    for view in ("who", "connect", "missing"):
        map_.page.click(f"[data-view={view}]")
    map_.js(
        """[...nw.nodes.keys()].forEach((id, k, all) => {
          nw.note({what: 'tie', source: id, target: all[(k + 2) % all.length], becomes: 'missing', by: id});
          const value = nw.nodes.get(all[(k + 1) % all.length]).name;
          nw.note({what: 'name', source: id, becomes: 'changed', value});
          nw.set({focus: id, gone: id});
          document.querySelectorAll('.wrong .say').forEach(button => button.click());
        });
        nw.startStory(); nw.plan.stations.forEach((_, k) => nw.tellAt(k));
        nw.handOut(); document.getElementById('story-leave').click(); nw.startRoom();
        nw.set({focus: 'a3'}); document.getElementById('room-next').click();
        document.getElementById('room-leave').click(); nw.set({...nw.views.who, drafts: []});"""
    )
    map_.page.fill("#search", "script")
    map_.js("dispatchEvent(new Event('beforeprint'))")
    assert map_.js("window.hit") is None
    assert map_.said == []
    assert map_.page.locator("img, iframe, object, embed, svg[onload]").count() == 0
    assert "</script><script>window.hit=1</script>" in map_.text("#table-room")


def test_a_long_name_does_not_break_the_page(opened):
    map_ = opened("hostile", hash_="#focus=a11")
    assert map_.js("document.documentElement.scrollWidth") <= 1366
    assert map_.js(
        "document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth"
    )


def test_english_speaks_english(opened):
    map_ = opened("english")
    assert map_.js("document.documentElement.lang") == "en"
    assert map_.text("[data-view=missing]") == "What is missing?"
    assert "cooperations out of 946 possible" in map_.text(".statements")


def test_it_shows_inside_a_notebooks_frame(browser, pages, tmp_path):
    from netzwerk.render.showing import Shown

    frame = Shown((pages / "sample.html").read_text("utf-8"), "Karte", 700)._repr_html_()
    (tmp_path / "cell.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><html data-ready=yes>{frame}", "utf-8"
    )
    with Opened(browser, tmp_path / "cell.html") as cell:
        inner = cell.page.frame_locator("iframe")
        inner.locator("#legend .sectors .entry").first.click()
        assert "40" in inner.locator("#shown").inner_text()
        assert cell.said == []


def test_less_motion_and_forced_colours_are_heeded(opened):
    map_ = opened(reduced_motion="reduce", forced_colors="active")
    assert map_.js("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert map_.said == []


def test_the_state_in_the_address_is_readable(opened):
    map_ = opened()
    tick(map_, "sectors", 0)
    kept = unquote(map_.js("location.hash"))
    assert json.loads(kept.removeprefix("#hidden=")) == ["Ehrenamt"]


def test_a_gap_of_an_organisation_leads_to_its_reason(opened):
    map_ = opened(hash_="#focus=mos")
    map_.page.locator("#context .item").first.click()
    assert map_.js("nw.state().view") == "missing"
    assert "Was sich änderte" in map_.text("#context")


def test_no_name_is_lost_in_a_browser_window_with_its_bars(opened):
    map_ = opened(size=(1366, 625))
    assert map_.js("nw.labelled(nw.scale()).kept.length") == 44


def test_a_gap_of_a_set_of_sectors_or_of_two_fields_is_titled_in_words(opened):
    map_ = opened()
    first = map_.js("nw.plan.nodes.slice(0, 3).map((node) => [node.id, node.name])")
    title = "(gap) => nw.gapTitle({ a: '', b: '', fields: [], sectors: [], ...gap })"
    assert map_.js(title, {"a": "|".join(key for key, _ in first)}) == " – ".join(name for _, name in first)
    assert map_.js(title, {"fields": ["Sprache", "Wohnen"]}) == "Sprache – Wohnen"
    labels = map_.js("[...nw.sectors.values()].slice(0, 2).map((sector) => sector.label)")
    assert map_.js(title, {"sectors": map_.js("[...nw.sectors.keys()].slice(0, 2)")}) == " – ".join(labels)
