"""Accounts that differ, side by side."""

from django.test import Client


def test_both_quotations_stand_with_the_differing_token_marked(plan: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{plan}/contradictions/").content.decode()
    assert "cam kết <mark>1,2</mark> tỷ USD" in body
    assert "announced <mark>212</mark> million dollars" in body
    assert 'lang="vi"' in body
    assert 'lang="en"' in body
    assert "One contradiction is open." in body
    assert f'href="/en/plans/{plan}/promises/engineers/"' in body
