"""Everything or nothing; the ledger's refusal becomes one that faces can show."""

import pytest

from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Refused
from servanda.ledger import models, store
from servanda.records import Party, Plan, Wording
from tests.conftest import NOW


def keep_two():
    with all_or_nothing():
        store.keep([Plan(id="a", title=Wording(en="A"))], recorded=NOW)
        store.keep([Party(plan="nowhere", id="country:VN", name=Wording(en="V"))], recorded=NOW)


def keep_and_fall():
    with all_or_nothing():
        store.keep([Plan(id="a", title=Wording(en="A"))], recorded=NOW)
        raise KeyError("cut")


def test_a_record_that_does_not_fit_takes_the_others_with_it(db):
    with pytest.raises(Refused) as caught:
        keep_two()
    assert caught.value.message.startswith("party nowhere/country:VN")
    assert caught.value.advice.endswith(".")
    assert not models.Plan.objects.exists()


def test_any_other_fault_also_leaves_nothing(db):
    with pytest.raises(KeyError):
        keep_and_fall()
    assert not models.Plan.objects.exists()


def test_holding_a_plan_that_is_not_there_is_no_fault(db):
    with all_or_nothing(plan="nowhere"):
        store.keep([Plan(id="a", title=Wording(en="A"))], recorded=NOW)
    assert models.Plan.objects.get().key == "a"
