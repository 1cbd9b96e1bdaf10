"""Folding keeps every character in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.terms.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("HÒA BÌNH", "hòa bình"), ("إلى غزة", "الي غزه"), ("İzmir", "izmir"), ("’", "'")],
)
def test_one_form(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_length_stays(text):
    assert len(fold(text)) == len(text)
