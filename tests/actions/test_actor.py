"""Roles and verbs: the whole table, by hand."""

import pytest

from servanda.actions.actor import COMMAND_LINE, MAY, Actor, require
from servanda.actions.refusals import Forbidden

VERBS = (
    "take",
    "review",
    "correct",
    "decide",
    "record",
    "withdraw",
    "reconcile",
    "import",
    "match",
)


@pytest.mark.parametrize("verb", VERBS)
def test_a_secretary_may_do_everything(verb):
    require(Actor(id="user:1", role="secretary"), verb)
    require(COMMAND_LINE, verb)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["contributor", "implementer", "monitor", ""])
def test_others_may_only_take_and_only_as_contributors(role, verb):
    actor = Actor(id="user:2", role=role)
    if (role, verb) == ("contributor", "take"):
        require(actor, verb)
        return
    with pytest.raises(Forbidden, match=f"a {role or 'stranger'} may not {verb}"):
        require(actor, verb)


def test_the_table_names_no_other_verb():
    assert set(MAY) == set(VERBS)
