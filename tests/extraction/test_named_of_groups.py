"""Whom a group binds whose members are named behind "including"."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("Several countries, including Peru, Chile and Cuba, have pledged 40 tents.", "country:PE,country:CL,country:CU"),
        ("A coalition of nations including Peru and Chile has pledged to send tents.", "country:PE,country:CL"),
        ("Donors such as Norway pledged 40 tents.", "country:NO"),
    ],
)  # fmt: skip
def test_those_named_of_a_group_are_bound(text, obligors):
    assert [",".join(p.obligors) for p in promises_in(text, "en")] == [obligors]


def test_what_hangs_on_a_thing_binds_nobody():
    assert promises_in("The tents that nations including Peru will send are late.", "en") == []
