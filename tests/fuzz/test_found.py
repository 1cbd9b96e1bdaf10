"""What was found by giving odd texts: each took time that grew with the square of its length, or more."""

import pytest

from servanda.extraction.reading import as_json, read
from servanda.reconciliation.compare import compare
from servanda.reconciliation.told import told
from tests.fuzz.box import the_box

FOUND = {
    "a line of one word below an item": ("ar", "فيvà" * 400 + "!\n- قطر: 5 دولارات\n" * 3),
    "a cue that is an adverb too, again and again": ("en", "Norway said so. " + "will\n" * 3000),
    "hundreds of meetings on hundreds of days in one sentence": (
        "en",
        "5 July 2026 meeting in Hanoi in " * 600,
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_ends(name: str) -> None:
    language, text = FOUND[name]
    read(text[:200], language=language)  # the patterns of a language are made once
    with the_box(2.0):
        made = as_json(read(text, language=language))
    assert made["document"]["language"] == language


def test_comparing_what_was_pasted_many_times_ends() -> None:
    turn = "Q: How many will go?\nQuispe: We will send six nurses to Chile in May.\n"
    text = "Minister Rosa Quispe of Peru met us.\n" + turn * 150
    documents = [told(f"{n}.txt", text, read(text)) for n in range(3)]
    with the_box(1.0):
        assert compare(documents).reprints
