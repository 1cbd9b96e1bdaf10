"""Folding for searching: case, marks and composed forms make no difference."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.terms.marks import markless


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Hội đồng Hòa bình", "hoi dong hoa binh"),
        ("Hội đồng Hòa bình", "HỘI ĐỒNG"),
        ("Đà Nẵng", "da nang"),
        ("إعادة الإعمار", "اعاده الاعمار"),
        ("Türkiye", "turkiye"),
        ("VN-400", "vn-400"),
    ],
)
def test_marks_case_and_composition_make_no_difference(written: str, asked: str) -> None:
    for form in ("NFC", "NFD"):
        assert markless(asked) in markless(unicodedata.normalize(form, written))


@given(st.text(alphabet="aăâđeêioôơuưyàảãáạ ĂÂĐ", max_size=40))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert markless(markless(text)) == markless(text)
