"""The queue of matches: who sees it, in which order, and what a decision does."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from servanda.flows import readiness
from servanda.ledger import journal, pairings, store
from servanda.ledger.datasets import Sealed, seal_snapshot
from servanda.ledger.models import Pairing as Row
from servanda.records import Amount, Delivery, Match, When, Wording
from servanda.records.pairing import Candidate, Ground, Pairing
from tests.desk.exercise import NOW, PLAN

QUEUE = "desk:matching"


@pytest.fixture
def waiting() -> list[str]:
    """Two pairs wait; the second would move more."""
    found = [
        (_pair("a" * 16, Decimal(1000)), False, 1000.0),
        (_pair("b" * 16, Decimal(9000)), True, 9000.0),
    ]
    return [row.key for row in pairings.add(PLAN, found, now=NOW)]


def _pair(mark: str, amount: Decimal) -> Pairing:
    flow = Candidate(
        dataset="toy",
        snapshot="00001",
        record=7,
        activity="A7",
        mark=mark,
        title=f"Paid {amount}",
        stage="disbursement",
        amount=amount,
        currency="USD",
        worth=float(amount),
        measure="USD",
        day=date(2026, 3, 3),
        provider_name="Jordan",
        receiver_name="Exercise Fund",
    )
    return Pairing(
        promise="rescue-training", candidate=flow, score=0.5, grounds=(Ground(code="amount-equal"),)
    )


def test_what_changes_most_stands_first(secretary: Client, waiting: list[str]) -> None:
    page = secretary.get(reverse(QUEUE)).content.decode()
    assert page.index("Paid 9000") < page.index("Paid 1000")
    assert "the amounts are equal" in page
    assert "likely" in page


@pytest.mark.parametrize(("language", "arrow"), [("en", "→"), ("vi", "→"), ("ar", "←")])
def test_the_arrow_leads_from_the_payer_in_the_direction_of_reading(
    secretary: Client, waiting: list[str], language: str, arrow: str
) -> None:
    with override(language):
        page = secretary.get(reverse(QUEUE)).content.decode()
    assert f"<bdi>Jordan</bdi> {arrow} <bdi>Exercise Fund</bdi>" in page


def test_no_more_questions_for_more_pairs(secretary: Client) -> None:
    """Twenty pairs beside a delivery on record are asked of as two are."""
    _recorded()
    counts = []
    for first, many in ((0, 2), (2, 18)):
        marks = [f"{number:016}" for number in range(first, first + many)]
        found = [(_pair(mark, Decimal(1000)), False, 1.0) for mark in marks]
        pairings.add(PLAN, found, now=NOW)
        secretary.get(reverse(QUEUE))  # what a first page reads once
        with CaptureQueriesContext(connection) as asked:
            page = secretary.get(reverse(QUEUE)).content.decode()
        assert page.count(SAME["en"]) == first + many
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_figures_that_could_not_be_worked_out_are_told(
    secretary: Client, settings: Any, tmp_path: Path
) -> None:
    settings.FLOWS = tmp_path
    facts = {"records": 1, "files": 1, "size": 1, "rows": {}, "refused": []}
    sealed = Sealed(dataset="toy", number="00001", standard="toy", manifest="0" * 64, **facts)
    with transaction.atomic():
        seal_snapshot(sealed, actor="cli", now=NOW)
    held = readiness.hold(tmp_path / "toy" / "00001")
    assert held is not None
    held.close()
    readiness.fail(tmp_path / "toy" / "00001", "No space left on device")
    page = secretary.get(reverse(QUEUE)).content.decode()
    assert "No space left on device" in page
    assert "servanda flows prepare --dataset toy" in page


def test_a_rejection_needs_its_reason(secretary: Client, waiting: list[str]) -> None:
    sent = {"pairing": waiting[0], "verdict": "reject"}
    assert secretary.post(reverse(QUEUE), sent).status_code == 400
    answer = secretary.post(reverse(QUEUE), sent | {"note": "another project"})
    assert answer.status_code == 302
    assert Row.objects.get(key=waiting[0]).state == "rejected"
    shown = secretary.get(answer["Location"]).content.decode()
    assert "rejected" in shown
    assert "Paid 1000" not in shown


@pytest.mark.parametrize("amount", ["much", "-5", "NaN"])
def test_a_part_is_a_number(secretary: Client, waiting: list[str], amount: str) -> None:
    sent = {"pairing": waiting[0], "verdict": "confirm", "amount": amount}
    assert secretary.post(reverse(QUEUE), sent).status_code == 400


def test_what_is_not_held_is_not_confirmed(secretary: Client, waiting: list[str]) -> None:
    answer = secretary.post(reverse(QUEUE), {"pairing": waiting[0], "verdict": "confirm"})
    assert answer.status_code == 400
    assert "not held any more" in answer.content.decode()
    assert Row.objects.get(key=waiting[0]).state == "proposed"


def _recorded() -> None:
    """Keep a delivery of a thousand dollars that counts for the promise, as an article told of it."""
    delivery = Delivery(
        plan=PLAN, id="by-hand", title=Wording(en="Paid by hand", vi="Trả", ar="دفع"),
        stage="disbursed", date=When("2026-03"), amount=Amount(unit="USD", value=Decimal(1000)),
    )  # fmt: skip
    match = Match(plan=PLAN, id="m", promise="rescue-training", delivery="by-hand")
    with transaction.atomic():
        changes = store.keep([delivery, match], recorded=NOW)
        journal.seal("record", f"plan:{PLAN}", changes, actor="cli", at=NOW)


SAME = {
    "vi": "Cùng một dòng tiền, được kể hai lần",
    "en": "The same flow told twice",
    "ar": "التدفق نفسه مذكور مرتين",
}


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_what_may_be_told_twice_is_asked(
    secretary: Client, waiting: list[str], language: str
) -> None:
    _recorded()
    with override(language):
        address = reverse(QUEUE)
    page = secretary.get(address).content.decode()
    assert page.count(SAME[language]) == 1, "of the pair of a thousand alone"
    assert 'name="same" value="by-hand"' in page
    assert 'value="another"' in page
    refused = secretary.post(address, {"pairing": waiting[0], "verdict": "confirm"})
    assert refused.status_code == 400
    body = refused.content.decode()
    assert "by-hand" in body[body.index("complaint") :]
    form = body[body.index('class="notice"') - 400 :]
    assert form.index('value="confirm"') < form.index('name="same"'), "Enter in a field only asks"
    assert 'value="by-hand" autofocus' in body, "the answer is under the next key"
    assert "on record already" not in body or language == "en"


@pytest.mark.parametrize(
    ("sent", "called"),
    [
        ({"same": "by-hand"}, "observing.observe_pairing"),
        ({"verdict": "beside"}, "commitments.stand_beside"),
        ({"verdict": "another"}, "matching.confirm"),
    ],
)
def test_each_answer_has_its_action(
    secretary: Client, waiting: list[str], monkeypatch: pytest.MonkeyPatch, sent: Any, called: str
) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(f"servanda.actions.{called}", lambda *a, **k: calls.append((a, k)))
    answer = secretary.post(reverse(QUEUE), sent | {"pairing": waiting[0]})
    assert answer.status_code == 302
    ((given, more),) = calls
    assert given[0] == waiting[0]
    assert "verdict" not in more or more["verdict"].another


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Cam kết không phải là lần giao."),
        ("en", "A commitment is no delivery."),
        ("ar", "الالتزام ليس تسليمًا."),
    ],
)
def test_a_commitment_is_shown_beside_and_not_confirmed(
    secretary: Client, waiting: list[str], language: str, said: str
) -> None:
    Row.objects.filter(key=waiting[1]).delete()
    row = Row.objects.get(key=waiting[0])
    row.candidate["stage"] = "commitment"
    row.save()
    with override(language):
        address = reverse(QUEUE)
    page = secretary.get(address).content.decode()
    assert said in page
    assert 'value="beside"' in page
    assert 'value="confirm"' not in page
    refused = secretary.post(address, {"pairing": waiting[0], "verdict": "confirm"})
    assert refused.status_code == 400
    Row.objects.filter(key=waiting[0]).update(state="confirmed")
    done = secretary.get(f"{address}?done={waiting[0]}").content.decode()
    assert 'role="status"' in done


def test_who_may(
    contributor: Client, monitor: Client, stranger: Client, waiting: list[str]
) -> None:
    assert 'name="verdict"' not in contributor.get(reverse(QUEUE)).content.decode()
    assert monitor.get(reverse(QUEUE)).status_code == 403
    assert stranger.get(reverse(QUEUE)).status_code == 302


def test_bad_parameters(secretary: Client) -> None:
    assert secretary.get(reverse(QUEUE) + "?page=x").status_code == 400
    assert secretary.get(reverse(QUEUE) + "?done=%00").status_code == 200
