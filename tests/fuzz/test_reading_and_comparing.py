"""No text and no file makes reading or comparing raise, run on for long, or quote what does not stand there.

A part of the whole suite with a few examples; `make fuzz` gives each five minutes and names the folder of
real texts that join the invented ones: FUZZ_TEXTS=DIR. Inputs are put together of pieces by hypothesis, or
are whole texts that went wrong by a number (tests/fuzz/harm.py) in every kind of file that is opened. The
time box is the processor's, so that a busy machine fails nothing, and it stops what would never end.
"""

import json
import os
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from servanda.extraction.carried import hints, read_opened
from servanda.extraction.carriers import Opened, documents
from servanda.extraction.reading import read
from servanda.extraction.reading_json import as_json
from servanda.reconciliation.compare import as_json as comparison_as_json
from servanda.reconciliation.compare import compare
from servanda.reconciliation.told import Told, told
from tests.fuzz.box import the_box
from tests.fuzz.harm import ODD, PIECES, alike, file_of, text_of

SECONDS = float(os.environ.get("SERVANDA_FUZZ_SECONDS", "0"))
EXAMPLES = 30
KINDS = ("dates", "amounts", "statements", "promises", "identifiers", "occasions")

piece = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from((*ODD, "\ud800")),
    st.tuples(st.sampled_from(PIECES), st.integers(0, 120), st.integers(0, 120)).map(
        lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
    ),
    st.text(max_size=40),
)
joined = st.tuples(
    st.lists(piece, max_size=14), st.sampled_from(["\n\n", "\n", " ", ". ", "", ", "])
)
texts = joined.map(lambda made: made[1].join(made[0]).encode("utf-8", "ignore").decode())
numbers = st.integers(0, (1 << 32) - 1)
languages = st.sampled_from(["", "", "vi", "en", "ar", "id"])

relaxed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # to explain, it traces each line
    suppress_health_check=list(HealthCheck),
)


def for_long(*checks: Callable[[], None]) -> None:
    """Run properties in turn once with few examples, or again and again until the time is up."""
    end = time.monotonic() + SECONDS
    number = 0
    while True:
        for check in checks:
            seed(number)(check)()
            number += 1
        if time.monotonic() >= end:
            return


def quotes(made: dict[str, Any], text: str) -> None:
    """Hold every span of a reading to the text, and what is written to what can be written."""
    for kind in KINDS:
        for one in made[kind]:
            assert text[one["start"] : one["end"]] == one["quote"]
    for party in made["parties"]:
        assert all(0 <= start < end <= len(text) for start, end in party["mentions"])
    json.dumps(made, ensure_ascii=False).encode()


@relaxed
@given(texts | numbers.map(text_of), languages)
def reading_texts(text: str, language: str) -> None:
    """Read a text, its language guessed or said wrongly."""
    with the_box():
        made = as_json(read(text, language=language))
    quotes(made, text)


@relaxed
@given(numbers)
def reading_files(number: int) -> None:
    """Open and read a file."""
    name, content = file_of(number)
    with the_box():
        found = list(documents(content, name))
        made = [(one, as_json(read_opened(one))) for one in found if isinstance(one, Opened)]
    for one, reading in made:
        quotes(reading, one.carried.text)
    assert found, "a file of which nothing is said"
    for one in found:
        assert isinstance(one, Opened) or (one.code and one.message and one.advice)


def test_reading() -> None:
    for_long(reading_texts, reading_files)


def held(kept: dict[str, Told]) -> None:
    """Compare documents, and hold what is quoted of them to their texts."""
    with the_box():
        made = comparison_as_json(compare(list(kept.values())))
    quoted = [pair[side] for pair in made["reprints"] for side in "ab"]
    quoted += [q for one in made["contradictions"] for q in one["quotations"]]
    for one in quoted:
        assert kept[one["file"]].text[one["start"] : one["end"]] == one["quote"]
    for pair in made["reprints"]:
        assert pair["a"]["file"] != pair["b"]["file"]
    json.dumps(made, ensure_ascii=False).encode()


@relaxed
@given(st.lists(texts, min_size=1, max_size=5) | numbers.map(alike))
def comparing_texts(found: list[str]) -> None:
    """Compare texts that share pieces, or tellings of one text."""
    kept = {f"{n}.txt": text for n, text in enumerate(found)}
    held({file: told(file, text, read(text)) for file, text in kept.items()})


@relaxed
@given(st.lists(numbers, min_size=1, max_size=4))
def comparing_files(found: list[int]) -> None:
    """Compare the documents of files."""
    kept = {}
    for name, content in map(file_of, found):
        for one in documents(content, name):
            if isinstance(one, Opened):
                known = hints(one.carried)
                reading = read(one.carried.text, language=known.language, published=known.published)
                kept[one.filename] = told(one.filename, one.carried.text, reading)
    held(kept)


def test_comparing() -> None:
    for_long(comparing_texts, comparing_files)
