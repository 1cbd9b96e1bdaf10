"""The shapes of what is found: frozen, by keyword, with span, words and rule."""

from dataclasses import FrozenInstanceError

import pytest

from servanda.extraction.mentions import IdentifierMention, Zone


def test_a_mention_cannot_be_changed() -> None:
    found = IdentifierMention(
        start=3, end=7, quote="2803", rule="identifiers.number", kind="resolution", value="2803"
    )
    with pytest.raises(FrozenInstanceError):
        found.value = "2830"  # type: ignore[misc]
    assert (found.start, found.end, found.quote) == (3, 7, "2803")


def test_shapes_are_given_by_keyword() -> None:
    with pytest.raises(TypeError):
        Zone(0, 5, "body")  # type: ignore[misc]
    assert Zone(start=0, end=5, kind="body").kind == "body"
