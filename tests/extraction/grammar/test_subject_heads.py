"""Whose the verb is when much stands between the head of its subject and it."""

import pytest

from servanda.extraction.grammar.subject_heads import is_group
from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "quote", "obligors"),
    [
        ("Donors meeting in Kenya have pledged $4 million.", "Donors meeting in Kenya have pledged $4 million", ""),
        ("The donors at the Lima round table had promised to give $8 million.", "The donors at the Lima round table had promised to give $8 million", ""),
        ("Some forty nations gathered in Peru agreed to send tents.", "nations gathered in Peru agreed to send tents", ""),
        ("Participating countries pledged 300 tents.", "countries pledged 300 tents", ""),
        ("The United Kingdom associated with Chile will build two clinics.", "United Kingdom associated with Chile will build two clinics", "country:GB"),
        ("Uruguay in talks with Chile promised 40 buses.", "Uruguay in talks with Chile promised 40 buses", "country:UY"),
        ("Norway, which called the meeting with Chile, Peru and the United Nations, had pledged $9 million.", "Norway, which called the meeting with Chile, Peru and the United Nations, had pledged $9 million", "country:NO"),
        ("Peru on Monday asked Chile for six boats and will send two.", "will send two", "country:PE"),
        ("ASEAN member states will send 20 doctors.", "ASEAN member states will send 20 doctors", "org:asean"),
    ],
)  # fmt: skip
def test_the_head_acts(text, quote, obligors):
    found = [(p.quote, ",".join(p.obligors)) for p in promises_in(text, "en")]
    assert any(q.endswith(quote) and o == obligors for q, o in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The boats in the harbour of Lima will rust.",
        "No countries in the region will pay.",
        "A visit with donors from Peru will follow.",
    ],
)
def test_no_head_that_acts(text):
    assert promises_in(text, "en") == []


def test_two_who_head_a_sentence_act_behind_a_semicolon():
    text = "Peru và Chile gặp nhau.\nHai Thủ tướng điểm lại quan hệ; nhất trí thúc đẩy các chuyến thăm."
    found = [(p.quote, p.obligors) for p in promises_in(text, "vi")]
    assert found == [("nhất trí thúc đẩy các chuyến thăm", ("country:PE", "country:CL"))]


def test_a_group_names_nobody():
    assert is_group("more than 50 countries", 0, 22, language="en")
    assert not is_group("the ministry", 0, 12, language="en")
    assert not is_group("negara", 0, 6, language="id")
