"""Sums that are listed with their givers: each is the promise of its own giver."""

import pytest

from tests.extraction.prose import promises_in

LISTS = [
    (
        "en",
        "Pledges broke down as follows: $3 billion from Togo, $1 billion from the Gambia and $500 million each from Mali and Ghana.",
        [("TG", "$3 billion"), ("GM", "$1 billion"), ("ML GH", "$500 million")],
    ),
    (
        "en",
        "The fund has so far drawn pledges of $3 billion from Togo and $1 billion from Mali.",
        [("TG", "$3 billion"), ("ML", "$1 billion")],
    ),
    (
        "en",
        "Togo topped the list with $3 billion, followed by the Gambia ($1.2 billion) and Mali ($1 billion).",
        [("TG", "$3 billion"), ("GM", "$1.2 billion"), ("ML", "$1 billion")],
    ),
    (
        "vi",
        "Các khoản cam kết gồm 3 tỷ USD từ Togo, 1 tỷ USD từ Mali và 500 triệu USD từ Ghana.",
        [("TG", "3 tỷ USD"), ("ML", "1 tỷ USD"), ("GH", "500 triệu USD")],
    ),
    (
        "vi",
        "Togo đứng đầu với 80 triệu euro, theo sau là Mali 60 triệu USD và Ghana 40 triệu USD.",
        [("TG", "80 triệu euro"), ("ML", "60 triệu USD"), ("GH", "40 triệu USD")],
    ),
    (
        "vi",
        "Các nước cam kết gồm: Togo 1 tỷ USD, Mali 2 tỷ USD và Ghana 200 triệu USD.",
        [("TG", "1 tỷ USD"), ("ML", "2 tỷ USD"), ("GH", "200 triệu USD")],
    ),
    (
        "ar",
        "وشملت التعهدات 3 مليارات دولار من توغو، ومليار دولار من مالي، و500 مليون دولار من غانا.",
        [("TG", "3 مليارات دولار"), ("ML", "مليار دولار"), ("GH", "500 مليون دولار")],
    ),
    (
        "ar",
        "وجاءت التعهدات كالتالي: توغو 3 مليارات دولار، مالي مليار دولار.",
        [("TG", "3 مليارات دولار"), ("ML", "مليار دولار")],
    ),
    (
        "ar",
        "تشارك في القوة ثلاث دول: توغو بـ 600 جندي، ومالي بـ 400 من الدرك، وغانا بكتيبة هندسة.",
        [("TG", "600 جندي"), ("ML", "400 من الدرك"), ("GH", "كتيبة هندسة")],
    ),
    (
        "en",
        "Three states will take part in the force: Togo with 600 soldiers, Mali with 400 and Ghana with a field hospital.",
        [("TG", "600 soldiers"), ("ML", "400"), ("GH", "a field hospital")],
    ),
    (
        "ar",
        "تعهدت توغو بثلاثة ملايين دولار، فيما تعهدت كل من مالي وغانا بخمسة ملايين دولار.",
        [("TG", "بثلاثة ملايين دولار"), ("ML GH", "بخمسة ملايين دولار")],
    ),
    (
        "ar",
        "تأتي توغو ومالي في مقدمة من دفعوا، إذ قدمت الثانية 22 مليون دولار.",
        [("ML", "22 مليون دولار")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), LISTS)
def test_each_giver_has_its_own_sum(language, text, expected):
    found = promises_in(text, language)
    bound = [" ".join(o.removeprefix("country:") for o in p.obligors) for p in found]
    assert bound == [who for who, _ in expected]
    for promise, (_, sum_) in zip(found, expected, strict=True):
        assert sum_ in promise.quote
        assert all(other not in promise.quote for _, other in expected if other != sum_)


@pytest.mark.parametrize(
    "text",
    [
        "Imports of rice included $3 million from Togo and $1 million from Mali.",
        "The camp, which gets aid from Fiji, hosts 300 families from Togo and 200 families from Mali.",
        "At the aid conference, 30 delegates from Togo and 20 delegates from Mali walked out.",
        "The minister said debts of $3 billion from Togo and $1 billion from Mali were due.",
    ],
)
def test_no_list_of_gifts(text):
    assert promises_in(text, "en") == []


def test_what_came_is_delivered():
    text = "The fund received $3 million from Togo and $1 million from Mali in contributions."
    found = promises_in(text, "en")
    assert [(p.modality, p.obligors) for p in found] == [
        ("past_delivery", ("country:TG",)),
        ("past_delivery", ("country:ML",)),
    ]


def test_what_one_gives_himself_is_no_list():
    text = "Ghana pledged $3 million from the World Bank and $1 million from the European Union."
    assert {p.obligors for p in promises_in(text, "en")} == {("country:GH",)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Togo dẫn đầu với 300 tỷ USD kim ngạch xuất khẩu, theo sau là Mali."),
        ("ar", "تتصدر توغو قائمة المصدرين بـ 300 مليار دولار."),
        ("ar", "وبلغ نصيب توغو من السوق 3 مليارات دولار."),
    ],
)
def test_who_tops_another_list_gives_nothing(language, text):
    assert promises_in(text, language) == []
