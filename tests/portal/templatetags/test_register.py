"""The tags: amounts, dates, statuses and names as pages print them."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from servanda.records import Amount, Wording


def render(source: str, language: str = "en", **context: object) -> str:
    """Return a template rendered in a language."""
    with override(language):
        return Template("{% load register %}" + source).render(Context(context))


@pytest.mark.parametrize("code", ["kept", "on-track", "broken", "unverifiable", None, "odd"])
def test_a_status_is_a_word_a_sign_and_a_class(code: str | None) -> None:
    said = render("{% status code %}", code=code)
    known = code if code not in (None, "odd") else "unknown"
    assert f'class="status {known}"' in said
    assert '<path d="M' in said
    assert said.strip().removesuffix("</span>").rpartition(">")[2].strip(), "a word stands there"


def test_signs_are_in_the_language_of_each_page() -> None:
    said = [render("{% status 'kept' %}{% strength 4 %}", code) for code in ("vi", "en", "ar")]
    assert len(set(said)) == 3
    assert render("{% status 'kept' %}{% strength 4 %}", "vi") == said[0]


def test_words_in_another_language_say_so_and_are_escaped() -> None:
    title = Wording(vi="Hứa <b>")
    assert render("{% words t %}", t=title) == '<span lang="vi" dir="ltr">Hứa &lt;b&gt;</span>'
    assert render("{% words t %}", "vi", t=title) == "Hứa &lt;b&gt;"


def test_an_amount_shortens_and_keeps_the_exact_figure() -> None:
    said = render("{% amount a full=True %}", a=Amount(unit="USD", value=Decimal(10**10)))
    assert 'title="10,000,000,000\u00a0USD"' in said
    assert "10 billion\u00a0USD" in said
    assert "exact-figure" in said
    assert "no amount" in render("{% amount a %}", a=None)


def test_dates_are_times_where_html_knows_them() -> None:
    assert render("{% when w %}", w="2026-02") == '<time datetime="2026-02">February 2026</time>'
    assert render("{% when w %}", w="2026-Q1") == "<span>1st quarter 2026</span>"
    assert "no date" in render("{% when w %}", w="")


def test_days_in_a_sentence_are_those_of_the_language() -> None:
    said = "the day 2026-07-10 fits; not 2026-02-31, nor GB-2026-07-10"
    assert render("{{ said|dated }}", "vi", said=said) == said.replace(
        "day 2026-07-10", "day 10/7/2026"
    )
    assert "10 يوليو 2026" in render("{{ said|dated }}", "ar", said="اليوم 2026-07-10 ضمن المدة")


def test_strength_is_a_scale_of_five() -> None:
    said = render("{% strength 4 %}")
    assert said.count('class="on"') == 4
    assert said.count("<rect") == 5
    assert "4 of 5" in said


def test_differences_and_shares_say_how_they_are_to_be_read() -> None:
    assert "+5" in render("{% difference a %}", a=Amount(unit="USD", value=Decimal(5)))
    assert "-5" in render("{% difference a %}", a=Amount(unit="USD", value=Decimal(-5)))
    assert render("{% share s 'up-to' %}", s=Decimal(75)) == "up to 75\u00a0%"


def test_links_keep_page_and_query(rf: object) -> None:
    request = rf.get("/vi/plans/?q=a&page=2")  # type: ignore[attr-defined]
    source = "{% language_links as l %}{% for x in l %}{{ x.address }} {% endfor %}"
    said = render(source, request=request).replace("&amp;", "&")
    assert said.split() == [f"/{code}/plans/?q=a&page=2" for code in ("vi", "en", "ar")]
    assert render(source, request=rf.get("/static/x")) == ""  # type: ignore[attr-defined]


def test_what_is_wrong_with_data_is_said_in_the_language_of_the_page() -> None:
    known, unknown = "the transaction has no date", "Element 'x': <b> is not expected."
    assert render("{% told words %}", "vi", words=known) == "<bdi>giao dịch không có ngày</bdi>"
    assert render("{% told words %}", "ar", words=known) == "<bdi>لا تاريخ للمعاملة</bdi>"
    assert render("{% told words %}", "en", words=known) == f"<bdi>{known}</bdi>"
    english = render("{% told words %}", "ar", words=unknown)
    assert english.startswith('<bdi lang="en">Element')
    assert "<b>" not in english
