"""Dates: the sentence, and each date with its words. The documents are of 21 February 2026."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.dates.finding import (
    find_dates,
    nearest,
    scan_dates,
    shifted_day,
    shifted_month,
)
from servanda.extraction.view import View
from servanda.records.when import When

PUBLISHED = When("2026-02-21")
CASES = [
    # "Today" within quotation marks of a day before; what the clause of a speech says of its day.
    ("en", "They met on Thursday. “Today we begin,” she said.", [("Thursday", "2026-02-19"), ("Today", "2026-02-19")]),
    ("en", "Funds last until August. It grew over the next year and the last year.", [("August", "2026-08")]),
    ("en", "She told them yesterday morning that it had money until the end of June.", [("yesterday morning", "2026-02-20"), ("the end of June", "2026-06")]),
    ("en", "Since the 7 October attacks they waited. Seen at Expo 2020. Posted Fri, 12/12/2025.", [("7 October", "2023-10-07"), ("Fri, 12/12/2025", "2025-12-12")]),
    ("en", "“We will answer,” he said. “A truce in November held.”", [("November", "2025-11")]),
    ("vi", "2026.01.30\nHồi đầu tháng, kỷ niệm Cách mạng Tháng Tám, ảnh 1920, 25.1.2026", [("2026.01.30", "2026-01-30"), ("đầu tháng", "2026-02"), ("25.1.2026", "2026-01-25")]),
    ("ar", "حتى عام2030، بحسب عدد اليوم، وفق ما ذكره في كلمته يوم الثلاثاء", [("عام2030", "2030"), ("يوم الثلاثاء", "2026-02-17")]),
    ("ar", "الخميس 1 رمضان 1447 - 19 فبراير 2026 (Feb. 18, 2026)", [("19 فبراير 2026", "2026-02-19"), ("Feb. 18, 2026", "2026-02-18")]),
    # An older report on a page of today; what was done, and what is to be, in months without a year.
    ("ar", "جرى أمس الاثنين التوقيع، وسيصل الوفد غدا الأربعاء.", [("أمس الاثنين", "2026-02-16"), ("غدا الأربعاء", "2026-02-25")]),
    ("ar", "الخريجون سيتولون حراسة المركز، وأضاف أن الأردن درب في نوفمبر 400 ضابط", [("نوفمبر", "2025-11")]),
    ("ar", "الصندوق سيباشر صرف الشريحة الأولى خلال أبريل متى استكملت الدراسات", [("أبريل", "2026-04")]),
    (
        "ar",
        "قال الوزير، الأربعاء، إن السفن ستصل السبت المقبل. وكان قد أعلن مساء أمس الجمعة أن صلاة الجمعة",
        [
            ("الأربعاء", "2026-02-18"),
            ("السبت المقبل", "2026-02-28"),
            ("مساء أمس الجمعة", "2026-02-20"),
        ],
    ),
    (
        "ar",
        "الخميس 19 شباط، والخميس 12 شاحنة، وأول من أمس، وبنهاية العام، وفي العام الماضي 70 طفلا",
        [
            ("19 شباط", "2026-02-19"),
            ("الخميس", "2026-02-19"),
            ("أول من أمس", "2026-02-19"),
            ("نهاية العام", "2026"),
            ("العام الماضي", "2025"),
        ],
    ),
    ("ar", "أنفقت حتى منتصف كانون الثاني 4 ملايين", [("منتصف كانون الثاني", "2026-01")]),
    (
        "ar",
        "منذ الثامن من سبتمبر الماضي، وفي الحادي والعشرين من شهر آب 2025، وسابع أكتوبر؛ الملك الثاني مارس حقه",
        [
            ("الثامن من سبتمبر الماضي", "2025-09-08"),
            ("الحادي والعشرين من شهر آب 2025", "2025-08-21"),
            ("سابع أكتوبر", "2025-10-07"),
        ],
    ),
    (
        "ar",
        "اليوم (السبت)، و9 يناير كانون الثاني، وفي مارس الماضي، وفبراير المقبل، ومطلع العام، ونوفمبر من العام الماضي",
        [
            ("اليوم", "2026-02-21"),
            ("السبت", "2026-02-21"),
            ("9 يناير كانون الثاني", "2026-01-09"),
            ("مارس الماضي", "2025-03"),
            ("فبراير المقبل", "2027-02"),
            ("مطلع العام", "2026"),
            ("نوفمبر من العام الماضي", "2025-11"),
        ],
    ),
    (
        "ar",
        "يوم 12/5 و2025/5/12 و2025-5-12 وعام ٢٠٣٠م، واليوم الأحد 15 فبراير",
        [
            ("12/5", "2026-05-12"),
            ("2025/5/12", "2025-05-12"),
            ("2025-5-12", "2025-05-12"),
            ("عام ٢٠٣٠", "2030"),
            ("15 فبراير", "2026-02-15"),
        ],
    ),
    (
        "ar",
        "12 أيار/مايو القادم، وشهر تموز الفائت، و3 شباط الجاري، ومنذ 9 أكتوبر/تشرين الأول، ويوم الخميس، ومساء يوم الأحد",
        [
            ("12 أيار/مايو القادم", "2026-05-12"),
            ("شهر تموز الفائت", "2025-07"),
            ("3 شباط الجاري", "2026-02-03"),
            ("9 أكتوبر/تشرين الأول", "2025-10-09"),
            ("يوم الخميس", "2026-02-19"),
            ("مساء يوم الأحد", "2026-02-15"),
        ],
    ),
    (
        "ar",
        "موازنة العام 2027، وللعام 2028، ولعام 2029؛ وهم بأمس الحاجة، كتبت جريدة الأردن اليوم، وزار الأردن اليوم، من أجل غد أفضل، ومساء غد الأحد، وفي النصف الأول من نيسان المقبل",
        [
            ("العام 2027", "2027"),
            ("عام 2028", "2028"),
            ("لعام 2029", "2029"),
            ("اليوم", "2026-02-21"),
            ("مساء غد الأحد", "2026-02-22"),
            ("نيسان المقبل", "2026-04"),
        ],
    ),
    ("ar", "يجتمع الوزراء الثلاثاء في القاهرة", [("الثلاثاء", "2026-02-24")]),
    ("ar", "اجتمع الوزراء الثلاثاء في القاهرة", [("الثلاثاء", "2026-02-17")]),
    ("en", "last Monday", [("last Monday", "2026-02-16")]),
    (
        "en",
        "It met last February and last May.",
        [("last February", "2025-02"), ("last May", "2025-05")],
    ),
    ("en", "They are due to meet on Saturday afternoon.", [("Saturday afternoon", "2026-02-21")]),
    (
        "en",
        "It was told on 4 April 2025\nLast July it was not.",
        [("4 April 2025", "2025-04-04"), ("Last July", "2025-07")],
    ),
    ("en", "They met on Wednesday evening.", [("Wednesday evening", "2026-02-18")]),
    ("en", "It meets again next January.", [("next January", "2027-01")]),
    ("en", "The envoy Jan Berg left. June Carter stayed with April Haynes.", []),
    ("en", "The board prepares for its meeting in Lima on Thursday.", [("Thursday", "2026-02-26")]),
    ("en", "During a round of talks in Quito in July, she asked for it.", [("July", "2025-07")]),
    ("vi", "họp ngày 25 tháng này, rồi trong 3 tháng tới", [("ngày 25 tháng này", "2026-02-25")]),
    ("en", "on the 31st of next month", [("the 31st of next month", "2026-03-31")]),
    ("en", "3 of this month's pledges", [("this month", "2026-02")]),
    ("ar", "عدد ما دخل حتى يوم الخميس بلغ مئة", [("يوم الخميس", "2026-02-19")]),
    ("ar", "العطلة أيام الجمعة والسبت", []),
    ("ar", "ستعلن ذلك خلال لقائها المرتقب الخميس", [("الخميس", "2026-02-26")]),
    ("ar", "يوم 25 من الشهر الجاري", [("يوم 25 من الشهر الجاري", "2026-02-25")]),
    ("ar", "وقع في 18/فبراير/2026 بلاهاي", [("18/فبراير/2026", "2026-02-18")]),
    ("ar", "في الـ18 من فبراير", [("الـ18 من فبراير", "2026-02-18")]),
    ("vi", "từ ngày 18 đến 20-2", [("từ ngày 18 đến 20-2", "2026-02-18/2026-02-20")]),
    ("vi", "từ ngày 18 - 20/2 (giờ địa phương)", [("từ ngày 18 - 20/2", "2026-02-18/2026-02-20")]),
    ("vi", "Từ 24-7 đến 31-7, đoàn đi", [("Từ 24-7 đến 31-7", "2026-07-24/2026-07-31")]),
    ("vi", "Ngày 16-20/7", [("Ngày 16-20/7", "2026-07-16/2026-07-20")]),
    (
        "vi",
        "ngày 26, 27 và 29/3",
        [("ngày 26", "2026-03-26"), ("27", "2026-03-27"), ("29/3", "2026-03-29")],
    ),
    ("vi", "Sáng 20-2 (giờ địa phương)", [("Sáng 20-2", "2026-02-20")]),
    ("vi", "chiều nay 18-2", [("chiều nay 18-2", "2026-02-18")]),
    (
        "vi",
        "ngày 19 tháng 2 năm 2026 và năm 2030 và 2045, đến năm 2030 và 2045",
        [
            ("ngày 19 tháng 2 năm 2026", "2026-02-19"),
            ("năm 2030", "2030"),
            ("2045", "2045"),
            ("năm 2030", "2030"),
            ("2045", "2045"),
        ],
    ),
    ("vi", "sinh năm 2004, đường 2 tháng 9, từ 3-8 lần, tỷ số 2-1, số 12/2020, 2/3 dân số", []),
    ("vi", "ngày 31/2 và ngày 30-2", []),
    ("vi", "Thứ Sáu, ngày 20/02/2026", [("Thứ Sáu, ngày 20/02/2026", "2026-02-20")]),
    ("vi", "lần thứ sáu, ngày 20-2", [("ngày 20-2", "2026-02-20")]),
    ("vi", "các ngày 9.2 và 12.2", [("ngày 9.2", "2026-02-09"), ("12.2", "2026-02-12")]),
    ("en", "Friday the 13th of March", [("Friday the 13th of March", "2026-03-13")]),
    (
        "vi",
        "quý II/2026, quý IV, cuối tháng 6, đầu năm 2027, cuối năm nay, tháng 2/2026, tháng 6 tới",
        [
            ("quý II/2026", "2026-Q2"),
            ("quý IV", "2025-Q4"),
            ("cuối tháng 6", "2026-06"),
            ("đầu năm 2027", "2027"),
            ("cuối năm nay", "2026"),
            ("tháng 2/2026", "2026-02"),
            ("tháng 6", "2026-06"),
        ],
    ),
    (
        "vi",
        "hôm nay (18/2), hôm qua, ngày mai; 0903.343.439 và 0903343439",
        [
            ("hôm nay", "2026-02-21"),
            ("18/2", "2026-02-18"),
            ("hôm qua", "2026-02-20"),
            ("ngày mai", "2026-02-22"),
        ],
    ),
    (
        "vi",
        "giai đoạn 2026-2030, từ năm 2026 đến năm 2030; 6 tháng đầu năm 2026",
        [
            ("2026-2030", "2026/2030"),
            ("từ năm 2026 đến năm 2030", "2026/2030"),
            ("6 tháng đầu năm 2026", "2026-01/2026-06"),
        ],
    ),
    (
        "vi",
        "số ra ngày 19/2 đã; Xuân Bính Ngọ 2026; Boeing 737-8; trong 40 năm qua; 3 tháng 5 ngày",
        [("ngày 19/2", "2026-02-19"), ("2026", "2026")],
    ),
    (
        "vi",
        "ngày 31-12-2027; 31/12/2027; Nghị quyết 2803 (2025)",
        [("ngày 31-12-2027", "2027-12-31"), ("31/12/2027", "2027-12-31"), ("2025", "2025")],
    ),
    (
        "vi",
        "từ ngày 28 tháng 2 đến ngày 3 tháng 3; trong các ngày 18, 19 và 20 tháng 2",
        [
            ("từ ngày 28 tháng 2 đến ngày 3 tháng 3", "2026-02-28/2026-03-03"),
            ("ngày 18", "2026-02-18"),
            ("19", "2026-02-19"),
            ("20 tháng 2", "2026-02-20"),
        ],
    ),
    (
        "vi",
        "ngày 17.10; hôm 2.9; ngày 31.3.2026; dịp Quốc khánh 2/9; tăng 3.5 lần; bản 4.0; Ngày 20 tháng 2, 2026.",
        [
            ("ngày 17.10", "2025-10-17"),
            ("2.9", "2025-09-02"),
            ("ngày 31.3.2026", "2026-03-31"),
            ("2/9", "2025-09-02"),
            ("Ngày 20 tháng 2, 2026", "2026-02-20"),
        ],
    ),
    (
        "vi",
        "ngày 1-10 tới, ngày 1-10 tới Hà Nội; bước sang năm thứ tám; các năm trước; vài tháng trước",
        [("ngày 1-10", "2026-10-01"), ("ngày 1-10", "2025-10-01")],
    ),
    (
        "vi",
        "Tối thứ Tư, ông nói hôm thứ năm. Thứ hai tuần tới; lần thứ hai, thế giới thứ Ba, ngày thứ sáu",
        [
            ("Tối thứ Tư", "2026-02-18"),
            ("thứ năm", "2026-02-19"),
            ("Thứ hai tuần tới", "2026-02-23"),
        ],
    ),
    (
        "vi",
        "thứ Năm (19-2), thứ năm, ngày 19/2; 24/7; 8.000 binh sĩ; 20/2/2026",
        [("19-2", "2026-02-19"), ("ngày 19/2", "2026-02-19"), ("20/2/2026", "2026-02-20")],
    ),
    (
        "en",
        "on 19 February 2026, February 19, 2026; Feb. 19; 18-20 February; February 18-20; from 18 to 20 February",
        [
            ("19 February 2026", "2026-02-19"),
            ("February 19, 2026", "2026-02-19"),
            ("Feb. 19", "2026-02-19"),
            ("18-20 February", "2026-02-18/2026-02-20"),
            ("February 18-20", "2026-02-18/2026-02-20"),
            ("18 to 20 February", "2026-02-18/2026-02-20"),
        ],
    ),
    (
        "en",
        "They leave by the end of April. Nobody stays. On Sept. 5 they met.",
        [("the end of April", "2026-04"), ("Sept. 5", "2025-09-05")],
    ),
    (
        "en",
        "by end-June, by the end of June, in late 2026, in 2026, by 2030, Q2 2026, the second quarter of 2026",
        [
            ("end-June", "2026-06"),
            ("the end of June", "2026-06"),
            ("late 2026", "2026"),
            ("2026", "2026"),
            ("2030", "2030"),
            ("Q2 2026", "2026-Q2"),
            ("the second quarter of 2026", "2026-Q2"),
        ],
    ),
    (
        "en",
        "between 28 February and 3 March 2026; February 28 to March 3, 2026; May 3, May 3 and 5.",
        [
            ("28 February and 3 March 2026", "2026-02-28/2026-03-03"),
            ("February 28 to March 3, 2026", "2026-02-28/2026-03-03"),
            ("May 3", "2026-05-03"),
            ("May 3", "2026-05-03"),
            ("5", "2026-05-05"),
        ],
    ),
    (
        "en",
        "It may send troops in May and march on. He was born in 1970. 2000 soldiers in 2025. resolution 1973 (2011)",
        [("May", "2026-05"), ("2025", "2025"), ("2011", "2011")],
    ),
    (
        "en",
        "2026-02-19 and 19/02/2026 and 02/28/2026; from 2014 to 2016; 2014-16; 2025/26; on 31 February",
        [
            ("2026-02-19", "2026-02-19"),
            ("19/02/2026", "2026-02-19"),
            ("02/28/2026", "2026-02-28"),
            ("2014 to 2016", "2014/2016"),
            ("2014-16", "2014/2016"),
            ("2025/26", "2025/2026"),
        ],
    ),
    (
        "en",
        "on 18 and 20 February; yesterday; next year; by the end of the year; March 20 and 50 trucks; June",
        [
            ("18", "2026-02-18"),
            ("20 February", "2026-02-20"),
            ("yesterday", "2026-02-20"),
            ("next year", "2027"),
            ("the end of the year", "2026"),
            ("March 20", "2026-03-20"),
            ("June", "2026-06"),
        ],
    ),
    (
        "ar",
        "في 19 فبراير 2026 و19 شباط/فبراير، من 18 إلى 20 فبراير، يومي 18 و20 فبراير",
        [
            ("19 فبراير 2026", "2026-02-19"),
            ("19 شباط/فبراير", "2026-02-19"),
            ("18 إلى 20 فبراير", "2026-02-18/2026-02-20"),
            ("18", "2026-02-18"),
            ("20 فبراير", "2026-02-20"),
        ],
    ),
    (
        "ar",
        "بحلول نهاية يونيو، نهاية حزيران، بنهاية عام 2026، الربع الثاني من 2026، في كانون الأول 2025",
        [
            ("نهاية يونيو", "2026-06"),
            ("نهاية حزيران", "2026-06"),
            ("نهاية عام 2026", "2026"),
            ("الربع الثاني من 2026", "2026-Q2"),
            ("كانون الأول 2025", "2025-12"),
        ],
    ),
    (
        "ar",
        "في ٢٠ فيفري، وفي غشت 2026، مارس ضغوطا، في مارس، عام 2030، بين عامي 2026 و2030، 31 فبراير",
        [
            ("٢٠ فيفري", "2026-02-20"),
            ("غشت 2026", "2026-08"),
            ("مارس", "2026-03"),
            ("عام 2030", "2030"),
            ("عامي 2026 و2030", "2026/2030"),
        ],
    ),
    (
        "en",
        "The money will be paid in two parts, one in March. Cairo has promised to open it in April. Oslo agreed in May to build it.",
        [("March", "2026-03"), ("April", "2026-04"), ("May", "2025-05")],
    ),
    (
        "en",
        "Malaysia may follow in October. By the end of January Germany had disbursed it. The group asked the navy to start before April. In November it had met twice. Norway will pay in January. It wrote on Wednesday; they will meet on Monday; Friday, 20 February; the branch on 30 June Street; Good Friday; in the second quarter",
        [
            ("October", "2026-10"),
            ("the end of January", "2026-01"),
            ("April", "2026-04"),
            ("November", "2025-11"),
            ("January", "2027-01"),
            ("Wednesday", "2026-02-18"),
            ("Monday", "2026-02-23"),
            ("Friday, 20 February", "2026-02-20"),
            ("the second quarter", "2026-Q2"),
        ],
    ),
    (
        "en",
        "The envoy said Monday's meeting will be short. Ruiz said Friday's vote was fair. It came with Thursday's news that Peru will pay. The first boats are targeted for July. The crews to be sent in August are small. By mid-January, papers reported that the road was open. Both sides agreed to the plan, and the truce began in October. By mid-January, Peru will open it.",
        [
            ("Monday", "2026-02-23"),
            ("Friday", "2026-02-20"),
            ("Thursday", "2026-02-19"),
            ("July", "2026-07"),
            ("August", "2026-08"),
            ("mid-January", "2026-01"),
            ("October", "2025-10"),
            ("mid-January", "2027-01"),
        ],
    ),
    (
        "vi",
        "Tuyến bay dự kiến khai trương vào tháng 10. Hai bên đã ký hồi tháng 10. Quỹ sẽ chuyển tiền trong tháng 1.",
        [("tháng 10", "2026-10"), ("tháng 10", "2025-10"), ("tháng 1", "2027-01")],
    ),
    (
        "ar",
        "أعلن الوزير اليوم أن بلاده ستدفع في يناير. وكانت قد تعهدت في نوفمبر. في اليوم التالي",
        [("اليوم", "2026-02-21"), ("يناير", "2027-01"), ("نوفمبر", "2025-11")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = find_dates(View(text), published=PUBLISHED, language=language)
    assert [(date.quote, str(date.value)) for date in found] == expected
    assert all(text[date.start : date.end] == date.quote for date in found)


@pytest.mark.parametrize(
    ("language", "text", "impossible"),
    [
        ("vi", "họp ngày 31/2 tới", ["ngày 31/2"]),
        ("vi", "từ 28-2 đến 30-2", ["từ 28-2 đến 30-2"]),
        ("vi", "ngày 29/2", ["ngày 29/2"]),
        ("en", "by 31 February", ["31 February"]),
        ("ar", "31 فبراير", ["31 فبراير"]),
        ("en", "2026-02-30", ["2026-02-30"]),
    ],
)
def test_impossible_days(language: str, text: str, impossible: list[str]) -> None:
    found, never = scan_dates(View(text), published=PUBLISHED, language=language)
    assert (found, [text[start:end] for start, end in never]) == ([], impossible)


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        ("ngày 19/2", None, []),
        ("ngày 19/2, trong năm 2026", None, ["2026-02-19", "2026"]),
        ("ngày 19/2. Sau năm 2025 là năm 2026", None, ["2025", "2026"]),
        ("ngày 30/12", When("2026-01-02"), ["2025-12-30"]),
        ("từ 28/12 đến 3/1", When("2026-01-02"), ["2025-12-28/2026-01-03"]),
        ("ngày 19/2", When("2027"), ["2027-02-19"]),
    ],
)
def test_missing_years(text: str, published: When | None, values: list[str]) -> None:
    found = find_dates(View(text), published=published, language="vi")
    assert [str(date.value) for date in found] == values


def test_a_language_that_is_not_read_still_has_plain_dates() -> None:
    found = find_dates(View("le 2026-02-19 et 3/4/2026"), published=None, language="")
    assert [str(date.value) for date in found] == ["2026-02-19", "2026-04-03"]


@given(st.text(alphabet="0123456789-/., ngàythá2đếnMay va\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    view = View(text)
    for language in ("vi", "en", "ar"):
        found = find_dates(view, published=PUBLISHED, language=language)
        assert all(text[date.start : date.end] == date.quote for date in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("month", "number", "published", "year"),
    [
        (2, 19, date(2026, 2, 21), 2026),
        (12, 30, date(2026, 1, 4), 2025),
        (1, 3, date(2025, 12, 30), 2026),
        (2, 29, date(2025, 1, 1), 2024),
        (2, 29, date(2026, 2, 21), None),
    ],
)
def test_nearest(month: int, number: int, published: date, year: int | None) -> None:
    assert nearest(month, number, published) == year


def test_shifts() -> None:
    assert str(shifted_day(date(2026, 3, 1), -1)) == "2026-02-28"
    assert str(shifted_month(date(2026, 1, 31), -1)) == "2025-12"
    assert str(shifted_month(date(2026, 12, 1), 1)) == "2027-01"
