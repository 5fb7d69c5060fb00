"""What several tests share: one browser a process, and the sample's map as a file."""

from __future__ import annotations

import pytest

from tests.browser import Opened, started
from tests.mutants import pytest_runtest_setup  # noqa: F401, pytest calls it
from tests.pages import clustered_plan, hostile_plan, sample_plan


@pytest.fixture(scope="session")
def browser():
    """One headless browser for all tests of this process."""
    with started() as running:
        yield running


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The pages that the tests open, written once."""
    from netzwerk.render.page import write_page

    folder = tmp_path_factory.mktemp("pages")
    plans = {
        "sample": sample_plan(),
        "english": sample_plan(lang="en"),
        "hostile": hostile_plan(),
        "clusters": clustered_plan(),
    }
    for name, plan in plans.items():
        (folder / f"{name}.html").write_text(write_page(plan), encoding="utf-8")
    return folder


@pytest.fixture
def opened(browser, pages):
    """The sample's map at the size of a town hall's screen; call it for another page or size."""
    shown = []

    def open_page(name="sample", **options):
        shown.append(Opened(browser, pages / f"{name}.html", **options))
        return shown[-1]

    yield open_page
    for one in shown:
        one.context.close()
