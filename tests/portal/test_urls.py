"""Every public page: three languages, direction, banner, frame, no cookie, strict policy."""

import re

import pytest
from django.test import Client

from tests.portal import exercise

PAGES = [
    "",
    "method/",
    "plans/{plan}/",
    "plans/{plan}/promises/",
    "plans/{plan}/promises/whole/",
    "plans/{plan}/promises/part/",
    "plans/{plan}/promises/engineers/",
    "plans/{plan}/promises/aside/",
    "plans/{plan}/parties/",
    "plans/{plan}/parties/org:upper-council/",
    "plans/{plan}/parties/country:VN/",
    "plans/{plan}/timeline/",
    "plans/{plan}/contradictions/",
    "plans/{plan}/unverifiable/",
    "plans/{plan}/documents/",
    "plans/{plan}/conferences/",
    "plans/{plan}/without-delivery/",
    "plans/{plan}/without-promise/",
    "datasets/",
    f"plans/{{plan}}/documents/{exercise.NOTE.id}/",
    f"plans/{{plan}}/documents/{exercise.ARTICLE.id}/",
    f"plans/{{plan}}/documents/{exercise.ARABIC.id}/",
]
LANGUAGES = ["vi", "en", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_in_each_language(
    plan: str, stranger: Client, path: str, language: str
) -> None:
    address = f"/{language}/{path.format(plan=plan)}"
    response = stranger.get(address + "?q=x&sort=due" if path.endswith("promises/") else address)
    assert response.status_code == 200, address
    body = response.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in body
    assert not response.cookies, "strangers get no cookie"
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r'\sstyle="|<style|<script(?! src)|\son\w+="', body)
    assert 'class="skip" href="#content"' in body
    assert 'id="content"' in body
    for code in LANGUAGES:
        other = address.replace(f"/{language}/", f"/{code}/", 1)
        assert f'hreflang="{code}" href="{other}' in body
    assert (' class="banner"' in body) == ("{plan}" in path), "an exercise says so on every page"
    assert "0.1.0" in body
    assert "UNREVIEWED" not in body


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_and_no_id_twice(plan: str, stranger: Client, path: str) -> None:
    body = stranger.get("/en/" + path.format(plan=plan)).content.decode()
    assert body.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    for table in re.findall(r"<table.*?</table>", body, re.DOTALL):
        assert "<caption" in table
        assert all("scope=" in head for head in re.findall(r"<th[^e].*?>", table))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_a_bounded_number_of_queries(
    plan: str, stranger: Client, path: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(50):  # type: ignore[operator]
        stranger.get("/en/" + path.format(plan=plan))


@pytest.mark.parametrize(
    "path",
    [
        "plans/nowhere/",
        "plans/nowhere/promises/",
        "plans/nowhere/package.zip",
        "plans/river-valley/promises/nothing/",
        "plans/river-valley/parties/org:nobody/",
        "plans/river-valley/documents/" + "0" * 64 + "/",
        "plans/river-valley/documents/" + exercise.UNSEEN.id + "/",
        "plans/river-valley/promises/%00/",
    ],
)
def test_what_is_not_there_or_not_public_is_not_found(
    plan: str, stranger: Client, path: str
) -> None:
    response = stranger.get("/en/" + path)
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert not response.cookies


def test_only_reading_is_allowed(plan: str, stranger: Client) -> None:
    for path in PAGES:
        assert stranger.post("/en/" + path.format(plan=plan)).status_code == 405
