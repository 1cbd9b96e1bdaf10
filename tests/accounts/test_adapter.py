"""How allauth is bound to this house."""

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory
from django.utils.translation import override

from servanda.accounts.adapter import ClosedAdapter, client_address, counted_name


def test_nobody_signs_up() -> None:
    adapter = get_adapter()
    assert isinstance(adapter, ClosedAdapter)
    assert not adapter.is_open_for_signup(RequestFactory().get("/"))


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_ways_go_on_in_the_language_of_the_page(language: str) -> None:
    request = RequestFactory().get("/")
    with override(language):
        assert get_adapter().get_login_redirect_url(request) == f"/{language}/desk/"
        assert get_adapter().get_password_change_redirect_url(request) == f"/{language}/desk/"
        assert get_adapter().get_logout_redirect_url(request) == f"/{language}/accounts/login/"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("/vi/desk/", True),
        ("/vi/desk/?kind=promise", True),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("\\\\evil.example/", False),
        ("https://evil.example/", False),
        ("https:evil.example", False),
        ("http:///evil.example", False),
        ("javascript:alert(1)", False),
        ("/\t/evil.example", False),
        ("desk", False),
        ("", False),
    ],
)
def test_only_pages_of_this_host_are_gone_on_to(url: str, safe: bool) -> None:
    assert get_adapter().is_safe_url(url) is safe


@pytest.mark.parametrize("given", ["lan", " LAN ", "Lan"])
def test_bad_tries_are_counted_under_one_name(given: str) -> None:
    assert counted_name(None, {"username": given}) == "lan"
    assert counted_name(RequestFactory().post("/", {"login": given}), None) == "lan"
    assert counted_name(None, None) == ""


@pytest.mark.parametrize(
    ("proxied", "forwarded", "counted"),
    [
        (False, "", "192.0.2.1"),
        (False, "198.51.100.7", "192.0.2.1"),  # without a proxy of ours the header is anybody's
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # what the client claims comes first
        (True, "", "192.0.2.1"),
    ],
)
def test_whose_bad_sign_ins_are_counted(settings, rf, proxied, forwarded, counted) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == counted
