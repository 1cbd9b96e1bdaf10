"""How the words for what is given look, apart from who gives."""

import pytest

from servanda.extraction.promises.gift_words import are_counted_alone, is_denied, is_said_again


@pytest.mark.parametrize("what", ["only 12 ", "another 300 of them ", "so far 40 ", "the other 9 "])
def test_a_number_stands_for_what_was_spoken_of(what):
    assert are_counted_alone(what, (0, len(what)), "en")
    assert not are_counted_alone(what + "tents ", (0, len(what) + 6), "en")


@pytest.mark.parametrize("what", ["they ", "half of it ", "all of the money ", "so far half "])
def test_what_was_promised_before_is_said_again(what):
    assert is_said_again(what, (0, len(what)), "en")
    assert not is_said_again("the rebels ", (0, 11), "en")


def test_nothing_is_given_where_nobody_is():
    assert is_denied("no polish soldier would be sent", 0, "en")
    assert not is_denied("polish soldiers would be sent", 0, "en")
