"""What a page says of itself: the sources in their order, and days in many ways of writing."""

import pytest
from lxml import html

from servanda.extraction.carriers.metadata import Metadata, day_of, metadata, settled


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-02-21T23:15:00+07:00", "2026-02-21"),
        ("2026-2-1", "2026-02-01"),
        ("Thứ bảy, 21/2/2026, 08:15 (GMT+7)", "2026-02-21"),
        ("21.02.2026", "2026-02-21"),
        ("Sat, 21 Feb 2026 08:00:00 GMT", "2026-02-21"),
        ("February 21, 2026", "2026-02-21"),
        ("31/2/2026", ""),
        ("soon", ""),
        (None, ""),
        (20260221, ""),
    ],
)
def test_days(written: object, day: str) -> None:
    assert day_of(written) == day


def told(head: str, body: str = "", lang: str = "") -> Metadata:
    return metadata(html.document_fromstring(f"<html{lang}><head>{head}</head><body>{body}</body>"))


@pytest.mark.parametrize(
    ("head", "body", "field", "value"),
    [
        (
            '<meta property="og:title" content=" Ten  boats "><title>x</title>',
            "",
            "title",
            "Ten boats",
        ),
        ("<title>Ten boats - North Times</title>", "", "title", "Ten boats"),
        ("<title>x</title>", "<h1>Ten boats</h1>", "title", "Ten boats"),
        ("<title>Ten | North</title>", "<h1>Logo</h1><h1>Two</h1>", "title", "Ten"),
        ('<meta property="og:site_name" content="North Times">', "", "outlet", "North Times"),
        (
            '<meta property="article:published_time" content="2026-02-21T08:00Z">',
            "",
            "published",
            "2026-02-21",
        ),
        ('<meta name="pubdate" content="21/02/2026">', "", "published", "2026-02-21"),
        ("", '<time datetime="2026-02-21">yesterday</time>', "published", "2026-02-21"),
        ("", '<span itemprop="datePublished">21/02/2026</span>', "published", "2026-02-21"),
        ('<meta property="og:locale" content="ar_EG">', "", "language", "ar"),
        (
            '<link rel="canonical" href="https://example.org/a">',
            "",
            "address",
            "https://example.org/a",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', "", "address", ""),
    ],
)
def test_a_field(head: str, body: str, field: str, value: str) -> None:
    assert getattr(told(head, body), field) == value


def test_the_article_in_json() -> None:
    """{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", ...}]}"""
    script = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],'
        '"headline": "Ten boats", "datePublished": "2026-02-21T08:00:00Z", "inLanguage": "vi-VN",'
        '"publisher": {"name": "North Times"}}]}</script>'
    )
    found = told(script)
    assert (found.title, found.outlet) == ("Ten boats", "North Times")
    assert (found.published, found.language) == ("2026-02-21", "vi")


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, "null", "3", '"x"', "[[[]]]"])
def test_json_that_is_none_says_nothing(broken: str) -> None:
    assert told(f'<script type="application/ld+json">{broken}</script>') == Metadata()


def test_the_language_of_the_page_goes_first() -> None:
    assert (
        told('<meta property="og:locale" content="en_US">', lang=' lang="vi-VN"').language == "vi"
    )


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        ("<title>Ten boats sail north - North Times</title>", "<h1>Ten boats sail north</h1>",
         "Ten boats sail north", "North Times"),
        ("<title>Ministry of Ships - Ten boats sail north</title>", "<b>Ten boats sail north</b>",
         "Ten boats sail north", "Ministry of Ships"),
        ("<title>Ten boats sail north | News | North Times</title>",
         "<h1>The North Times</h1><h1>Ten boats sail north</h1>", "Ten boats sail north", "North Times"),
        ('<meta property="og:title" content="Ten boats sail north - Times">'
         '<meta property="og:site_name" content="times.example">'
         '<script type="application/ld+json">[{"@type": "NewsArticle", "publisher": {"@id": "#o"}},'
         ' {"@type": "Organization", "@id": "#o", "name": "North Times"}]</script>',
         "<h1>Ten boats sail north</h1>", "Ten boats sail north", "North Times"),
    ],
)  # fmt: skip
def test_a_site_adds_its_name_to_the_title(head: str, body: str, title: str, outlet: str) -> None:
    found = told(head, body)
    assert (found.title, found.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("written", "shown", "day"),
    [
        ("2026-03-04T22:05:11.000Z", "2026-03-05", "2026-03-05"),
        ("2026-03-04T22:05:11.000Z", "2026-03-09", "2026-03-04"),
        ("2026-03-04T22:05:11+07:00", "2026-03-05", "2026-03-04"),
        ("2026-03-04", "", "2026-03-04"),
        ("", "2026-03-05", "2026-03-05"),
    ],
)
def test_the_day_of_its_own_zone(written: str, shown: str, day: str) -> None:
    """A page of Hanoi, five in the morning, says 22:05Z of the day before in its data."""
    head = f'<meta property="article:published_time" content="{written}">' if written else ""
    assert settled(told(head), shown) == day
