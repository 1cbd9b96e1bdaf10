"""A new document is held against what its plan keeps around its date, from the proposals alone."""

from dataclasses import replace

import pytest

from servanda.actions.comparison import WINDOW, compared
from servanda.actions.take import take
from servanda.extraction.reading import read
from servanda.ledger import models
from servanda.records import Document, When
from tests.actions.articles import FIRST, SECOND
from tests.actions.conftest import PLAN, SECRETARY, seal
from tests.conftest import NOW


def document(text, published=None):
    reading = read(text)
    made = Document(
        plan=PLAN,
        id=reading.sha256,
        text=text,
        filename="two.txt",
        language="vi",
        published=published,
    )
    return made, reading


@pytest.fixture
def kept(plan):
    return take(FIRST.encode(), "one.txt", plan=PLAN, actor=SECRETARY, now=NOW)


def test_reprints_carry_both_places(kept):
    found = compared(*document(SECOND))
    assert found.names == ("one.txt",)
    for reprint in found.reprints:
        texts = {kept.document: FIRST, read(SECOND).sha256: SECOND}
        assert {reprint.a, reprint.b} == set(texts)
        for anchor, key in zip(reprint.evidence, (reprint.a, reprint.b), strict=True):
            assert anchor.document == key
            assert anchor.holds(texts[key])
    relations = {r.relation for r in found.reprints}
    assert "verbatim" in relations
    assert len({r.id for r in found.reprints}) == len(found.reprints) == 3


def test_nothing_shared_is_nothing(kept):
    text = "Ngày 5/3/2026, một trường học mới được khánh thành ở một tỉnh miền núi phía bắc.\n"
    found = compared(*document(text))
    assert (found.reprints, found.proposals, found.names) == ((), (), ())


def test_only_the_new_documents_contradictions_are_proposed(kept):
    take(SECOND.encode(), "two.txt", plan=PLAN, actor=SECRETARY, now=NOW)
    third = "Ngày 9/3/2026, một cây cầu mới được khánh thành ở một tỉnh miền núi phía bắc.\n"
    assert compared(*document(third)).proposals == ()


@pytest.mark.parametrize(
    ("days", "reprints"),
    [(0, 3), (WINDOW.days, 3), (WINDOW.days + 1, 0), (-WINDOW.days, 3), (-WINDOW.days - 1, 0)],
)
def test_the_window(plan, days, reprints):
    from datetime import date, timedelta

    first, _ = document(FIRST, When("2026-03-02"))
    seal([replace(first, filename="one.txt")])
    day = When((date(2026, 3, 2) + timedelta(days=days)).isoformat())
    assert len(compared(*document(SECOND, day)).reprints) == reprints


def test_a_withdrawn_text_is_not_looked_at(kept):
    models.Document.objects.filter(key=f"{PLAN}/{kept.document}").update(withdrawn=True)
    assert compared(*document(SECOND)).reprints == ()
