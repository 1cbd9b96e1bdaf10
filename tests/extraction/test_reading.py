"""A whole document: what is read where, what is left out, and the captured articles."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.extraction.mentions import Mention, Reading
from servanda.extraction.reading import LIMIT, read
from tests.examples import SOAK

PAGE = """date 2026-03-04
Trang chủ
Đăng nhập
Hotline: 0900 000 000, gọi trước 5/3/2026 để giảm 20 USD
Các nhà tài trợ bàn chuyện mở lại bến cảng
Theo Hãng Ví Dụ
Ngày 3/3, chín bộ trưởng họp tại Cairo; Ai Cập cam kết góp hơn 5 triệu USD vào tháng 6.
Bến cảng năm 2014. Ảnh: Hải Yến
Họ nhắc lại Nghị quyết 2803 (2025) và gửi 2000 binh sĩ trong 2 năm.
Tin liên quan
Ngân hàng mua 12 tàu kéo mới cho bến cảng
(VD) - Hợp đồng trị giá 7,5 triệu đô, ký ngày 1-3.
Thanh toán 20.000đ trước ngày 9/3 để đọc tiếp bài viết
Gửi bình luận sau 60 giây nữa
"""


def every(reading: Reading) -> list[Mention]:
    """Return all mentions of a reading."""
    found: list[Mention] = [
        *reading.dates,
        *reading.amounts,
        *reading.identifiers,
        *reading.occasions,
        *reading.statements,
        *reading.promises,
    ]
    return found + [mention for party in reading.parties for mention in party.mentions]


def test_a_page() -> None:
    reading = read(PAGE)
    assert (reading.language, str(reading.published), reading.agency) == (
        "vi",
        "2026-03-04",
        "Hãng Ví Dụ",
    )
    assert reading.headline == "Các nhà tài trợ bàn chuyện mở lại bến cảng"
    assert [(d.quote, str(d.value)) for d in reading.dates] == [
        ("Ngày 3/3", "2026-03-03"),
        ("tháng 6", "2026-06"),
        ("năm 2014", "2014"),
    ]  # what the teasers and the dialog of the page say belongs to another story
    assert [(a.quote, a.amount.unit) for a in reading.amounts] == [
        ("chín bộ trưởng", "minister"),
        ("5 triệu USD", "USD"),
        ("2000 binh sĩ", "soldier"),
        ("2 năm", "year"),
    ]
    assert [i.value for i in reading.identifiers] == ["2803"]
    assert all(PAGE[m.start : m.end] == m.quote for m in every(reading))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["read.language-unread", "read.no-article", "read.no-date"]),
        ("date 2026-03-04 Le ministre enverra des tentes au nord.", ["read.language-unread"]),
        (
            "Họ sẽ họp và ký kết vào ngày 31/2/2026 tại đó.",
            ["read.no-date", "read.date-impossible"],
        ),
        ("date 2026-03-04 They said that the ships will sail. " * 900, ["read.long-line"]),
    ],
)
def test_findings(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in read(text).findings] == codes


QUICK = [("1", "vi"), (" ", "en"), ("a. ", "en"), ('"', "vi")]
SLOW = [("1 ", "ar"), ("Ông A ", "vi"), ("٣ و", "ar")]


def spent(piece: str, size: int, language: str) -> tuple[float, Reading]:
    """Read a line of one piece again and again; return the processor's seconds, and the reading."""
    start = time.process_time()
    reading = read(piece * (size // len(piece)), language=language)
    return time.process_time() - start, reading


@pytest.mark.parametrize(("piece", "language"), [*QUICK, *SLOW] if SOAK else QUICK)
def test_a_line_of_a_megabyte_ends_soon(piece: str, language: str) -> None:
    seconds, reading = spent(piece, 1_000_000, language)
    assert seconds < 15  # 5 s and less on an idle core
    assert "read.too-long" in [finding.code for finding in reading.findings]
    assert all(mention.end <= LIMIT for mention in every(reading))


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What a quarter of the longest document takes where it is prose, on this machine and now."""
    return spent("Norway will send 500 tents to Jordan by the end of June. ", LIMIT // 4, "en")[0]


@pytest.mark.parametrize(("piece", "language"), SLOW)
def test_a_line_takes_no_longer_for_each_letter(piece: str, language: str, ordinary: float) -> None:
    """A quarter of what is read of a long line stands for it: four times as long takes four times."""
    short, _ = spent(piece, LIMIT // 16, language)
    long, _ = spent(piece, LIMIT // 4, language)
    assert long < 8 * short + 0.5
    assert long < 8 * ordinary + 0.5


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for language in ("", "vi", "ar"):
        reading = read(text, language=language)
        assert all(text[m.start : m.end] == m.quote for m in every(reading))


ROUGH = (
    *("\u202e", "\u2066", "\u200f", "Y\u0301\u035a", "\u0640", "\ufdfa", "İ", "ß", "\U0001f600", "\u2028"),
    *("\r\n", "\n", " ", " ", ", ", "31/2/2026", "1" * 30, "٣", "½", "“", "”", '"', "(", "?", "- "),
    *("Mỹ", "sẽ", "cam kết", "5 tỷ USD", "ông Trung", "President", "said", "will send", "up to"),
    *("مصر", "ستدرب", "قال", "إن", "7 مليارات دولار", "Gaza", "Theo", "đề nghị", "nếu", "ngày 5/3"),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(ROUGH) | st.text(max_size=6), max_size=60))
def test_rough_text_is_quoted_exactly(pieces: list[str]) -> None:
    text = "".join(pieces)
    for language in ("", "vi", "en", "ar", "fr"):
        for mention in every(read(text, language=language, published="2026-02-21")):
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize(
    ("text", "dates", "amounts"),
    [
        ("Dự án kéo dài từ 1-3 tháng tới.", [], ["1-3 tháng"]),
        ("Trong hai năm tới họ sẽ cử 5 xe.", [], ["hai năm", "5 xe"]),
        ("Họ họp vào tháng 3 năm 2027.", ["tháng 3 năm 2027"], []),
    ],
)
def test_a_spell_is_no_date(text: str, dates: list[str], amounts: list[str]) -> None:
    reading = read(text, language="vi", published="2026-02-21")
    assert [date.quote for date in reading.dates] == dates
    assert [amount.quote for amount in reading.amounts] == amounts


def test_captured_articles(press, article_name: str) -> None:
    text = press(article_name)
    reading = read(text)
    assert reading.language == "vi"
    assert all(text[m.start : m.end] == m.quote for m in every(reading))
    said = {(int(a.amount.figure), a.amount.unit) for a in reading.amounts}
    assert not said & {(5000, "VND"), (60, "second"), (2, "form")}
    days = {str(date.value) for date in reading.dates}
    if article_name == "analysis":
        assert said == {(37_200_000_000, "USD"), (50, "country"), (30, "year")}
        assert days == {"2026", "2026-02-19"}
    else:
        assert str(reading.published) == "2026-02-21"
        assert "2026-02-18/2026-02-20" in days
    if article_name == "interview-page":
        assert said == {(40, "year"), (5, "year")}
        assert days == {"2026-02-18/2026-02-20", "2030", "2045"}
        assert (reading.outlet, reading.agency) == ("Người Lao Động", "TTXVN")


def test_a_byline_counts_nothing() -> None:
    """ "5 phút đọc" is how long the article takes."""
    text = "Tàu rời cảng phía bắc hôm nay\nBởi Minh Quân · 5 phút đọc\nPeru sẽ gửi 300 lều bạt, bộ trưởng nói.\n"
    assert [amount.quote for amount in read(text).amounts] == ["300 lều bạt"]


@pytest.mark.parametrize(
    "below",
    [
        "Nine boats wait at the quay. Photo: Some One",
        "Nine boats wait at the quay.\nAFP / Some One",
        "Video: Samoa pledges $9 million for the quay",
    ],
)
def test_what_stands_below_a_picture_or_is_another_story_counts_nothing(below: str) -> None:
    text = (
        "The harbour opens again\n\nThe road to the quay is open, the mayor said, and the people there are well.\n\n"
        f"{below}\n\nThe cooks, who had waited for weeks, sent three lorries on Monday, he said."
    )
    amounts = read(text, language="en", published="2026-02-21").amounts
    assert [amount.quote for amount in amounts] == ["three lorries"]


def test_letters_with_their_marks_apart_say_the_same() -> None:
    text = "Peru sẽ gửi 5.000 tấn gạo trước ngày 30/9/2026, bộ trưởng nói."
    apart = unicodedata.normalize("NFD", text)
    one, other = read(text), read(apart)
    assert other.language == "vi"
    for kind in ("amounts", "dates", "promises"):
        assert [unicodedata.normalize("NFC", m.quote) for m in getattr(other, kind)] == [
            m.quote for m in getattr(one, kind)
        ]
        assert all(apart[m.start : m.end] == m.quote for m in getattr(other, kind))


def test_no_amount_runs_from_a_line_into_the_next() -> None:
    text = (
        "A van was hurt on Highway 7\nTwo people left Lima, the mayor said, with 300\nblankets.\n"
    )
    assert not any("\nTwo" in amount.quote for amount in read(text).amounts)
