"""The two doors."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("asked", "given"),
    [("ar,en;q=0.5", "ar"), ("vi-VN", "vi"), ("fr", "en"), ("", "en")],
)
def test_the_front_sends_to_the_language_of_the_browser(
    db: None, stranger: Client, asked: str, given: str
) -> None:
    response = stranger.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, f"/{given}/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_an_empty_house_says_what_to_do(db: None, stranger: Client) -> None:
    assert "No plan has been loaded yet" in stranger.get("/en/").content.decode()


def test_a_plan_shows_where_its_promises_stand(plan: str, stranger: Client) -> None:
    body = stranger.get("/en/").content.decode()
    assert "River valley plan" in body
    assert "exercise" in body
    assert "unverifiable 2" in body
