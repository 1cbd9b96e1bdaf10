"""Communiqués in Arabic: the text, and whom each decision binds."""

import pytest

from servanda.extraction.reading import as_json, read

DECIDED = [
    (
        "إن وزراء المياه في تونس وليبيا، المجتمعين في طرابلس،\n"
        "1. يتعهدون بتبادل بيانات الآبار كل ثلاثة أشهر؛\n"
        "2. يتفقون على إنشاء مختبر مشترك؛\n"
        "3. يناشدون البنك الدولي تمويل المرحلة الثانية؛",
        [
            ("pledge", ["country:TN", "country:LY"]),
            ("agreement", ["country:TN", "country:LY"]),
            ("request", ["org:world-bank"]),
        ],
    ),
    (
        "إن رؤساء وفود مصر والأردن، المجتمعين في العاصمة بعد عام من المحادثات،\n"
        "إذ يستذكرون الإعلان الصادر عن الدورة السابقة في عام 2022،\n"
        "يتعهدون بتوفير 150 مليون دولار لصيانة شبكات المياه؛\n"
        "ويدعون تركيا إلى فتح المعبر أمام الشاحنات.",
        [("pledge", ["country:EG", "country:JO"]), ("request", ["country:TR"])],
    ),
    ("اجتمع وزراء مصر والأردن أمس.\nوهم يتعهدون بتوفير 150 مليون دولار.", None),
]


@pytest.mark.parametrize(("text", "decided"), DECIDED)
def test_the_line_above_decides(text, decided):
    made = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    found = [(p["modality"], p["obligor"]) for p in made]
    assert found == decided if decided else ("pledge", ["country:EG", "country:JO"]) not in found
