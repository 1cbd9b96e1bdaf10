"""Teasers of other stories that no name gives away."""

import pytest
from lxml import html

from servanda.extraction.carriers.article import article_text

ONE = "The council will send 4,000 tents to the north by the end of June, its chair said on Monday."
TWO = (
    "She said that the money stands in the budget, and that the second convoy depends on the talks."
)


@pytest.mark.parametrize(
    "teasers",
    [
        "<div><h2>Related Stories</h2><div><h3>Fund of $17 billion is empty</h3></div></div>",
        "<div><div>Có thể bạn quan tâm</div><div><a>Ba cầu mới</a><div>Ba cầu xong sau 4 tháng.</div></div></div>",
        "<div><span>اقرأ أيضا</span><ul><li><h3>المغرب يرسل 300 عسكري</h3></li></ul></div>",
        "<div><a>Beta gives 25 million</a><div>Beta gave 25 million dollars on Sunday.</div></div>",
        "<p><strong>Read more</strong></p><ul><li>Gamma sends 90 tonnes of rice to the south</li></ul>",
    ],
    ids=["a label", "a label and a card", "a list", "a card", "a list behind a label"],
)
def test_teasers_go(teasers: str) -> None:
    page = f"<body><h1>Tents for the north</h1><div><p>{ONE}</p>{teasers}<p>{TWO}</p></div></body>"
    found = article_text(html.document_fromstring(page), title="Tents for the north")
    assert found.split("\n\n") == ["Tents for the north", ONE, TWO]


def test_lists_and_headings_of_the_article_stay() -> None:
    items = "<h2>Who gives what</h2><ul><li>Peru: 4 ships.</li><li>Chad: 300 tents.</li></ul>"
    page = f"<body><div><p>{ONE}</p>{items}<p>{TWO}</p></div></body>"
    found = article_text(html.document_fromstring(page)).split("\n\n")
    assert found == [ONE, "Who gives what", "Peru: 4 ships.", "Chad: 300 tents.", TWO]
