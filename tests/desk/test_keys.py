"""The keys of the review page, pressed in a browser; and the same page without scripts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.accounts.models import User
from servanda.ledger.models import Proposal
from tests.desk.exercise import keep_exercise

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync")
PASSWORD = "a long walk by the river"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def browser(monkeypatch) -> Iterator:
    """Start Chromium; its library runs a loop of its own, beside which Django must be let ask."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield started
        started.close()


def open_review(browser, address: str, **options):
    """Return a page where the secretary has opened the second promise."""
    keep_exercise()
    User.objects.create_user("lan", password=PASSWORD, role="secretary")
    page = browser.new_context(viewport={"width": 1400, "height": 900}, **options).new_page()
    page.goto(
        f"{address}/en/accounts/login/?next=/en/desk/proposals/exercise/p-fund/%3Fkind=promise"
    )
    page.fill("#id_login", "lan")
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation():
        page.click(".entrance button")
    return page


def settle(page) -> None:
    """Wait until the page hears keys: its script says so, and for a moment it heeds none."""
    page.locator("[data-review][data-keys=on]").wait_for()
    while page.evaluate("performance.now()") < 350:
        page.wait_for_timeout(50)


def test_keys(browser, live_server) -> None:
    page = open_review(browser, live_server.url)
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    assert "/p-fund/" in page.url

    settle(page)
    page.keyboard.press("j")
    page.wait_for_url("**/p-police/**")
    settle(page)
    page.keyboard.press("k")
    page.wait_for_url("**/p-fund/**")
    settle(page)

    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('#keys').open")
    page.keyboard.press("a")  # not while the keys are shown
    page.keyboard.press("Escape")

    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.fill("[name=due]", "2026-12")
    assert page.inner_text("#accept span") == "Accept as amended"
    page.keyboard.press("a")  # a letter in a field
    assert "/p-fund/" in page.url
    page.fill("[name=due]", "2026-12")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_url("**/p-police/?done=*")
    assert Proposal.objects.get(id="p-fund").state == "amended"

    settle(page)
    page.keyboard.press("r")
    page.keyboard.type("Not about this plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p-doctors/?done=*")
    assert Proposal.objects.get(id="p-police").note == "Not about this plan"
    assert faults == []


def test_without_scripts(browser, live_server) -> None:
    page = open_review(browser, live_server.url, java_script_enabled=False)
    page.click("#accept")
    page.wait_for_url("**/p-police/?done=*")
    assert Proposal.objects.get(id="p-fund").state == "accepted"
    page.fill("#note", "Read wrongly")
    page.click("button.reject")
    page.wait_for_url("**/p-doctors/?done=*")
    assert Proposal.objects.get(id="p-police").state == "rejected"
