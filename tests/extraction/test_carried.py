"""What a carrier says of its document goes into the reading, each thing in its rank."""

from dataclasses import replace

import pytest

from servanda.extraction.carried import hints, read_opened
from servanda.extraction.carriers import Opened, documents
from servanda.extraction.carriers.protocol import Carried
from tests.extraction.carriers.making import docx

TEXT = (
    "Alpha pledges tents\nAlpha will send 300 tents to the Lower Valley on 5 March, its minister"
    " said to the reporters who had come.\n"
)


def opened(**carried: object) -> Opened:
    found = next(item for item in documents(TEXT.encode(), "a.txt") if isinstance(item, Opened))
    return replace(found, carried=replace(found.carried, **carried))


def test_the_page_dates_the_text() -> None:
    reading = read_opened(opened(published="2026-03-02", outlet="Example Times"))
    assert (str(reading.published), reading.outlet) == ("2026-03-02", "Example Times")
    assert [str(date.value) for date in reading.dates] == ["2026-03-05"]
    assert reading.findings == ()


def test_the_file_dates_it_as_a_last_resort_and_says_so() -> None:
    reading = read_opened(opened(published="2026-03-02", dated_by_file=True))
    assert str(reading.published) == "2026-03-02"
    assert [finding.code for finding in reading.findings] == ["carrier.date-of-file"]


def test_what_is_given_goes_first() -> None:
    reading = read_opened(opened(published="2026-03-02"), published="2025-03-01")
    assert str(reading.published) == "2025-03-01"


def test_a_title_stands_in_where_the_text_has_no_headline() -> None:
    text = "Alpha will send 300 tents to the Lower Valley in March, its minister said."
    carried = opened(text=text, title="Tents")
    assert read_opened(carried).headline == "Tents"
    assert read_opened(opened(title="Other")).headline == "Alpha pledges tents"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [("en", TEXT, "en"), ("vi", TEXT, ""), ("fr", TEXT, ""), ("vi", "5", "vi"), ("", TEXT, "")],
)
def test_a_language_that_the_words_deny_is_not_believed(
    language: str, text: str, told: str
) -> None:
    assert hints(Carried(text=text, language=language)).language == told


def test_the_reading_is_of_the_bytes() -> None:
    (found,) = documents(docx("Alpha will send 300 tents to the Lower Valley."), "a.docx")
    assert isinstance(found, Opened)
    assert read_opened(found).sha256 == found.sha256
