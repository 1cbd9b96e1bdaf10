"""No sum of a ledger is ever rounded."""

from decimal import Decimal, getcontext

from servanda.reconciliation.equation import equation
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.status import status
from servanda.reconciliation.totals import total
from tests.reconciliation.making import all_cases, arrived, case, day, promise, usd

TODAY = day("2016-03-31")
HUGE = Decimal("1" + "0" * 30)


def test_a_cent_is_not_lost_beside_a_huge_sum():
    told = [promise(amount=usd(HUGE)), arrived("d", "2015-01-01", usd(Decimal("0.01")))]
    found = equation(case(*told), today=TODAY)
    assert str(found.outstanding) == "999999999999999999999999999999.99"
    pair = all_cases(promise("a", amount=usd(HUGE)), promise("b", amount=usd(Decimal("0.01"))))
    assert str(total(pair, stage="pledged", today=TODAY, currency="USD").figure).endswith("0.01")


def test_a_fraction_far_beyond_the_whole_is_still_a_status():
    told = [promise(amount=usd("0.000001")), arrived("d", "2015-01-01", usd(HUGE))]
    assert status(case(*told), today=TODAY).status == "kept"


def test_the_callers_arithmetic_stays_as_it_was():
    before = getcontext().prec
    assert exactly(lambda: Decimal(1) / 3)().as_tuple().digits.count(3) == 100
    assert getcontext().prec == before
