"""What every page of the desk shares."""

import pytest


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (
            "secretary",
            [
                "desk/",
                "take/",
                "documents/",
                "contradictions/",
                "matches/",
                "corrections/",
                "journal/",
            ],
        ),
        (
            "contributor",
            [
                "desk/",
                "take/",
                "documents/",
                "contradictions/",
                "matches/",
                "corrections/",
                "journal/",
            ],
        ),
        ("monitor", ["desk/", "documents/"]),
    ],
)
def test_tabs_are_those_the_role_may_open(request, role: str, tabs: list[str]) -> None:
    page = request.getfixturevalue(role).get("/en/desk/")
    assert [
        tab["address"].removeprefix("/en/desk/") or "desk/" for tab in page.context["desk_tabs"]
    ] == tabs
    assert page.context["role"] == role
    assert page.context["may_decide"] == (role == "secretary")


def test_a_bad_parameter_is_named(secretary) -> None:
    for address in ("/en/desk/?kind=x", "/vi/desk/documents/?page=x", "/ar/desk/journal/?before=x"):
        page = secretary.get(address)
        assert page.status_code == 400
        assert address.partition("?")[2].partition("=")[0] in page.content.decode()


def test_pages_of_the_desk_are_not_kept_by_caches(secretary) -> None:
    assert "no-store" in secretary.get("/en/desk/")["Cache-Control"]


def test_the_content_security_policy_holds_everywhere(secretary) -> None:
    page = secretary.get("/en/desk/proposals/exercise/p-doctors/")
    policy = page["Content-Security-Policy"]
    assert "unsafe" not in policy
    html = page.content.decode()
    assert "style=" not in html
    assert " onclick=" not in html
    assert "<script>" not in html


def test_every_page_names_the_plans_that_are_not_real(secretary) -> None:
    for address in ("/en/desk/", "/vi/desk/documents/", "/ar/desk/take/", "/en/desk/journal/"):
        page = secretary.get(address)
        assert page.context["marked"] == [("exercise", "exercise")]
        assert 'class="banner"' in page.content.decode()
