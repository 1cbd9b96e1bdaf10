"""Documents: ours whole, other people's only as far as they are quoted."""

import re

from django.test import Client

from servanda.ledger import store
from tests.portal import exercise


def page(stranger: Client, sha256: str) -> str:
    return stranger.get(f"/en/plans/{exercise.PLAN}/documents/{sha256}/").content.decode()


def test_a_note_is_shown_whole_with_its_quotations_marked(plan: str, stranger: Client) -> None:
    body = page(stranger, exercise.NOTE.id)
    assert "A note in our own words." in body
    start, end = exercise.PLEDGED.start, exercise.PLEDGED.end
    assert f'<mark id="q-{start}-{end}">{exercise.PLEDGED.exact}</mark>' in body
    assert "<b>soon" not in body
    assert exercise.NOTE.id in body


def test_an_article_is_shown_only_as_far_as_it_is_quoted(plan: str, stranger: Client) -> None:
    body = page(stranger, exercise.ARTICLE.id)
    assert ">announced 212 million dollars</mark>" in body
    assert "The lower council" in body, "the rest of the sentence"
    for hidden in ("secret first paragraph", "closing paragraph", "Menu Home", "It said no more"):
        assert hidden not in body
    assert "[…]" in body
    assert "https://valley.example/2" in body


def test_what_rests_on_a_quotation_is_listed(plan: str, stranger: Client) -> None:
    body = page(stranger, exercise.ARTICLE.id)
    assert f"/en/plans/{plan}/promises/weak/" in body
    assert "contradiction" in body


def test_only_documents_behind_accepted_records_are_listed(plan: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{plan}/documents/").content.decode()
    assert len(re.findall(r'/documents/[0-9a-f]{64}/"', body)) == 3
    assert exercise.UNSEEN.id not in body


def test_a_document_leaves_with_the_last_record_that_quotes_it(
    plan: str, stranger: Client, now: object
) -> None:
    """Withdraw the only record that quotes the Arabic note: neither page shows it any more."""
    store.withdraw("occasion", f"{plan}/meeting", recorded=now)  # type: ignore[arg-type]
    listed = stranger.get(f"/en/plans/{plan}/documents/").content.decode()
    assert exercise.ARABIC.id not in listed
    address = f"/en/plans/{plan}/documents/{exercise.ARABIC.id}/"
    assert stranger.get(address).status_code == 404
    assert "First meeting" not in stranger.get(f"/en/plans/{plan}/timeline/").content.decode()


def test_arabic_words_run_from_the_right(plan: str, stranger: Client) -> None:
    assert 'class="stored" lang="ar" dir="rtl"' in page(stranger, exercise.ARABIC.id)
