"""Everything about one promise, in a bounded number of queries."""

from decimal import Decimal

from django.utils.translation import override

from servanda.ledger.models import Contradiction, Match, Promise
from servanda.portal.bearing import bearing
from servanda.portal.dossier import contradiction, dossier
from servanda.portal.quotations import quotations_of


def test_the_dossier_is_whole_and_bounded(plan: str, django_assert_max_num_queries: object) -> None:
    row = Promise.objects.select_related("standing", "occasion", "parent").get(
        key="river-valley/part"
    )
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        found = dossier(bearing(row))
    assert [one["row"].id for one in found["counts"]] == ["audit"]
    assert found["counts"][0]["difference"].figure == -50_000_000
    assert [one["row"].id for one in found["deliveries"]] == ["paid"]
    assert [one["row"].id for one in found["replies"]] == ["reply"]
    assert found["observations"] == []
    assert [one["row"].id for one in found["revisions"]] == ["top-up"]
    assert found["parent"].id == "whole"


def test_a_contradiction_marks_each_side(plan: str) -> None:
    row = Contradiction.objects.get()
    made = contradiction(row, quotations_of({"contradiction": [row.key]}))
    marks = [[p.text for p in q.pieces if p.differs] for q in made["quotations"]]
    assert marks == [["1,2"], ["212"]]
    assert made["about"].endswith("/promises/engineers/")


def test_of_a_delivery_that_was_shared_out_the_part_is_told(plan: str) -> None:
    row = Promise.objects.get(key="river-valley/part")
    assert [one["part"] for one in dossier(bearing(row))["deliveries"]] == [None]
    Match.objects.filter(id="paid-part").update(amount_value=Decimal(40), amount_unit="USD")
    (paid,) = dossier(bearing(row))["deliveries"]
    assert (paid["part"].figure, paid["amount"].figure) == (Decimal(40), Decimal(100_000_000))


def test_who_speaks_in_each_account_is_told_by_name(plan: str) -> None:
    row = Contradiction.objects.get()
    row.values = ["country:PE", "raises", "note: none"]
    with override("vi"):
        assert contradiction(row, {})["values"] == ["Peru", "vận động", "note: none"]
