"""The page of corrections, and the box that keeps one."""

from html import unescape

import pytest

from servanda.ledger.models import Cue, Party
from tests.desk.exercise import PLAN
from tests.desk.test_forms import sent

ADDRESS, JORDAN = "/en/desk/corrections/", f"{PLAN}/country:JO"
PARTY = f"/en/desk/proposals/{PLAN}/p-party/"


def seen(page) -> str:
    return unescape(page.content.decode())


def send(client, do="keep", party=JORDAN, name="Vương quốc Hạ"):
    return client.post(ADDRESS, {"do": do, "party": party, "name": name}, follow=True)


def test_empty_says_how_to_begin(secretary) -> None:
    assert "No other name is kept yet." in seen(secretary.get(ADDRESS))


def test_a_name_is_kept_seen_and_withdrawn(secretary) -> None:
    html = seen(send(secretary))
    assert "Kept as another name:" in html
    assert "<bdi>Vương quốc Hạ</bdi>" in html
    assert Party.objects.get(key=JORDAN).aliases == ["Vương quốc Hạ"]
    assert "Withdrawn:" in seen(send(secretary, "withdraw"))
    assert Party.objects.get(key=JORDAN).aliases == []


@pytest.mark.parametrize(
    ("sent_in", "says"),
    [
        ({"party": "nowhere/org:x"}, "There is no such party in the register."),
        ({"party": "\0", "name": "\0"}, "There is no such party in the register."),
        ({"name": "1"}, "is no name"),
        ({"do": "withdraw"}, "has no other name"),
    ],
)
def test_what_cannot_be_kept_is_said(secretary, sent_in: dict, says: str) -> None:
    page = send(secretary, **sent_in)
    assert page.status_code == 400
    assert says in seen(page)


def test_the_contributor_reads_and_the_monitor_and_the_stranger_do_not(
    contributor, monitor, stranger
) -> None:
    html = seen(contributor.get(ADDRESS))
    assert "Keep another name" not in html
    assert contributor.post(ADDRESS).status_code == 403
    assert monitor.get(ADDRESS).status_code == 403
    assert stranger.get(ADDRESS).status_code == 302


def test_the_box_of_the_review_keeps_the_name(secretary) -> None:
    page = secretary.get(PARTY)
    assert "Keep “<bdi>Lê Văn Mẫu</bdi>” as another name of this party" in seen(page)
    fields = dict(sent(page.context["form"]).lists()) | {"id": "person:mau-junior"}
    secretary.post(PARTY, {"fields": "1", **fields, "verdict": "amend", "alias": "1"})
    assert Party.objects.get(key=f"{PLAN}/person:mau-junior").aliases == ["Lê Văn Mẫu"]


def test_no_other_kind_has_the_box(secretary) -> None:
    assert 'name="alias"' not in seen(secretary.get(PARTY.replace("p-party", "p-fund")))


def keep_words(client, **more):
    sent = {"do": "keep-cue", "plan": PLAN, "language": "vi", "words": "dốc hầu bao"}
    return client.post(ADDRESS, {**sent, "marks": "pledge", **more}, follow=True)


def test_a_cue_is_kept_seen_with_its_keeper_and_withdrawn(secretary) -> None:
    assert "No cue is kept yet." in seen(secretary.get(ADDRESS))
    html = seen(keep_words(secretary))
    assert "Kept as a cue:" in html
    assert "dốc hầu bao" in html
    row = Cue.objects.get(withdrawn=False)
    assert secretary.get(ADDRESS).context["cues"][0].kept_by.person
    page = secretary.post(ADDRESS, {"do": "withdraw-cue", "cue": row.key}, follow=True)
    assert "Withdrawn:" in seen(page)
    assert not Cue.objects.filter(withdrawn=False).exists()


@pytest.mark.parametrize(
    ("sent_in", "says"),
    [
        ({"words": "x"}, "can be no cue"),
        ({"marks": "whim"}, "a cue marks no 'whim'"),
        ({"plan": "nowhere"}, "there is no plan"),
        ({"do": "withdraw-cue", "cue": "x/y"}, "there is no cue"),
    ],
)
def test_what_can_be_no_cue_is_said(secretary, sent_in: dict, says: str) -> None:
    page = keep_words(secretary, **sent_in)
    assert page.status_code == 400
    assert says in seen(page)


def test_a_refusal_is_in_the_language_of_the_page(secretary) -> None:
    sent = {"do": "keep-cue", "plan": PLAN, "language": "vi", "words": "x", "marks": "pledge"}
    assert "không thể là từ dấu hiệu" in seen(secretary.post(ADDRESS.replace("/en/", "/vi/"), sent))


def test_the_review_leads_to_the_form_with_its_quotation(secretary) -> None:
    link = f"{ADDRESS}?from={PLAN}/p-fund#cue"
    assert link in seen(secretary.get(PARTY.replace("p-party", "p-fund")))
    page = secretary.get(link)
    assert page.context["offered"]["quotation"] in seen(page)
