"""Two in one word: what Arabic says in the dual, and what only looks like it."""

import pytest

from servanda.extraction.amounts.duals import find_duals
from servanda.extraction.amounts.patterns import quantities
from servanda.extraction.view import View


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وسترسل سفينتين وطائرتان", [("سفينتين", "ship", 2), ("طائرتان", "aircraft", 2)]),
        ("قدمت سيارتي إسعاف", [("سيارتي إسعاف", "ambulance", 2)]),
        ("لعامين، بشهرين", [("عامين", "year", 2), ("شهرين", "month", 2)]),
        ("خلال عامين ونصف العام", [("عامين ونصف العام", "year", 2.5)]),
        # What is named again has an article, and the plural of people looks like a dual.
        ("السفينتان والبلدان والمهندسين", []),
        ("مهندسين مدربين لاجئين", []),
        ("سفينة وطائرات", []),
        ("وافقت دولتان", [("دولتان", "country", 2)]),
        ("زار دولتي مالي والنيجر، مؤيدا حل دولتين", []),
    ],
)
def test_duals(text: str, found: list[tuple[str, str, float]]) -> None:
    mentions = list(find_duals(View(text), quantities("ar"), language="ar"))
    assert [(m.quote, m.amount.unit, m.amount.value) for m in mentions] == found
    assert all(text[m.start : m.end] == m.quote for m in mentions)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("بعد يوم أو يومين", "يوم أو يومين"),
        ("شاحنة واحدة أو شاحنتين", "شاحنة واحدة أو شاحنتين"),
    ],
)
def test_one_or_two(text: str, quote: str) -> None:
    [mention] = find_duals(View(text), quantities("ar"), language="ar")
    assert (mention.quote, mention.amount.minimum, mention.amount.maximum) == (quote, 1, 2)


def test_bounds_and_other_languages() -> None:
    about, most = find_duals(View("نحو شهرين ولا تتجاوز سفينتين"), quantities("ar"), language="ar")
    assert about.amount.approximate
    assert most.amount.maximum == 2
    assert list(find_duals(View("سفينتين"), quantities("vi"), language="vi")) == []
