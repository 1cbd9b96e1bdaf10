"""The present tense that announces in news, and the one that tells a habit."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وتقدم قطر 70 مليون يورو على مدى سنتين.", ["country:QA"]),
        ("قطر تقدم 70 مليون يورو لقطاع المياه.", ["country:QA"]),
        ("حكومة قطر تخصص 70 مليون يورو.", ["country:QA"]),
        ("دفعت مصر حصتها، بينما تساهم تونس بتسعة ملايين يورو.", ["country:EG", "country:TN"]),
        ("تقدم قطر سنويا 70 مليون يورو.", []),
        ("تدفع مصر منذ سنتين 3 ملايين دولار شهريا.", []),
        ("ترى المنظمة أن تقدم قطر 70 مليون يورو.", []),
        ("تستقبل مصر 90 ألف لاجئ.", []),
    ],
)
def test_the_present_announces_where_a_clause_opens(text, found):
    assert [",".join(p.obligors) for p in promises_in(text, "ar")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fiji puts up $2 million.", ["country:FJ"]),
        ("The plan has two parts; Samoa contributes 30 clerks.", ["country:WS"]),
        ("Fiji usually contributes 30 clerks.", []),
        ("The envoy said that trade with Fiji supplies 30 towns.", []),
    ],
)
def test_in_english_where_the_giver_opens_the_clause(text, found):
    assert [",".join(p.obligors) for p in promises_in(text, "en")] == found
