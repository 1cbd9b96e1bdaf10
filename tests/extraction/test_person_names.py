"""Where a name ends, and the id made of it."""

import pytest

from servanda.extraction.person_names import name_at, person_id


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Lê Hoài Trung khẳng định", "vi", "Lê Hoài Trung"),
        ("Kurt M. Campbell, cựu", "vi", "Kurt M. Campbell"),
        ("Quốc hội họp", "vi", ""),
        ("Mohammed bin Rashid said", "en", "Mohammed bin Rashid"),
        ("Monday was", "en", ""),
        ("محمد بن راشد أمس", "ar", "محمد بن راشد"),
        ("إن الوقت", "ar", ""),
    ],
)
def test_name_at(text, language, name):
    assert text[: name_at(text, 0, len(text), language=language)] == name


@pytest.mark.parametrize(
    ("name", "language", "party"),
    [
        ("Đỗ Thị Ấm", "vi", "person:do-thi-am"),
        ("Antonio Guterres", "vi", "person:antonio-guterres"),
        ("دونالد ترامب", "ar", "person:donald-trump"),
        ("أحمد حسن", "ar", "person:ahmed-hassan"),
    ],
)
def test_person_id(name, language, party):
    assert person_id(name, language=language) == party
