"""Who may do what: four roles and the stranger."""

import pytest
from django.contrib.auth.models import AnonymousUser

from servanda.accounts import roles
from servanda.accounts.models import User

S, C, IM, M = roles.ROLES
TABLE = [
    (roles.is_member, {S, C, IM, M}),
    (roles.may_decide, {S}),
    (roles.may_take, {S, C}),
    (roles.may_report_delivery, {S, C, IM}),
    (roles.may_observe, {S, C, M}),
]


@pytest.mark.parametrize(("may", "allowed"), TABLE)
def test_each_role(may, allowed):
    assert {role for role in roles.ROLES if may(User(role=role))} == allowed


@pytest.mark.parametrize(("may", "allowed"), TABLE)
def test_strangers_and_whoever_left_may_nothing(may, allowed):
    for nobody in (None, AnonymousUser(), User(role=S, is_active=False), User(role="owner")):
        assert not may(nobody)
