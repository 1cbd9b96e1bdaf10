"""Quotations are found exactly, nearly, or refused; whatever is found stands in the text."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.second.grounding import LONGEST, Place, Refusal, Source, ground

ARTICLE = (
    "Indonesia sẽ gửi tối đa 8.000 binh sĩ đến Gaza trước ngày 30/6/2026. “Chúng tôi sẵn sàng”, "
    "Bộ trưởng nói.\nQatar will not send troops to the northern camps of the valley this year.\n"
    "وأعلنت مصر أنها سترسل 500 شاحنة إلى غزة. Somalia, Mali and Mali again."
)
WHOLE = [(0, len(ARTICLE))]

FOUND = [
    # as copied
    ("gửi tối đa 8.000 binh sĩ", "gửi tối đa 8.000 binh sĩ", "exact", 1),
    ("  Gaza ", "Gaza", "exact", 1),
    # the second Mali is counted, the one inside Somalia is not
    ("Mali", "Mali", "exact", 2),
    # Arabic "and" written onto the word: the name stands in "وأعلنت"
    ("أعلنت مصر", "أعلنت مصر", "exact", 1),
    # small letters, plain quotation marks, a decomposed letter, a line break for a space
    ('"chúng tôi sẵn sàng"', "“Chúng tôi sẵn sàng”", "normalised", 1),
    ("Indonesia se\u0303 gửi", "Indonesia sẽ gửi", "normalised", 1),
    ("Bộ trưởng  nói. Qatar", "Bộ trưởng nói.\nQatar", "normalised", 1),
    ("إلى غَزّة", "إلى غزة", "normalised", 1),
    # a slip of the pen: the text's own words stand instead
    (
        "Qatar will not send troups to the northern camps of the valley",
        "Qatar will not send troops to the northern camps of the valley",
        "approximate",
        1,
    ),
    # a figure that the text does not have is not kept
    (
        "Indonesia sẽ gửi tối đa 9.000 binh sĩ đến Gaza trước ngày 30/6/2026",
        "Indonesia sẽ gửi tối đa 8.000 binh sĩ đến Gaza trước ngày 30/6/2026",
        "approximate",
        1,
    ),
]

REFUSED = [
    ("Indonesia will build a harbour", Refusal.ABSENT),
    ("Egypt", Refusal.ABSENT),  # translated, not quoted
    ("omali", Refusal.ABSENT),  # half a word
    ("8.00", Refusal.ABSENT),  # half a number
    ("Qatar will send troops", Refusal.ABSENT),  # leaves out "not"
    ("", Refusal.EMPTY),
    (" … \u200f\u200b", Refusal.EMPTY),
    ("a " * LONGEST, Refusal.LONG),
]


@pytest.mark.parametrize(("quote", "exact", "how", "times"), FOUND)
def test_found(quote: str, exact: str, how: str, times: int) -> None:
    place = ground(quote, Source(ARTICLE), WHOLE)
    assert isinstance(place, Place)
    assert (place.exact, place.how, place.found) == (exact, how, times)
    assert ARTICLE[place.start : place.end] == place.exact


@pytest.mark.parametrize(("quote", "why"), REFUSED)
def test_refused(quote: str, why: Refusal) -> None:
    assert ground(quote, Source(ARTICLE), WHOLE) is why


def test_only_the_blocks_are_searched() -> None:
    at = ARTICLE.index("Qatar")
    assert ground("Gaza", Source(ARTICLE), [(at, len(ARTICLE))]) is Refusal.ABSENT
    place = ground("Mali", Source(ARTICLE), [(0, at), (ARTICLE.rindex("Mali"), len(ARTICLE))])
    assert isinstance(place, Place)
    assert (place.start, place.found) == (ARTICLE.rindex("Mali"), 1)


ALPHABET = st.sampled_from(
    [*"aábóà 8.,\n\"“”'’-–", "\u0300", "\u0303", "\u200f", "\u00ad", *"ومغزةً٣"]
)
TEXTS = st.text(ALPHABET, min_size=1, max_size=120)


@given(text=TEXTS, cut=st.tuples(st.integers(0, 120), st.integers(1, 60)), noise=TEXTS)
def test_what_is_found_stands_in_the_text(text: str, cut: tuple[int, int], noise: str) -> None:
    start = cut[0] % len(text)
    slipped = text[start : start + cut[1]]
    half = len(slipped) // 2
    for quote in (slipped, noise, slipped.upper(), slipped[:half] + noise[:2] + slipped[half:]):
        place = ground(quote, Source(text), [(0, len(text))])
        if isinstance(place, Place):
            assert text[place.start : place.end] == place.exact
            assert place.exact
            assert place.found >= 1


def test_hostile_quotations_end_soon() -> None:
    text = "a" * 6_000
    source, begun = Source(text), process_time()
    for quote in ("a" * 1_999, "a " * 999, "b" * 1_999, ("a" * 40 + " ") * 40):
        ground(quote, source, [(0, len(text))])
    assert process_time() - begun < 10
