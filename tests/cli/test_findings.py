"""Findings on standard error: one line each; a note is no reason to fail."""

import pytest

from servanda.cli.findings import KINDS, kinds, line, tell
from servanda.records import Finding, Level


def finding(level, **more):
    return Finding(level=level, code="read.x", message="odd", **more)


@pytest.mark.parametrize(
    ("levels", "grave"),
    [
        ((), False),
        ((Level.NOTE,), False),
        ((Level.NOTE, Level.WARNING), True),
        ((Level.ERROR,), True),
    ],
)
def test_what_is_more_than_a_note(levels, grave, capsys):
    assert tell(map(finding, levels), file="a.txt") is grave
    err = capsys.readouterr().err
    assert err == "".join(f"servanda: a.txt: {level}: odd [read.x]\n" for level in levels)


def test_place_and_advice():
    told = line(finding(Level.WARNING, where="characters 1-2", advice="look"))
    assert told == "warning: odd (characters 1-2); look [read.x]"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("p.zip", "servanda: p.zip: note: odd [read.x]"),
        ("p.zip/scan.pdf", "servanda: p.zip/scan.pdf: note: odd [read.x]"),
        ("1-2", "servanda: p.zip/a.txt: note: odd (1-2) [read.x]"),
    ],
)
def test_what_an_archive_holds_besides_is_not_said_of_its_first_document(where, said, capsys):
    tell([finding(Level.NOTE, where=where)], file="p.zip/a.txt", inside="p.zip")
    assert capsys.readouterr().err == f"{said}\n"


def test_what_was_found_in_records_is_counted_by_kind():
    assert list(kinds([])) == []
    found = [
        {"code": f"x.{n}", "level": "error" if n else "note", "advice": "Look.", "n": 1000 + n}
        for n in range(KINDS + 2)
    ]
    told = list(kinds(found))
    assert told[1] == "  1,000 x x.0 (note)."
    assert told[2] == "  1,001 x x.1 (error). Look."
    assert told[-1] == "  2,017 of 2 more kinds; --json names them"
    assert len(told) == KINDS + 2
