"""Settings come from the environment and are complete without any."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASK = """
import json
from servanda import settings as s
print(json.dumps([s.DATABASES["default"]["ENGINE"], str(s.DATABASES["default"]["NAME"]),
  s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DEBUG, s.SECRET_KEY, s.ALLOWED_HOSTS]))
"""


def settings(home: Path, **given: str) -> list:
    """Return what a fresh process reads from exactly these variables."""
    environment = {"PATH": os.environ["PATH"], "SERVANDA_HOME": str(home), **given}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_any(tmp_path: Path) -> None:
    engine, name, secure, hsts, debug, key, hosts = settings(tmp_path)
    assert engine == "django.db.backends.sqlite3"
    assert name == str(tmp_path / "servanda.sqlite3")
    assert (secure, hsts, debug) == (False, 0, False)
    assert "127.0.0.1" in hosts
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert settings(tmp_path)[5] == key, "the key is made once and kept"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_database_by_its_address(tmp_path: Path, scheme: str) -> None:
    found = settings(tmp_path, DATABASE_URL=f"{scheme}://me:p%40ss@localhost:5433/ledger")
    assert found[:2] == ["django.db.backends.postgresql", "ledger"]


def test_behind_tls(tmp_path: Path) -> None:
    found = settings(tmp_path, SERVANDA_HTTPS="1", SERVANDA_HOSTS="ledger.example")
    assert found[2] is True
    assert found[3] >= 31_536_000
    assert found[6] == ["ledger.example"]


def test_a_home_that_cannot_be_written_still_answers(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file, not a folder")
    assert settings(blocked / "home")[5]
