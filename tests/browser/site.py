"""A site of our own for the browser: `servanda demo`, three articles taken in, and `servanda serve`.

It is prepared once for all who test at the same time; each serves a copy.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path

from tests.servers import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
SERVANDA = Path(sys.executable).parent / "servanda"
OWN_ARTICLES = sorted((ROOT / "tests/samples/press").glob("*.txt"))
PRESS = sorted((ROOT.parent / "shared/press").glob("*.txt"))
PLAN, PRACTICE = "gaza-2026", "practice"
LANGUAGES = ("vi", "en", "ar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the site answers, who may sign in, and what `servanda take` printed."""

    address: str
    home: Path
    user: str
    password: str
    taken: str

    def run(self, *words: str) -> str:
        """Run a command on the site's data; return what it printed."""
        return command(self.home, *words)


def command(home: Path, *words: str) -> str:
    """Run `servanda` in a home; fail with its own words when it does."""
    done = subprocess.run(
        [SERVANDA, *words],
        env={**_environment(), "SERVANDA_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, f"servanda {' '.join(words)}: {done.stderr}"
    return done.stdout


def _environment() -> dict[str, str]:
    """Return our environment without what would lead the site elsewhere."""
    away = ("DATABASE_URL", "SERVANDA_", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if not name.startswith(away)}


@contextmanager
def site(shared: Path, home: Path) -> Iterator[Site]:
    """Serve a copy, in the home, of the site that the first to come prepares in the shared folder."""
    shared.mkdir(exist_ok=True)
    told = shared / "told.json"
    with (shared / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not told.exists():
            shutil.rmtree(shared / "home", ignore_errors=True)
            told.write_text(json.dumps(_prepared(shared / "home")), encoding="utf-8")
    shutil.copytree(shared / "home", home)
    with _served(home) as address:
        yield Site(address=address, home=home, **json.loads(told.read_text(encoding="utf-8")))


def _prepared(home: Path) -> dict[str, str]:
    """Prepare a site in the home; return who may sign in, and what was printed."""
    printed = command(home, "demo", "--no-serve")
    login = re.search(r"Login +(\S+) +password +(\S+)", printed)
    assert login, printed
    # The press as captured, where it is at hand; the only open plan takes it in.
    taken = command(home, "take", *map(str, PRESS)) if PRESS else ""
    titles = ("--title-vi", "Bài luyện tập", "--title-en", "Practice", "--title-ar", "تدريب")
    command(home, "plan", "new", PRACTICE, "--nature", "exercise", *titles)
    taken += command(home, "take", *map(str, OWN_ARTICLES), "--plan", PRACTICE)
    user, password = login.groups()
    return {"user": user, "password": password, "taken": taken}


@contextmanager
def _served(home: Path) -> Iterator[str]:
    port = free_port()
    environment = {**_environment(), "SERVANDA_HOME": str(home)}
    log = (home / "serve.log").open("w+")
    running = subprocess.Popen(
        [SERVANDA, "serve", "--port", str(port)], env=environment, cwd=ROOT, stderr=log
    )
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        assert running.poll() is None, f"servanda serve ended: {_read(home)}"
        try:
            urllib.request.urlopen(f"{address}/en/", timeout=30).close()
        except OSError:
            return False
        return True

    try:
        wait_for(answers)
        yield address
    finally:
        running.terminate()
        running.wait(20)
        log.close()


def _read(home: Path) -> str:
    return (home / "serve.log").read_text(encoding="utf-8", errors="replace")
