"""Words made alike, and 3-grams with names and formulas masked."""

import pytest

from servanda.reconciliation.shingles import MASKED_FROM, grams, passages, words
from tests.reconciliation.making import document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà bình", "Hòa Bình"),
        ("Ho\u0300a bi\u0300nh", "hòa bình"),
        ("thuỷ lợi", "thủy lợi"),
        ("18 - 20/2", "18 20-2"),
        ("«Peace», he said.", "peace he said"),
        ("مُسَاعَدَة", "مساعدة"),
    ],
)
def test_words_are_made_alike(one, other):
    """Case, punctuation, the two ways to place a tone, marks that are seldom written."""
    assert words(one) == words(other)


def test_letters_that_differ_stay_different():
    assert words("hoa") != words("hòa") != words("hóa")


def test_a_sentence_of_four_words_has_two_grams():
    assert grams(("a", "b", "c", "d")) == {("a", "b", "c"), ("b", "c", "d")}
    assert grams(("a", "b")) == frozenset()


def test_a_formula_of_seven_sentences_is_masked():
    """ "the Board of Peace" stands in seven different sentences: it tells nothing of a copy."""
    lines = [f"Speaker {n} praised the Board of Peace warmly." for n in range(MASKED_FROM)]
    assert len(passages([document("a", "\n".join(lines))])[0].grams) == 2
    assert len(passages([document("a", "\n".join(lines[1:]))])[0].grams) == 6


def test_copies_of_one_sentence_do_not_mask_it():
    copies = [document(f"f{n}", "Seven outlets print these very same words.") for n in range(9)]
    assert len(passages(copies)[0].grams) == 5
