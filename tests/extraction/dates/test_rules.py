"""The rules of dates: their names, the longest word first, and the months of English elsewhere."""

import re

from servanda.extraction.dates.rules import ENGLISH_MONTHS, either, rules_of
from servanda.extraction.lexicon import words


def test_rules_compile_and_end_with_the_year():
    for language in ("vi", "en", "ar", ""):
        made = rules_of(language, words(language, "dates") if language else {})
        assert made[-1][0] == "year"
        assert all(re.compile(text) for _, text in made)


def test_the_longest_word_comes_first():
    assert either(["a", "abc"]) == "(?:abc|a)"


def test_english_months():
    assert (ENGLISH_MONTHS["sept"], ENGLISH_MONTHS["sep"], ENGLISH_MONTHS["dec"]) == (9, 9, 12)
    assert set(ENGLISH_MONTHS.values()) == set(range(1, 13))
