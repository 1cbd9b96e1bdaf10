"""The day that a page shows near its heading; today's date at the top of the site is none."""

import pytest
from lxml import html

from servanda.extraction.carriers.shown_days import shown_day


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("<div>Ngày đăng: 13/03/2026</div>", "vi"),
        ("<div><span>Bởi Minh</span><span>·</span><span>13 tháng 3, 2026</span></div>", "vi"),
        ('<div><span>هدى</span><span class="date">13 مارس، 2026</span></div>', "ar"),
        ("<div>نُشر: 20:15-13 مارس 2026 م ـ 24 رمضان 1447 هـ</div>", "ar"),
        ("<span>الجمعة ١٣ مارس ٢٠٢٦ - ١٤:٢٥</span>", "ar"),
        ("<div>Updated 10:20 AM EDT, March 13, 2026</div>", "en"),
    ],
)
def test_days(shown: str, language: str) -> None:
    page = f"<body><div>Monday 23/2/2026</div><div><h1>Tents sail</h1>{shown}<p>On 4 May.</p></div>"
    root = html.document_fromstring(page)
    assert shown_day(root, title="Tents sail", language=language) == "2026-03-13"


def test_a_day_above_the_heading_in_its_box() -> None:
    page = "<body><div>23/2/2026</div><div><div>Thứ bảy, 21/2/2026</div><h1>Lều bạt</h1></div>"
    root = html.document_fromstring(page)
    assert shown_day(root, title="Lều bạt", language="vi") == "2026-02-21"


def test_no_heading_no_day() -> None:
    root = html.document_fromstring("<body><div>23/2/2026</div></body>")
    assert shown_day(root, title="", language="vi") == ""
