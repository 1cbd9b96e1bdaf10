"""One wire story in two languages, as far as names, numbers and dates carry it (definition 24)."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.told import told
from servanda.reconciliation.translations import translations

EN = """Coast fund

10 June 2026

Peru and Chile announced on 9 June 2026 that they will pay $45 million into a coast fund.

Norway added $30 million and Japan 12 ships for the survey on 1 September 2026.

Kenya and Ghana will train 150 divers by the end of 2027.
"""

VI = """Quỹ bờ biển

11/06/2026

Peru và Chile ngày 9/6/2026 thông báo sẽ đóng góp 45 triệu USD cho quỹ bờ biển.

Na Uy góp thêm 30 triệu USD và Nhật Bản góp 12 tàu cho cuộc khảo sát ngày 1/9/2026.

Kenya và Ghana sẽ đào tạo 150 thợ lặn trước cuối năm 2027.
"""
LINES = VI.split("\n\n")
REORDERED = "\n\n".join([*LINES[:2], LINES[4].strip(), LINES[3], LINES[2]])
OWN = VI.replace("45 triệu", "50 triệu").replace("12 tàu", "9 tàu").replace("9/6", "3/6")


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        (EN, VI, 3),
        (VI, EN, 3),
        (EN, VI.replace("30 triệu", "35 triệu"), 3),
        (EN, OWN, 0),
        (EN, VI.replace("2026", "2025"), 0),
        (EN, EN.replace("Coast", "Reef"), 0),
        (EN, "\n\n".join(LINES[:3]), 0),
        (EN, "", 0),
        (EN.replace("Peru and", "(Reuters) - Peru and"), VI, 3),
        (EN.replace("Peru and", "(Reuters) - Peru and"), f"{VI}\n(Theo AFP)\n", 0),
    ],
)
def test_what_is_a_translation(one, other, pairs):
    """One figure may differ; a report with its own figures, or a short item, is none."""
    documents = [told("a", one, read(one)), told("b", other, read(other))]
    found = translations(documents)
    assert [pair.relation for pair in found] == ["translation"] * pairs
    texts = {"a": one, "b": other}
    for pair in found:
        for side in (pair.a, pair.b):
            assert texts[side.file][side.start : side.end] == side.quote
        places = [
            texts[side.file].strip().split("\n\n").index(side.quote) for side in (pair.a, pair.b)
        ]
        assert places[0] == places[1]


def test_a_report_that_tells_it_in_another_order_is_none():
    documents = [told("a", EN, read(EN)), told("b", REORDERED, read(REORDERED))]
    assert translations(documents) == []
