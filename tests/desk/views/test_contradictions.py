"""Contradictions side by side, decided in words."""

from html import unescape
from types import SimpleNamespace

import pytest

from servanda.desk.views.contradictions import DecisionForm, side
from servanda.ledger.models import Contradiction, Evidence, Promise

ADDRESS = "/en/desk/contradictions/exercise/c-1/"


def seen(page) -> str:
    return unescape(page.content.decode())


def test_both_quotations_stand_with_the_differing_words_marked(contributor) -> None:
    html = seen(contributor.get("/en/desk/contradictions/"))
    assert "Nghị quyết <mark>7002</mark> được nhắc lại" in html
    assert "Nghị quyết <mark>7020</mark> được nêu" in html


def test_a_decision_keeps_its_words_and_both_quotations(secretary) -> None:
    page = secretary.post(
        ADDRESS, {"vi": "", "en": "7002 stands: it is the number cited.", "ar": ""}
    )
    assert page["Location"] == "/en/desk/contradictions/?done=c-1"
    decided = Contradiction.objects.get(id="c-1")
    assert (decided.state, decided.decision_en) == (
        "decided",
        "7002 stands: it is the number cited.",
    )
    assert Evidence.objects.filter(subject_kind="contradiction").count() == 2
    html = seen(secretary.get(page["Location"]))
    assert "7002 stands" in html
    assert "No contradiction is open." in html


def test_words_in_one_language_at_least(secretary) -> None:
    page = secretary.post(ADDRESS, {"vi": " ", "en": "", "ar": ""})
    assert page.status_code == 400
    assert "at least one language" in seen(page)
    assert not DecisionForm({"en": "a\0"}).is_valid()


def test_only_the_secretary_decides(contributor, stranger) -> None:
    assert "A secretary decides" in seen(contributor.get(ADDRESS))
    assert contributor.post(ADDRESS, {"en": "mine"}).status_code == 403
    assert stranger.post(ADDRESS, {"en": "mine"}).status_code == 302
    assert Contradiction.objects.get(id="c-1").state == "open"


@pytest.mark.parametrize("key", ["exercise/none", "a%00b"])
def test_no_such_contradiction(secretary, key: str) -> None:
    assert secretary.get(f"/en/desk/contradictions/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2803", ("No. ", "2803", " says")),
        ("", ("No. 2803 says", "", "")),
        ("9", ("No. 2803 says", "", "")),
    ],
)
def test_side(value: str, expected: tuple) -> None:
    found = side(value, Evidence(exact="No. 2803 says"))
    assert (found.before, found.differing, found.after) == expected


@pytest.mark.parametrize(("value", "direction"), [(">50", "ltr"), ("pledges", "auto"), ("", "ltr")])
def test_figures_are_read_from_the_left(value: str, direction: str) -> None:
    assert side(value, SimpleNamespace(exact="")).direction == direction


def test_what_is_in_doubt_is_named_by_its_title(secretary) -> None:
    row = Contradiction.objects.get(key="exercise/c-1")
    row.subject = "promise:nowhere"
    row.save()
    assert "promise:nowhere" in seen(secretary.get(ADDRESS))
    one = Promise.objects.filter(plan_id="exercise").first()
    row.subject = f"promise:{one.id}"
    row.save()
    html = seen(secretary.get(ADDRESS))
    assert one.words("title", "en")[0] in html
    assert f"promises/{one.id}/" in html
