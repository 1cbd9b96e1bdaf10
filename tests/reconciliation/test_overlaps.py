"""Sentences that share word 3-grams, names and formulas masked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.reconciliation.overlaps import MASKED_FROM, indexed
from servanda.reconciliation.shingles import grams, prints, words


def index(*documents):
    """Documents are lists of sentences."""
    made = []
    for lines in documents:
        text, spans = "", []
        for line in lines:
            spans.append((len(text), len(text) + len(line)))
            text += f"{line}\n"
        made.append(prints(text, spans))
    return indexed(made)


def unmasked(*documents):
    made = index(*documents)
    list(made.overlaps(1))
    return [made.unmasked(sentence) for sentence in range(len(made.places))]


def test_a_formula_of_seven_sentences_is_masked():
    """ "the Board of Peace" stands in seven different sentences: it tells nothing of a copy."""
    lines = [f"Speaker {n} praised the Board of Peace warmly." for n in range(MASKED_FROM)]
    assert unmasked(lines)[0] == 2
    assert unmasked(lines[1:])[0] == 6


def test_copies_of_one_sentence_do_not_mask_it():
    copies = [["Seven outlets print these very same words."] for _ in range(9)]
    assert unmasked(*copies) == [5]


def test_the_places_of_a_sentence():
    made = index(["One two three.", "…", "Four five six."], ["Four five six!"])
    assert made.places == [[0], [2, 3]]
    assert list(made.words) == [3, 3]


LINES = st.lists(
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=12).map(" ".join), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=4), st.integers(1, 5))
def test_the_index_finds_what_comparing_all_with_all_finds(documents, least):
    """The truth: every pair of different sentences, their sets of words in threes compared."""
    made = index(*documents)
    different = list(dict.fromkeys(words(line) for lines in documents for line in lines))
    sets = [grams(found) for found in different]
    standing = {gram: sum(gram in one for one in sets) for found in sets for gram in found}
    kept = [{gram for gram in found if standing[gram] < MASKED_FROM} for found in sets]
    expected = {
        (i, j, len(kept[i] & kept[j]))
        for j in range(len(kept))
        for i in range(j)
        if len(kept[i] & kept[j]) >= least
    }
    found = list(made.overlaps(least))
    assert {(one.first, one.second, one.shared) for one in found} == expected
    for one in found:
        assert one.share == one.shared / min(len(kept[one.first]), len(kept[one.second]))
