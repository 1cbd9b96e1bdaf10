"""Arabic spelt as the lexicons spell it, letter for letter."""

import pytest

from servanda.extraction.amounts import find_amounts
from servanda.extraction.arabic_spelling import respelt
from servanda.extraction.parties import find_parties
from servanda.extraction.view import View


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
def test_spelling(written, read):
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
