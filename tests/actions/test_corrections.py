"""Other names of parties: kept with a review or by themselves, used from then on, taken back."""

import json
from datetime import date, timedelta

import pytest

from servanda.actions.corrections import drop_alias, keep_alias, vocabulary
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.actions.review import Decision, review
from servanda.actions.take import take
from servanda.ledger import models, store
from servanda.records import Party, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY, seal
from tests.actions.waiting import keep
from tests.conftest import NOW

FUND = f"{PLAN}/org:song-ha"
TEXT = "Ngày {day}/3/2026, Quỹ Sông Hạ cho biết sẽ đóng góp {day} triệu USD cho thung lũng Hạ.\n"


@pytest.fixture
def fund(plan):
    seal([Party(plan=PLAN, id="org:song-ha", name=Wording(en="Ha River Fund"))])


def read(day):
    text = TEXT.format(day=day) * 2
    taken = take(
        text.encode(),
        f"{day}.txt",
        plan=PLAN,
        actor=SECRETARY,
        now=NOW + timedelta(minutes=day),
    )
    promises = [json.loads(p.values) for p in taken.proposals if p.kind == "promise"]
    return {party for promise in promises for party in promise["obligor"]}


def last():
    return models.Entry.objects.order_by("-seq")[0]


def test_a_name_is_used_from_then_on_and_until_it_is_withdrawn(fund, sound):
    assert "org:song-ha" not in read(3)
    kept = keep_alias(FUND, "  Quỹ Sông  Hạ ", actor=SECRETARY, now=NOW)
    assert kept.aliases == ("Quỹ Sông Hạ",)
    assert (last().verb, last().object) == ("correct", f"party:{FUND}")
    assert json.loads(last().body)["facts"] == {"kept": "Quỹ Sông Hạ"}
    assert read(4) == {"org:song-ha"}
    drop_alias(FUND, "Quỹ Sông Hạ", actor=SECRETARY, now=NOW)
    assert json.loads(last().body)["facts"] == {"withdrawn": "Quỹ Sông Hạ"}
    assert "org:song-ha" not in read(5)
    assert sound()


def test_keeping_again_changes_nothing(fund):
    keep_alias(FUND, "Quỹ Sông Hạ", actor=SECRETARY, now=NOW)
    before = models.Entry.objects.count()
    keep_alias(FUND, "quỹ sông hạ", actor=SECRETARY, now=NOW)
    assert models.Entry.objects.count() == before


@pytest.mark.parametrize("name", ["", "a", "12", "x" * 201, "Hội"])
def test_what_is_no_name_or_anothers_is_refused(fund, name):
    other = Party(plan=PLAN, id="org:x", name=Wording(en="X"), aliases=("Hội",))
    seal([other])
    with pytest.raises(Refused):
        keep_alias(FUND, name, actor=SECRETARY, now=NOW)


def test_a_name_of_two_parties_names_neither(fund):
    names = ("Hội",)
    seal([Party(plan=PLAN, id=f"org:{n}", name=Wording(en=n), aliases=names) for n in "xy"])
    assert vocabulary(PLAN).names == {}


def test_what_is_not_there_cannot_be_corrected(fund):
    with pytest.raises(Unknown):
        keep_alias(f"{PLAN}/org:nobody", "Hội", actor=SECRETARY, now=NOW)
    with pytest.raises(Refused):
        drop_alias(FUND, "Hội", actor=SECRETARY, now=NOW)


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS])
def test_only_a_secretary_corrects(fund, actor):
    for act in (keep_alias, drop_alias):
        with pytest.raises(Forbidden):
            act(FUND, "Hội", actor=actor, now=NOW)


def decided(name, verdict, **values):
    decision = Decision(verdict=verdict, values=values, alias="Lê Văn Mẫu", note="-")
    key = f"{PLAN}/p-{name}"
    return review(key, decision=decision, actor=SECRETARY, now=NOW, today=date(2026, 3, 10))


def test_an_amended_party_keeps_the_name_it_was_read_by(plan, sound):
    keep()
    done = decided("party", "amend", id="person:mau-junior")
    kept = store.recall_one("party", f"{PLAN}/person:mau-junior")
    assert kept == done.result
    assert kept.aliases == ("Lê Văn Mẫu",)
    assert json.loads(last().body)["facts"]["alias"] == "Lê Văn Mẫu"
    assert vocabulary(PLAN).names == {"Lê Văn Mẫu": "person:mau-junior"}
    assert sound()


@pytest.mark.parametrize(("name", "verdict"), [("party", "reject"), ("date", "accept")])
def test_only_a_party_that_is_kept_has_other_names(plan, name, verdict):
    keep()
    with pytest.raises(Refused):
        decided(name, verdict)
    assert not models.Party.objects.exists()
