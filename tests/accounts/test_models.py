"""The user, with a role in the secretariat."""

import pytest
from django.db import IntegrityError, transaction

from servanda.accounts.models import User
from servanda.accounts.roles import CONTRIBUTOR, MONITOR, SECRETARY


def test_a_user_begins_with_the_least(db):
    user = User.objects.create_user("an", password="a long enough phrase")
    assert user.role == MONITOR
    assert not user.is_secretary
    assert user.check_password("a long enough phrase")


def test_a_password_is_hashed_by_argon2_alone(db, settings):
    """With Django's own costs where users are: tests hash at less (tests/conftest.py)."""
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    user = User.objects.create_user("an", password="a long enough phrase")
    assert user.password.startswith("argon2$argon2id$")


def test_a_superuser_is_a_secretary(db):
    assert User.objects.create_superuser("to", password="a long enough phrase").is_secretary


def test_a_contributor_says_so(db):
    assert User(role=CONTRIBUTOR).is_contributor
    assert not User(role=SECRETARY).is_contributor


def test_the_database_knows_four_roles(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("x", role="owner")
