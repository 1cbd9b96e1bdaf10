"""The view: what is made one for matching, and the exact way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.names.parties import find_parties
from servanda.extraction.view import View, respelt


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("Hoà bình và hoá đơn", "Hòa bình và hóa đơn"),
        ("thuỷ quân, quý", "thủy quân, quý"),
        ("hoàn toàn", "hoàn toàn"),
        ("٢٠٢٦ و ۱۲", "2026 و 12"),
        ("١٫٥ مليار", "1.5 مليار"),
        ("دولــة", "دولة"),
        ("Ðoàn Văn Ðạt", "Đoàn Văn Đạt"),
        ("مِصْر", "مصر"),
        ("10\u00a0tỷ", "10 tỷ"),
        ("\ufeffngày", "ngày"),
        ("\ufefb يوم", "لا يوم"),
    ],
)
def test_view_makes_one(kept: str, text: str) -> None:
    assert View(kept).text == text


def test_decomposed_text_is_composed_and_found_again() -> None:
    kept = unicodedata.normalize("NFD", "Việt Nam và Hoà bình")
    view = View(kept)
    at = view.text.index("Hòa bình")
    assert view.quote(at, at + 8) == unicodedata.normalize("NFD", "Hoà bình")


def test_a_mark_behind_a_word_is_not_quoted() -> None:
    view = View("Gaza\u200f, 2026")
    assert view.quote(0, 4) == "Gaza"


@given(
    st.text(
        alphabet=st.sampled_from("aoà\u0300\u0301ộ\u064b\u0640ل\ufefb\u200f٣ \n\ufeff"), max_size=40
    )
)
def test_every_span_goes_back(kept: str) -> None:
    view = View(kept)
    size = len(view.text)
    last = 0
    for at in range(size):
        first, end = view.origin(at, at + 1)
        assert 0 <= last <= first <= end <= len(kept)
        last = first
    assert view.origin(0, size)[1] <= len(kept)


def test_a_part_of_a_letter_with_its_marks_is_the_whole_of_it() -> None:
    text = "a Y\u0301\u035a\u2056 b"
    view = View(text)
    first, last = view.origin(2, 3)
    assert (first, last) == (2, 5)
    assert view.quote(2, 3) == "Y\u0301\u035a"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "قال الوزير الكويتى فى القاهرة إن منتدى الحوار",
            "قال الوزير الكويتي في القاهرة إن منتدى الحوار",
        ),
        ("اعلن الامين العام للامم المتحدة ان", "أعلن الأمين العام للأمم المتحدة ان"),
        ("واكدت الامارات استعدادها الى", "وأكدت الإمارات استعدادها إلى"),
        # Without such words in the text its spelling is its own.
        ("مجلس الاعمال والكويتى", "مجلس الاعمال والكويتى"),
        ("نحو 5،4 مليارات", "نحو 5,4 مليارات"),
        ("بلغ 7ر1 مليار", "بلغ 1.7 مليار"),
        ("بقيمة (7) مليارات", "بقيمة  7  مليارات"),
        ("(7) دول", "(7) دول"),
    ],
)
def test_arabic_spelling(written, read):
    assert respelt(written) == read
    assert len(read) == len(written)


def test_what_is_found_is_quoted_as_it_is_written():
    view = View(
        "اعلن الامين العام للامم المتحدة بان كى مون فى جنيف تقديم 4ر2 مليار دولار الى اليمن."
    )
    [amount] = find_amounts(view, language="ar")
    assert (amount.quote, int(amount.amount.figure or 0)) == ("4ر2 مليار دولار", 2_400_000_000)
    people = [p for p in find_parties(view, [], language="ar") if p.kind == "person"]
    assert [(p.id, p.mentions[0].quote.endswith("بان كى مون")) for p in people] == [
        ("person:ban-ki-moon", True)
    ]
