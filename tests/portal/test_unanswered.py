"""A question that has no answer now is a page that says so, in every language, and nothing else."""

import pytest
from django.test import Client

from servanda.flows import browsing
from servanda.flows.apart import Unanswered


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This cannot be read now"),
        ("vi", "Lúc này chưa đọc được"),
        ("ar", "تتعذر القراءة الآن"),
    ],
)
def test_it_is_said(
    toys: str, stranger: Client, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    def slow(*given: object, **named: object) -> None:
        raise Unanswered("it takes too long")

    monkeypatch.setattr(browsing, "records", slow)
    response = stranger.get(f"/{language}/datasets/{toys}/records/")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert words in response.content.decode()


def test_other_faults_stay_what_they_are(
    toys: str, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(browsing, "records", broken)
    with pytest.raises(ZeroDivisionError):
        stranger.get(f"/en/datasets/{toys}/records/")
