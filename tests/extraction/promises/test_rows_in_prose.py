"""Givers and sums told one after the other below a heading of pledges."""

import pytest

from tests.extraction.prose import promises_in

HEADING = "Pledges for the water fund\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Next comes Fiji, 38 million, most of it for wells.", ["country:FJ"]),
        ("Samoa, never late, $6 million.", ["country:WS"]),
        ("Fiji had nothing new to say; Tonga $2 million for pumps.", ["country:TO"]),
        ("Fiji lost $6 million last year.", []),
        ("The island between Fiji and Tonga needs $6 million.", []),
    ],
)
def test_rows_below_a_heading(row, found):
    text = f"{HEADING}France leads with 45 million euros.\n{row}"
    obligors = [",".join(p.obligors) for p in promises_in(text, "en")]
    assert obligors == ["country:FR", *found]


def test_without_a_heading_of_pledges_there_is_no_row():
    text = "Exports of the islands\nFrance leads with 45 tonnes.\nNext comes Fiji, 38 million."
    assert not [p for p in promises_in(text, "en") if p.obligors == ("country:FJ",)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "vi",
            "Kết quả hội nghị tài trợ\nPháp dẫn đầu với 45 triệu euro.\n"
            "Tiếp đến là Fiji, 38 triệu euro, phần lớn cho trường học.\nSamoa 6 triệu euro.",
            ["country:FR", "country:FJ", "country:WS"],
        ),
        (
            "ar",
            "حصيلة مؤتمر المانحين\nتصدرت فرنسا القائمة بـ45 مليون يورو.\n"
            "تليها فيجي 38 مليون يورو، معظمها للمدارس.\nوساموا، كعادتها، 6 ملايين يورو.",
            ["country:FR", "country:FJ", "country:WS"],
        ),
    ],
)
def test_rows_in_other_languages(language, text, found):
    assert [",".join(p.obligors) for p in promises_in(text, language)] == found
