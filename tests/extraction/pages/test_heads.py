"""The headline above an article, and what stands between the two."""

import pytest

from servanda.extraction.pages.cleaning import zones

BODY = (
    "Peru will send 300 tents and two ships to the north of the island, its minister of trade said"
    " on Monday.\nThe ships leave in May, and the tents follow when the road is open again."
)


def kinds(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (z.kind, text[z.start : z.end])
        for z in zones(text, language=language)
        if z.kind != "chrome"
    ]


@pytest.mark.parametrize(
    "between",
    [
        "",
        "19 February 2026\n612 Comments\nBy Ana Hill\nImage caption, A ship\n",
        "Ana Hill\nShare\nMonday, 3 March 2026 10:05\n",
    ],
)
def test_the_headline_is_said_again(between: str) -> None:
    page = f"Sign in\nAbout the Times\nPeru to send tents and two ships north\n{between}{BODY}\nSign in\n"
    found = kinds(page)
    assert ("headline", "Peru to send tents and two ships north") in found
    assert {text for kind, text in found if kind == "body"} == set(BODY.split("\n"))


def test_a_heading_below_a_paragraph_is_none() -> None:
    lead, rest = BODY.split("\n")
    found = kinds(f"{lead}\nThe ships leave in May for the north\n{rest}\n")
    assert [kind for kind, _ in found] == ["body", "headline", "body"] or found[0][0] == "body"


def test_a_row_of_the_menu_ends_the_search() -> None:
    """Each syllable of a Vietnamese label stands somewhere in a long text."""
    body = "Việt Nam sẽ gửi 300 lều bạt, ông nói. Người dân yêu quý sử sách Việt từ lâu, theo ông."
    title = "Việt Nam gửi 300 lều bạt giúp bạn"
    page = f"Người Việt yêu sử Việt\nĐăng nhập\n{title}\n{body}\n{body}\nĐăng nhập\n"
    assert ("headline", title) in kinds(page, "vi")


def test_an_arabic_headline_that_looks_like_a_row_of_labels() -> None:
    """Its words come again with articles and prepositions written onto them."""
    title = "صندوق بيرو يطلق سفينة ليما الثالثة محملة بـ 300 خيمة مساعدات طبية عاجلة لسكان الجزيرة"
    body = "أعلن صندوق بيرو أن سفينة ليما الثالثة أبحرت اليوم وهي محملة بالخيام، وأن المساعدات الطبية العاجلة للسكان في الجزيرة 300 خيمة."
    assert ("headline", title) in kinds(
        f"{title}\n03:20 م – الأحد 5 أكتوبر 2025\n{body}\n{body[:60]}.\n", "ar"
    )


@pytest.mark.parametrize("author", ["Minh Tâm\n", "19/02/2026 10:20\n", ""])
def test_a_headline_of_other_words_stands_beyond_the_buttons(author: str) -> None:
    body = (
        "Peru sẽ cung cấp nước uống cho các xã ngập, Bộ trưởng Nội vụ nước này cho biết hôm 19/2.\n"
        "Theo ông, 340 hộ sẽ được đưa về nơi ở tạm, nơi họ có thể ở lại tối đa 12 tháng."
    )
    above = "Trang chủ\nThời sự\nĐăng nhập\nLũ rút, nỗi lo ở lại\n"
    found = kinds(f"{above}{author}Chia sẻ Facebook\nLưu bài\n{body}\nBình luận\n", "vi")
    assert ("headline", "Lũ rút, nỗi lo ở lại") in found
    assert [text for kind, text in found if kind == "body"] == body.split("\n")


def test_no_title_beyond_other_text_is_the_headline() -> None:
    above = "Đăng nhập\nLũ rút, nỗi lo ở lại\nTin liên quan\nChia sẻ Facebook\n"
    found = kinds(f"{above}{BODY}\nBình luận\n", "vi")
    assert "headline" not in [kind for kind, _ in found]
