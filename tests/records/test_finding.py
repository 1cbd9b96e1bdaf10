"""A finding that a table kept in words."""

import pytest

from servanda.records import Finding, Level


def test_a_kept_finding_comes_back_whole():
    found = Finding(
        level=Level.NOTE, code="read.no-date", message="m", where="line 3", advice="give its date"
    )
    again = Finding.kept(
        "note", "read.no-date", message="m", where="line 3", advice="give its date"
    )
    assert again == found
    assert again.level is Level.NOTE


def test_a_level_that_is_none_is_a_fault():
    with pytest.raises(ValueError, match="grave"):
        Finding.kept("grave", "read.no-date", message="m", where="", advice="")
