"""What two titles share across languages."""

import pytest

from servanda.reconciliation.matching_words import (
    comparable,
    key_of,
    names,
    plain,
    runs_of,
    shared,
    spelt,
    words_mark,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (
            "Tái thiết cảng Gaza, giai đoạn 2",
            "Gaza port, phase 2",
            ("#2", "=territory:gaza", "~phase", "~port"),
        ),
        ("مستشفى غزة ١٢", "Gaza hospital 12", ("#12", "=territory:gaza", "~hospital")),
        ("schools and a clinic", "المدارس والعيادات", ("~clinic", "~school")),
        ("đào tạo cảnh sát", "formation policière; training", ("~training",)),
        ("lanternists", "projet lanternisme", ("lanter",)),
        ("the of and", "the of and", ()),
    ],
)
def test_names_numbers_and_beginnings(one: str, other: str, both: tuple[str, ...]) -> None:
    assert shared(words_of(one), words_of(other))[1] == both


def test_nothing_is_not_compared() -> None:
    assert not comparable(words_of(""), words_of("port"))
    assert not comparable(words_of("ثريا"), words_of("lantern"))
    assert comparable(words_of("school"), words_of("hospital"))


def test_a_rare_word_tells_more() -> None:
    ours = words_of("Khara lot 7")
    weights = {"khara": 5.0, "~lot": 1.0, "#7": 4.0, "bulb": 5.0}
    part = [
        shared(ours, words_of(one), weights.__getitem__)[0] for one in ("bulb lot", "Khara bulb")
    ]
    assert part == [pytest.approx(1 / 6), 0.5]


def test_letters_that_only_one_title_uses_count_for_nothing() -> None:
    assert shared(words_of("Khara lantern"), words_of("ثريا Khara"))[0] == 1.0
    assert shared(words_of("Khara lantern"), words_of("Khara bulb"))[0] == 0.5


def test_a_state_goes_before_who_is_called_like_it() -> None:
    assert names()["vietnam"] == "country:VN"
    assert key_of("Vietnam+") == "vietnam plus"
    assert len(words_mark()) == 16


def test_words_are_told_as_they_are_spelt() -> None:
    both = words_of("Khara Hospitals") & words_of("hospital of Khara")
    assert spelt(runs_of("Khara Hospitals"), both) == ["Khara", "Hospitals"]
    assert plain("Đặng ٣") == "dang 3"
