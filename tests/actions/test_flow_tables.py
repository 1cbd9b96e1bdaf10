"""Tables that totals are made with are kept under their name, and sealed."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from servanda.actions.actor import COMMAND_LINE, Actor
from servanda.actions.flow_tables import keep_pillars, keep_rates
from servanda.actions.refusals import Forbidden, Refused
from servanda.ledger.models import Entry

NOW = datetime(2026, 6, 30, tzinfo=UTC)
RATES = b"Date,Rate,Currency\n2020-01-02,2,EUR\n"
PILLARS = b"vocabulary,code,pillar\ndac,120,health\n"


@pytest.fixture(autouse=True)
def flows(db, settings, tmp_path):
    settings.FLOWS = tmp_path


def test_kept_and_sealed(tmp_path):
    assert (
        keep_rates(RATES, "dir/Own rates.csv".replace(" ", "-"), actor=COMMAND_LINE, now=NOW) == []
    )
    keep_pillars(PILLARS, "drill", actor=COMMAND_LINE, now=NOW)
    assert (tmp_path / "_rates" / "Own-rates.csv").read_bytes() == RATES
    assert (tmp_path / "_pillars" / "drill.csv").read_bytes() == PILLARS
    (line,) = Entry.objects.filter(object="table:rates/Own-rates.csv")
    assert sha256(RATES).hexdigest() in line.body


@pytest.mark.parametrize(
    ("keep", "content", "name", "words"),
    [
        (keep_rates, b"nothing", "x.csv", "has no column"),
        (keep_rates, RATES, "../.hidden", "is no name"),
        (keep_pillars, b"nothing", "drill", "has no row"),
        (keep_pillars, PILLARS, "a b", "is no name"),
    ],
)
def test_refused_with_nothing_left(tmp_path, keep, content, name, words):
    with pytest.raises(Refused, match=words):
        keep(content, name, actor=COMMAND_LINE, now=NOW)
    assert not list(tmp_path.rglob("*.*"))
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("role", "may"), [("secretary", True), ("contributor", True), ("monitor", False), ("", False)]
)
def test_who_may(role, may):
    actor = Actor(id="user:1", role=role)
    if may:
        keep_rates(RATES, "own.csv", actor=actor, now=NOW)
    else:
        with pytest.raises(Forbidden):
            keep_rates(RATES, "own.csv", actor=actor, now=NOW)
