"""Cutting a kept text at the ends of its quotations."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.desk.highlights import WINDOW, Quotation, cut, window


def test_overlapping_quotations_are_shown_together() -> None:
    """In "pay 5bn now" the promise covers "pay 5bn", the amount "5bn"."""
    quotations = [
        Quotation(start=0, end=7, key="p/1", kind="promise"),
        Quotation(start=4, end=7, key="p/2", kind="amount"),
    ]
    pieces = cut("pay 5bn now", quotations)
    assert [(p.text, p.kinds) for p in pieces] == [
        ("pay ", ("promise",)),
        ("5bn", ("promise", "amount")),
        (" now", ()),
    ]
    # A click opens the shortest quotation under the pointer.
    assert pieces[1].keys == ("p/2", "p/1")


def test_the_quotation_being_decided_is_marked_once_as_first() -> None:
    quotations = [
        Quotation(start=0, end=7, key="p/1", kind="promise"),
        Quotation(start=4, end=7, key="p/2", kind="amount"),
    ]
    pieces = cut("pay 5bn now", quotations, now="p/1")
    assert [(p.now, p.first) for p in pieces] == [(True, True), (True, False), (False, False)]
    assert pieces[0].classes == "kind-promise now"


def test_a_decided_quotation_is_faded() -> None:
    decided = Quotation(start=0, end=3, key="p/1", kind="date", state="rejected")
    assert cut("now", [decided])[0].classes == "kind-date decided"


def test_a_quotation_outside_the_text_is_left_out() -> None:
    assert [p.text for p in cut("abc", [Quotation(start=2, end=9, key="k", kind="date")])] == [
        "abc"
    ]


def test_moved() -> None:
    assert Quotation(start=5, end=7, key="k", kind="date").moved(-5).end == 2


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=9)
)
def test_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    quotations = [
        Quotation(start=a, end=a + size, key=f"k/{i}", kind="date")
        for i, (a, size) in enumerate(spans)
    ]
    pieces = cut(text, quotations, now="k/0")
    assert "".join(p.text for p in pieces) == text
    inside = {q.key for q in quotations if q.end <= len(text)}
    assert {key for p in pieces for key in p.keys} == inside
    assert sum(p.first for p in pieces) == (1 if "k/0" in inside else 0)


def test_window() -> None:
    assert window(100, 10, 20) == (0, 100)
    size = 10 * WINDOW
    assert window(size, 5 * WINDOW, 5 * WINDOW + 9) == (4 * WINDOW, 6 * WINDOW + 9)
