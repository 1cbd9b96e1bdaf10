"""What nobody can verify, and what would settle it."""

from django.test import Client


def test_each_reason_names_what_would_settle_it(plan: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{plan}/unverifiable/").content.decode()
    assert "2 promises" in body
    assert 'href="/en/plans/river-valley/promises/?status=unverifiable"' in body
    assert "Accounts contradict each other" in body
    assert "The wording promises nothing firm" in body
    assert body.count("What would settle it") == 2
