"""The page as a file: nothing in it can load, run or leave but what we wrote."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from netzwerk.render import show
from netzwerk.render.page import SCRIPTS, as_json, write_page
from netzwerk.texts import catalogue
from netzwerk.views import plan_map
from tests.pages import hostile_plan, sample_plan
from tests.zoo import network, zoo


class Parts(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.scripts, self.styles, self._inside = [], [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append([dict(attrs).get("type", ""), ""])
        elif tag == "style":
            self.styles.append("")

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "script":
            self.scripts[-1][1] += data
        elif self._inside == "style":
            self.styles[-1] += data


@pytest.fixture(scope="module")
def page():
    return write_page(sample_plan())


@pytest.fixture(scope="module")
def hostile():
    return write_page(hostile_plan())


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def policy_of(parts):
    return next(
        attrs["content"] for tag, attrs in parts.elements
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip


@pytest.mark.parametrize("name", ["page", "hostile"])
def test_every_script_and_style_is_named_by_its_hash_and_nothing_else_may_run(name, request):
    parts = Parts(request.getfixturevalue(name))
    policy = policy_of(parts)
    running = [text for kind, text in parts.scripts if kind != "application/json"]
    assert len(running) == len(SCRIPTS) + 1
    assert re.findall(r"'sha256-[^']+'", policy) == [*map(digest, running), digest(parts.styles[0])]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_nothing_is_loaded_from_anywhere(page):
    parts = Parts(page)
    asked = [attrs[key] for _, attrs in parts.elements for key in ("src", "href", "action") if key in attrs]
    assert set(asked) == {"#map", "#tables", "data:,"}
    assert "sourceMappingURL" not in page
    assert "@import" not in parts.styles[0]
    assert "url(" not in parts.styles[0]


def test_the_bundle_keeps_its_licence(page):
    assert "@license" in page
    assert "vis.js is dual licensed under both" in page


def test_hostile_names_add_no_element(page, hostile):
    tags = [{tag for tag, _ in Parts(text).elements} for text in (page, hostile)]
    assert tags[1] <= tags[0]
    assert len(Parts(hostile).scripts) == len(Parts(page).scripts)


def test_hostile_names_arrive_whole_as_data(hostile):
    data = json.loads(next(text for kind, text in Parts(hostile).scripts if kind == "application/json"))
    names = [node["name"] for node in data["nodes"]]
    assert "</script><script>window.hit=1</script>" in names
    assert "A" * 300 in names
    assert "ab<svg onload=window.hit=3>" in names


def test_json_leaves_no_way_out_of_its_element():
    text = as_json({"a": "</script><!--&\u2028\u2029"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": "</script><!--&\u2028\u2029"}


def test_the_same_plan_gives_the_same_bytes():
    assert write_page(sample_plan()) == write_page(sample_plan())


def test_the_page_says_who_may_see_it_when_where_and_after_whom(page):
    for words in (
        "Ausgabe: intern",
        "Netzwerkkarte Beispielstadt",
        "12. April 2018",
        "nach Angaben von 6 Tischen",
    ):
        assert words in page


def test_english_has_no_german_sentence():
    page = write_page(sample_plan(lang="en"))
    german = {text for key, text in catalogue("de").items() if key.startswith(("map.page", "statements."))}
    english = {text for key, text in catalogue("en").items() if key.startswith(("map.page", "statements."))}
    only_german = {text for text in german - english if len(text) > 12 and "{" not in text}
    assert not {text for text in only_german if text in page}


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_has_its_page(name):
    assert write_page(plan_map(zoo()[name])).startswith("<!DOCTYPE html>")


def test_five_hundred_actors_stay_below_the_size_that_mail_takes():
    ties = [(k, (k * 7 + step) % 500) for k in range(500) for step in (1, 3, 11) if k != (k * 7 + step) % 500]
    assert len(write_page(plan_map(network(range(500), ties))).encode()) < 1_200_000


def test_a_notebook_shows_it_apart_from_the_rest_of_the_notebook():
    shown = show(sample_plan())._repr_html_()
    assert shown.count("<") == 2
    assert 'sandbox="allow-scripts' in shown
    assert "allow-same-origin" not in shown
