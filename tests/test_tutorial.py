"""The tutorial, done as it stands: its commands in a shell, its clicks over HTTP against its server."""

import html
import os
import re
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.pages import DOCS, blocks
from tests.servers import free_port, wait_for

PAGE = DOCS / "tutorials" / "first-plan.md"
STEP = re.compile(r"^(\d+)\. ", re.M)
MOST_STEPS = 10  # commands or clicks from an empty database to a published promise
SERVING = "servanda serve"
WORDS = "she will give 20 million dollars for the harbour by 30 June 2026"


def steps() -> list[str]:
    """Return the text of the numbered steps."""
    guide = PAGE.read_text(encoding="utf-8").partition("\nThe promise is published.")[0]
    return STEP.split(guide)[2::2]


def commands() -> tuple[list[str], list[str]]:
    """Return the shell blocks of the steps, and those of the rest of the page."""
    bodies = [block.body for block in blocks(PAGE)]
    inside = sum(text.count("```sh") for text in steps())
    return bodies[:inside], bodies[inside:]


class Shell:
    """A newcomer's terminal: an empty folder, `servanda` on the path, and what was exported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SERVANDA", "DATABASE"))}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = kept | {"PATH": path, "HOME": str(folder)}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.exported = ""

    def run(self, body: str) -> str:
        """Run a block as it stands and return what it printed."""
        if body.startswith("export "):
            self.exported += body
        done = subprocess.run(
            ["bash", "-c", f"set -e\n{self.exported}{body}"],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{body}{done.stdout}{done.stderr}"
        return done.stdout

    def serve(self, port: int) -> subprocess.Popen[str]:
        """Begin to serve, elsewhere than on 8000 only because that may be taken."""
        return subprocess.Popen(
            ["bash", "-c", f"{self.exported}exec {SERVING} --port {port}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )


class Browser:
    """Somebody who opens pages, follows links and sends forms."""

    def __init__(self, root: str) -> None:
        self.root, self.page, self.address = root, "", ""
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, address: str, form: dict[str, str] | None = None) -> str:
        """Open an address, or send a form to it, and keep the page that comes."""
        data = urlencode(form).encode() if form is not None else None
        with self.opener.open(urljoin(self.address or self.root, address), data) as answer:
            self.address, self.page = answer.geturl(), answer.read().decode()
        return self.page

    def token(self) -> str:
        """Return the secret of the form on the page."""
        return found(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)


def found(pattern: str, text: str) -> str:
    """Return the first group, as a reader sees it."""
    match = re.search(pattern, text, re.S)
    assert match, f"{pattern} is not in: {text[:3000]}"
    return html.unescape(match[1])


def answers(browser: Browser) -> bool:
    try:
        browser.open("/en/")
    except URLError:
        return False
    return True


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal in an empty folder."""
    return Shell(tmp_path)


def test_it_takes_ten_commands_or_clicks() -> None:
    assert 0 < len(steps()) <= MOST_STEPS
    assert all(step.count("```sh") <= 1 for step in steps())


def test_a_newcomer_publishes_a_promise(shell: Shell) -> None:
    inside, outside = commands()
    assert inside[-1].strip() == SERVING
    printed = [shell.run(body) for body in inside[:-1]]
    name, password = next(p for p in printed if p.startswith("me ")).split()
    assert "1 promise" in printed[-1]
    port = free_port()
    server = shell.serve(port)
    try:
        browser = Browser(f"http://127.0.0.1:{port}")
        wait_for(lambda: answers(browser))
        public = _review(browser, {"login": name, "password": password})
        _see(Browser(browser.root), public)
        for body in outside:
            shell.run(body)
    finally:
        server.terminate()
        server.wait(timeout=120)


def _review(browser: Browser, login: dict[str, str]) -> str:
    """Sign in, open the promise and accept it; return its public address."""
    browser.open("/en/desk/")
    browser.open(browser.address, {**login, "csrfmiddlewaretoken": browser.token()})
    assert browser.address.endswith("/en/desk/"), browser.address
    assert WORDS in html.unescape(browser.page)
    link = found(rf'href="([^"]+)#quotation">{re.escape(WORDS)}', html.unescape(browser.page))
    page = browser.open(link)
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page))
    assert marked == WORDS  # in pieces, where the amount and the date stand inside
    for told in ("person:mara-quill", "20000000", "2026-06-30"):
        assert told in page.replace(",", ""), told
    token = browser.token()
    browser.open(browser.address, {"fields": "1", "csrfmiddlewaretoken": token, **_kept(page)})
    return found(r'href="([^"]+)">See it on the public page', browser.page)


def _kept(page: str) -> dict[str, str]:
    """Return the fields of the form as a browser sends them, with the button for accepting."""
    form = found(r'<form [^>]*id="fields"(.*?)</form>', page)
    sent = {"verdict": "accept"}
    for tag in re.findall(r"<input[^>]*>", form):
        kind = re.search(r'type="(\w+)"', tag)
        if kind and kind[1] in ("checkbox", "radio") and " checked" not in tag:
            continue
        field, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if field and field[1] not in ("fields", "csrfmiddlewaretoken"):
            sent[field[1]] = value[1] if value else ""
    for field, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', body)
        sent[field] = chosen[1] if chosen else ""
    for field, body in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S
    ):
        sent[field] = body.strip()
    return sent


def _see(stranger: Browser, public: str) -> None:
    """Read the public page without a login: the words, the status, and that it is an exercise."""
    page = html.unescape(stranger.open(public))
    for told in (WORDS, "Mara Quill", "20,000,000", "xercise", "2026"):
        assert told in page, told
    assert re.search(r'class="[^"]*status', page)
    for address in ("/en/plans/harbour/", "/en/plans/harbour/promises/"):
        assert "xercise" in stranger.open(address)
