"""The lines of a page, and what stands below a picture."""

import pytest
from lxml import html

from servanda.extraction.carriers.blocks import blocks


def lines(page: str) -> list[str]:
    return [one.text for one in blocks(html.document_fromstring(f"<body>{page}</body>"))]


def test_labels_that_the_page_sets_apart_are_parted() -> None:
    assert lines("<div><span>Ana</span><span class='date'>5 May 2026</span></div>") == [
        "Ana 5 May 2026"
    ]
    assert lines("<p><span class='a'>Ng</span><span class='b'>ười</span></p>") == ["Người"]


def test_scripts_say_nothing() -> None:
    assert lines("<p>Tents</p><script>var a = 300;</script>") == ["Tents"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<figure><figcaption>A ship</figcaption></figure>", True),
        ('<div class="wp-caption"><p class="wp-caption-text">A ship</p></div>', True),
        ('<table><tr><td class="caption">A ship</td></tr></table>', True),
        ('<div class="PhotoCMS_Caption"><p>A ship</p></div>', True),
        ("<p>A ship</p>", False),
        ('<article class="caption-story"><div><p>A ship</p></div></article>', False),
    ],
)
def test_captions(page: str, told: bool) -> None:
    (one,) = blocks(html.document_fromstring(f"<body>{page}</body>"))
    assert one.is_caption is told


def test_a_link_and_no_more() -> None:
    found = blocks(html.document_fromstring("<p><a>A ship sails</a></p><p>See <a>it</a> sail.</p>"))
    assert [(one.is_link, one.running) for one in found] == [(True, 0), (False, 0)]
