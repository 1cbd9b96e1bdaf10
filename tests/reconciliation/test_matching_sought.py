"""A promise as it is looked for."""

from datetime import date
from decimal import Decimal

from servanda.reconciliation.matching_sought import Surroundings, no_rate, sought, window
from servanda.records import Amount, Party, Plan, Promise, When, Wording

PLAN = Plan(id="p", title=Wording(en="p"), place="territory:gaza")


def promise(**more: object) -> Promise:
    given = {"title": Wording(en="Gaza port"), "kind": "pledge", "strength": 4}
    return Promise(**{"plan": "p", "id": "x", **given, **more})


def test_a_minister_promises_for_a_country() -> None:
    person = Party(plan="p", id="person:m", name=Wording(en="M"), of="country:ID")
    found = sought(
        promise(obligors=("person:m",)), Surroundings(plan=PLAN, parties={"person:m": person})
    )
    assert found.parties == ("person:m", "country:ID")
    assert found.places == ("territory:gaza", "country:PS")


def test_other_money_is_looked_for_in_the_common_one() -> None:
    euros = promise(amount=Amount(unit="EUR", value=Decimal(100)), stated=When("2026-01-02"))
    rated = Surroundings(plan=PLAN, rate=lambda currency, target, day: Decimal("1.1"))
    assert round(sought(euros, rated).worth or 0, 6) == 110
    assert sought(euros, Surroundings(plan=PLAN)).unit == "EUR"
    assert no_rate("EUR", "USD", date(2026, 1, 2)) is None


def test_windows() -> None:
    assert window(promise()) == (None, None, None)
    begins, ends, aim = window(promise(stated=When("2026-02-19"), due=When("2026-06")))
    assert (begins, ends, aim) == (date(2025, 11, 21), date(2028, 6, 29), date(2026, 6, 30))
