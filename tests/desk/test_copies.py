"""Where else a story says the same, as the desk shows it."""

from dataclasses import replace
from html import unescape

import pytest

from servanda.desk.copies import copies_of, counted
from servanda.desk.filters import Filters
from servanda.desk.queue import open_proposals
from servanda.ledger import store
from servanda.ledger.models import Proposal
from tests.desk.exercise import NOW, PLAN, READINGS, REPRINT, proposal
from tests.desk.test_forms import sent

FUND, COPY = f"{PLAN}/p-fund", f"{PLAN}/p-copy"
ADDRESS = "/en/desk/proposals/{}/"


def seen(page) -> str:
    return unescape(page.content.decode())


@pytest.fixture
def copied(secretary):
    """Keep a copy of the promise of money in the second article."""
    read = next(one for one in READINGS if one.id == "p-fund")
    made = replace(proposal(REPRINT, replace(read, id="p-copy")), copy_of="p-fund")
    store.keep([made], recorded=NOW)
    return secretary


def decide(client, key, verdict, **more):
    address = ADDRESS.format(key)
    fields = dict(sent(client.get(address).context["form"]).lists())
    return client.post(address, {"fields": "1", **fields, "verdict": verdict, **more}, follow=True)


def test_the_inbox_shows_a_story_once(copied) -> None:
    page = copied.get("/en/desk/?kind=promise")
    assert page.context["left"] == 3
    assert [one.document.title for one in page.context["waiting"]] == [
        "Hội nghị giả định về tái thiết thung lũng Hạ"
    ]
    assert seen(page).count("and in 1 copy") == 1


def test_the_review_names_every_copy(copied) -> None:
    html = seen(copied.get(ADDRESS.format(FUND)))
    assert "and in 1 copy" in html
    assert "Your decision holds for all copies." in html
    assert ADDRESS.format(COPY) in html
    assert "Tin Luyện Tập" in html


def test_one_decision_is_one_for_all(copied) -> None:
    html = seen(decide(copied, FUND, "accept"))
    assert "with 1 copy" in html
    kept = Proposal.objects.get(key=COPY)
    assert (kept.state, kept.result) == ("accepted", Proposal.objects.get(key=FUND).result)


def test_a_later_copy_says_so_and_is_accepted_by_one_key(copied) -> None:
    Proposal.objects.filter(key=COPY).update(withdrawn=True)
    decide(copied, FUND, "accept")
    Proposal.objects.filter(key=COPY).update(withdrawn=False)
    assert "in a new copy of what was decided" in seen(copied.get("/en/desk/?kind=promise"))
    html = seen(copied.get(ADDRESS.format(COPY)))
    assert "The same claim stands in a new copy." in html
    assert "/plans/exercise/promises/" in html
    decide(copied, COPY, "accept")
    kept = Proposal.objects.get(key=COPY)
    (promise,) = [p for p in store.recall("promise", PLAN) if f"promise:{p.id}" == kept.result]
    assert len(promise.evidence) == 2


def test_a_later_copy_of_what_was_rejected_brings_the_reason(copied) -> None:
    Proposal.objects.filter(key=COPY).update(withdrawn=True)
    decide(copied, FUND, "reject", note="nobody said it")
    Proposal.objects.filter(key=COPY).update(withdrawn=False)
    html = seen(copied.get(ADDRESS.format(COPY)))
    assert "The same claim was rejected in an earlier copy." in html
    assert 'value="nobody said it"' in html


def test_a_copy_stands_by_itself_where_the_first_is_withdrawn(copied) -> None:
    Proposal.objects.filter(key=FUND).update(withdrawn=True)
    assert COPY in open_proposals(Filters()).values_list("key", flat=True)


def test_counts_and_what_has_none(copied) -> None:
    rows = counted(list(Proposal.objects.filter(kind="promise").order_by("key")))
    found = {row.key: (row.copies_count, row.later) for row in rows}
    assert found[FUND] == found[COPY] == (1, False)
    assert found[f"{PLAN}/p-police"] == (0, False)
    none = copies_of(Proposal.objects.get(key=f"{PLAN}/p-police"))
    assert (list(none.waiting), none.first, none.attaches, none.reason) == ([], None, False, "")
