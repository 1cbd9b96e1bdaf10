"""Quotations without a verb of saying of their own, in own sentences."""

import pytest

from servanda.extraction.reading import read
from tests.extraction.prose import statements_in

CASES = [
    ("“The bridge is open,” Mr. Tom Hale said. “Buses will run from Monday.”", "en", [("person:tom-hale", "The bridge is open,"), ("person:tom-hale", "Buses will run from Monday.")]),
    ("“We are ready,” said Mr. Tom Hale, “and we will pay for the fuel ourselves.”", "en", [("person:tom-hale", "We are ready,"), ("person:tom-hale", "and we will pay for the fuel ourselves.")]),
    ("Mr. Tom Hale shrugged: “We came too late for this.”", "en", [("person:tom-hale", "We came too late for this.")]),
    ("“Tôi sẵn sàng lên đường từ tuần trước”, bà Lê Mai Hoa nói, “và sẽ tự trả tiền vé cho mình”.", "vi", [("person:le-mai-hoa", "Tôi sẵn sàng lên đường từ tuần trước"), ("person:le-mai-hoa", "và sẽ tự trả tiền vé cho mình")]),
    ("Ông Trần Văn Minh cười: “Đừng tin mọi thứ trên báo chí”.", "vi", [("person:tran-van-minh", "Đừng tin mọi thứ trên báo chí")]),
    # Names of works, slogans and single words are nobody's speech.
    ("The slogan “one country for all of its people” was painted on the wall.", "en", []),
    ("The film “The Long Road Back to Home” won a prize.", "en", []),
    ("Peru called the plan “bold”.", "en", []),
    ("Khẩu hiệu “một đất nước cho tất cả mọi người” được sơn lên tường.", "vi", []),
    ("حمل المهرجان شعار «بلد واحد لكل أبنائه وبناته اليوم».", "ar", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "found"), CASES)
def test_marks(text, language, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, language)] == found


def test_a_sentence_may_tell_who_said_the_one_before() -> None:
    cases = {
        "The bridge will open in May. This was announced by the envoy of Peru.": "country:PE",
        "The bridge will open in May. The Peruvian envoy said this at a meeting on Monday.": "country:PE",
        "The bridge will open in May. According to Reuters, this was announced by the envoy of Peru on Monday.": "country:PE",
        "The bridge will open in May. This was built by Peru.": None,
    }
    for text, speaker in cases.items():
        found = [(s.speaker, s.quote) for s in read(text, language="en").statements]
        assert found == ([(speaker, "The bridge will open in May")] if speaker else [])
