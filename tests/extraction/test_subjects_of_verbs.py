"""Who acts, by what sort of verb or noun comes first."""

import pytest

from tests.extraction.prose import promises_in


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
