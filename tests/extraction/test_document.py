"""The facts of the head: date, outlet, agency, headline."""

import pytest

from servanda.extraction.document import facts, full_dates
from servanda.extraction.pages.cleaning import zones
from servanda.extraction.view import View


def head(text: str, language: str, published: str = ""):
    """Return the facts of a page."""
    page = zones(text, language=language)
    return facts(View(text), page, language=language, published=published)


def test_facts_of_a_page() -> None:
    text = (
        "Các bộ trưởng bàn về bến cảng phía bắc\n03/03/2026 08:15\nN.V. (Theo Hãng Ví Dụ)\n"
        "Chín bộ trưởng họp hôm thứ ba tại Cairo.\nBáo Ví Dụ trân trọng giới thiệu bài viết.\n"
    )
    found = head(text, "vi")
    assert str(found.published) == "2026-03-03"
    assert found.headline == "Các bộ trưởng bàn về bến cảng phía bắc"
    assert (found.agency, found.outlet) == ("Hãng Ví Dụ", "Ví Dụ")


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("en", "date 2026-03-04 Ships sail on Monday, he said.", "2026-03-04"),
        ("en", " date 2026-13-44 Ships sail on Monday, he said.", "None"),
        ("en", "CAIRO, 3 March 2026 (Example) - Ships sail on Monday.", "2026-03-03"),
        ("en", "Ships will sail on 3 March 2026 from the north.", "None"),
        ("ar", "القاهرة، 3 مارس 2026 (مثال) - تبحر السفن.", "2026-03-03"),
    ],
)
def test_published(language: str, text: str, published: str) -> None:
    assert str(head(text, language).published) == published


def test_the_callers_date_goes_first() -> None:
    assert str(head("date 2026-03-04 Ships sail.", "en", "2026-03-01").published) == "2026-03-01"


def test_dateline_names_the_agency() -> None:
    found = head("CAIRO (Example News) - The ships sail on Monday.", "en")
    assert (found.agency, found.outlet) == ("Example News", "Example News")


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Bởi Minh · 18 tháng 11, 2026 · 5 phút đọc", "vi", "2026-11-18"),
        ("نشر: 20:15-10 فبراير 2026 م", "ar", "2026-02-10"),
        ("Tue 3 Mar 2026 18.44 CET", "en", "2026-03-03"),
        ("3 March", "en", ""),
    ],
)
def test_whole_days_in_a_line_with_a_time(line: str, language: str, day: str) -> None:
    assert next((one.iso for one in full_dates(line, language)), "") == day
