"""Signing in and out, changing a password, and the wait after too many tries."""

import pytest
from django.test import Client

from servanda.accounts.models import User

PASSWORD = "a long walk by the river"
LOGIN = "/en/accounts/login/"
CHANGE = "/en/accounts/password/change/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> User:
    return User.objects.create_user("lan", password=PASSWORD, role="secretary")


def sign_in(client: Client, *, name: str = "lan", password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": name, "password": password, **more})


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_one_comes_to_the_inbox_in_the_language_of_the_page(client, lan, language: str) -> None:
    form = {"login": "lan", "password": PASSWORD}
    answer = client.post(f"/{language}/accounts/login/", form)
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/desk/")


def test_the_session_changes_its_name_and_ends_with_the_browser(client, lan) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = client.cookies["sessionid"].value
    answer = sign_in(client)
    cookie = answer.cookies["sessionid"]
    assert cookie.value != before
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["expires"] == ""


@pytest.mark.parametrize(
    ("asked", "gone_to"),
    [
        ("/en/desk/journal/", "/en/desk/journal/"),
        ("//evil.example/", "/en/desk/"),
        ("https://evil.example/", "/en/desk/"),
        ("/\\evil.example", "/en/desk/"),
        ("javascript:alert(1)", "/en/desk/"),
    ],
)
def test_next_stays_in_the_house(client, lan, asked: str, gone_to: str) -> None:
    assert sign_in(client, next=asked)["Location"] == gone_to


def said(answer) -> str:
    """Return the page without the name that was typed and the token."""
    import re

    html = answer.content.decode()
    return re.sub(r'(value|content)="[^"]*"', "", html)


def test_a_wrong_password_and_an_unknown_name_read_the_same(client, lan) -> None:
    wrong = sign_in(client, password="something else entirely")
    unknown = sign_in(Client(), name="nobody")
    assert wrong.status_code == unknown.status_code == 200
    assert said(wrong) == said(unknown)
    assert "The user name or the password is not right." in wrong.content.decode()


@pytest.mark.parametrize("name", ["lan", "nobody"])
def test_the_fifth_bad_try_locks_with_a_clear_page(client, lan, name: str) -> None:
    answers = [sign_in(client, name=name, password="wrong wrong wrong") for _ in range(5)]
    assert [a.status_code for a in answers] == [200, 200, 200, 200, 429]
    assert "Too many tries" in answers[-1].content.decode()
    # A fresh browser at the same place, the right password, another way of writing the name.
    for written in (name, name.upper(), f" {name} "):
        assert sign_in(Client(), name=written).status_code == 429


def test_other_names_are_not_locked(client, lan) -> None:
    for _ in range(5):
        sign_in(client, name="nobody")
    assert sign_in(client).status_code == 302


def test_a_good_sign_in_forgets_the_bad_ones(client, lan) -> None:
    for _ in range(4):
        sign_in(client, password="wrong wrong wrong")
    assert sign_in(client).status_code == 302
    assert sign_in(Client(), password="wrong wrong wrong").status_code == 200


def test_a_closed_account_reads_like_a_wrong_password(client, lan) -> None:
    lan.is_active = False
    lan.save()
    answer = client.post(LOGIN, {"login": "lan", "password": PASSWORD}, follow=True)
    assert "The user name or the password is not right." in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_form(client, lan) -> None:
    client.force_login(lan)
    assert client.get("/en/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    answer = client.post("/en/accounts/logout/")
    assert answer["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_a_new_password_ends_the_other_sessions(client, lan) -> None:
    other = Client()
    other.force_login(lan)
    client.force_login(lan)
    new = "another walk by the sea"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = client.post(CHANGE, form)
    assert answer["Location"] == "/en/desk/"
    assert "Your password is changed." in client.get("/en/desk/").content.decode()
    assert other.get("/en/desk/").status_code == 302
    lan.refresh_from_db()
    assert lan.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        (PASSWORD, "short", "short"),
        (PASSWORD, "passwordpassword", "differs from the first"),
        ("not my password", "another walk by the sea", "another walk by the sea"),
        (PASSWORD, "", ""),
    ],
)
def test_a_password_that_will_not_do(client, lan, old: str, new: str, again: str) -> None:
    client.force_login(lan)
    answer = client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": again})
    assert answer.status_code == 200
    assert 'class="wrong"' in answer.content.decode()
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)


def test_an_account_without_a_password_is_told_so(client) -> None:
    client.force_login(User.objects.create_user("new", role="monitor"))
    answer = client.get(CHANGE)
    assert answer.status_code == 403
    assert "has no password to change" in answer.content.decode()


def test_anonymous_pages_set_no_session(client) -> None:
    answer = client.get(LOGIN)
    assert "sessionid" not in answer.cookies
