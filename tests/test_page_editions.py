"""The public page in the browser: it opens without a word of complaint and offers no view that it lacks."""

from __future__ import annotations

import pytest

from netzwerk.render.page import write_page
from netzwerk.views.edition_map import plan_edition
from tests.browser import Opened
from tests.sample import true_network
from tests.test_page_access import AXE, faults

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def public(browser, tmp_path_factory):
    net = true_network()
    plan = plan_edition(net, "public", shown=frozenset(net.index[5:]), look={"town": "Beispielstadt"})
    path = tmp_path_factory.mktemp("public") / "karte.html"
    path.write_text(write_page(plan), encoding="utf-8")
    with Opened(browser, path, bypass_csp=True) as page:
        yield page


def test_the_public_page_opens_and_offers_who_with_whom_alone(public):
    assert public.said == []
    assert public.page.locator("[data-view]").count() == 0
    assert "öffentlich" in public.text(".edition")
    assert public.page.locator("#search").is_visible()


def test_an_address_of_a_view_that_is_not_there_names_nobody(public):
    public.js("location.hash = '#view=connect'")
    public.page.wait_for_timeout(200)
    assert public.said == []
    assert "auseinander" not in public.text("#panel")


def test_axe_finds_nothing_on_the_public_page(public):
    public.js(AXE)
    assert faults(public) == []
