"""Search with and without marks (tests 28 of the user's list)."""

import unicodedata

import pytest

from servanda.portal.search import fold, found


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Hội đồng Hòa bình", "hoi dong hoa binh"),
        ("Hội đồng Hòa bình", "HỘI ĐỒNG"),
        ("Đà Nẵng", "da nang"),
        ("إعادة الإعمار", "اعاده الاعمار"),
        ("Türkiye", "turkiye"),
    ],
)
def test_marks_case_and_composition_make_no_difference(written: str, asked: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(asked) in fold(unicodedata.normalize(form, written))


def test_every_word_must_stand_there(plan: str) -> None:
    assert found(plan, "named part") == ["river-valley/part"]
    assert found(plan, "named nowhere") == []


def test_a_new_promise_is_found_at_once(plan: str, now: object) -> None:
    from datetime import timedelta

    from servanda.ledger import journal, store
    from tests.portal.exercise import promise

    assert found(plan, "zeppelin") == []
    later = now + timedelta(seconds=1)  # type: ignore[operator]
    changes = store.keep([promise("z", "A zeppelin")], recorded=later)
    journal.seal("import", f"plan:{plan}", changes, actor="cli", at=later, facts={})
    assert found(plan, "zeppelin") == ["river-valley/z"]
