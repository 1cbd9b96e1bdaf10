"""Where a name ends, and the id made of it."""

import pytest

from servanda.extraction.names.person_names import name_at, person_id, run_of_capitals


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Lê Hoài Trung khẳng định", "vi", "Lê Hoài Trung"),
        ("Kurt M. Campbell, cựu", "vi", "Kurt M. Campbell"),
        ("Quốc hội họp", "vi", ""),
        ("Mohammed bin Rashid said", "en", "Mohammed bin Rashid"),
        ("Monday was", "en", ""),
        ("A. Petrov said", "en", "A. Petrov"),
        ("محمد بن راشد أمس", "ar", "محمد بن راشد"),
        ("جان باتيست دوفال إن", "ar", "جان باتيست دوفال"),
        ("حسام الدين عوض، وزير", "ar", "حسام الدين عوض"),
        ("محمد شياع العبيدي إن", "ar", "محمد شياع العبيدي"),
        ("جان باتيست مجددا إن", "ar", "جان باتيست"),
        ("إن الوقت", "ar", ""),
        ("مشاركة وحدات قتالية", "ar", ""),
        ("استئناف محادثات", "ar", ""),
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


def test_a_run_of_initials_is_left_at_once():
    run = "A. " * 20_000
    assert sum(1 for _ in run_of_capitals("en", 2).finditer(run)) == 0
