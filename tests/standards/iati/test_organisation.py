"""An organisation's own budgets as rows of flow, the parts under their total."""

from tests.standards.iati.built import SAMPLES, codes_of, rows_of, table_of


def test_the_sample() -> None:
    rows = rows_of((SAMPLES / "organisation.xml").read_bytes())
    assert table_of(rows, "activity", "id", "title", "reporter", "currency") == [
        ("XM-EXERCISE-1", "Exercise Fund", "XM-EXERCISE-1", "USD")
    ]
    columns = ("ref", "stage", "type", "amount", "provider", "receiver", "parent")
    assert table_of(rows, "flow", *columns) == [
        ("total-budget-1", "budget", "total-budget", "5000000", "XM-EXERCISE-1", "", ""),
        (
            *("recipient-org-budget-1", "budget", "recipient-org-budget", "2000000"),
            *("XM-EXERCISE-1", "XM-EXERCISE-3", "total-budget-1"),
        ),
        (
            *("recipient-country-budget-1", "budget", "recipient-country-budget", "3000000"),
            *("XM-EXERCISE-1", "", "total-budget-1"),
        ),
        ("total-expenditure-1", "other", "total-expenditure", "4500000", "XM-EXERCISE-1", "", ""),
    ]
    assert table_of(rows, "share", "ref", "kind", "code", "percent") == [
        ("recipient-country-budget-1", "place", "PS", "100")
    ]
    assert codes_of(rows) == set()


def test_one_that_has_nothing() -> None:
    file = b"<iati-organisations version='2.03'><iati-organisation/></iati-organisations>"
    assert codes_of(rows_of(file)) == {"iati.organisation.no-identifier"}
