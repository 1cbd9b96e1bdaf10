"""The exercise plan and its people, for every test of the desk."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.translation import override

from servanda.accounts.models import User
from tests.desk.exercise import keep_exercise
from tests.rolled import made_once  # noqa: F401


@pytest.fixture
def exercise(db: None) -> None:
    """Keep the invented plan."""
    keep_exercise()


def signed_in(role: str) -> Client:
    """Return a browser in which somebody of the role is signed in."""
    client = Client()
    client.force_login(User.objects.create(username=role, role=role))
    return client


@pytest.fixture
def secretary(exercise: None) -> Client:
    """The secretary decides."""
    return signed_in("secretary")


@pytest.fixture
def contributor(exercise: None) -> Client:
    """The contributor takes in and reads."""
    return signed_in("contributor")


@pytest.fixture
def monitor(exercise: None) -> Client:
    """The monitor reads."""
    return signed_in("monitor")


@pytest.fixture
def stranger(exercise: None) -> Client:
    """The stranger has no account."""
    return Client()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin every test in English: a request leaves its language behind in the thread."""
    with override("en"):
        yield
