"""Pages in three languages, in our own words: what is article and what stands around it."""

import pytest

from servanda.extraction.pages.cleaning import article, zones

ENGLISH = """Skip to content
Home
World
Sign in
Subscribe
News Opinion Sport Culture Lifestyle More Show More Podcasts Video Newsletters Crosswords Corrections
Middle East
# Donors meet again over the harbour
@ By Anna Reed in Cairo
@ Published 4 March 2026
. Ministers from nine states gathered on Tuesday to talk about the harbour.
! Photo: harbour at dawn (AP)
. They agreed that work should start in June, and that a fund would pay for it.
~ Related
~ Harbour dredging stalls again
~ Who pays for the pier?
. "We will send two ships," the minister said. "They sail in April."
. The fund holds $4 million so far, according to the bank.
Share this article
~ Read more
~ Port workers strike
~ Unions said on Monday that 200 dockers had stopped work.
Sign up to our newsletter
Enter your email address
Your subscription costs $5 per month. Cancel anytime.
© 2026 The Example. All rights reserved.
"""

VIETNAMESE = """Trang chủ
Thời sự
Đăng nhập
Bóng đá Quần vợt Cầu lông Điền kinh Bơi lội Đua xe Cờ vua Võ thuật Bóng rổ
Quốc tế
# Các nhà tài trợ bàn chuyện mở lại bến cảng
@ 04/03/2026 07:30
. Chín bộ trưởng họp tại Cairo hôm thứ ba để bàn việc dựng lại bến cảng phía bắc.
! Bến cảng lúc bình minh. Ảnh: Hải Yến
. Các bên nhất trí khởi công trong tháng 6, và lập một quỹ chung để trả chi phí.
. Ai sẽ trả tiền
. "Chúng tôi sẽ gửi hai tàu", ông bộ trưởng nói.
@ Theo Hãng tin Ví Dụ
~ Bài liên quan
~ Nạo vét bến cảng lại dừng
~ Nghiệp đoàn cho biết 200 thợ bốc xếp đã nghỉ việc từ sáng.
Bạn cần đăng nhập để gửi bình luận
Thanh toán 20.000đ để đọc tiếp bài viết
Hotline: 0900 000 000
"""

ARABIC = """الرئيسية
أخبار
رياضة
تسجيل الدخول
# المانحون يجتمعون مجددا بشأن الميناء
@ بقلم: سعاد منصور
. اجتمع وزراء من تسع دول يوم الثلاثاء لبحث إعادة بناء الميناء في الشمال.
! الصورة: الميناء فجرا
. واتفقوا على أن يبدأ العمل في يونيو، وأن يدفع صندوق مشترك تكلفته.
~ اقرأ أيضا
~ تعثر أعمال الميناء
. قال الوزير: "سنرسل سفينتين في الربيع".
. وبحسب المصرف يضم الصندوق أربعة ملايين دولار حتى الآن.
جميع الحقوق محفوظة 2026
اشترك في النشرة البريدية مقابل 5 دولارات
"""

MARKS = {"#": "headline", "@": "byline", ".": "body", "!": "caption", "~": "related"}


def labelled(page: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the page without the marks in front of its lines, and the kind each should have."""
    kinds, bare = [], []
    for line in page.splitlines():
        kind = MARKS.get(line[0], "chrome") if line[1] == " " else "chrome"
        bare.append(line[2:] if kind != "chrome" else line)
        kinds.append((kind, bare[-1]))
    return "\n".join(bare), kinds


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize(
    ("language", "page"), [("en", ENGLISH), ("vi", VIETNAMESE), ("ar", ARABIC)]
)
def test_page(language: str, page: str, line_end: str) -> None:
    text, expected = labelled(page)
    text = text.replace("\n", line_end)
    for code in (language, ""):
        found = zones(text, language=code)
        assert [(zone.kind, text[zone.start : zone.end]) for zone in found] == expected


def test_the_month_of_a_capture_is_chrome() -> None:
    text = "date 2026-03 The convoy arrived on Monday.\nIt left again on Tuesday."
    first = next(iter(zones(text)))
    assert (first.kind, text[first.start : first.end]) == ("chrome", "date 2026-03")


def test_capture_date_is_chrome() -> None:
    text = " date 2026-03-04 The convoy arrived on Monday.\nIt left again on Tuesday."
    found = zones(text, language="en")
    assert [(zone.kind, text[zone.start : zone.end]) for zone in found] == [
        ("chrome", "date 2026-03-04"),
        ("body", "The convoy arrived on Monday."),
        ("body", "It left again on Tuesday."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy arrived on Monday.",
        "Joint communiqué of the two ministers\n\n1. Aid will be sent.\n2. Egypt: 200 tents\n- Jordan: 40 trucks",
        "Thông cáo chung\nIndonesia: 200 lều\nAi Cập: 40 xe tải",
    ],
)
def test_plain_text_is_kept_whole(text: str) -> None:
    ((start, end), *rest) = article(zones(text))
    assert (start, end, rest) == (0, len(text), [])


def test_words_that_stand_twice_in_a_row_belong_to_a_picture() -> None:
    said = "The ships left on Monday, and two more will follow in May."
    below = "Nurses wait for the second ship in the harbour of Lima."
    text = f"{said}\n{below}\n{below}\nThey carry flour, she said.\n"
    assert [zone.kind for zone in zones(text, language="en")] == [
        "body",
        "caption",
        "caption",
        "body",
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "Home\nSign in\nSubscribe\n"])
def test_no_article(text: str) -> None:
    assert article(zones(text)) == []


def test_articles_hold_no_menu(press, article_name: str) -> None:
    text = press(article_name)
    kept = " ".join(text[start:end] for start, end in article(zones(text, language="vi"))).lower()
    for word in (
        "hotline",
        "đăng nhập",
        "zalo",
        "thanh toán",
        "xem thêm",
        "ảnh:",
        "tin liên quan",
        "5000đ",
    ):
        assert word not in kept
    assert len(kept) > 3000
    assert kept.rstrip().endswith((".", "./.", '."', "mạnh."))


def test_a_long_line_and_many_lines_end_soon() -> None:
    assert len(zones("a b, " * 1_000_000)) == 1
    assert len(zones("Một dòng ngắn.\n" * 20_000)) == 20_000
