"""Who gives in the passive, and what nobody gives."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Half of the cost, or $18 million, is to be borne by Peru.", [("Half of the cost, or $18 million, is to be borne by Peru", "country:PE")]),
        ("en", "Chile's contribution, 4 million euros, will be transferred in May.", [("Chile's contribution, 4 million euros, will be transferred in May", "country:CL")]),
        ("en", "China's second shipment of 2,000 tents reached the port.", [("China's second shipment of 2,000 tents reached the port", "country:CN")]),
        ("en", "Forty tonnes of rice arrived from Thailand.", [("Forty tonnes of rice arrived from Thailand", "country:TH")]),
        ("en", "A team of 30 Swiss engineers will be deployed to Vanuatu.", [("A team of 30 Swiss engineers will be deployed to Vanuatu", "country:CH")]),
        ("en", "Nepal will receive $30 million from Japan.", [("Nepal will receive $30 million from Japan", "country:JP")]),
        ("en", "Peru gave 100 beds, and another 50 beds will follow in May.", [("Peru gave 100 beds", "country:PE"), ("another 50 beds will follow in May", "country:PE")]),
        ("en", "Twenty thousand refugees arrived from Sudan.", []),
        ("en", "Sri Lanka received 200,000 tourists from India.", []),
        ("en", "Nepal will receive the report on Friday.", []),
        ("ar", "تلقت تونس 20 مليون يورو من ألمانيا.", [("تلقت تونس 20 مليون يورو من ألمانيا", "country:DE")]),
        ("ar", "دخلت إلى القطاع 20 شاحنة مقدمة من الأردن.", [("دخلت إلى القطاع 20 شاحنة مقدمة من الأردن", "country:JO")]),
        ("ar", "تلقت تونس 200 زائر من الجزائر.", []),
        ("vi", "Tunisia nhận 20 triệu euro từ Đức.", [("Tunisia nhận 20 triệu euro từ Đức", "country:DE")]),
        ("vi", "Nepal sẽ nhận được 30 xe tải từ Ấn Độ.", [("Nepal sẽ nhận được 30 xe tải từ Ấn Độ", "country:IN")]),
    ],
)  # fmt: skip
def test_given(language, text, found):
    assert [(p.quote, ",".join(p.obligors)) for p in promises_in(text, language)] == found


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("Ten trucks will be sent to the camp.", [()]),
        ("Peru said about $92 million would go to the appeal.", [("country:PE",)]),
        ("The vote will go to a second round.", []),
        ("The conference will be held in May.", []),
    ],
)
def test_what_is_on_its_way_without_a_giver(text, obligors):
    assert [p.obligors for p in promises_in(text, "en")] == obligors
