"""Deciding on a proposal: accept, amend, reject; and what the page shows."""

from html import unescape

import pytest

from servanda.desk.filters import Filters
from servanda.desk.views.review import kinds_of, shown
from servanda.ledger import store
from servanda.ledger.models import Entry, Promise, Proposal
from servanda.records import Anchor
from tests.desk.exercise import ARTICLE, PLAN
from tests.desk.test_forms import sent

ADDRESS = "/en/desk/proposals/exercise/{}/"
DOCTORS, FUND = ADDRESS.format("p-doctors"), ADDRESS.format("p-fund")


def seen(page) -> str:
    return unescape(page.content.decode())


def fields_of(client, address: str) -> dict:
    return {"fields": "1", **dict(sent(client.get(address).context["form"]).lists())}


def test_the_words_stand_highlighted_beside_the_fields(secretary) -> None:
    html = seen(secretary.get(DOCTORS))
    assert html.count('id="quotation"') == 1
    assert "Proposed by rule <code>promises.exercise</code>, version <code>1</code>" in html
    assert "4: will do it, with a quantity or a date" in html
    kept = html.partition("data-kept")[2].partition(">")[2].partition("</div>")[0]
    import re

    assert re.sub("<[^>]+>", "", kept) == ARTICLE


def test_accept_keeps_the_promise_and_goes_on(secretary) -> None:
    page = secretary.post(FUND, {**fields_of(secretary, FUND), "verdict": "accept"})
    assert page.status_code == 302
    assert page["Location"] == (
        "/en/desk/proposals/exercise/p-police/?done=exercise%2Fp-fund#quotation"
    )
    decided = Proposal.objects.get(id="p-fund")
    assert decided.state == "accepted"
    (promise,) = [p for p in store.recall("promise", PLAN) if f"promise:{p.id}" == decided.result]
    assert promise.evidence[0].exact.startswith("Indonesia cam kết")
    after = seen(secretary.get(page["Location"]))
    assert f"/en/plans/exercise/promises/{promise.id}/" in after
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert last.verb == "review"
    assert last.actor.startswith("user:")


def test_amend_keeps_what_was_changed(secretary) -> None:
    data = {**fields_of(secretary, DOCTORS), "verdict": "amend", "strength": "3", "due": "2026-Q3"}
    assert secretary.post(DOCTORS, data).status_code == 302
    decided = Proposal.objects.get(id="p-doctors")
    assert decided.state == "amended"
    promise = Promise.objects.get(key=f"{PLAN}/{decided.result.partition(':')[2]}")
    assert (promise.strength, promise.due, promise.obligors) == (3, "2026-Q3", ["country:VN"])


def test_accepting_after_a_change_keeps_what_is_seen(secretary) -> None:
    data = {**fields_of(secretary, DOCTORS), "verdict": "accept", "amount_value": "55"}
    secretary.post(DOCTORS, data)
    decided = Proposal.objects.get(id="p-doctors")
    assert decided.state == "amended"
    assert str(Promise.objects.get(id=decided.result.partition(":")[2]).amount_value) == "55"


def test_reject_needs_a_reason_and_keeps_it(secretary) -> None:
    page = secretary.post(FUND, {"verdict": "reject", "note": "  "})
    assert page.status_code == 400
    assert "Say why it is rejected." in seen(page)
    assert secretary.post(FUND, {"verdict": "reject", "note": "Kept already"}).status_code == 302
    decided = Proposal.objects.get(id="p-fund")
    assert (decided.state, decided.note, decided.result) == ("rejected", "Kept already", "")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"verdict": "amend"}, "Nothing was changed"),
        ({"verdict": "praise"}, "is no verdict"),
        ({}, "is no verdict"),
    ],
)
def test_what_cannot_be_carried_out(secretary, data: dict, says: str) -> None:
    page = secretary.post(FUND, {**fields_of(secretary, FUND), **data})
    assert page.status_code == 400
    assert says in seen(page)
    assert Proposal.objects.get(id="p-fund").state == "proposed"


def test_a_wrong_field_is_named_and_nothing_is_kept(secretary) -> None:
    data = {**fields_of(secretary, FUND), "verdict": "amend", "due": "31/2/2026"}
    page = secretary.post(FUND, data)
    assert page.status_code == 400
    assert "is not a date" in seen(page)
    assert Entry.objects.count() == 1


def test_the_state_and_the_actor_cannot_be_sent(secretary) -> None:
    data = {"verdict": "reject", "note": "x", "state": "accepted", "actor": "cli", "result": "y:z"}
    secretary.post(FUND, data)
    decided = Proposal.objects.get(id="p-fund")
    assert (decided.state, decided.result) == ("rejected", "")
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert last.actor != "cli"


def test_a_second_decision_is_refused(secretary) -> None:
    secretary.post(FUND, {"verdict": "accept"})
    page = secretary.post(FUND, {"verdict": "reject", "note": "too late"})
    assert page.status_code == 400
    assert "already" in seen(page)
    assert 'name="verdict"' not in seen(secretary.get(FUND))


def test_the_last_of_a_kind_leads_back_to_the_inbox(secretary) -> None:
    address = ADDRESS.format("p-date")
    page = secretary.post(f"{address}?kind=date", {"verdict": "accept"})
    assert page["Location"] == "/en/desk/?done=exercise%2Fp-date&kind=date"
    assert "The reading is confirmed" in seen(secretary.get(page["Location"]))


@pytest.mark.parametrize("id", ["p-occasion", "p-party", "p-statement", "p-identifier", "p-count"])
def test_every_kind_can_be_accepted_as_read(secretary, id: str) -> None:
    address = ADDRESS.format(id)
    data = {**fields_of(secretary, address), "verdict": "accept"}
    assert secretary.post(address, data).status_code == 302
    assert Proposal.objects.get(id=id).state == "accepted"


@pytest.mark.parametrize("role", ["contributor", "monitor"])
def test_others_read_and_do_not_decide(request, role: str) -> None:
    client = request.getfixturevalue(role)
    page = client.get(FUND)
    assert page.status_code == 200
    assert 'name="verdict"' not in seen(page)
    assert "A secretary decides" in seen(page)
    assert client.post(FUND, {"verdict": "accept"}).status_code == 403
    assert Proposal.objects.get(id="p-fund").state == "proposed"


def test_the_stranger_decides_nothing(stranger) -> None:
    assert stranger.post(FUND, {"verdict": "accept"}).status_code == 302
    assert Proposal.objects.get(id="p-fund").state == "proposed"


@pytest.mark.parametrize("key", ["exercise/none", "none", "a%00b", "../etc", "exercise/p-fund'--"])
def test_no_such_proposal(secretary, key: str) -> None:
    assert secretary.get(f"/en/desk/proposals/{key}/").status_code == 404


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_markup_in_what_was_read_stays_text(secretary, language: str) -> None:
    hostile = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'
    Proposal.objects.filter(id="p-fund").update(rule=hostile, note=hostile)
    html = secretary.get(f"/{language}/desk/proposals/exercise/p-fund/").content.decode()
    assert "<img" not in html
    assert "alert(2)</script>" not in html


def test_a_very_long_text_is_shown_around_its_quotation() -> None:
    class Row:
        key, kind, state = "p/1", "date", "proposed"
        quotation = Anchor(document="x", start=500_000, end=500_003, exact="now")

    text = "-" * 500_000 + "now" + "-" * 500_000
    pieces = shown(text, [Row], Row, ())
    assert [p.text for p in pieces if p.now] == ["now"]
    assert sum(len(p.text) for p in pieces) < 200_000
    assert kinds_of([Row], Filters())[0]["count"] == 1
