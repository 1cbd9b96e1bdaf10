"""What a page states of itself is held against the sum of its flows."""

from decimal import Decimal

import pytest

from servanda.standards.fts.totals import Stated, compared, stated_total, total_note


def note(funding: int, pledges: int = 0, flows: int = 2) -> str:
    given = f'{{"flowCount": {flows}, "fundingTotal": {funding}, "pledgeTotal": {pledges}}}'
    return next(total_note("incoming", given.encode())).message


def test_a_note_says_what_is_stated() -> None:
    assert stated_total(note(30, 5)) == Stated("incoming", Decimal(30), Decimal(5), 2)
    bare = next(total_note("internal", b'{"flowCount": 3}')).message
    assert bare.endswith("in part: funding not stated, pledges not stated, flows 3")
    assert stated_total(bare) == Stated("internal", None, None, 3)
    half = next(total_note("internal", b'{"fundingTotal": 3.5}')).message
    assert stated_total(half) == Stated("internal", Decimal("3.5"), None, None)
    kept = (
        "the publisher's own total of internal flows: none USD funding, none USD pledges, 3 flows"
    )
    assert stated_total(kept) == Stated("internal", None, None, 3)  # of an earlier version
    assert stated_total("anything else") is None
    assert list(total_note("incoming", b"{")) == []


@pytest.mark.parametrize(
    ("notes", "ours", "differ"),
    [
        ([note(30)], 30, 0),
        ([note(30), note(30)], 30, 0),  # two pages of one answer
        ([note(30), note(12)], 42, 0),  # two answers
        ([note(30)], 29, 1),
        ([], 5, 0),
    ],
)
def test_pages_of_one_answer_state_one_total(notes: list[str], ours: int, differ: int) -> None:
    found = list(compared(notes, {"funding": Decimal(ours)}, boundary="incoming"))
    assert [one.code for one in found] == ["fts.publisher-total.differs"] * differ
    assert list(compared(notes, {"funding": Decimal(ours)}, boundary="outgoing")) == []
