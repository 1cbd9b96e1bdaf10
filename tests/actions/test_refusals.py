"""A refusal says what happened and what to do, apart and in one line."""

import pytest

from servanda.actions.refusals import Forbidden, Refused, Unknown


@pytest.mark.parametrize("kind", [Refused, Forbidden, Unknown])
def test_message_and_advice(kind):
    fault = kind("the file is empty", "Save the text into it.")
    assert (fault.message, fault.advice) == ("the file is empty", "Save the text into it.")
    assert str(fault) == "the file is empty. Save the text into it."
    assert isinstance(fault, Refused)


def test_without_advice_there_is_no_loose_stop():
    assert str(Refused("there is nothing to record")) == "there is nothing to record"
