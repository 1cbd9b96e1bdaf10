"""Seats of government by name."""

from servanda.extraction.seats import seats


def test_seats_of_each_language():
    """Each language has its own names; one without a column has none."""
    assert seats("en")["Addis Ababa"] == "ET"
    assert seats("vi")["Cairo"] == "EG"
    assert seats("ar")["الرياض"] == "SA"
    assert not seats("id")
