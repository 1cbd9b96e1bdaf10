"""One person by full name, last name, office and "Ông"."""

import pytest

from servanda.extraction.people import find_people


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Bộ trưởng Y tế Trần Thị Hoa đến. Bà Hoa nói, rồi Bộ trưởng về.", "vi", ["tran-thi-hoa"] * 3),
        ("Ông Lê Văn Bình và bà con vui. Ông cười.", "vi", ["le-van-binh"] * 2),
        ("Các Bộ trưởng họp.", "vi", []),
        ("President John Adams Reed spoke. The president left. Mr. Reed waved.", "en", ["john-adams-reed"] * 3),
        ("Lina Storm, the foreign minister, left. Storm was late.", "en", ["lina-storm"] * 2),
        ("قال الوزير خالد ناصر إن الوقت ضيق", "ar", ["khalid-nasser"]),
    ],
)  # fmt: skip
def test_people_in_order(text, language, people):
    found = find_people(text, [], language=language)
    assert [p.party for p in found] == [f"person:{name}" for name in people]
