"""The page of corrections, and the box that keeps one."""

from html import unescape

import pytest

from servanda.ledger.models import Party
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
