"""Who reports and who acts, of the bodies of the register."""

import pytest

from servanda.terms.press import is_press


@pytest.mark.parametrize(
    ("party", "press"),
    [
        ("org:kyodo", True),
        ("org:vov", True),
        ("org:unrwa", False),
        ("country:PE", False),
        ("person:ana-ruiz", False),
        ("", False),
    ],
)
def test_who_reports(party, press):
    assert is_press(party) is press
