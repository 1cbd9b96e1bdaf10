"""What waits, by document and in the order of the text."""

import pytest

from servanda.desk import queue
from servanda.desk.filters import Filters
from servanda.ledger.models import Document, Evidence, Proposal, Reprint
from tests.desk.exercise import FIRST_KEY, PLAN

pytestmark = pytest.mark.usefixtures("exercise")


def keys(rows) -> list[str]:
    return [row.id for row in rows]


def test_the_inbox_puts_promises_first_and_counts_the_rest() -> None:
    page, (one,) = queue.inbox(Filters())
    assert page.paginator.count == 1
    assert keys(one.rows) == [
        "p-doctors",
        "p-fund",
        "p-police",
        "p-occasion",
        "p-statement",
        "p-party",
    ]
    assert (one.total, one.more) == (9, 3)
    assert one.kinds[0] == ("promise", 3)
    assert [(other.outlet, shared) for other, shared in one.also] == [("Tin Luyện Tập", 1)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), 9),
        (Filters(kinds=("promise",)), 3),
        (Filters(kinds=("promise", "date")), 4),
        (Filters(plan=PLAN), 9),
        (Filters(plan="other"), 0),
    ],
)
def test_a_facet_says_how_many_a_click_gives(filters: Filters, expected: int) -> None:
    assert queue.open_proposals(filters).count() == expected
    for facet in queue.facets(Filters(plan=filters.plan)):
        asked = Filters(plan=filters.plan, kinds=(facet["kind"],))
        assert queue.open_proposals(asked).count() == facet["count"]


def test_decided_proposals_wait_no_more() -> None:
    Proposal.objects.filter(id="p-fund").update(state="rejected")
    assert queue.open_proposals(Filters()).count() == 8


def test_the_order_of_the_text_longest_first() -> None:
    rows = queue.in_document(Document.objects.get(key=FIRST_KEY))
    assert keys(rows)[:4] == ["p-occasion", "p-date", "p-count", "p-party"]
    assert keys(rows)[4:6] == ["p-statement", "p-doctors"]
    assert rows[1].quotation.exact == "2/3/2026"
    assert len(queue.quotations(rows)) == 9


@pytest.mark.parametrize(
    ("now", "kinds", "expected"),
    [
        ("p-doctors", (), ("p-statement", "p-fund")),
        ("p-doctors", ("promise",), ("p-police", "p-fund")),
        ("p-police", ("promise",), ("p-fund", "p-doctors")),
        ("p-date", ("date",), (None, None)),
        ("p-occasion", (), ("p-identifier", "p-date")),
    ],
)
def test_neighbours(now: str, kinds: tuple[str, ...], expected: tuple) -> None:
    rows = queue.in_document(Document.objects.get(key=FIRST_KEY))
    before, after = queue.neighbours(rows, f"{PLAN}/{now}", kinds)
    assert (before and before.id, after and after.id) == expected


def test_plans_and_rank() -> None:
    assert [plan.key for plan in queue.plans()] == [PLAN]
    assert queue.rank("promise") < queue.rank("date") < queue.rank("never heard of")


def test_a_sentence_that_the_other_repeats_is_counted_once() -> None:
    (link,) = Reprint.objects.all()
    first, second = Evidence.objects.filter(subject_kind="reprint").order_by("position")
    again = Reprint.objects.get(pk=link.pk)
    again.pk, again.key, again.id = None, f"{link.key}-2", f"{link.id}-2"
    again.save(force_insert=True)
    for at, one in enumerate((first, second)):
        one.pk, one.subject_key, one.start = None, again.key, one.start + at
        one.save(force_insert=True)
    also = queue.also_carried([link.a_id, link.b_id])
    assert [count for _, count in also[link.a_id]] == [1]
    assert [count for _, count in also[link.b_id]] == [2]
