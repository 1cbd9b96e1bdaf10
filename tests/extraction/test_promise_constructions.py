"""Constructions that promise and others that do not, one a line, in three languages."""

import re
from pathlib import Path

import pytest

from tests.extraction.prose import promises_in

FOLDER = Path(__file__).parents[1] / "samples" / "promises"
MARK = re.compile(r"\[(?P<modality>[a-z_]+) (?P<obligors>[\w:,-]*): (?P<quote>[^\]]*)\]")
LINES = [
    (file.stem, line)
    for file in sorted(FOLDER.rglob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_line(language, line):
    text = MARK.sub(lambda mark: mark["quote"], line)
    found = [(p.modality, ",".join(p.obligors), p.quote) for p in promises_in(text, language)]
    assert found == [mark.groups() for mark in MARK.finditer(line)]
