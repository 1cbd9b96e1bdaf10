"""Who must act where the verb comes first."""

import pytest

from tests.extraction.prose import promises_in

FIRST = [
    ("ستمول قطر المستشفى بمبلغ 20 مليون دولار.", ["country:QA"]),
    ("سترسل قطر والكويت 40 طبيبا.", ["country:QA", "country:KW"]),
]


@pytest.mark.parametrize(("text", "obligors"), FIRST)
def test_subjects_behind_their_verb(text, obligors):
    """The subject behind the verb is bound, and all who are joined to it."""
    assert [list(p.obligors) for p in promises_in(text, "ar")] == [obligors]


@pytest.mark.parametrize(
    ("text", "modality", "obligors"),
    [
        ("ستمول غانا بناء المستشفى.", "pledge", ("country:GH",)),
        ("يتضمن الاتفاق قيام غانا بتمويل 3 محطات كهرباء.", "agreement", ("country:GH",)),
        ("وصلت إلى المطار طائرة مساعدات غانية محملة بالأدوية.", "past_delivery", ("country:GH",)),
        ("حضرت غانا الاجتماع، مجددة التزامها الكامل بدعم اللاجئين.", "pledge", ("country:GH",)),
    ],
)
def test_who_acts(text, modality, obligors):
    assert [(p.modality, p.obligors) for p in promises_in(text, "ar")] == [(modality, obligors)]
