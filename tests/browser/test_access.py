"""axe-core finds nothing against WCAG 2.2 AA on any template, public or desk, in three languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chromium import Watch
from tests.browser.site import LANGUAGES, PLAN, PRACTICE, Site
from tests.browser.test_walk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]  # of the clock, the site included
SMALL = "gaza-2014"  # the same templates with fewer rows: axe looks at every node
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PUBLIC = (
    "",
    "method/",
    "accounts/login/",
    f"plans/{PLAN}/",
    f"plans/{SMALL}/promises/",
    f"plans/{SMALL}/promises/?status=nonsense&q=x",
    f"plans/{SMALL}/parties/",
    f"plans/{SMALL}/timeline/",
    f"plans/{SMALL}/contradictions/",
    f"plans/{PLAN}/unverifiable/",
    f"plans/{SMALL}/documents/",
    "plans/nowhere/",
)
OPENED = {  # the list that a page is opened from, and its first link there
    f"plans/{SMALL}/promises/": "table.promise-list tbody th a",
    f"plans/{SMALL}/parties/": "main tbody th a",
    f"plans/{SMALL}/documents/": "main li a, main td a, main th a",
}
DESK = ("desk/take/", "desk/contradictions/", "desk/documents/", "desk/journal/")
DESK_OPENED = {
    f"desk/?plan={PRACTICE}": "a.go",
    "desk/contradictions/": "main a[href*='/contradictions/']",
    f"desk/?plan={PRACTICE}&kind=contradiction": "main h2 a",
}
AWAY = ("accounts/password/change/",)


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page: rule, and the nodes it stands at."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url}: {one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
    ]


def faults_behind(page: Page, link: str) -> list[str]:
    """Follow the first such link, and return what axe finds on the page it leads to."""
    with page.expect_navigation():  # a click alone does not wait for the next page to stand
        page.locator(link).first.click()
    return faults(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages(page: Page, watch: Watch, language: str) -> None:
    watch.allow_answers = True
    found: list[str] = []
    for place in PUBLIC:
        page.goto(f"/{language}/{place}")
        found += faults(page)
    for place, link in OPENED.items():
        page.goto(f"/{language}/{place}")
        found += faults_behind(page, link)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_pages(page: Page, site: Site, language: str) -> None:
    sign_in(page, site, language)
    found: list[str] = []
    for place in (*DESK, *AWAY):
        page.goto(f"/{language}/{place}")
        found += faults(page)
    for place, link in DESK_OPENED.items():
        page.goto(f"/{language}/{place}")
        found += faults(page)
        if page.locator(link).count():
            found += faults_behind(page, link)
    assert not found, "\n".join(found)
