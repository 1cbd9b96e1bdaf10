"""Parties and what each must do."""

from django.test import Client

LIST = "/en/plans/river-valley/parties/"


def test_each_count_is_the_number_of_rows_behind_its_link(plan: str, stranger: Client) -> None:
    body = stranger.get(LIST).content.decode()
    assert "?obligor=org%3Aupper-council" in body or "?obligor=org:upper-council" in body
    listed = stranger.get("/en/plans/river-valley/promises/?obligor=org:upper-council")
    assert "2 promises" in listed.content.decode()


def test_a_party_without_a_row_is_listed_by_its_country_name(plan: str, stranger: Client) -> None:
    assert "Vietnam" in stranger.get(LIST).content.decode()
    assert "فيتنام" in stranger.get(LIST.replace("/en/", "/ar/")).content.decode()


def test_a_party_shows_what_it_must_do_and_has_delivered(plan: str, stranger: Client) -> None:
    body = stranger.get(LIST + "org:upper-council/").content.decode()
    assert "Must act in 2 promises." in body
    assert "First payment" in body
    assert "100 million\u00a0USD" in body
