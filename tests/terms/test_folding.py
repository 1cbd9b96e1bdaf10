"""Folding keeps every character in its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.terms.folding import either, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("HÒA BÌNH", "hòa bình"), ("إلى غزة", "الي غزه"), ("İzmir", "izmir"), ("’", "'")],
)
def test_one_form(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_length_stays(text):
    assert len(fold(text)) == len(text)


@given(st.lists(st.text(alphabet="ab .(é", max_size=5), min_size=1, max_size=8), st.text("ab .(é"))
def test_either_finds_the_longest(entries, text):
    found = re.match(either(entries), text)
    longest = max((e for e in entries if text.startswith(e)), key=len, default=None)
    assert (found.group() if found else None) == longest
