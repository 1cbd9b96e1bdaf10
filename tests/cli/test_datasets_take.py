"""`servanda take --dataset`: what it prints, and when it ends with 1."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from tests.actions import toy
from tests.actions.importing import lines, many
from tests.cli.conftest import ROOT, Done, environment

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def flows(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.FLOWS = tmp_path / "flows"
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    return tmp_path


def test_a_file_is_taken_and_then_held_already(run: Run, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", many(1200))
    done = run("take", file, "--dataset", "toys")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "toys: Toy, snapshot 00001",
        "  records: 1,200, of which 1,200 were read now",
        "  rows: activity 1,200, flow 2,400",
    ]
    again = run("take", file, "--dataset", "toys")
    assert "already held" in again.out
    found = json.loads(run("take", file, "--dataset", "toys", "--json").out)
    assert (found["already"], found["records"], found["rows"]["flow"]) == (True, 1200, 2400)


def test_what_was_left_out_is_named(run: Run, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", many(2))
    with file.open("ab") as out:
        out.write(b'{"id": "cut off')
    (tmp_path / "prose.txt").write_text("prose")
    done = run("take", file, tmp_path / "prose.txt", "--dataset", "toys")
    assert done.code == 1
    assert "prose.txt: it is in none of the formats" in done.err
    assert "[json.record.truncated]" in done.err


def test_what_many_files_have_in_common_is_said_once(run: Run, tmp_path: Path) -> None:
    for name, count in (("a", 3), ("b", 3), ("c", 4)):
        file = lines(tmp_path / f"{name}.jsonl", many(count))
        file.write_bytes(file.read_bytes() + f'{{"id": "{name}'.encode())
    first, second = run("take", tmp_path, "--dataset", "toys").err.splitlines()
    assert first.startswith("servanda: a.jsonl and 1 more byte ")
    assert second.startswith("servanda: c.jsonl byte ")


def test_what_was_found_in_records_is_told_by_kind(run: Run, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", many(2))
    with file.open("ab") as out:
        out.write(b'{"id": "odd" "no": "colon"}\n')
    told = "    1 x toy.record.unread (error)."
    done = run("take", file, "--dataset", "toys")
    assert done.code == 0
    assert done.out.splitlines()[-1] == told
    assert told in run("datasets", "toys").out
    assert told not in run("datasets").out
    (found,) = json.loads(run("datasets", "toys", "--json").out)["datasets"]
    assert [(one["code"], one["n"]) for one in found["faults"]] == [("toy.record.unread", 1)]
    assert (
        json.loads(run("take", file, "--dataset", "more", "--json").out)["faults"]
        == found["faults"]
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--executor", "dask"), 2, "--executor goes with --dataset NAME"),
        (("--replace",), 2, "--replace goes with --dataset NAME"),
        (("--dataset", "d", "--plan", "p"), 2, "not both"),
        (("--dataset", "d", "--executor", "dask"), 1, "dask needs a scheduler"),
        (("--dataset", "No Name"), 1, "no name for a dataset"),
        (("--dataset", "d"), 1, "it is empty"),
    ],
)
def test_words_that_are_off(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "a.jsonl").touch()
    done = run("take", tmp_path / "a.jsonl", *words)
    assert (done.code, said in done.line) == (code, True)


@pytest.mark.parametrize("command", ["read", "status", "serve", "take", "datasets"])
def test_no_command_waits_for_columns_before_it_needs_them(tmp_path: Path, command: str) -> None:
    code = (
        "import sys, importlib; import django; django.setup();"
        f"importlib.import_module('servanda.cli.commands.{command}');"
        "import servanda.urls, servanda.standards, servanda.ledger.audit, servanda.ledger.datasets;"
        "print([m for m in ('pyarrow', 'duckdb', 'distributed', 'lxml') if m in sys.modules])"
    )
    given = environment(tmp_path, DJANGO_SETTINGS_MODULE="servanda.settings")
    done = subprocess.run(
        [sys.executable, "-c", code], env=given, cwd=ROOT, capture_output=True, check=False
    )
    assert done.stdout.decode().strip() == "[]", done.stderr.decode()
