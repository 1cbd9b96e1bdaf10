"""Commands run in this process on the test database, or in one of their own on a fresh home."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from servanda.cli.dispatch import main
from tests.actions.articles import FIRST, SECOND
from tests.rolled import made_once  # noqa: F401

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line of standard error; a traceback or a second line fails the test."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


@pytest.fixture
def run(db: None, capsys: Any) -> Callable[..., Done]:
    """Run a command in this process, on the database of the test."""

    def run(*words: object) -> Done:
        capsys.readouterr()
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return run


@pytest.fixture
def drill(run: Callable[..., Done]) -> str:
    """An open, empty plan."""
    assert run("plan", "new", "drill", "--title-en", "Drill", "--nature", "exercise").code == 0
    return "drill"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """An article in a file."""
    path = tmp_path / "one.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """The same story, told by another with one number changed."""
    path = tmp_path / "two.txt"
    path.write_text(SECOND, encoding="utf-8")
    return path


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process whose data lie in `home`, on SQLite."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and "SERVANDA" not in k}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"SERVANDA_HOME": str(home), "PYTHONPATH": str(ROOT)} | more


def servanda(home: Path, *words: object, **more: str) -> Done:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "servanda", *map(str, words)]
    done = subprocess.run(
        command,
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that is set up and empty; made once and copied."""
    home = tmp_path_factory.mktemp("bare") / "home"
    assert servanda(home, "setup").code == 0
    return home


@pytest.fixture(scope="session")
def prepared(bare: Path) -> Path:
    """A home with one empty plan; made once and copied."""
    home = Path(shutil.copytree(bare, bare.parent / "prepared"))
    assert servanda(home, "plan", "new", "drill", "--title-en", "Drill").code == 0
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    """A copy of the prepared home."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))
