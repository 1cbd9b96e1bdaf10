"""A record is not withdrawn from under others."""

from dataclasses import replace

import pytest

from servanda.actions.leaning import leaning
from servanda.actions.record import record, withdraw
from servanda.actions.refusals import Refused
from servanda.records import Direction, Observation, Promise, When, Wording
from tests.actions.conftest import PLAN, SECRETARY
from tests.actions.waiting import anchor, keep, proposal
from tests.conftest import NOW

WORDS = (anchor("50 bác sĩ"),)
HEALTH = Direction(plan=PLAN, id="health", title=Wording(en="Health"), evidence=WORDS)
DOCTORS = Promise(
    plan=PLAN,
    id="doctors",
    title=Wording(en="Doctors"),
    kind="personnel",
    strength=3,
    directions=("health",),
    evidence=WORDS,
)
PART = replace(DOCTORS, id="some-doctors", parent="doctors", directions=())
SEEN = Observation(
    plan=PLAN, id="seen", promise="doctors", kind="met", date=When("2026"), evidence=WORDS
)


@pytest.fixture
def kept(plan):
    keep(proposal("date"))
    record([HEALTH, DOCTORS, PART, SEEN], actor=SECRETARY, now=NOW)
    return plan


def test_who_leans_on_whom(kept) -> None:
    assert leaning("promise", f"{PLAN}/doctors") == [
        f"observation {PLAN}/seen",
        f"promise {PLAN}/some-doctors",
    ]
    assert leaning("direction", f"{PLAN}/health") == [f"promise {PLAN}/doctors"]
    document = f"{PLAN}/{WORDS[0].document}"
    assert f"promise {PLAN}/doctors" in leaning("document", document)
    assert leaning("observation", f"{PLAN}/seen") == []


def test_what_leans_is_withdrawn_first(kept, sound) -> None:
    with pytest.raises(Refused, match=f"observation {PLAN}/seen, promise {PLAN}/some-doctors lean"):
        withdraw("promise", f"{PLAN}/doctors", actor=SECRETARY, now=NOW, note="in error")
    for kind, name in (
        ("observation", "seen"),
        ("promise", "some-doctors"),
        ("promise", "doctors"),
    ):
        withdraw(kind, f"{PLAN}/{name}", actor=SECRETARY, now=NOW, note="in error")
    assert leaning("direction", f"{PLAN}/health") == []
    assert sound()
