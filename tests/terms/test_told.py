"""Sayings in three languages: complete, with the same places in each."""

import re
import tomllib

import pytest

from servanda.terms.kept import kept
from servanda.terms.told import FILES, knows, said

LISTED = [one for name in FILES for one in tomllib.loads(kept(name))["said"]]


def places(text):
    return set(re.findall(r"\{\d\}", text))


def test_every_saying_stands_once_in_all_languages():
    assert len({english for english, *_ in LISTED}) == len(LISTED)
    for english, vi, ar in LISTED:
        assert vi, english
        assert ar, english
        assert places(vi) <= places(english) >= places(ar), english


@pytest.mark.parametrize(
    ("english", "vi"),
    [
        ("the PDF has 120 MB and the limit is 100 MB", "PDF có 120 MB, giới hạn là 100 MB"),
        (
            "this proposal was accepted already",
            "đề xuất này đã được quyết định trước: đã chấp nhận",
        ),
        (
            "the promise cannot be kept: the minimum is larger than the maximum",
            "không thể lưu lời hứa: mức tối thiểu lớn hơn mức tối đa",
        ),
    ],
)
def test_what_is_filled_in_is_put_into_words_too(english, vi):
    assert said(english, "vi") == vi
    assert said(english, "en") == english


def test_the_unknown_stays_as_it_is():
    assert said("whatever this may be", "ar") == "whatever this may be"
    assert not knows("whatever this may be")
