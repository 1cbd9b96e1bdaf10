"""The buttons of the inbox that accept all names, dates or figures of a document."""

import re
from html import unescape

import pytest

from servanda.ledger.audit import verify
from servanda.ledger.models import Document, Entry, Party, Proposal
from tests.desk.exercise import FIRST_KEY

ADDRESS = f"/en/desk/documents/{FIRST_KEY}/accept/"


def seen(page) -> str:
    return unescape(page.content.decode())


def test_a_button_for_each_kind_that_carries_no_judgement(secretary) -> None:
    html = seen(secretary.get("/en/desk/?plan=exercise"))
    assert re.findall(r'name="kind" value="(\w+)"', html) == [
        "party",
        "amount",
        "identifier",
        "date",
    ]
    assert "Accept 1 party" in html
    assert f'action="{ADDRESS}?plan=exercise"' in html
    assert "12 nước" in html  # what is beyond the first rows can be looked through


def test_a_filter_leaves_its_own_buttons(secretary) -> None:
    html = seen(secretary.get("/en/desk/?kind=promise"))
    assert 'name="kind"' not in html
    html = seen(secretary.get("/en/desk/?kind=promise&kind=date"))
    assert re.findall(r'name="kind" value="(\w+)"', html) == ["date"]


def test_pressing_it_says_what_was_done_and_keeps_the_filters(secretary) -> None:
    answer = secretary.post(f"{ADDRESS}?plan=exercise&kind=party&kind=date", {"kind": "party"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/desk/?plan=exercise&kind=party&kind=date&line=")
    page = secretary.get(answer["Location"])
    assert page.context["filters"].kinds == ("party", "date")
    assert page.context["left"] == 1
    assert "1 party accepted" in seen(page)
    assert f"/en/desk/documents/{FIRST_KEY}/?kind=party#quotations" in seen(page)
    assert Party.objects.filter(id="person:le-van-mau").exists()
    last = Entry.objects.latest("seq")
    assert (last.verb, last.object) == ("review", f"document:{FIRST_KEY}")
    assert last.actor.startswith("user:")
    assert verify().sound


def test_a_second_press_says_that_nothing_is_left(secretary) -> None:
    secretary.post(ADDRESS, {"kind": "date"})
    entries = Entry.objects.count()
    page = secretary.post(ADDRESS, {"kind": "date"}, follow=True)
    assert page.status_code == 200
    assert "Nothing of this kind waits in the document any more" in seen(page)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("kind", ["promise", "statement", "occasion", "contradiction", "x", ""])
def test_a_kind_that_is_judged_is_refused_on_the_page(secretary, kind: str) -> None:
    page = secretary.post(ADDRESS, {"kind": kind})
    assert page.status_code == 400
    assert "is decided one at a time. Open each beside its words" in seen(page)
    assert not Proposal.objects.exclude(state="proposed").exists()


@pytest.mark.parametrize("key", ["exercise/none", "none", "a%00b"])
def test_a_document_that_is_not_there(secretary, key: str) -> None:
    assert secretary.post(f"/en/desk/documents/{key}/accept/", {"kind": "date"}).status_code == 404


def test_a_parameter_that_means_nothing(secretary) -> None:
    assert secretary.post(f"{ADDRESS}?page=x", {"kind": "date"}).status_code == 400
    assert not Proposal.objects.exclude(state="proposed").exists()


def test_the_address_alone_leads_back_to_the_inbox(secretary, monitor) -> None:
    for client in (secretary, monitor):
        answer = client.get(f"{ADDRESS}?kind=date")
        assert (answer.status_code, answer["Location"]) == (302, "/en/desk/?kind=date")
    assert not Proposal.objects.exclude(state="proposed").exists()


@pytest.mark.parametrize(
    ("role", "status"), [("contributor", 403), ("monitor", 403), ("stranger", 302)]
)
def test_nobody_but_the_secretary(request, role: str, status: int) -> None:
    client = request.getfixturevalue(role)
    assert client.post(ADDRESS, {"kind": "date"}).status_code == status
    assert not Proposal.objects.exclude(state="proposed").exists()
    if role != "stranger":
        assert 'name="kind"' not in seen(client.get("/en/desk/"))


def test_a_title_is_only_text(secretary) -> None:
    Document.objects.filter(key=FIRST_KEY).update(title="<img src=x>")
    assert "<img" not in secretary.get("/en/desk/").content.decode()
