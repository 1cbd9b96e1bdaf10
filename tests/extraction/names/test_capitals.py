"""A capital is its state where it acts, and a town everywhere else."""

import pytest

from servanda.extraction.names.capitals import find_capitals
from servanda.extraction.reading import as_json, read

CASES = [
    ("en", "Tokyo has earmarked 3 billion yen.", ["country:JP"]),
    ("en", "Oslo's pledge of 300 million kroner stands.", ["country:NO"]),
    ("en", "Canberra came forward with an offer.", ["country:AU"]),
    ("en", "Rabat also promised a field hospital.", ["country:MA"]),
    ("en", "Talks in Cairo will resume; the road from Amman has reopened.", []),
    ("en", "Oslo's harbour is full. Denzel Washington said so.", []),
    ("en", "Vienna hosts the meeting; central Athens will close.", []),
    (
        "en",
        "Amman, for its part, pledged land. In Oslo, for its part, nobody spoke.",
        ["country:JO"],
    ),
    (
        "vi",
        "Jakarta từng chuyển 10 xe. Bắc Kinh một lần nữa khẳng định.",
        ["country:ID", "country:CN"],
    ),
    ("vi", "Tokyo sẽ góp 3 tỷ yên, còn Ottawa cam kết cử bác sĩ.", ["country:JP", "country:CA"]),
    ("vi", "Cuộc họp tại Cairo sẽ tiếp tục; thủ đô Oslo đã tuyết phủ.", []),
    ("ar", "وتعهدت الرياض بتقديم المال، فيما ستمول روما المستشفى.", ["country:SA", "country:IT"]),
    ("ar", "أضاف أن واشنطن لن تنشر قوات.", ["country:US"]),
    ("ar", "عقد الاجتماع في الدوحة وغادر إلى عمان.", []),
]


@pytest.mark.parametrize(("language", "text", "parties"), CASES)
def test_capitals(language: str, text: str, parties: list[str]) -> None:
    assert [found.party for found in find_capitals(text, [], language=language)] == parties


def test_what_is_named_already_stays() -> None:
    (found,) = find_capitals("Tokyo promised aid.", [], language="en")
    assert find_capitals("Tokyo promised aid.", [found], language="en") == []


def test_a_language_without_capitals_has_none() -> None:
    assert find_capitals("Tokyo promised aid.", [], language="fr") == []


def test_an_official_of_a_capital_is_one_of_its_state():
    text = "Một quan chức Seoul giấu tên cho hay nước này đang cân nhắc viện trợ thêm tàu tuần tra."
    read_ = as_json(read(text, language="vi"))
    assert [p["id"] for p in read_["parties"]] == ["country:KR"]
    assert [s["speaker"] for s in read_["statements"]] == ["country:KR"]
