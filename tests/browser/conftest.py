"""Fixtures of the browser tests: one site a session, one Chromium a file, one context a test."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.chromium import QUIET, Watch, program, watched
from tests.browser.site import Site
from tests.browser.site import site as prepared

PATIENCE = 20_000  # milliseconds until a page has what is expected of it; a busy machine is slow
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration site with articles taken in, served on a free port."""
    program()
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # of all workers
    with prepared(shared / "site", tmp_path_factory.mktemp("served") / "home") as ready:
        yield ready


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright, for one file at a time: while it runs, Django's ORM refuses to in its thread."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def context(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh context: no cookies, no history."""
    made = chromium.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def watch(context: BrowserContext, site: Site) -> Iterator[Watch]:
    """Fail the test for any policy violation, console error, or request to another host."""
    with watched(context, site.address) as noted:
        yield noted


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A watched page."""
    return context.new_page()
