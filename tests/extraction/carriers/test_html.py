"""A saved page: known by its first element, whole or cut off, deep or long."""

import time
from pathlib import Path

import pytest

from servanda.extraction.carriers.html import page, sniff, unwrap
from servanda.extraction.carriers.protocol import Carried
from servanda.extraction.reading import read
from servanda.records import Finding

SAMPLE = (Path(__file__).parents[2] / "samples" / "carriers" / "good.html").read_bytes()


def found(content: bytes) -> tuple[Carried | None, list[str]]:
    items = list(unwrap(content, "x.html"))
    pages = [item for item in items if isinstance(item, Carried)]
    return (pages[0] if pages else None), [i.code for i in items if isinstance(i, Finding)]


@pytest.mark.parametrize(
    ("head", "filename", "known"),
    [
        (b"<!DOCTYPE html><p>", "x", True),
        (b"\xef\xbb\xbf\n<!-- saved from url -->\n<HTML>", "x", True),
        ('<?xml version="1.0"?><html>'.encode("utf-16"), "x", True),
        (b'<?xml version="1.0"?><iati-activities>', "x.xml", False),
        (b"text about <html> pages", "x.txt", False),
        (b"<b>words</b>", "x.htm", True),
        (b"no element", "x.html", False),
    ],
)
def test_sniff(head: bytes, filename: str, known: bool) -> None:
    assert sniff(head, filename) is known


def test_no_amount_comes_out_of_menus_and_dialogs() -> None:
    carried, codes = found(SAMPLE)
    assert carried is not None
    assert codes == []
    reading = read(carried.text, published=carried.published)
    assert {(int(a.amount.figure), a.amount.unit) for a in reading.amounts} == {
        (300, "tent"),
        (5_000_000, "USD"),
    }
    assert carried.address == "https://example.org/leu-bat"
    assert (carried.language, carried.outlet) == ("vi", "Báo Ví Dụ")


def test_a_page_cut_off_says_so() -> None:
    half = SAMPLE[: SAMPLE.index("5 triệu".encode()) + 20]
    carried, codes = found(half)
    assert carried is not None
    assert codes == ["carrier.html.cut-off"]


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8"])
def test_the_encoding_that_a_page_declares(encoding: str) -> None:
    words = "ستقدم الوزارة خياما إلى شمال القطاع في الربيع"
    text = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'
    carried, _ = found(text.encode(encoding))
    assert carried is not None
    assert words in carried.text


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 200_000 + b"The ships sail on Monday.",
        b"<p><a href=x>The ships</a> sail on Monday.</p>" * 20_000,
        b"<html><body>" + b"<table><tr><td>" * 3_000 + b"The ships sail on Monday.",
        b"<html>" + b'<p class="menu">x' * 60_000 + b"The ships sail.",
        b"<html><body>" + b"The ships carry 300 tents to the north, " * 26_000,
    ],
    ids=["deep", "many", "nested tables", "menus", "one line"],
)
def test_a_megabyte_takes_seconds_at_most(content: bytes) -> None:
    begun = time.process_time()
    carried, codes = found(content)
    assert carried or codes
    assert time.process_time() - begun < 10


def test_entities_and_marks_of_a_page_are_letters() -> None:
    carried = page("<html><body><p>5&nbsp;triệu &lt;USD&gt; &#x1F54A;</p></body></html>")
    assert carried is not None
    assert carried.text == "5 triệu <USD> 🕊"
