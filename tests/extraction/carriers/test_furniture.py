"""What is taken out of a page by its element, role or name, and what never is."""

import pytest
from lxml import html

from servanda.extraction.carriers.furniture import clear, names_of

LONG = (
    "The council will send 4,000 tents to the north by the end of June, its chair said on Monday."
)


@pytest.mark.parametrize(
    "furniture",
    [
        '<div type="RelatedOneNews">Beta gives 9 dollars</div>',
        '<div class="PagePromo">Beta gives 9 dollars</div>',
        '<section aria-labelledby="most-read-heading">Beta gives 9 dollars</section>',
        '<div class="kbwscwlrl-sapo">Beta gives 9 dollars</div>',
        '<div class="box-tinlienquanv2">Beta gives 9 dollars</div>',
        '<span class="visually-hidden">Beta gives 9 dollars</span>',
        '<div class="detail__comment">Beta gives 9 dollars</div>',
        '<div class="site-header"><h1>Beta gives 9 dollars</h1></div>',
        "<form>Beta gives 9 dollars</form>",
    ],
)
def test_furniture_goes(furniture: str) -> None:
    body = html.document_fromstring(f"<body>{furniture}<p>{LONG}</p></body>").find("body")
    clear(body)
    assert body.text_content().strip() == LONG


@pytest.mark.parametrize(
    "page",
    [
        f'<form id="aspnetForm"><div class="menu">Nine</div><div>{LONG}</div></form>',
        f'<div class="widget"><div>{LONG}</div></div>',
        f'<div class="page-banner"><h1>Tents</h1></div><p>{LONG}</p>',
    ],
    ids=["a form around the page", "a name around the text", "the heading's box"],
)
def test_what_holds_the_article_stays(page: str) -> None:
    body = html.document_fromstring(f"<body>{page}</body>").find("body")
    clear(body)
    assert body.text_content().replace("Tents", "").strip() == LONG


def test_names_are_parted_at_humps() -> None:
    one = html.fragment_fromstring('<div class="HubPeek detail__related" id="box_comment"></div>')
    assert names_of(one) == "hub-peek detail-related box_comment"
