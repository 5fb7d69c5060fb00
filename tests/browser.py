"""An installed browser, started without any way to the network; pages are opened from files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--no-default-browser-check", "--disable-gpu",
)  # fmt: skip


def find_browser() -> str | None:
    """The first Chrome, Chromium or Edge that is installed here."""
    named = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*named, *placed) if path), None)


@contextmanager
def started() -> Iterator[object]:
    """A headless browser; skips where none is installed."""
    path = find_browser()
    if path is None:
        pytest.skip("no Chrome, Chromium or Edge is installed")
    from playwright.sync_api import sync_playwright

    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield browser
        browser.close()


class Opened:
    """A page opened from a file, with all that it said and asked for."""

    def __init__(self, browser, path, *, size=(1366, 768), hash_="", **context):
        view = {"width": size[0], "height": size[1]}
        self.context = browser.new_context(viewport=view, offline=True, accept_downloads=True, **context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(12_000)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri() + hash_)
        # A selector: the policy forbids the eval with which an expression would be asked again.
        self.page.wait_for_selector("html[data-ready=yes]", state="attached")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def js(self, expression, argument=None):
        """What an expression gives in the page."""
        return self.page.evaluate(expression, argument)

    def click_map(self, actor):
        """Click on an actor's mark."""
        place = self.js("id => nw.net.canvasToDOM(nw.nodes.get(id))", actor)
        self.page.mouse.move(0, 0)
        self.page.locator("#map").click(position=place)
        self.page.wait_for_timeout(400)  # vis waits for a second click

    def text(self, selector):
        """What a part of the page says."""
        return self.page.locator(selector).inner_text()
