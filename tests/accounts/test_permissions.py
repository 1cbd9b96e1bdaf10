"""Who may open what: the outcome of every route, method and role against the checked-in table.

`permissions.csv` has one row for each route of the URL configuration and method. A new route without
a row fails here; add its rows and say who may.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from servanda.accounts.models import User
from servanda.accounts.permissions import TABLE, may
from servanda.accounts.roles import ROLES
from tests.desk.exercise import FIRST, FIRST_KEY, PLAN, keep_exercise

PERMISSIONS = Path(__file__).with_name("permissions.csv")
METHODS = ("GET", "POST", "PUT")
PEOPLE = (*ROLES, "stranger")
OUTCOMES = {"200", "302", "403", "404", "405"}

# What stands in the place of each part of an address.
PARTS = {"plan": PLAN, "sha256": FIRST.id}
KEYS = {
    "desk:proposal": {"key": f"{PLAN}/p-fund"},
    "desk:document": {"key": FIRST_KEY},
    "desk:accept-all": {"key": FIRST_KEY},
    "desk:contradiction": {"key": f"{PLAN}/c-1"},
    "portal:promise": {"id": "rescue-training"},
    "portal:party": {"id": "country:JO"},
    # Nothing is held in bulk: these pages are public, and say that there is no such thing.
    "portal:dataset": {"name": "none"},
    "portal:records": {"name": "none"},
    "portal:record": {"name": "none", "key": 1},
    "portal:raw": {"name": "none", "key": 1, "nth": 0},
    "portal:raw-part": {"name": "none", "key": 1, "nth": 0, "part": 0},
    "portal:findings": {"name": "none", "code": "none"},
    "portal:rows": {"name": "none"},
    "portal:rows-csv": {"name": "none"},
    "portal:duplicates": {"name": "none"},
    "portal:conference": {"id": "none"},
}
# What is sent, so that who may is answered with what was done.
SENT: dict[str, dict[str, Any]] = {
    "desk:proposal": {"verdict": "accept"},
    "desk:accept-all": {"kind": "date"},
    "desk:contradiction": {"en": "7002 stands."},
    "desk:corrections": {"party": f"{PLAN}/country:JO", "name": "Vương quốc Hạ"},
    "desk:matching": {"pairing": f"{PLAN}/none~0", "verdict": "confirm"},  # no flow is held
}


def routes() -> list[tuple[str, tuple[str, ...]]]:
    """Return (name, parts of the address) of every route, each once."""
    return sorted(dict(walk(get_resolver().url_patterns, "")).items())


def walk(patterns: Any, space: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the routes below; a route without a name could not be in the table."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"give the route {pattern.pattern} a name"
            yield f"{space}{pattern.name}", tuple(pattern.pattern.converters)


def address(route: str, parts: tuple[str, ...]) -> str:
    """Return an address of the route that leads to something."""
    given = PARTS | KEYS.get(route, {})
    with override("en"):
        return reverse(route, kwargs={part: given[part] for part in parts})


def outcome(client: Client, method: str, route: str, parts: tuple[str, ...]) -> str:
    """Return the status of the answer."""
    sent = dict(SENT.get(route, {}))
    if route == "desk:take":
        sent = {"plan": PLAN, "files": SimpleUploadedFile("empty.txt", b"")}
    ask = getattr(client, method.lower())
    at = address(route, parts)
    answer = ask(at, sent) if method == "POST" else ask(at)
    return str(answer.status_code)


@cache
def hashed() -> str:
    """Return one hashed password for all: hashing is slow by design."""
    return make_password("long enough for everybody")


def person(role: str) -> User:
    """Return a kept user of the role."""
    return User.objects.create(username=role, role=role, password=hashed())


def browsers() -> dict[str, Client]:
    """Return a browser for each person."""
    found = {"stranger": Client()}
    for role in ROLES:
        found[role] = Client()
        found[role].force_login(person(role))
    return found


def rows() -> list[dict[str, str]]:
    with PERMISSIONS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_route_has_its_rows() -> None:
    have = {(row["route"], row["method"]) for row in rows()}
    want = {(route, method) for route, _ in routes() for method in METHODS}
    assert want - have == set(), "routes without a row in permissions.csv"
    assert have - want == set(), "rows without a route"
    assert len(have) == len(rows())


def test_outcomes_are_those_five() -> None:
    assert {row[person] for row in rows() for person in PEOPLE} <= OUTCOMES


def again(browser: Client) -> Client:
    """Return a browser that is signed in alike, and may sign out."""
    made = Client()
    made.cookies = deepcopy(browser.cookies)
    return made


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back what is done inside, so that the next row finds everything as it was."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_outcome(method: str) -> None:
    keep_exercise()
    people, known = browsers(), dict(routes())
    asked = [row for row in rows() if row["method"] == method]
    differs = {}
    for row in asked:
        answered = {}
        with taken_back():
            # Those who may come last: what they do must not change the answer to the others.
            for name in sorted(PEOPLE, key=lambda one: row[one] in ("200", "302")):
                client = again(people[name])
                answered[name] = outcome(client, method, row["route"], known[row["route"]])
        if answered != {name: row[name] for name in PEOPLE}:
            differs[row["route"]] = answered
    assert asked
    assert differs == {}


@pytest.mark.django_db
def test_a_form_from_elsewhere_changes_nothing() -> None:
    """Without the token of our own form every unsafe request of a secretary is refused."""
    keep_exercise()
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("secretary"))
    known = dict(routes())
    answered = {}
    for row in rows():
        if row["method"] == "POST" and row["secretary"] != "405":
            with taken_back():
                answered[row["route"]] = outcome(client, "POST", row["route"], known[row["route"]])
    assert answered
    assert set(answered.values()) == {"403"}, answered


@pytest.mark.django_db
def test_the_table_and_the_csv_agree() -> None:
    people = {role: User(username=role, role=role) for role in ROLES}
    for row in rows():
        if row["route"] in TABLE and row["method"] != "PUT":
            for role, user in people.items():
                assert may(user, row["route"], row["method"]) == (row[role] in ("200", "302"))


@pytest.mark.django_db
def test_a_closed_account_is_a_stranger() -> None:
    keep_exercise()
    client = Client()
    user = person("secretary")
    client.force_login(user)
    user.is_active = False
    user.save()
    answer = client.get("/en/desk/")
    assert answer.status_code == 302
    assert not may(user, "desk:inbox")


@pytest.mark.django_db
def test_head_follows_get() -> None:
    keep_exercise()
    client = browsers()["secretary"]
    assert client.head("/en/desk/").status_code == 200
    assert not may(User(role="secretary"), "desk:nowhere")


@pytest.mark.django_db
def test_who_may_not_is_told_who_may() -> None:
    keep_exercise()
    answer = browsers()["monitor"].get("/en/desk/take/")
    assert answer.status_code == 403
    assert "secretary, contributor" in answer.content.decode()
