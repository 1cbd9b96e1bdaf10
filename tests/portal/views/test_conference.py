"""The screen of a donor conference."""

import pytest
from django.test import Client

from tests.portal import published

PAGE = "plans/gaza-2014/conferences/cairo-conference/"


@pytest.fixture
def gaza(db: None) -> str:
    """The sample of 2014."""
    return published.keep_sample("gaza-2014")


def test_the_list_leads_to_it(gaza: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{gaza}/conferences/").content.decode()
    assert f'href="/en/{PAGE}"' in body


def test_ratios_in_words(gaza: str, stranger: Client) -> None:
    body = stranger.get(f"/en/{PAGE}").content.decode().replace("\u00a0", " ")
    assert "<bdi>40 %</bdi>" in body
    said = "1,409 million USD disbursed by 31 March 2016, of "
    assert said + "3,507 million USD pledged" in body
    assert "<bdi>52 %</bdi>" in body
    assert said + "2,710 million USD scheduled by then" in body
    assert "277 million USD" in body
    assert "212 million USD</bdi> as announced" in body


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_it_stands_in_each_language(gaza: str, stranger: Client, language: str) -> None:
    response = stranger.get(f"/{language}/{PAGE}")
    body = response.content.decode()
    assert response.status_code == 200
    assert ('dir="rtl"' in body) == (language == "ar")
    assert ("scheduled by then" in body) == (language == "en")
    assert not response.cookies


def test_a_day_asked_for(gaza: str, stranger: Client) -> None:
    body = stranger.get(f"/en/{PAGE}?as_of=2014-10-12").content.decode()
    assert "212\u00a0million" in body
    assert "1,409" not in body
    response = stranger.get(f"/en/{PAGE}?as_of=<b>")
    assert response.status_code == 400
    assert "as_of" in response.content.decode()


def test_what_is_no_conference(gaza: str, stranger: Client) -> None:
    for name in ("norg-report-2017", "nothing"):
        assert stranger.get(f"/en/plans/{gaza}/conferences/{name}/").status_code == 404


def test_queries_are_few(
    gaza: str, stranger: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        stranger.get(f"/en/{PAGE}?as_of=2016-04-01")


def test_a_meeting_at_which_several_promised_money_is_shown_too(db: None, stranger: Client) -> None:
    plan = published.keep_sample("gaza-2026")
    body = stranger.get(f"/en/plans/{plan}/conferences/").content.decode()
    address = f"/en/plans/{plan}/conferences/inaugural-meeting/"
    assert f'href="{address}"' in body
    assert "conferences/plan-announced/" not in body
    page = stranger.get(address).content.decode().replace("\u00a0", " ")
    assert "at least 7,000 million USD" in page
    assert "1,200 million USD" in page
