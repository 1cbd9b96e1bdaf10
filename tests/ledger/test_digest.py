"""The fingerprint of a record: the same for equal records, another for any difference."""

from dataclasses import replace
from decimal import Decimal

import pytest

from servanda.ledger.digest import Change, canonical_text, digest
from servanda.records import Amount, Promise, Wording
from tests.strategies import PLAN, WHOLE

PROMISE = Promise(
    plan=PLAN,
    id="p",
    title=Wording(vi="Hứa"),
    kind="pledge",
    strength=3,
    amount=Amount(unit="USD", value=Decimal("1E9")),
    evidence=(WHOLE,),
)


def test_it_is_sha256_of_canonical_json():
    assert canonical_text(PROMISE).startswith('{"columns":{"additional":false,"amount_approximate"')
    assert '"title_vi":"Hứa"' in canonical_text(PROMISE)
    assert len(digest(PROMISE)) == 64


def test_the_way_a_number_was_written_makes_no_difference():
    written = replace(PROMISE, amount=Amount(unit="USD", value=Decimal("1000000000.00")))
    assert digest(written) == digest(PROMISE)


@pytest.mark.parametrize(
    "other",
    [
        replace(PROMISE, strength=4),
        replace(PROMISE, evidence=()),
        replace(PROMISE, evidence=(WHOLE, WHOLE)),
        replace(PROMISE, obligors=("country:AA",)),
        replace(PROMISE, plan="another"),
        replace(PROMISE, amount=None),
    ],
)
def test_any_difference_shows(other):
    assert digest(other) != digest(PROMISE)


def test_a_change_says_what_became_of_a_record():
    assert Change(kind="promise", key="a/b", sha256="0" * 64).withdrawn is False
