"""The main job, walked in Chromium in each language: from articles to a public page with its words.

The plan is read, articles taken in stay private, a secretary decides by keyboard, and what was
accepted stands on the portal with the quotation in its own language.
"""

import json
import re
import sqlite3
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import LANGUAGES, OWN_ARTICLES, PLAN, PRACTICE, PRESS, Site

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]  # of the clock, the site included
DIRECTION = {"vi": "ltr", "en": "ltr", "ar": "rtl"}
INBOX = f"desk/?plan={PRACTICE}&kind=promise"


def proposed_words(site: Site, plan: str) -> list[str]:
    """Return the quotations of every proposal of a plan that waits."""
    kept = sqlite3.connect(site.home / "servanda.sqlite3")
    rows = kept.execute(
        "SELECT exact FROM ledger_evidence JOIN ledger_proposal ON subject_key = key"
        " WHERE subject_kind = 'proposal' AND state = 'proposed' AND plan = ?",
        [plan],
    ).fetchall()
    kept.close()
    return [words for (words,) in rows if len(words) > 40]


def public_text(site: Site, path: str) -> str:
    with urllib.request.urlopen(f"{site.address}{path}", timeout=20) as answer:
        return str(answer.read().decode())


def public_promises(site: Site) -> int:
    """Return how many promises of the practice plan the public sees."""
    return len(json.loads(public_text(site, f"/en/plans/{PRACTICE}/promises.json"))["promises"])


def test_taking_says_what_it_proposed(site: Site) -> None:
    for file in (*OWN_ARTICLES, *PRESS):
        assert file.name in site.taken
    assert len(re.findall(r"proposed: .*\bpromises?\b", site.taken)) == len(OWN_ARTICLES) + len(
        PRESS
    )
    assert re.search(r"sentences? stands? in: ", site.taken)
    assert re.search(r"\bcontradiction", site.taken)


@pytest.mark.parametrize("plan", [PRACTICE, PLAN])
def test_nothing_proposed_is_public(site: Site, plan: str) -> None:
    words = proposed_words(site, plan)
    if plan == PRACTICE or PRESS:
        assert words, "nothing was proposed"
    files = {file.name for file in (OWN_ARTICLES if plan == PRACTICE else PRESS)}
    tabs = ("", "promises/", "promises.json", "timeline/", "contradictions/", "documents/")
    for tab in (*tabs, "parties/", "unverifiable/", "promises.csv"):
        shown = public_text(site, f"/vi/plans/{plan}/{tab}")
        assert not [w for w in words if w in shown], f"{tab} shows a proposal"
        assert not [name for name in files if name in shown], f"{tab} names a file taken in"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_read(page: Page, language: str) -> None:
    page.goto(f"/{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", DIRECTION[language])
    page.locator(f'main a[href="/{language}/plans/{PLAN}/"]').click()
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.locator("section[aria-labelledby=instruments] li h3")).to_have_count(5)
    expect(page.locator("article.direction")).to_have_count(3)
    for name in ("figures", "standing", "course", "roles", "disputes", "unknown"):
        expect(page.locator(f"section[aria-labelledby={name}]")).to_be_visible()
    tabs = page.locator(".plan-nav a")
    for place, shows in (
        ("promises", "table.promise-list tbody tr"),
        ("parties", "tbody th[scope=row]"),
        ("timeline", ".timeline li .when"),
        ("contradictions", ".dispute .rivals figure"),
        ("unverifiable", ".rows li"),
        ("documents", "main a"),
    ):
        tabs.locator(f'xpath=self::a[contains(@href,"/{place}/")]').click()
        expect(page.locator(shows).first).to_be_visible()
    page.goto(f"/{language}/plans/{PLAN}/promises/")
    page.locator("table.promise-list tbody th a").first.click()
    quoted = page.locator("section[aria-labelledby=words] blockquote").first
    expect(quoted).not_to_be_empty()
    assert quoted.get_attribute("lang") in LANGUAGES
    assert quoted.get_attribute("dir") == DIRECTION[str(quoted.get_attribute("lang"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_says_amount_obligor_strength_due_and_status(page: Page, language: str) -> None:
    page.goto(f"/{language}/plans/{PLAN}/promises/?q=indonesia")
    line = page.locator("table.promise-list tbody tr").first
    expect(line.locator("td.number")).to_contain_text("8")
    for part in (".who a", "td.nowrap", ".status", ".why"):
        expect(line.locator(part).first).not_to_be_empty()
    expect(line.locator(".strength [role=img]")).to_have_attribute("aria-label", re.compile("4"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_keeps_the_page_and_its_filters(page: Page, language: str) -> None:
    page.goto(f"/{language}/plans/{PLAN}/promises/?status=unverifiable&sort=-amount")
    before = page.locator("table.promise-list tbody tr").count()
    for other in LANGUAGES:
        page.locator(f'.languages a[hreflang="{other}"]').click()
        expect(page).to_have_url(
            re.compile(
                rf"/{other}/plans/{PLAN}/promises/\?(?=.*status=unverifiable)(?=.*sort=-amount)"
            )
        )
        expect(page.locator("html")).to_have_attribute("dir", DIRECTION[other])
        expect(page.locator("table.promise-list tbody tr")).to_have_count(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secretary_decides_by_keyboard(page: Page, site: Site, language: str) -> None:
    before = public_promises(site)
    sign_in(page, site, language)
    page.goto(f"/{language}/{INBOX}")
    expect(page.locator(".proposals blockquote").first).not_to_be_empty()
    words = promised(page, language)
    page.keyboard.press("a")
    accepted = outcome(page)
    check_public(page, accepted, words, language)

    words = promised(page, language)
    page.keyboard.press("e")
    page.locator("[data-fields] input[name=due]").fill("2027-03-31")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    amended = outcome(page)
    check_public(page, amended, words, language)
    expect(page.locator('main time[datetime="2027-03-31"]').first).to_be_visible()

    promised(page, language)
    assert reject(page) == ""
    assert public_promises(site) == before + 2  # the accepted and the amended, not the rejected


def sign_in(page: Page, site: Site, language: str) -> None:
    page.goto(f"/{language}/desk/")
    page.fill("input[name=login]", site.user)
    page.fill("input[name=password]", site.password)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/{language}/desk/"))
    expect(page.locator(".signed-in")).to_contain_text(site.user)


def opened(page: Page, inbox: str = "") -> str:
    """Open the first proposal that waits; return its words, which stand highlighted in the text."""
    if inbox:
        page.goto(inbox)
        page.locator("a.go").first.click()
    expect(page.locator("[data-review][data-keys=on]")).to_be_visible()
    words = page.locator("blockquote.exact").inner_text()
    marked = page.locator("[data-kept] mark")
    assert "".join(marked.all_inner_texts()) == words
    expect(marked.first).to_be_in_viewport()
    expect(page.locator("[data-kept]")).to_have_attribute("lang", "vi")
    while page.evaluate("performance.now()") < 350:  # keys wait for the page to settle
        page.wait_for_timeout(50)  # wait_for_function would be an eval, which the policy refuses
    return words


def promised(page: Page, language: str) -> str:
    """Open the first promise that waits; return its words. What was delivered already is rejected."""
    words = opened(page, f"/{language}/{INBOX}")
    while page.locator("select[name=modality]").input_value() == "past_delivery":
        reject(page)
        words = opened(page, f"/{language}/{INBOX}")
    return words


def reject(page: Page) -> str:
    page.keyboard.press("r")
    page.keyboard.type("read wrongly")
    page.keyboard.press("Enter")
    return outcome(page)


def outcome(page: Page) -> str:
    """Return the public address of what was just decided, empty for a rejection."""
    expect(page.locator("p.done[role=status]")).to_be_visible()
    page.wait_for_load_state()
    link = page.locator("p.done a[href*='/promises/']")
    return str(link.get_attribute("href")) if link.count() else ""


def check_public(page: Page, address: str, words: str, language: str) -> None:
    assert address.startswith(f"/{language}/plans/{PRACTICE}/promises/")
    page.goto(address)
    quoted = page.locator("section[aria-labelledby=words] blockquote").first
    expect(quoted).to_contain_text(words)
    expect(quoted).to_have_attribute("lang", "vi")
    expect(quoted).to_have_attribute("dir", "ltr")
    expect(page.locator(".banner")).to_be_visible()  # an exercise says so on every page
