"""Quotations with their place; which of them are public."""

from servanda.ledger import store
from servanda.ledger.models import Evidence
from servanda.portal.quotations import marked, public_evidence, quotations, quotations_of, shown
from tests.portal import exercise

KEY = "river-valley/whole"


def test_a_quotation_knows_its_language_and_place(plan: str) -> None:
    found = quotations("promise", [KEY])[KEY][0]
    assert (found.exact, found.language, found.direction) == (exercise.PLEDGED.exact, "vi", "ltr")
    assert found.place.endswith(f"{exercise.NOTE.id}/#q-{found.start}-{found.end}")
    assert found.external == "https://river.example/1"


def test_several_kinds_are_asked_at_once(plan: str, django_assert_num_queries: object) -> None:
    wanted = {"promise": [KEY], "contradiction": ["river-valley/how-much"], "count": []}
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = quotations_of(wanted)
    assert len(found["contradiction", "river-valley/how-much"]) == 2


def test_an_address_that_a_browser_should_not_follow_is_none(plan: str) -> None:
    row = Evidence.objects.select_related("document").first()
    assert row is not None
    row.document.address = "javascript:alert(1)"
    assert shown(row).external == ""


def test_the_first_value_that_stands_there_is_marked(plan: str) -> None:
    found = quotations("promise", [KEY])[KEY][0]
    pieces = marked(found, ["2803", "1 200 000 000"]).pieces
    assert [piece.text for piece in pieces if piece.differs] == ["1,2"]
    assert "".join(piece.text for piece in pieces) == found.exact
    assert marked(found, ["2803"]) == found


def test_proposals_and_withdrawn_records_make_nothing_public(plan: str, now: object) -> None:
    kinds = set(public_evidence(plan).values_list("subject_kind", flat=True))
    assert "proposal" not in kinds
    store.withdraw("promise", "river-valley/weak", recorded=now)  # type: ignore[arg-type]
    keys = set(public_evidence(plan).values_list("subject_key", flat=True))
    assert "river-valley/weak" not in keys
    assert KEY in keys
