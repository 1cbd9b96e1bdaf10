"""Words made alike, and sentences as 3-grams and their numbers."""

import pytest

from servanda.reconciliation.shingles import BITS, grams, prints, words


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


def test_sentences_in_numbers():
    """Two sentences of the same words have one key; the second one's 3-grams follow the first's."""
    text = "Nước Alpha sẽ gửi ba tàu.\nNƯỚC ALPHA sẽ gửi ba tàu !\n…\nAlpha will pay."
    spans = [(0, 25), (26, 52), (53, 54), (55, 70)]
    made = prints(text, spans)
    assert made.keys[0] == made.keys[1] != made.keys[3] != made.keys[2] == 0
    assert (list(made.words), list(made.counts)) == ([6, 6, 0, 3], [4, 4, 0, 1])
    assert set(made.grams[:4]) == set(made.grams[4:8])
    assert all(gram < 1 << BITS for gram in made.grams)


def test_the_order_of_words_tells():
    one, other = (prints(text, [(0, len(text))]).grams for text in ("a b c", "c b a"))
    assert set(one).isdisjoint(other)
