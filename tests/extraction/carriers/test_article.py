"""The article of a page and nothing around it, however the page is built."""

import pytest
from lxml import html

from servanda.extraction.carriers.article import article_text

ONE = "The council will send 4,000 tents to the north by the end of June, its chair said on Monday."
TWO = (
    "She said that the money stands in the budget, and that the second convoy depends on the talks."
)
MENU = '<ul><li><a href="/">World</a></li><li><a href="/">Pay 9 dollars a month</a></li></ul>'
TEASERS = (
    '<div><a href="/1">Beta gives 25 million dollars</a></div><div><a href="/2">Storm</a></div>'
)

PAGES = {
    "by elements": f"<header>{MENU}</header><nav>{MENU}</nav><main><article><h1>Tents</h1><p>{ONE}</p><p>{TWO}</p></article></main><aside>{TEASERS}</aside><footer>Price 5 dollars</footer>",
    "by names": f'<div id="top-menu">{MENU}</div><div class="wrap"><div>Tents</div><div><p>{ONE}</p><p>{TWO}</p></div><div class="related-news">{TEASERS}</div></div><div class="footer">5 dollars</div>',
    "by roles": f'<div role="navigation">{MENU}</div><div><h1>Tents</h1><p>{ONE}</p><p>{TWO}</p></div><div role="dialog">Pay 9 dollars</div>',
    "by tables": f"<table><tr><td>{MENU}</td><td><b>Tents</b><br><br>{ONE}<br><br>{TWO}</td><td>{TEASERS}</td></tr></table>",
    "by lines": f"<div>{MENU}</div><div><div><h1>Tents</h1></div><div>{ONE}</div><div>{TWO}</div></div><div>{TEASERS}</div>",
    "in wrappers": f'<div><div class="a1"><h1>Tents</h1></div><div class="b"><div class="c"><div class="d">{ONE}</div></div><div class="c"><div class="d">{TWO}</div></div></div><div class="e"><div>Beta</div><div>Beta gave 25 million dollars on Sunday, and the storm went on.</div></div></div>',
    "in a font": f"<table><tr><td>{MENU}</td><td><b>Tents</b><div><font>{ONE}<br><br>{TWO}</font></div></td></tr></table>",
    "in a form": f"<form><div>{MENU}</div><div><h2>Tents</h2><div>{ONE}</div><div>{TWO}</div></div><div>Tel: 2200</div></form>",
    "in two parts": f"<div>{MENU}</div><div><div><p>{ONE}</p></div><div><p>{TWO}</p></div></div><div>{TEASERS}</div>",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_article_alone(page: str) -> None:
    root = html.document_fromstring(f"<html><body>{PAGES[page]}</body></html>")
    assert article_text(root, title="Tents").split("\n\n") == ["Tents", ONE, TWO]


def test_a_page_without_running_text_gives_its_lines() -> None:
    root = html.document_fromstring("<body><h1>Tents</h1><p>Soon.</p></body>")
    assert article_text(root) == "Tents\n\nSoon."


def test_a_row_of_a_table_keeps_its_cells_apart() -> None:
    rows = f"<p>{ONE}</p><table><tr><td>Alpha</td><td>300</td></tr><tr><td>Beta</td><td>4</td></tr></table><p>{TWO}</p>"
    root = html.document_fromstring(f"<body><article>{rows}</article></body>")
    assert "Alpha 300\n\nBeta 4" in article_text(root)


@pytest.mark.parametrize("junk", ["\x01", "&#1;", "&#x1f;", "&#xFFFE;", "&#xD800;", "\ufffe"])
def test_characters_that_no_text_has_are_left_out(junk: str) -> None:
    body = f"<body><p>{ONE}<script>x</script>{junk} And{junk} more.</p><p>{TWO}</p></body>"
    found = article_text(html.document_fromstring(body.encode()))
    assert found.startswith(ONE)
    assert "more." in found


def test_words_behind_what_was_taken_out_stay() -> None:
    root = html.document_fromstring(
        f"<body><p>{ONE}<script>x</script> And more.</p><p>{TWO}</p></body>"
    )
    assert article_text(root).startswith(f"{ONE} And more.")


def test_lead_day_and_author_stand_between_heading_and_body() -> None:
    lead = "The council has found the money for tents, and says when they sail"
    above = f"<h1>Tents</h1><p>{lead}</p><div>By May Hill</div><div>12 Comments</div>"
    root = html.document_fromstring(
        f"<body><div><div>{above}</div><div><p>{ONE}</p><p>{TWO}</p></div></div></body>"
    )
    found = article_text(root, title="Tents", language="en").split("\n\n")
    assert found == ["Tents", lead, "By May Hill", ONE, TWO]


@pytest.mark.parametrize(
    ("language", "mark"), [("vi", "[Ảnh]"), ("en", "[Photo]"), ("", "[Photo]")]
)
def test_what_stands_below_a_picture_says_so(language: str, mark: str) -> None:
    caption = "<figure><figcaption>A plant, pictured in May</figcaption></figure>"
    root = html.document_fromstring(f"<body><div><p>{ONE}</p>{caption}<p>{TWO}</p></div></body>")
    found = article_text(root, language=language).split("\n\n")
    assert found == [ONE, f"{mark} A plant, pictured in May", TWO]
