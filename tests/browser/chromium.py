"""Chromium as the browser tests start it, and what a page must not do while it is watched."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)
ANSWERS = "Failed to load resource: the server responded with a status of 4"
# A page tells of what its own policy forbade, the fonts and pictures included.
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""


def program() -> str:
    """Return Chromium's path; skip the test with one line, or fail it where all must run."""
    found = next((p for p in PLACES if os.access(p, os.X_OK)), shutil.which("chromium") or "")
    missing = "" if found else "Chromium is not installed"
    if found and not _fonts("vi"):
        missing = "no font for Vietnamese is installed"
    elif found and not _fonts("ar"):
        missing = "no font for Arabic is installed"
    if missing and os.environ.get("SERVANDA_REQUIRE") == "all":
        pytest.fail(f"{missing}, and SERVANDA_REQUIRE=all wants every test run")
    if missing:
        pytest.skip(f"{missing}: browser tests not run")
    return found


def _fonts(language: str) -> bool:
    if not shutil.which("fc-list"):
        return True  # cannot be asked; the pages bring their own fonts
    listed = subprocess.run(["fc-list", f":lang={language}"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


@dataclass  # without slots: Playwright hangs its wrappers on it
class Watch:
    """Everything that went wrong on the pages of one context, and the bytes that came."""

    address: str
    faults: list[str] = field(default_factory=list)
    allow_answers: bool = False  # whether pages that answer 400 or 404 are asked for on purpose

    def on_request(self, request: Request) -> None:
        """Note a request to anybody but ourselves."""
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"request to {request.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning, with the page it stood on."""
        told = message.text.startswith(ANSWERS) and self.allow_answers
        if message.type in ("error", "warning") and not told:
            where = message.page.url if message.page else "?"
            self.faults.append(f"{where}: {message.type}: {message.text}")

    def on_page(self, page: Page) -> None:
        """Note what a script threw."""
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: threw: {error}"))


@contextmanager
def watched(context: BrowserContext, address: str) -> Iterator[Watch]:
    """Watch every page of the context; fail at the end with all that was noted."""
    watch = Watch(address=address)
    context.add_init_script(TELL_VIOLATIONS)
    context.on("request", watch.on_request)
    context.on("console", watch.on_console)
    context.on("page", watch.on_page)
    yield watch
    assert not watch.faults, "\n".join(watch.faults[:20])
