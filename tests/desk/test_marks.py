"""What a second proposer has otherwise stands below its field, in the language of the page."""

import json
from html import unescape
from typing import Any

import pytest

from servanda.desk.forms import form_for
from servanda.desk.marks import mark_fields, words_of
from servanda.ledger.models import Proposal

MARKS = [
    {"code": "disagrees", "field": "amount", "claimed": "60 doctor"},
    {"code": "disagrees", "field": "due", "claimed": "2026-07-01"},
    {"code": "disagrees", "field": "obligor", "claimed": "<b>Indonesia</b>"},
    {"code": "disagrees", "field": "modality", "claimed": "request"},
    {"code": "ungraded", "field": "strength", "claimed": ""},
    {"code": "ambiguous", "field": "quote", "claimed": "2"},
    {"code": "approximate", "field": "quote", "claimed": "We will send doctors"},
]


def marked(values: dict[str, Any], kind: str = "promise") -> tuple[dict[str, list[str]], list[str]]:
    form = form_for(kind, values, language="vi")
    beside = mark_fields(form, values, "en")
    below = {name: field.marked for name, field in form.fields.items() if hasattr(field, "marked")}
    return below, beside


def test_each_mark_stands_below_its_field() -> None:
    below, beside = marked({"marks": MARKS})
    assert below.keys() == {"amount_value", "due", "obligors", "modality", "strength"}
    assert below["due"] == ["The second proposer has: \u20682026-07-01\u2069"]
    assert len(beside) == 2


def test_a_reading_without_fields_shows_its_mark_beside_the_words() -> None:
    values = {"marks": [{"code": "disagrees", "field": "value", "claimed": "2027"}]}
    assert marked(values, "date") == ({}, ["The second proposer has: \u20682027\u2069"])


def test_without_marks_nothing_is_said() -> None:
    assert marked({}) == ({}, [])


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "request"), ("vi", "đề nghị"), ("ar", "طلب")],
)
def test_a_code_is_said_in_words(language: str, expected: str) -> None:
    assert f"\u2068{expected}\u2069" in words_of(MARKS[3], language)
    unknown = words_of(MARKS[3] | {"claimed": "{sure}"}, language)
    assert "\u2068{sure}\u2069" in unknown


def test_the_page_shows_who_proposed_and_what_differs(secretary: Any) -> None:
    one = Proposal.objects.get(id="p-doctors")
    values = json.loads(one.values) | {"marks": MARKS}
    rule = "promises.will + model:small-7b"
    Proposal.objects.filter(id="p-doctors").update(values=json.dumps(values), rule=rule)
    html = secretary.get("/en/desk/proposals/exercise/p-doctors/").content.decode()
    assert "<code>promises.will + model:small-7b</code>" in html
    assert html.count('class="marked"') == len(MARKS)
    assert "<b>Indonesia</b>" not in html
    shown = unescape(html)
    assert "The second proposer has: \u206860 doctor\u2069" in shown
    assert "No rule knows this wording" in shown
