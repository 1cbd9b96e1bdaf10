"""The inbox as a person sees it."""

from html import unescape

import pytest

from servanda.ledger.models import Proposal


def seen(page) -> str:
    return unescape(page.content.decode())


def test_quotations_counts_and_the_way_on(secretary) -> None:
    html = seen(secretary.get("/en/desk/"))
    assert "Indonesia cam kết đóng góp 8,5 triệu USD cho quỹ tái thiết." in html
    assert "/en/desk/proposals/exercise/p-doctors/#quotation" in html
    assert "8.5 million\u00a0USD" in html
    assert "3 more in this document" in html


def test_a_filter_goes_along(secretary) -> None:
    page = secretary.get("/en/desk/?kind=promise")
    assert page.context["left"] == 3
    assert "/p-fund/?kind=promise#quotation" in seen(page)


def test_others_read_and_are_offered_no_review(monitor) -> None:
    html = seen(monitor.get("/en/desk/"))
    assert ">Read<" in html
    assert ">Review<" not in html


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?plan=nowhere", "Nothing waits under these filters"),
        ("?kind=reprint", "Nothing waits under these filters"),
    ],
)
def test_filtered_out_says_so(secretary, query: str, says: str) -> None:
    assert says in seen(secretary.get(f"/en/desk/{query}"))


def test_empty_offers_the_next_step(secretary) -> None:
    Proposal.objects.update(state="rejected")
    html = seen(secretary.get("/en/desk/"))
    assert "Nothing waits" in html
    assert "/en/desk/take/" in html


def test_a_page_beyond_the_last_is_the_last(secretary) -> None:
    assert secretary.get("/en/desk/?page=77").status_code == 200


def test_the_stranger_is_asked_to_sign_in(stranger) -> None:
    page = stranger.get("/vi/desk/?kind=promise")
    assert page.status_code == 302
    assert page["Location"] == "/vi/accounts/login/?next=%2Fvi%2Fdesk%2F%3Fkind%3Dpromise"
