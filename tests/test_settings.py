"""Settings are complete without any, and each variable changes one thing."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASKED = """
import json, servanda.settings as s
base = s.DATABASES["default"]
print(json.dumps({
    "home": str(s.HOME), "debug": s.DEBUG, "hosts": s.ALLOWED_HOSTS, "key": s.SECRET_KEY,
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT],
    "hsts": s.SECURE_HSTS_SECONDS, "origins": s.CSRF_TRUSTED_ORIGINS,
    "log": s.LOGGING["root"]["level"], "database": {k: str(v) for k, v in base.items()},
    "proposer": s.PROPOSER,
}))
"""


def settings(home: Path, **given: str) -> dict[str, Any]:
    """Return what the settings come to in a process of their own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SERVANDA", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=kept | {"SERVANDA_HOME": str(home)} | given,
        capture_output=True,
        check=True,
        text=True,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert found["home"] == str(tmp_path)
    assert found["debug"] is False
    assert found["hosts"] == ["localhost", "127.0.0.1", "[::1]"]
    assert found["secure"] == [False, False, False]
    assert found["hsts"] == 0
    assert found["origins"] == []
    assert found["log"] == "WARNING"
    assert found["proposer"]["url"] == ""  # nothing leaves the machine
    assert found["database"]["ENGINE"] == "django.db.backends.sqlite3"
    assert found["database"]["NAME"] == str(tmp_path / "servanda.sqlite3")
    assert "IMMEDIATE" in found["database"]["OPTIONS"]
    assert "journal_mode=WAL" in found["database"]["OPTIONS"]


def test_the_key_is_made_once_and_nobody_else_reads_it(tmp_path: Path) -> None:
    first, second = settings(tmp_path), settings(tmp_path)
    assert first["key"] == second["key"]
    assert len(first["key"]) >= 50
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert settings(tmp_path, SERVANDA_SECRET_KEY="given")["key"] == "given"


def test_a_home_that_cannot_be_written_to_gives_a_key_that_does_not_last(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert len(settings(file / "home")["key"]) >= 50


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgres://me:a%20b%40c@db.example.org:5433/ledger",
            {"USER": "me", "PASSWORD": "a b@c", "HOST": "db.example.org", "PORT": "5433"},
        ),
        ("postgresql://me@127.0.0.1/ledger", {"USER": "me", "PASSWORD": "", "PORT": ""}),
    ],
)
def test_a_postgresql_address(tmp_path: Path, address: str, expected: dict[str, str]) -> None:
    found = settings(tmp_path, DATABASE_URL=address)["database"]
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert found["NAME"] == "ledger"
    assert expected.items() <= found.items()


def test_an_sqlite_address(tmp_path: Path) -> None:
    found = settings(tmp_path, DATABASE_URL="sqlite:///srv/ledger%201.sqlite3")["database"]
    assert found["NAME"] == "/srv/ledger 1.sqlite3"


def test_behind_tls(tmp_path: Path) -> None:
    asked = {"SERVANDA_HTTPS": "1", "SERVANDA_HOSTS": "a.example.org,b.example.org"}
    asked |= {"SERVANDA_ORIGINS": "https://a.example.org", "SERVANDA_LOG": "INFO"}
    found = settings(tmp_path, **asked)
    assert found["secure"] == [True, True, True]
    assert found["hsts"] == 31_536_000
    assert found["hosts"] == ["a.example.org", "b.example.org"]
    assert found["origins"] == ["https://a.example.org"]
    assert found["log"] == "INFO"


def test_only_one_turns_debug_on(tmp_path: Path) -> None:
    assert settings(tmp_path, SERVANDA_DEBUG="true")["debug"] is False
    assert settings(tmp_path, SERVANDA_DEBUG="1")["debug"] is True


def test_a_second_proposer_is_set_by_its_variables(tmp_path: Path) -> None:
    names = ("URL", "MODEL", "KEY", "KEY_FILE", "TIMEOUT")
    given = {f"SERVANDA_PROPOSER_{name}": f"a {name}" for name in names}
    proposer = settings(tmp_path, **given)["proposer"]
    assert proposer == {name.lower(): f"a {name}" for name in names}
