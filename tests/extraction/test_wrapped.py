"""Lines that the edge of a page broke become whole; lists, menus and headlines stay as they are."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.reading import read
from servanda.extraction.wrapped import unwrapped

SAID = (
    "The harbour master of the island said that the ships carry flour and fuel to the north, where many "
    "families have waited since the spring. The mayor, who met her on Monday, promised that Norway will "
    "pay $2 million for the repair of the pier before the end of June and that Peru will send 20 nurses. "
    "Nobody had yet seen the money, she added, and the fishermen of the two villages went on with their work."
)
LISTS = (
    "\n".join(f"{name} will lend {n} tents to the camps near the coast" for n, name in enumerate("ABCDEFGH")),
    "\n".join(["Home", "World", "Politics and the economy of the region", "Sport", "Culture", "Weather"]),
    "\n".join(f"Headline number {n} about the port" + " and its people" * (n % 5) for n in range(12)),
    "\n\n".join(textwrap.wrap(SAID, 70)),
)  # fmt: skip


@pytest.mark.parametrize("width", [56, 64, 72, 80, 100])
def test_a_page_broken_at_its_width_is_whole_again(width) -> None:
    broken = "\n".join(textwrap.wrap(f"{SAID} {SAID}", width))
    left = unwrapped(broken)
    assert all(line.endswith(".") for line in left.split("\n"))
    assert left.replace("\n", " ") == f"{SAID} {SAID}"


@pytest.mark.parametrize("text", LISTS)
def test_lists_menus_headlines_and_paragraphs_stay(text) -> None:
    assert unwrapped(text) == text


def test_paragraphs_stay_apart() -> None:
    two = "\n\n".join("\n".join(textwrap.wrap(SAID, 70)) for _ in range(2))
    assert unwrapped(two).count("\n\n") == 1


def test_a_promise_over_two_lines_is_read_whole_and_quoted_as_it_stands() -> None:
    broken = "\n".join(textwrap.wrap(SAID, 64))
    reading = read(broken, language="en", published="2026-03-01")
    quotes = [promise.quote for promise in reading.promises]
    assert all(broken[p.start : p.end] == p.quote for p in reading.promises)
    assert any("\n" in quote for quote in quotes)
    assert [p.obligors for p in reading.promises] == [("country:NO",), ("country:PE",)]


@given(st.text(alphabet="ab \n.é", max_size=600))
def test_no_letter_moves(text) -> None:
    made = unwrapped(text)
    assert len(made) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, made, strict=True))
