"""The grammars are whole, and every word of them compiles."""

import re

import pytest

from servanda.extraction.dates.patterns import either, grammar
from servanda.extraction.lexicon import words


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_grammar(language: str) -> None:
    made = grammar(language)
    assert set(made.months.values()) == set(range(1, 13))
    assert [n for _, n in made.quarters] == [1, 2, 3, 4]
    assert [name for name, _ in made.rules][-1] == "year"
    assert set(words(language, "dates")) >= {"to", "and", "edge", "born", "months", "quarters"}


def test_a_language_without_words_reads_figures_alone() -> None:
    assert [name for name, _ in grammar("").rules] == [
        "iso",
        "figures",
        "years",
        "years-short",
        "year",
    ]


def test_either_takes_the_longest_first() -> None:
    found = re.match(either(["năm", "năm nay"]), "năm nay")
    assert found
    assert found.group() == "năm nay"
    assert not re.match(either([]), "")
