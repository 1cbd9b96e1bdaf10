"""What the pages ask of bulk data: by name, of a snapshot, and nothing heavy before it is asked."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import Http404

from servanda.flows.asking import ask
from servanda.portal.bulk import all_held, digest, forget, held_or_404, on_disk, snapshot_of
from tests.portal import published


def test_a_start_of_the_portal_reads_neither_duckdb_nor_arrow() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'servanda.settings';"
        "django.setup(); import servanda.urls;"
        "print([one for one in ('duckdb', 'pyarrow') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_page_asks_in_words_of_its_own() -> None:
    """Questions to snapshots are those of `flows`: no page knows DuckDB, Arrow or their SQL."""
    own = re.compile(
        r"^\s*(?:import|from) (?:duckdb|pyarrow)|\b(?:FROM|JOIN) \{(?:activity|flow|share|source|finding)\b",
        re.MULTILINE,
    )
    room = Path(__file__).parents[2] / "servanda" / "portal"
    assert [one.name for one in room.rglob("*.py") if own.search(one.read_text("utf-8"))] == []


def test_what_is_held(toys: str) -> None:
    (one,) = all_held()
    assert (one["name"], one["day"], one["flows"]) == (toys, "2026-06-30", 4)


def test_a_question_has_the_live_rows(toys: str) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    rows = ask(snapshot, "SELECT sum(amount) AS n FROM {flow} WHERE currency = $1", ["USD"])
    assert rows == [{"n": 112}], "the duplicate that lost is not in it"


def test_a_digest(toys: str) -> None:
    found = digest(snapshot_of(held_or_404(toys)))
    assert (found.duplicates, found.publisher_count) == (1, 0)
    assert {fault["code"]: fault["n"] for fault in found.faults}["flows.duplicate"] == 1


def test_what_is_not_there(toys: str) -> None:
    with pytest.raises(Http404):
        held_or_404("nothing")
    one = {**held_or_404(toys), "snapshot": "00009"}
    with pytest.raises(Http404):
        snapshot_of(one)


def test_part_files_that_are_gone(toys: str) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    for path in snapshot.paths("activity"):
        path.unlink()
    forget()
    with pytest.raises(Http404), on_disk():
        ask(snapshot, "SELECT * FROM {activity}")
    with pytest.raises(Http404):
        digest(snapshot)


def test_all_places_are_known(toys: str) -> None:
    assert [row["wins"] for row in published.places()].count(False) == 1
