"""The words of buttons and of what they did, in each language."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from servanda.actions.review import TOGETHER
from servanda.desk.together import accepted, button, offers


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "Accept 1 party"),
        ("en", 12, "Accept the 12 parties"),
        ("vi", 12, "Chấp nhận 12 bên"),
        ("ar", 2, "اقبل الطرفين"),
        ("ar", 3, "اقبل 3 أطراف"),
        ("ar", 12, "اقبل 12 طرفًا"),
        ("ar", 100, "اقبل 100 طرف"),
    ],
)
def test_a_button(language: str, number: int, words: str) -> None:
    with override(language):
        assert button("party", number) == words


@pytest.mark.parametrize("kind", TOGETHER)
def test_each_kind_has_its_words(kind: str) -> None:
    assert (button(kind, 2), accepted(kind, 2)) != (button(kind, 3), accepted(kind, 3))
    assert "no" in accepted(kind, 0).casefold()


def test_offers_only_what_may_go_together_and_waits() -> None:
    waiting = [SimpleNamespace(kind=kind) for kind in ("promise", "date", "party", "date")]
    found = offers(waiting)
    assert [(one.kind, len(one.rows)) for one in found] == [("party", 1), ("date", 2)]
    assert offers(waiting[:1]) == []
