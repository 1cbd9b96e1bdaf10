"""An anchor and its words cannot disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Anchor

SHA = "0" * 64


@given(st.text(min_size=1), st.data())
def test_words_hold_where_they_stand_and_nowhere_else(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor(document=SHA, start=start, end=end, exact=text[start:end])
    assert anchor.holds(text)
    assert not anchor.holds(text[:start])


@pytest.mark.parametrize(("start", "end", "exact"), [(-1, 1, "ab"), (3, 3, ""), (0, 3, "ab")])
def test_ends_that_do_not_fit_the_words(start: int, end: int, exact: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Anchor(document=SHA, start=start, end=end, exact=exact)
