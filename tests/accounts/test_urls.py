"""Which of allauth's pages a closed house has."""

import pytest
from django.urls import NoReverseMatch, reverse

CLOSED = [
    "account_signup",
    "account_email",
    "account_reset_password",
    "account_set_password",
    "account_reauthenticate",
    "account_inactive",
]


@pytest.mark.parametrize("name", CLOSED)
def test_closed(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["signup", "email", "password/reset", "password/set", "inactive"])
def test_their_addresses_lead_nowhere(client, path: str) -> None:
    assert client.get(f"/en/accounts/{path}/").status_code == 404


@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_change_password"])
def test_open(name: str) -> None:
    assert reverse(name).partition("/accounts/")[1]
