"""Everything about one promise, in a bounded number of queries."""

from servanda.ledger.models import Contradiction, Promise
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
