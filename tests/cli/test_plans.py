"""Which plan a command is about."""

import pytest

from servanda.cli.faults import Fault
from servanda.cli.plans import chosen
from servanda.records import Plan, Wording
from tests.actions.conftest import seal


def begin(*plans):
    seal([Plan(id=name, title=Wording(en=name), state=state) for name, state in plans])


@pytest.mark.parametrize("plan", ["", "x"])
def test_without_any_the_way_to_begin_is_said(db, plan):
    with pytest.raises(Fault, match="there are none yet: begin one with `servanda plan new`"):
        chosen(plan)


def test_the_only_open_one_needs_no_name(db):
    begin(("a", "open"), ("b", "closed"))
    assert chosen("") == "a"
    assert chosen("b") == "b"


def test_of_several_one_must_be_named(db):
    begin(("a", "open"), ("b", "open"), ("c", "closed"))
    with pytest.raises(Fault, match="say which plan with --plan; there are: a, b"):
        chosen("")
    with pytest.raises(Fault, match="there is no plan 'd'; there are: a, b, c"):
        chosen("d")
