"""What two titles share across languages."""

import pytest

from servanda.reconciliation.matching_words import comparable, plain, shared, spelt, words_of


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Tái thiết cảng Gaza, giai đoạn 2", "Gaza port, phase 2", ("#2", "=territory:gaza")),
        ("مستشفى غزة ١٢", "Gaza hospital 12", ("#12", "=territory:gaza")),
        ("hospitals", "projet hospitalier", ("hospit",)),
        ("the of and", "the of and", ()),
    ],
)
def test_names_numbers_and_beginnings(one: str, other: str, both: tuple[str, ...]) -> None:
    assert shared(words_of(one), words_of(other))[1] == both


def test_nothing_is_not_compared() -> None:
    assert not comparable(words_of(""), words_of("port"))
    assert not comparable(words_of("مستشفى"), words_of("hospital"))
    assert comparable(words_of("school"), words_of("hospital"))


def test_words_are_told_as_they_are_spelt() -> None:
    both = words_of("Khara Hospitals") & words_of("hospital of Khara")
    assert spelt("Khara Hospitals", both) == ["Khara", "Hospitals"]
    assert plain("Đặng ٣") == "dang 3"
