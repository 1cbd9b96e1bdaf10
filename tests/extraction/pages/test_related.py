"""Teasers and dialogs inside an article that was copied off its page."""

import pytest

from servanda.extraction.pages.cleaning import zones

ONE = (
    "Peru will send 300 tents and two ships to the northern island, its minister of trade, Ana Hill, said on"
    " Monday after the cabinet had met for the third time in a week to talk about the damaged harbour."
)
TWO = (
    "Minister Hill said the ships would leave Callao in May, and that tents would follow when engineers had"
    " opened the road to the harbour again; the cabinet has set four million dollars aside for it."
)
THREE = "Engineers of the ministry will look at the harbour first."


@pytest.mark.parametrize(
    "inside",
    [
        "Chad gives 500 lorries to hospitals\nThe president of Chad said 500 lorries go to hospitals in spring.",
        "Poland offers 200 nurses\nWhat is the $5bn plan?",
        "Get the morning briefing\nJoin 48,000 readers who get our newsletter every day at six.",
        "Sign up to Morning\nRead by 210,000 people.\nPrivacy notice: we use cookies for 12 reasons.",
        "Most read\nShe won a lottery of $4 million and gave all of it to her town of 900.",
    ],
    ids=[
        "a lead that says its title again",
        "titles in a row",
        "a dialog",
        "a longer one",
        "a label",
    ],
)
def test_what_is_another_story(inside: str) -> None:
    page = f"Sign in\nPeru to send tents and ships to the island\n{ONE}\n{TWO}\n{inside}\n{THREE}\n{TWO}\nSign in\n"
    kept = [page[z.start : z.end] for z in zones(page, language="en") if z.kind == "body"]
    assert kept == [ONE, TWO, THREE, TWO]


@pytest.mark.parametrize(
    "inside",
    [
        "The harbour and the road\nEngineers will open the road to the harbour before the ships arrive.",
        "The cabinet set aside:\nPeru 4 million dollars\nChad 300 tents",
        "Germany 120 million euros\nKorea 60 million dollars\nChad 300 tents\nPeru two ships\nMalta one boat",
    ],
    ids=["a heading with its paragraph", "a list with its colon", "a long list"],
)
def test_what_is_the_article(inside: str) -> None:
    page = f"Sign in\nPeru to send tents and ships to the island\n{ONE}\n{TWO}\n{inside}\n{TWO}\nSign in\n"
    kept = [page[z.start : z.end] for z in zones(page, language="en") if z.kind == "body"]
    assert kept == [ONE, TWO, *inside.split("\n"), TWO]


def test_a_heading_of_few_syllables_is_no_teaser() -> None:
    first = "Lima - Bão đã phá hỏng 400 căn nhà ở vùng cao, chính quyền tỉnh cho biết hôm thứ ba."
    lead = "Sau cơn bão, nhiều đối tác trong nước đã gửi gạo, thuốc và lều tới vùng cao."
    page = f"{first}\n\nNhiều đối tác góp tay\n\n{lead}\n\n{first}"
    kinds = [z.kind for z in zones(page, language="vi")]
    assert kinds == ["body"] * 4


def test_behind_a_teaser_with_its_title_the_article_goes_on() -> None:
    """A mark that holds the title heads nothing; below a bare label what is strange is a teaser."""
    end = "Both sides look again in December."
    for mark, kept in ((">> Chad sends forty lorries to its clinics", [end]), ("Read also", [])):
        page = f"Sign in\n{ONE}\n{TWO}\n{mark}\n{end}\nSign in\n"
        body = [page[z.start : z.end] for z in zones(page, language="en") if z.kind == "body"]
        assert body == [ONE, TWO, *kept]


def test_no_article_goes_on_behind_its_comments() -> None:
    page = f"Sign in\n{ONE}\n{TWO}\nComments (3)\nThe cabinet should send 900 tents to the harbour, I say.\n"
    kept = [page[z.start : z.end] for z in zones(page, language="en") if z.kind == "body"]
    assert kept == [ONE, TWO]
