"""People without an office, by the words beside them or the words of the name."""

import pytest

from servanda.extraction.names.untitled import find_untitled, overlaps


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("“We wait,” said Oona Tiel. Rufus Amberley told us more.", "en", ["Oona Tiel", "Rufus Amberley"]),
        ("Mirela Stoat, a nurse, and Anna Berg came.", "en", ["Mirela Stoat", "Anna Berg"]),
        ("Oona Rufo Tiel, Lima Student Delegate, said so. Nordlys Aid, a charity in Oslo, said no.", "en", ["Oona Rufo Tiel"]),
        ("Officials of Port Alba said the Foreign Ministry said nothing.", "en", []),
        ("Phạm Thu Hà kể; Rufus Amberley nói thêm.", "vi", ["Phạm Thu Hà", "Rufus Amberley"]),
        ("Ở đường Trần Hưng Đạo, Hà Nội, và trường Lê Quý Đôn.", "vi", []),
        ("Thái Bình Dương và Cao Bằng.", "vi", []),
        ("وأكدت ماريا لوبيز أن العمل مستمر", "ar", ["ماريا لوبيز"]),
        ("شارك كارلوس سانتوس، السفير السابق، في اللقاء", "ar", ["كارلوس سانتوس"]),
        ("وقال مصدر مطلع إن الخطة جاهزة", "ar", []),
        ("تولى العمل محمد البرغوثي ثم لينا حداد", "ar", ["محمد البرغوثي", "لينا حداد"]),
        ("في شارع محمد محمود ومستشفى خالد الحسن", "ar", []),
        ("قال أبو بكر الشيخ، رئيس البلدية، ذلك", "ar", ["أبو بكر الشيخ"]),
        ("أعلن قائد الجيش أن القوات انتشرت", "ar", []),
        ("Egypt's Hassan Fawzi agreed; Then Anna Berg spoke.", "en", ["Hassan Fawzi", "Anna Berg"]),
        ("Anh Lê Văn Nam và Chị Trần Thị Bé về nước.", "vi", ["Lê Văn Nam", "Trần Thị Bé"]),
        ("Anh Quốc và Mỹ Đình.", "vi", []),
        ("said Oona Tiel", "fr", []),
    ],
)  # fmt: skip
def test_names(text, language, names):
    spans = find_untitled(text, [], language=language)
    assert [text[start:end] for start, end in spans] == names


def test_what_is_taken_stays():
    assert find_untitled("said Oona Tiel", [(5, 14)], language="en") == []
    assert overlaps([(5, 14)], 13, 20)
    assert not overlaps([(5, 14)], 14, 20)


def test_an_initial_written_onto_a_name_is_no_fault() -> None:
    """ "K.Berg" is one word."""
    text = "Peru will send rice, K.Berg said. The plan of A.Berg was read."
    assert [text[a:b] for a, b in find_untitled(text, [], language="en")] == ["K.Berg"]
