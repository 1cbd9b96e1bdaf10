"""The JSON of a reading: its keys, its numbers, its quotations."""

import json

import pytest

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.reading import read
from servanda.extraction.reading_json import amount_item, as_json
from servanda.extraction.view import View

TEXT = (
    "date 2026-03-04 Ngày 3/3/2026 tại Cairo, Ai Cập cam kết sẽ đóng góp hơn 1,5 tỷ USD cho Dải Gaza "
    "trước cuối tháng 6, theo Nghị quyết 2803."
)
KEYS = {
    "dates": {"value"},
    "occasions": {"kind", "date", "place"},
    "amounts": {"value", "unit", "minimum", "maximum", "approximate"},
    "statements": {"kind", "speaker"},
    "promises": {
        "modality", "strength", "kind", "speaker", "obligor", "beneficiary", "amount", "due", "condition",
    },
    "identifiers": {"kind", "value"},
}  # fmt: skip


def test_shape() -> None:
    made = json.loads(json.dumps(as_json(read(TEXT))))
    assert set(made) == {"document", "article", "parties", "findings", *KEYS}
    assert set(made["document"]) == {
        "sha256", "characters", "language", "published", "outlet", "headline",
    }  # fmt: skip
    assert made["document"]["published"] == "2026-03-04"
    assert made["article"] == [[16, len(TEXT)]]
    for name, keys in KEYS.items():
        for item in made[name]:
            assert set(item) == keys | {"start", "end", "quote"}
            assert TEXT[item["start"] : item["end"]] == item["quote"]
    for party in made["parties"]:
        assert set(party) == {"id", "kind", "name", "mentions"}


@pytest.mark.parametrize(
    ("text", "language", "value", "minimum", "maximum"),
    [
        ("hơn 50 quốc gia", "vi", 50, 50, None),
        ("up to 8,000 troops", "en", 8000, None, 8000),
        ("at least 5 trucks", "en", 5, 5, None),
        ("5-7 tỷ USD", "vi", None, 5_000_000_000, 7_000_000_000),
        ("about 200 homes", "en", 200, None, None),
        ("بأكثر من 7 مليارات دولار", "ar", 7_000_000_000, 7_000_000_000, None),
        ("ما يصل إلى 8000 جندي", "ar", 8000, None, 8000),
    ],
)
def test_the_value_is_the_figure_in_the_words(
    text: str, language: str, value: int | None, minimum: int | None, maximum: int | None
) -> None:
    (found,) = find_amounts(View(text), language=language)
    item = amount_item(found)
    assert (item["value"], item["minimum"], item["maximum"]) == (value, minimum, maximum)


def test_numbers_are_numbers() -> None:
    made = as_json(read(TEXT))
    (amount,) = made["amounts"]
    assert (amount["minimum"], amount["maximum"]) == (1_500_000_000, None)
    assert isinstance(amount["minimum"], int)
    (half,) = as_json(read("They said that the mile was 2.5 km long.", language="en"))["amounts"]
    assert half["value"] == 2.5
    promised = [promise["amount"] for promise in made["promises"] if promise["amount"]]
    assert all(set(found) == KEYS["amounts"] for found in promised)
