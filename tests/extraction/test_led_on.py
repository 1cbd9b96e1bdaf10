"""A verb of declaring takes over the noun of what it declares."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "أبدى الرئيس الكيني سايمون كيبيت استعداد بلاده لإيفاد 250 شرطيا.",
            [("أبدى الرئيس الكيني سايمون كيبيت استعداد بلاده لإيفاد 250 شرطيا", "country:KE")],
        ),
        (
            "جدد وزير الطاقة القطري تأكيد التزام بلاده بتقديم 20 مليون دولار.",
            [("جدد وزير الطاقة القطري تأكيد التزام بلاده بتقديم 20 مليون دولار", "country:QA")],
        ),
        ("قدمت قطر 5 ملايين دولار، وستقدم مصر مثلها.", None),
    ],
)
def test_the_verb_and_the_noun_are_one_promise(text, found):
    made = [(p.quote, ",".join(p.obligors)) for p in promises_in(text, "ar")]
    assert made == found if found is not None else len(made) == 2
