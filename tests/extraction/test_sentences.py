"""Sentences: where they end, and where a full stop ends nothing."""

import pytest

from servanda.extraction.mentions import Zone
from servanda.extraction.sentences import sentences
from servanda.extraction.view import View

CASES = [
    "Ông đến Washington D.C (Mỹ) hôm qua.|Ông gặp bà.",
    "Đoàn tới TP. Hồ Chí Minh.|Lễ ký diễn ra lúc 8.30.",
    "PGS. TS. Nguyễn Văn Ví nói vậy.|Rồi ông đi.",
    '"Chúng tôi sẽ gửi tàu."|Bà nói thêm…|Rồi thôi./.',
    'Ông nói: "Có thể… chưa rõ", rồi đi.',
    "- Bà sẽ làm gì?|+ Chúng tôi sẽ xây trường.|Sau đó là nhà.",
    "Mr. Reed met Gen. A. B. Costa on Feb. 3, 2026.|They agreed.",
    'The U.S. Embassy spoke.|"We will send two."|It cost $1.5 million.',
    "1. Send tents.|2. Send trucks.",
    "The plan (see Art. 4) holds.|Is it enough?|No!",
    "قال الوزير إنه سيرسل سفينتين.|هل يكفي ذلك؟|لا.",
    'وصل د. سعيد إلى القاهرة.|وقال: "سنبني المدارس."|ثم غادر.',
    "See www.example.org or S/RES/2803.|End",
    "Họ gửi 8.000 binh sĩ.|Đó là nhiều nhất.",
]


@pytest.mark.parametrize("case", CASES)
def test_cut(case: str) -> None:
    expected = case.split("|")
    text = " ".join(expected)
    found = sentences(View(text), [Zone(start=0, end=len(text), kind="body")])
    assert [text[s.start : s.end] for s in found] == expected


def test_paragraphs_and_zones() -> None:
    text = "A title\nOne. Two.\nmenu\nThree."
    spans = [("headline", 0, 7), ("body", 8, 17), ("chrome", 18, 22), ("related", 23, 29)]
    found = sentences(View(text), [Zone(start=a, end=b, kind=kind) for kind, a, b in spans])
    assert [(s.zone, s.paragraph, text[s.start : s.end]) for s in found] == [
        ("headline", 0, "A title"),
        ("body", 1, "One."),
        ("body", 1, "Two."),
        ("related", 2, "Three."),
    ]


def test_spans_are_of_the_kept_text() -> None:
    kept = "Hoa\u0300 bi\u0300nh. Ba\u0300 no\u0301i."
    found = sentences(View(kept), [Zone(start=0, end=len(kept), kind="body")])
    assert [kept[s.start : s.end] for s in found] == [
        "Hoa\u0300 bi\u0300nh.",
        "Ba\u0300 no\u0301i.",
    ]


def test_a_long_line_of_stops_ends_soon() -> None:
    for text in ("a. " * 300_000, "." * 1_000_000, "A.B. " * 200_000, '"' * 1_000_000):
        sentences(View(text), [Zone(start=0, end=len(text), kind="body")])


def test_the_arabic_press_leaves_the_space_out():
    text = 'ضم اللقاء 9 دول.وقال الوزير إنها "ستبني مدرسة".وأضاف أ.د. سعيد: "نعم."وغادر.'
    found = sentences(View(text), [Zone(start=0, end=len(text), kind="body")])
    assert len(found) == 4
