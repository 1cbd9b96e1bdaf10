"""Every page in three languages: its policy kept, nobody else asked, narrow screens, no JavaScript."""

import re
import urllib.request
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.chromium import Watch, watched
from tests.browser.site import LANGUAGES, PLAN, PRACTICE, Site
from tests.browser.test_walk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]  # of the clock, the site included
LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]+)')
FILE = re.compile(r"\.(csv|json|zip)$")
# What asks another host, runs or styles inline: none of it has a place in our HTML.
FOREIGN = re.compile(
    r'<(?:script|img|iframe|source|video|audio)\b[^>]*\ssrc="(?:https?:)?//'
    r'|<link\b[^>]*rel="(?:stylesheet|preload|icon)"[^>]*href="(?:https?:)?//'
)
INLINE = re.compile(r"<style\b|\sstyle=\"|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)")
DESK = ("desk/", "desk/take/", "desk/documents/", "desk/contradictions/", "desk/journal/")


def crawled(site: Site, language: str) -> dict[str, tuple[str, str]]:
    """Return address -> (HTML, policy) of every public page; of lists' and below datasets, one of each sort."""
    start = f"/{language}/"
    pages: dict[str, tuple[str, str]] = {}
    sorts: set[str] = set()
    waiting = [start]
    while waiting:
        address = waiting.pop()
        many = "?" in address or re.search("/datasets/[^/]+/.", address)
        if address in pages or (many and sort_of(address) in sorts):
            continue
        sorts.add(sort_of(address))
        with urllib.request.urlopen(f"{site.address}{address}", timeout=30) as answer:
            html = answer.read().decode()
            pages[address] = (html, answer.headers["Content-Security-Policy"])
        if "?" not in address:
            waiting += _links(html, address, start)
    return pages


def _links(html: str, address: str, start: str) -> Iterable[str]:
    for found in LINK.findall(html):
        link = unescape(found)
        link = f"{address}{link}" if link.startswith("?") else link
        path = urlsplit(link).path
        private = path.startswith((f"{start}desk/", f"{start}accounts/"))
        if link.startswith(start) and not private and not FILE.search(path):
            yield link


def sort_of(address: str) -> str:
    """Return what a page is one of: its template, and the name of its filter."""
    path, _, query = address.partition("?")
    path = re.sub(r"(plans|datasets|records)/[^/]+/", r"\1/*/", path)
    path = re.sub(r"raw/\d+/", "raw/*/", path)
    return re.sub(r"\*/(\w+)/[^/]+/$", r"*/\1/*/", path) + query.partition("=")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_another_host_or_breaks_its_policy(
    page: Page, watch: Watch, site: Site, language: str
) -> None:
    """Every page is read, and one of each sort is opened in Chromium, which knows what it forbade.

    A filter is opened in one language: its page is made by the same template as the page without it.
    """
    pages = crawled(site, language)
    assert len(pages) > 100
    for address, (html, policy) in pages.items():
        strict = "'none'; sandbox" if "/raw/" in address else "'self'"  # bytes as they were taken
        assert f"default-src {strict}" in policy, address
        assert "unsafe" not in policy, address
        assert not FOREIGN.search(html), f"{address} asks another host"
        assert not INLINE.search(html), f"{address}: {INLINE.search(html)}"
    shown = [address for address in sorted(pages) if "/raw/" not in address]
    if language != LANGUAGES[0]:
        shown = [address for address in shown if "?" not in address]
    for address in {sort_of(address): address for address in shown}.values():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"
        assert page.locator("html").get_attribute("lang") == language
    assert not watch.faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_keeps_its_policy_too(page: Page, site: Site, language: str) -> None:
    sign_in(page, site, language)
    for place in DESK:
        page.goto(f"/{language}/{place}")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(OVERFLOW) <= 0


# How far the page itself can be moved sideways, in pixels, whichever way it runs.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_sideways_at_320_pixels(page: Page, site: Site, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    promise = f"plans/{PLAN}/promises/"
    places = ["", "method/", f"plans/{PLAN}/", promise, f"{promise}?status=unverifiable"]
    tabs = ("parties", "timeline", "contradictions", "unverifiable", "documents")
    places += [f"plans/{PLAN}/{tab}/" for tab in tabs]
    places.append(f"plans/{PRACTICE}/")
    for place in places:
        page.goto(f"/{language}/{place}")
        assert page.evaluate(OVERFLOW) <= 0, f"{place} is wider than the screen"
        if place in (promise, f"plans/{PLAN}/parties/", f"plans/{PLAN}/documents/"):
            with page.expect_navigation():
                page.locator("main tbody th a, main li a, main td a").first.click()
            expect(page).not_to_have_url(re.compile(f"{re.escape(place)}$"))
            assert page.evaluate(OVERFLOW) <= 0, f"{page.url} is wider than the screen"
    sign_in(page, site, language)
    for place in (*DESK, "desk/?kind=promise"):
        page.goto(f"/{language}/{place}")
        assert page.evaluate(OVERFLOW) <= 0, f"{place} is wider than the screen"
    with page.expect_navigation():
        page.locator("a.go").first.click()
    expect(page.locator("[data-review]")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0, f"{page.url} is wider than the screen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_filters_and_promises_work_without_javascript(
    chromium: Browser, site: Site, language: str
) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    with watched(context, site.address):
        page = context.new_page()
        page.goto(f"/{language}/plans/{PLAN}/promises/")
        every = page.locator("table.promise-list tbody tr").count()
        choice = page.locator('aside.facets a[href*="kind=personnel"]')
        expected = int(choice.locator(".count").text_content() or 0)
        if not choice.is_visible():
            page.locator("aside.facets details:has(a[href*='kind=personnel']) > summary").click()
        choice.click()
        rows = page.locator("table.promise-list tbody tr")
        expect(rows).to_have_count(expected)
        assert 0 < expected < every
        page.locator("a.chip").first.click()
        expect(rows).to_have_count(every)
        page.fill("#q", "viet nam")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"\?q=viet"))
        assert 0 < rows.count() < every
        page.locator("table.promise-list tbody th a").first.click()
        expect(page.locator("section[aria-labelledby=words] blockquote").first).to_be_visible()
        page.locator("section[aria-labelledby=words] figcaption a").first.click()
        expect(page.locator(".stored mark").first).to_be_visible()
    context.close()


def test_the_first_public_page_is_light(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/", wait_until="networkidle")
    total = sum(
        size["responseBodySize"] + size["responseHeadersSize"]
        for size in (answer.request.sizes() for answer in answers)
    )
    assert 5_000 < total <= 150_000, f"{total} bytes: {[a.url for a in answers]}"
