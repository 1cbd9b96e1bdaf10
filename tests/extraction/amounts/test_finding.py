"""Quantities: the words, and what each says. `5..` is a minimum, `..5` a maximum, `~5` about five."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.view import View
from servanda.records.amount import Amount
from servanda.records.columns import plain_decimal
from tests.extraction import amount_cases

CASES = [
    (
        "vi",
        "lên tới 37,2 tỷ USD; trị giá lên đến 8,1 tỉ đô; mua 50 máy bay Boeing 737-8; hơn 50 quốc gia; sau 30 năm",
        [
            ("37,2 tỷ USD", "..37200000000 USD"),
            ("8,1 tỉ đô", "8100000000 USD"),
            ("50 máy bay", "50 aircraft"),
            ("50 quốc gia", "50.. country"),
            ("30 năm", "30 year"),
        ],
    ),
    (
        "vi",
        "tổng giá trị các hợp đồng được trao lên tới 3 tỷ USD; trị giá có thể lên tới 4 tỷ USD; "
        "cử tới 8.000 binh sĩ; gửi tới 500 gia đình; không quá 9 triệu euro",
        [
            ("3 tỷ USD", "3000000000 USD"),
            ("4 tỷ USD", "..4000000000 USD"),
            ("8.000 binh sĩ", "..8000 soldier"),
            ("500 gia đình", "500 family"),
            ("9 triệu euro", "..9000000 EUR"),
        ],
    ),
    (
        "en",
        "Canada has handed over 12 ambulances; over 12 trucks",
        [("12 ambulances", "12 ambulance"), ("12 trucks", "12.. truck")],
    ),
    (
        "en",
        "contracts worth as much as $3bn; the total may reach up to $4bn",
        [("$3bn", "..3000000000 USD"), ("$4bn", "..4000000000 USD")],
    ),
    (
        "vi",
        "hơn 7 tỷ USD; tối đa 8.000 binh sĩ; ít nhất 200 cảnh sát; khoảng 1,5 triệu người; từ 5 đến 7 tỷ USD; 5-7 tỷ USD",
        [
            ("7 tỷ USD", "7000000000.. USD"),
            ("8.000 binh sĩ", "..8000 soldier"),
            ("200 cảnh sát", "200.. police officer"),
            ("1,5 triệu người", "~1500000 person"),
            ("5 đến 7 tỷ USD", "5000000000..7000000000 USD"),
            ("5-7 tỷ USD", "5000000000..7000000000 USD"),
        ],
    ),
    (
        "vi",
        "chỉ với (5000đ); mười tỷ USD; hai tỷ đô la Mỹ; hai nước; ba Đảng; giữa ba người đứng đầu; năm nước; 3 nghìn tỷ đồng",
        [
            ("5000đ", "5000 VND"),
            ("mười tỷ USD", "10000000000 USD"),
            ("hai tỷ đô la Mỹ", "2000000000 USD"),
            ("3 nghìn tỷ đồng", "3000000000000 VND"),
        ],
    ),
    (
        "vi",
        "ngày 19 tháng 2 năm 2026; 5 đồng chí; 1.409 tỷ đồng; 1,409 tỷ USD; hai mươi lăm xe tải; 1 tỷ 200 triệu USD; Mỗi năm người dân",
        [
            ("1.409 tỷ đồng", "1409000000000 VND"),
            ("1,409 tỷ USD", "1409000000 USD"),
            ("hai mươi lăm xe tải", "25 truck"),
            ("1 tỷ 200 triệu USD", "1200000000 USD"),
        ],
    ),
    (
        "vi",
        "8.000 binh sĩ trở lên; gần 500 lều bạt; 2/3 dân số; 12 tuổi; 6 tháng đầu năm; thứ 3 hướng lớn; hàng triệu người; 20.000 USD",
        [
            ("8.000 binh sĩ", "8000.. soldier"),
            ("500 lều bạt", "~500 tent"),
            ("6 tháng", "6 month"),
            ("20.000 USD", "20000 USD"),
        ],
    ),
    (
        "en",
        "$10bn; US$ 1.2 billion; 10 billion dollars; €450m; up to 8,000 troops; more than 50 countries; at least 5 trucks; about 200 homes",
        [
            ("$10bn", "10000000000 USD"),
            ("US$ 1.2 billion", "1200000000 USD"),
            ("10 billion dollars", "10000000000 USD"),
            ("€450m", "450000000 EUR"),
            ("8,000 troops", "..8000 soldier"),
            ("50 countries", "50.. country"),
            ("5 trucks", "5.. truck"),
            ("200 homes", "~200 home"),
        ],
    ),
    (
        "en",
        "between $5 and $7 billion; $5-7 billion; 5 to 7 billion dollars; $5bn to $7bn; two countries; two hundred thousand tents; half a billion dollars",
        [
            ("$5 and $7 billion", "5000000000..7000000000 USD"),
            ("$5-7 billion", "5000000000..7000000000 USD"),
            ("5 to 7 billion dollars", "5000000000..7000000000 USD"),
            ("$5bn to $7bn", "5000000000..7000000000 USD"),
            ("two hundred thousand tents", "200000 tent"),
            ("half a billion dollars", "500000000 USD"),
        ],
    ),
    # Of which kind, and not how long; letters of one country's press; adjectives joined; the same money.
    (
        "en",
        "a two-day visit; the 15th country; QR100 million; five UN brigades; 20 local and regional clubs; a quarter of a million Lebanese; 845 million euros, 637 million in loans",
        [
            ("QR100 million", "100000000 QAR"),
            ("five UN brigades", "5 brigade"),
            ("20 local and regional clubs", "20 club"),
            ("a quarter of a million Lebanese", "250000 person"),
            ("845 million euros", "845000000 EUR"),
            ("637 million", "637000000 EUR"),
        ],
    ),
    (
        "vi",
        "tổng số 2,4 triệu người, số 5 triệu; cho 2 triệu dân",
        [("2,4 triệu người", "2400000 person"), ("2 triệu dân", "2000000 person")],
    ),
    (
        "ar",
        "60 مليون يورو، منها 20 مليون لدعم الميناء؛ 9 ملايين دولار، وتوغو بـ3 ملايين، لإغاثة 4 ملايين نازح؛ (67) طائرة و(1,200) طن",
        [
            ("60 مليون يورو", "60000000 EUR"),
            ("20 مليون", "20000000 EUR"),
            ("9 ملايين دولار", "9000000 USD"),
            ("3 ملايين", "3000000 USD"),
            ("4 ملايين نازح", "4000000 person"),
            ("67) طائرة", "67 aircraft"),
            ("1,200) طن", "1200 tonne"),
        ],
    ),
    (
        "ar",
        "4 مليارات يورو وملياران إضافيان، وهي بداية مسيرتي، و8000 من جنوده",
        [
            ("4 مليارات يورو", "4000000000 EUR"),
            ("ملياران", "2000000000 EUR"),
            ("8000 من جنوده", "8000 soldier"),
        ],
    ),
    (
        "en",
        "one billion dollars; a million people; nine named states; 40-year plan; 12-year-old; 2000 police officers; USD 75 million; 1,409 million dollars; 3.507 billion dollars",
        [
            ("one billion dollars", "1000000000 USD"),
            ("a million people", "1000000 person"),
            ("nine named states", "9 country"),
            ("2000 police officers", "2000 police officer"),
            ("USD 75 million", "75000000 USD"),
            ("1,409 million dollars", "1409000000 USD"),
            ("3.507 billion dollars", "3507000000 USD"),
        ],
    ),
    (
        "en",
        "resolution 2803; May 5; one country; 20 additional trucks; some 1,200 soldiers; seven billion dollars; twenty-five doctors; over five years; 8.000 soldiers",
        [
            ("20 additional trucks", "20 truck"),
            ("1,200 soldiers", "~1200 soldier"),
            ("seven billion dollars", "7000000000 USD"),
            ("twenty-five doctors", "25 doctor"),
            ("five years", "5 year"),
            ("8.000 soldiers", "8000 soldier"),
        ],
    ),
    (
        "ar",
        "7 مليارات دولار؛ أكثر من 50 دولة؛ ثمانية آلاف جندي؛ مليار دولار؛ ١٫٥ مليار دولار؛ ما يصل إلى 8000 جندي؛ ملياري دولار؛ 12 ألف خيمة",
        [
            ("7 مليارات دولار", "7000000000 USD"),
            ("50 دولة", "50.. country"),
            ("ثمانية آلاف جندي", "8000 soldier"),
            ("مليار دولار", "1000000000 USD"),
            ("١٫٥ مليار دولار", "1500000000 USD"),
            ("8000 جندي", "..8000 soldier"),
            ("ملياري دولار", "2000000000 USD"),
            ("12 ألف خيمة", "12000 tent"),
        ],
    ),
    (
        "ar",
        "نحو 300 شرطي؛ بـ10 مليارات دولار؛ بين 5 و7 مليارات دولار؛ خمسة وعشرين طبيبا؛ مليون و200 ألف شخص؛ 75 مليون دولار أمريكي؛ من 5 إلى 7 سنوات؛ ألفي جندي",
        [
            ("300 شرطي", "~300 police officer"),
            ("10 مليارات دولار", "10000000000 USD"),
            ("5 و7 مليارات دولار", "5000000000..7000000000 USD"),
            ("خمسة وعشرين طبيبا", "25 doctor"),
            ("مليون و200 ألف شخص", "1200000 person"),
            ("75 مليون دولار أمريكي", "75000000 USD"),
            ("5 إلى 7 سنوات", "5..7 year"),
            ("ألفي جندي", "2000 soldier"),
        ],
    ),
    (
        "en",
        "40 doctors and 20 nurses; $5 million and 30 lorries; two and a half million dollars; a $15 million hospital; 25 diesel generators; 16 water engineers; five Egyptian field hospitals; 1,200 bags of cement; four clinics; 19 boxes",
        [
            ("40 doctors", "40 doctor"),
            ("20 nurses", "20 nurse"),
            ("$5 million", "5000000 USD"),
            ("30 lorries", "30 truck"),
            ("two and a half million dollars", "2500000 USD"),
            ("$15 million", "15000000 USD"),
            ("25 diesel generators", "25 generator"),
            ("16 water engineers", "16 engineer"),
            ("five Egyptian field hospitals", "5 hospital"),
            ("1,200 bags", "1200 bag"),
            ("four clinics", "4 clinic"),
            ("19 boxes", "19 box"),
        ],
    ),
    (
        "en",
        "300 flats for 1,200 households; 200 gendarmes; open the sky for one week; 300 sheep; two decades; two officials said; "
        "not one ship; one hopes; one day it will",
        [
            ("300 flats", "300 flat"),
            ("1,200 households", "1200 household"),
            ("200 gendarmes", "200 gendarme"),
            ("one week", "1 week"),
            ("300 sheep", "300 sheep"),
            ("two decades", "2 decade"),
            ("two officials", "2 official"),
        ],
    ),
    (
        "en",
        "Georgia gave 12 million lari, Azerbaijan 20 million manats, Zambia 15 million kwacha; Moldova owes 14 million lei; 4 million kina",
        [
            ("12 million lari", "12000000 GEL"),
            ("20 million manats", "20000000 AZN"),
            ("15 million kwacha", "15000000 ZMW"),
            ("14 million lei", "14000000 MDL"),
            ("4 million kina", "4000000 PGK"),
        ],
    ),
    (
        "ar",
        "200 دركي و45 منزلا؛ قبل ثلاثة عقود؛ سريرين وشقتين؛ 600 مدفأة؛ تسعة غواصين؛ قدمت غانا 40 مليون سيدي وجورجيا 12 مليون لاري",
        [
            ("200 دركي", "200 gendarme"),
            ("45 منزلا", "45 house"),
            ("ثلاثة عقود", "3 decade"),
            ("سريرين", "2 bed"),
            ("شقتين", "2 apartment"),
            ("600 مدفأة", "600 heater"),
            ("تسعة غواصين", "9 diver"),
            ("40 مليون سيدي", "40000000 GHS"),
            ("12 مليون لاري", "12000000 GEL"),
        ],
    ),
    (
        "en",
        "Resolution 2803 calls on all; in 2026 donors met; a day; 3 of them; the two countries; 10 times; 7 percentage points; 12 voted yes",
        [],
    ),
    (
        "vi",
        "nửa triệu USD; 2 tỷ rưỡi đồng; khoản 70 triệu euro; hai tàu hộ vệ; 450 tấn gạo và 30 xe tải; 8 triệu đô la New Zealand; hai nước; ba nhà lãnh đạo",
        [
            ("nửa triệu USD", "500000 USD"),
            ("2 tỷ rưỡi đồng", "2500000000 VND"),
            ("70 triệu euro", "70000000 EUR"),
            ("hai tàu hộ vệ", "2 ship"),
            ("450 tấn", "450 tonne"),
            ("30 xe tải", "30 truck"),
            ("8 triệu đô la New Zealand", "8000000 NZD"),
        ],
    ),
    (
        "ar",
        "3 آلاف خيمة و450 طنا؛ مليارا و200 مليون دولار؛ مليار ونصف المليار دولار؛ ثلاثة ملايين ونصف مليون يورو؛ ألف ومئتي جندي؛ 30 ممرضا و12 مولدا",
        [
            ("3 آلاف خيمة", "3000 tent"),
            ("450 طنا", "450 tonne"),
            ("مليارا و200 مليون دولار", "1200000000 USD"),
            ("مليار ونصف المليار دولار", "1500000000 USD"),
            ("ثلاثة ملايين ونصف مليون يورو", "3500000 EUR"),
            ("ألف ومئتي جندي", "1200 soldier"),
            ("30 ممرضا", "30 nurse"),
            ("12 مولدا", "12 generator"),
        ],
    ),
]


def said(amount: Amount) -> str:
    """Write an amount as the table does."""

    def plain(number) -> str:
        return "" if number is None else plain_decimal(number)

    bounds = f"{plain(amount.minimum)}..{plain(amount.maximum)}"
    about = "~" if amount.approximate else ""
    return f"{about}{plain(amount.value) if amount.value is not None else bounds} {amount.unit}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_amounts(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = find_amounts(View(text), language=language)
    assert [(mention.quote, said(mention.amount)) for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.quote for mention in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The ceiling rose from 8,000 to 12,000 soldiers.",
            [("12,000 soldiers", "12000 soldier")],
        ),
        (
            "en",
            "It was raised again. Each has from 650 to 800 beds.",
            [("650 to 800 beds", "650..800 bed")],
        ),
        (
            "en",
            "Fifty-one police cadets; 30 police",
            [("Fifty-one police cadets", "51 cadet"), ("30 police", "30 police officer")],
        ),
        ("ar", "رفع العدد من 8 آلاف إلى 12 ألف جندي.", [("12 ألف جندي", "12000 soldier")]),
        ("ar", "تضم من 650 إلى 800 عسكري.", [("650 إلى 800 عسكري", "650..800 soldier")]),
        (
            "vi",
            "nâng từ 8.000 lên 12.000 binh sĩ; từ 650 đến 800 quân",
            [("12.000 binh sĩ", "12000 soldier"), ("650 đến 800 quân", "650..800 soldier")],
        ),
        (
            "vi",
            "họp lúc 10 giờ; sau 48 giờ; ngày 5 tháng tới; 3 tháng tới",
            [("48 giờ", "48 hour"), ("3 tháng", "3 month")],
        ),
    ],
)
def test_what_only_looks_like_a_range_or_a_time(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = find_amounts(View(text), language=language)
    assert [(mention.quote, said(mention.amount)) for mention in found] == expected


@pytest.mark.parametrize("language", amount_cases.CASES)
def test_inventory(language: str) -> None:
    for text, expected in amount_cases.CASES[language]:
        found = find_amounts(View(text), language=language)
        assert [f"{m.quote}|{said(m.amount)}" for m in found] == expected, text


@pytest.mark.parametrize(
    "text",
    ["gọi 0903.343.439", "đoạn 737-8", "tỷ số 2-1", "điều 5 khoản 3", "5 trường hợp", "10 đô thị"],
)
def test_no_amounts(text: str) -> None:
    assert find_amounts(View(text), language="vi") == []


def test_a_language_that_is_not_read_still_has_symbols() -> None:
    assert [said(m.amount) for m in find_amounts(View("pour €450 et $20"), language="")] == [
        "450 EUR",
        "20 USD",
    ]


@given(st.text(alphabet="0123456789.,$- năm tỷUSDto€nước", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for language in ("vi", "en", "ar", ""):
        found = find_amounts(View(text), language=language)
        assert all(text[mention.start : mention.end] == mention.quote for mention in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1", " ", "a", "1 ", "1,", "five ", "1.000 ", "tỷ ", "$", "مليار ", "1-", "hai mươi "]
)
def test_long_lines_end_soon(piece: str) -> None:
    view = View(piece * (100_000 // len(piece)))
    start = time.process_time()
    for language in ("vi", "en", "ar"):
        find_amounts(view, language=language)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "Of 640 million euros, 212 million have been paid. Fiji gave 60 million.", ["EUR"] * 3),
        ("en", "Fiji gave $4 million; 2 million people gain, and some 3 million in need wait.", ["USD", "person"]),
        ("en", "Fiji gave $4 million and 3 million euros. Another 5 million came.", ["USD", "EUR"]),
        ("vi", "Fiji góp 38 triệu euro, Samoa cho vay 60 triệu với lãi thấp.", ["EUR", "EUR"]),
        ("ar", "قدمت فيجي 40 مليون يورو. وقدمت ساموا 6 ملايين.", ["EUR", "EUR"]),
    ],
)  # fmt: skip
def test_a_sum_without_a_currency_is_of_the_one_money_of_the_text(language, text, units):
    found = find_amounts(View(text), language=language)
    assert [a.amount.unit for a in found] == units


def test_a_key_is_no_course():
    found = find_amounts(View("Họ trao chìa khóa 140 căn nhà; khóa 14 họp."), language="vi")
    assert [a.quote for a in found] == ["140 căn nhà"]


def test_a_year_since_when_begins_no_range():
    found = find_amounts(View("It gave £12 million, since 2022 to £48 million."), language="en")
    assert [a.quote for a in found] == ["£12 million", "£48 million"]
