"""Sectors of the standards become directions of the plan, by a table; what it lacks is shown."""

import pytest

from servanda.flows.pillars import UNMAPPED, NoPillars, pillars_of, read_pillars
from servanda.flows.questions import Question
from tests.flows.asked import Book, rows, total

TABLE = b"vocabulary,code,pillar\ndac,720,aid\ndac,72050,rule\ncluster,Health,aid\ncluster,7,aid\nown,x,aid\n"


@pytest.mark.parametrize(
    ("vocabulary", "code", "name", "pillar"),
    [
        ("1", "72010", "", "aid"),
        ("1", "72050", "", "rule"),
        ("2", "720", "", "aid"),
        ("1", "73010", "", UNMAPPED),
        ("10", "7", "", "aid"),
        ("fts-global-cluster", "999", "HEALTH", "aid"),
        ("own", "X", "", "aid"),
        ("99", "720", "", UNMAPPED),
        ("", "", "", ""),
        ("", "*", "", "*"),
    ],
)
def test_the_pillar_of_a_sector(vocabulary, code, name, pillar):
    assert read_pillars(TABLE, "t").of(vocabulary, code, name) == pillar


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"vocabulary,code,pillar\ndac,720\n", "line 2: each of"),
        (TABLE + b"dac,720,other\n", "has another pillar above"),
        (b"\xff", "has no row"),
        (b"a,b,c\n1,2,3\n", "has no column 'vocabulary'"),
        (TABLE.replace(b",", b";") + b"dac;720;other\n", "has another pillar above"),
        (b"", "has no row"),
    ],
)
def test_what_is_no_table(content, words):
    with pytest.raises(NoPillars, match=words):
        read_pillars(content, "t")


def test_a_plan_has_its_own(tmp_path):
    (tmp_path / "drill.csv").write_bytes(TABLE)
    assert pillars_of(tmp_path, "drill").of("1", "72010", "") == "aid"
    assert pillars_of(tmp_path, "other").of("1", "72010", "") == "essential-needs"


def test_what_is_not_mapped_is_shown_with_its_amount(tmp_path):
    book = Book()
    book.flow("A", 100)
    book.share("A", "12220", "50")
    book.share("A", "11220", "25")
    book.share("A", "99810", "25")
    book.flow("B", 5)
    snapshot = book.snapshot(tmp_path)
    found = total(snapshot, Question(by="pillar"))
    assert {one.key: one.total for one in found.groups} == {
        "essential-needs": 75,
        UNMAPPED: 25,
        "": 5,
    }
    (row,) = rows(snapshot, Question(by="pillar"), group="essential-needs")
    assert row["worth"] == 75
