"""One promise, whole: sentence, reason, quotations, rivals, equation, other days."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client

from servanda.ledger import journal, store
from servanda.records import Amount, Observation, When, Wording
from tests.portal import exercise


def page(stranger: Client, id: str, query: str = "", language: str = "en") -> str:
    """Return a promise's page."""
    return stranger.get(f"/{language}/plans/{exercise.PLAN}/promises/{id}/{query}").content.decode()


def test_the_quotation_stands_in_its_own_language_with_its_place(
    plan: str, stranger: Client
) -> None:
    body = page(stranger, "whole")
    assert '<blockquote lang="vi" dir="ltr" cite="https://river.example/1">' in body
    assert exercise.PLEDGED.exact in body
    start, end = exercise.PLEDGED.start, exercise.PLEDGED.end
    assert f"/documents/{exercise.NOTE.id}/#q-{start}-{end}" in body
    assert f"characters {start}–{end}" in body
    assert "River Post" in body
    assert 'datetime="2026-02-20"' in body
    assert "not its own words" in body, "a note is never passed off as the outlet's words"


def test_the_words_of_a_record_can_do_nothing_to_the_page(plan: str, stranger: Client) -> None:
    body = page(stranger, "engineers")
    assert "<script>alert" not in body
    assert "Engineers &lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "300 engineers &lt;b&gt;soon&lt;/b&gt; &amp; for good" in body


def test_an_aggregate_shows_its_parts_and_what_is_not_yet_allocated(
    plan: str, stranger: Client
) -> None:
    body = page(stranger, "whole")
    assert "A named part" in body
    assert "Not yet allocated to anybody" in body
    # 1.2 billion at least, less the part: 450 million as counted by the auditor, and 10 more since.
    assert "at least 740 million\u00a0USD" in body


def test_rival_counts_stand_apart_with_their_difference(plan: str, stranger: Client) -> None:
    body = page(stranger, "part")
    assert "What others count" in body
    assert "450 million\u00a0USD" in body
    assert "-50,000,000\u00a0USD" in body
    assert "which this plan prefers" in body


def test_the_equation_and_both_denominators_are_named(plan: str, stranger: Client) -> None:
    body = page(stranger, "part")
    for said in ("450", "10", "100", "360"):  # original + revisions = fulfilled + outstanding
        assert f"{said} million\u00a0USD" in body
    assert "<strong>22 %</strong>: 100 million\u00a0USD arrived" in body
    assert "<strong>50 %</strong>: 100 million\u00a0USD arrived" in body
    assert "that the schedule foresaw by then" in body


def test_the_reply_stands_beside_the_verdict(plan: str, stranger: Client) -> None:
    body = page(stranger, "part")
    assert "Reply of the party concerned" in body
    assert "The council says it has paid." in body


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-18", "not yet made on this day"),
        ("2026-03-01", "not yet due"),
        ("2026-06-15", "overdue"),
    ],
)
def test_another_day_is_judged_by_what_was_known_then(
    plan: str, stranger: Client, day: str, said: str
) -> None:
    body = page(stranger, "part", f"?as_of={day}")
    assert said in body
    assert "Back to the latest" in body


@pytest.mark.parametrize("day", ["yesterday", "2026-02-31", "9999999-01-01", "%00", "2026-02"])
def test_a_day_that_is_none_is_named(plan: str, stranger: Client, day: str) -> None:
    response = stranger.get(f"/en/plans/{plan}/promises/part/?as_of={day}")
    assert response.status_code == 400
    assert "“as_of”" in response.content.decode()


def test_a_promise_beside_the_plan_says_so(plan: str, stranger: Client) -> None:
    assert "no total of the plan takes it in" in page(stranger, "aside")
    assert "not calculated" in stranger.get(f"/en/plans/{plan}/promises/").content.decode()


def test_a_ceiling_is_said_to_be_one(plan: str, stranger: Client) -> None:
    assert "up to 300\u00a0people" in page(stranger, "engineers")
    assert "less than it is no failure" in page(stranger, "engineers")


def test_it_can_be_cited_with_permalink_and_journal(plan: str, stranger: Client) -> None:
    body = page(stranger, "part")
    assert "http://testserver/en/plans/river-valley/promises/part/" in body
    assert "@misc{servanda-part," in body
    assert "journal 1:" in body


def test_a_name_falls_back_to_another_language_and_says_which(plan: str, stranger: Client) -> None:
    body = page(stranger, "engineers")
    assert 'lang="vi" dir="ltr">Hội đồng Hạ</a>' in body
    assert ">No Row</a>" in body, "a party without a row is still named"


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("vi", "Những gì đã được cam kết chắc chắn"),
        ("en", "What has been firmly undertaken"),
        ("ar", "ما التُزم به التزامًا ثابتًا"),
    ],
)
def test_a_commitment_stands_beside_and_moves_nothing(
    plan: str, stranger: Client, now: datetime, language: str, heading: str
) -> None:
    before = equation(page(stranger, "part", language=language))
    commit(plan, now, kind="committed-then")
    body = page(stranger, "part", language=language)
    assert heading in body
    assert "<strong>45 %</strong>" in body, "225 of the 500 million that were promised"
    assert exercise.ANNOUNCED.exact in body[body.index(heading) :]
    assert equation(body) == before
    assert heading not in page(stranger, "part", "?as_of=2026-06-01", language=language)


def test_where_money_leaves_the_commitments_the_page_says_so(
    plan: str, stranger: Client, now: datetime
) -> None:
    commit(plan, now, kind="committed")
    assert "leaves the commitments" not in page(stranger, "part")
    commit(plan, now, kind="committed-then")
    assert "leaves the commitments" in page(stranger, "part")


def commit(plan: str, now: datetime, *, kind: str) -> None:
    """Keep what a reporter says was committed for the part."""
    amount = Amount(unit="USD", value=Decimal(225_000_000))
    seen = Observation(
        plan=plan, id="signed", promise="part", kind=kind, date=When("2026-06-04"), amount=amount,
        title=Wording(en="Signed"), reporter="org:auditor", evidence=(exercise.ANNOUNCED,),
    )  # fmt: skip
    with transaction.atomic():
        changes = store.keep([seen], recorded=now)
        journal.seal("observe", f"plan:{plan}", changes, actor="cli", at=now, facts={})


def equation(body: str) -> str:
    """Return verdict, equation and ratios as the page shows them."""
    verdict, start = body.index('class="verdict"'), body.index('id="equation"')
    return (
        body[verdict : body.index("</p>", verdict)] + body[start : body.index("</section>", start)]
    )
