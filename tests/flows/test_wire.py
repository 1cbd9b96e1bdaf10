"""What travels comes back as it was, and nothing but our own values can be made of what arrives."""

import json
import socket
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.flows.apart import Failed, Unanswered
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, QuestionFault
from servanda.flows.rates import Rates
from servanda.flows.totals import Group, LeftOut, Total
from servanda.flows.unmatched import Taken, Wanted
from servanda.flows.wire import pack, receive, send, unpack

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**127), max_value=2**127)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=()))
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes()
    | st.binary()
)
KEYS = st.text(max_size=3) | st.integers() | st.tuples(st.text(max_size=2), st.text(max_size=2))
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)
ROWS = st.lists(st.fixed_dictionaries({"a": PLAIN, "b": PLAIN}), max_size=5)


def there_and_back(value: Any) -> Any:
    return unpack(json.loads(json.dumps(pack(value))))


def alike(one: Any, other: Any) -> bool:
    """Tell whether two values are equal and of the same kinds, all the way down."""
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict):
        return all(map(alike, (*one, *one.values()), (*other, *other.values())))
    return not isinstance(one, list | tuple) or all(map(alike, one, other))


@given(VALUES | ROWS)
def test_values_come_back_as_they_were(value: Any) -> None:
    assert alike(there_and_back(value), value)


LEFT = LeftOut(reason="shared", rows=2, amount=Decimal("1.50"), currency="USD")


@pytest.mark.parametrize(
    "value",
    [
        Question(by="party", stages=("commitment",), since=date(2020, 1, 1)),
        Total(
            question=Question(),
            total=Decimal("1E+3"),
            rows=3,
            rate_sources=(("ECB", 2),),
            left_out=(LEFT,),
            groups=(Group(key="XM-1", name="", total=Decimal(0), rows=0),),
        ),
        Wanted(taken=(Taken(record=2**62, ref="1"),), elsewhere=(("PS", "Gaza"),)),
        Pillars(rows={("dac", "72"): "needs"}, mark="m"),
        datetime(2026, 1, 1, tzinfo=UTC),
        [{}, {}],
        [{"a": 1}, {"b": 1}],
        [{1: 2}, {1: 3}],
    ],
)
def test_our_own_values_come_back_as_they_were(value: Any) -> None:
    assert alike(there_and_back(value), value)


@pytest.mark.parametrize(
    "fault",
    [
        QuestionFault("no", "Ask otherwise."),
        Unanswered("too long"),
        Failed("words"),
        FileNotFoundError(2, "No such file", "x"),
        OSError("gone"),
        ValueError("a", 1),
        KeyError("a"),
    ],
)
def test_faults_come_back_as_they_were(fault: Exception) -> None:
    found = there_and_back(fault)
    assert (type(found), str(found)) == (type(fault), str(fault))
    assert getattr(found, "advice", "") == getattr(fault, "advice", "")


class Strange(Exception):
    """A fault that is nobody's."""


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, Strange("x"), Rates(), UnicodeDecodeError("u", b"x", 0, 1, "y")]
)
def test_what_does_not_travel(value: Any) -> None:
    with pytest.raises(TypeError):
        pack(value)


@pytest.mark.parametrize(
    "arrived",
    [
        ["made", "os:system", "true"],
        ["made", "subprocess:Popen", "true"],
        ["made", "servanda.flows.snapshot:open_snapshot", "/"],
        ["made", "servanda.flows.snapshot:json", "/"],
        ["made", "servanda.cli.faults:Fault", "x"],
        ["short", "servanda.flows.questions:Question", "x"],
        ["fault", "builtins:eval", "1 + 1"],
        ["fault", "builtins:SystemExit", 1],
        ["fault", "builtins:print", "x"],
        ["nothing", 1],
    ],
)
def test_nothing_else_can_be_made(arrived: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"no class of ours|no kind of value"):
        unpack(arrived)


def test_messages_of_any_size() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        large = [{"a": "x" * 1000, "n": n} for n in range(3000)]
        sender = Thread(target=lambda: [send(ours, large), send(ours, "next"), ours.close()])
        sender.start()
        assert receive(theirs, within=20) == large
        assert receive(theirs, within=20) == "next"
        with pytest.raises(EOFError):
            receive(theirs, within=20)
        sender.join()


def test_a_message_that_does_not_come() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(TimeoutError):
        receive(theirs, within=0.01)
