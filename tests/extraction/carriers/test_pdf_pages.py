"""The reading process itself: it stands alone, and says what it found as JSON."""

import json
import subprocess
import sys
from pathlib import Path

from servanda.extraction.carriers import pdf_pages
from tests.extraction.carriers.making import pdf


def test_it_runs_without_servanda() -> None:
    command = [sys.executable, "-I", str(Path(pdf_pages.__file__))]
    done = subprocess.run(command, input=pdf(["Ten boats."]), capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert (found["fault"], found["pages"], found["more"]) == ("", ["Ten boats."], 0)


def test_what_cannot_be_opened_has_a_name() -> None:
    assert pdf_pages.pages_of(b"no PDF") == {"fault": "broken"}


def test_pages_beyond_the_limit_are_counted(monkeypatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    found = pdf_pages.pages_of(pdf(["One."], ["Two."], ["Three."]))
    assert (found["pages"], found["more"]) == (["One.", "Two."], 1)


def test_a_line_of_two_directions() -> None:
    drawn = "USD 5 " + "ستدفع الوزارة"[::-1]
    (page,) = pdf_pages.pages_of(pdf(["The fund", drawn]))["pages"]
    assert page.split("\n") == ["The fund", "ستدفع الوزارة USD 5"]
