"""Givers without a verb of their own: lists, bullets, second verbs."""

import pytest

from servanda.extraction.reading import read
from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        (
            "Malta pledged $2 million, Cyprus $3 million and Estonia up to €4 million.",
            "en",
            [("MT", 2_000_000), ("CY", 3_000_000), ("EE", 4_000_000)],
        ),
        (
            "أعلنت مالطا التبرع بمبلغ مليوني يورو، وقبرص بـ3 ملايين، إضافة إلى 4 ملايين يورو من إستونيا، و5 ملايين دولار من غانا.",
            "ar",
            [("MT", 2_000_000), ("CY", 3_000_000), ("EE", 4_000_000), ("GH", 5_000_000)],
        ),
        (
            "Ghana will send 40 doctors and Togo another 15 doctors.",
            "en",
            [("GH", 40), ("TG", 15)],
        ),
        (
            "Malta cam kết 2 triệu USD, Síp 3 triệu USD, còn Estonia khoảng 4 triệu euro.",
            "vi",
            [("MT", 2_000_000), ("CY", 3_000_000), ("EE", 4_000_000)],
        ),
        ("Ghana sẽ cử 40 bác sĩ, Togo 15 bác sĩ.", "vi", [("GH", 40), ("TG", 15)]),
        (
            "تعهدت مالطا بمليوني دولار وقبرص بمبلغ 3 ملايين دولار.",
            "ar",
            [("MT", 2_000_000), ("CY", 3_000_000)],
        ),
        ("سترسل غانا 40 طبيبا وتوغو 15 طبيبا.", "ar", [("GH", 40), ("TG", 15)]),
    ],
)
def test_each_giver_has_a_sum_of_its_own(text, language, figures):
    got = promises_in(text, language)
    assert [p.obligors for p in got] == [(f"country:{code}",) for code, _ in figures]
    read_ = [p.amount.figure for p in got if p.amount]
    assert [f for f in read_ if f is not None] == [f for _, f in figures][: len(read_)]


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        ("Pledges so far:\n- Malta: $2 million\n- Togo: nothing", "en", ["country:MT"]),
        ("Exports by country:\n- Malta: $2 million\n- Togo: $1 million", "en", []),
        ("Các khoản đóng góp:\n- Malta: 2 triệu USD\n- Togo: chưa rõ", "vi", ["country:MT"]),
        ("التعهدات:\n- مالطا: 2 مليون دولار\n- توغو: لا شيء", "ar", ["country:MT"]),
    ],
)
def test_bullets_under_a_heading_of_pledges(text, language, obligors):
    found = read(text, language=language, published="2026-02-21").promises
    assert [p.obligors[0] for p in found] == obligors


@pytest.mark.parametrize(
    "text",
    [
        "Commitments made in Lusaka:\n- Uganda: to lend two ferries\n- Kenya: to send 40 nurses",
        "Pledges of the day\n- Uganda: to rebuild a quay\n- Kenya, 300 tents",
        "Commitments\nUganda\n(a) To train 40 pilots;\nKenya\n(a) To host the review meeting.",
    ],
)
def test_a_task_behind_or_below_a_name_is_a_promise(text):
    assert [p.obligors for p in promises_in(text, "en")] == [("country:UG",), ("country:KE",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pledges of the day\nUganda $2 million over two years; Kenya 300 tents; Togo a field hospital; Mali took no part.", "en"),
        ("Cam kết tại hội nghị\nUganda 2 triệu USD trong hai năm; Kenya 300 lều bạt; Togo 40 bác sĩ; Mali không tham gia.", "vi"),
        ("حصيلة تعهدات المؤتمر\nأوغندا 2 مليون دولار على مدى عامين؛ كينيا 300 خيمة؛ توغو مستشفى ميداني بسعة 80 سريرا؛ مالي لم تشارك.", "ar"),
    ],
)  # fmt: skip
def test_parts_of_a_row_under_a_heading_are_promises(text, language):
    found = [p.obligors for p in promises_in(text, language)]
    assert found == [("country:UG",), ("country:KE",), ("country:TG",)]


def test_parts_of_a_row_of_losses_are_none():
    text = "Losses of the day\nUganda $2 million; Kenya 300 tents; Togo 40 houses."
    assert promises_in(text, "en") == []


def test_a_second_giver_may_have_a_deed_of_its_own():
    got = promises_in("تعهدت توغو ببناء 300 مسكن، وكينيا بترميم الميناء.", "ar")
    assert [p.obligors for p in got] == [("country:TG",), ("country:KE",)]


def test_a_row_may_have_parts_without_a_name():
    text = "Pledges so far\nPeru $2 million; 300 tents; - ; Chile $4 million; Cuba 20 nurses"
    found = [p.obligors for p in promises_in(text, "en")]
    assert found == [("country:PE",), ("country:CL",), ("country:CU",)]
