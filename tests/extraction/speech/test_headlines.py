"""Headlines in Arabic that begin with their speaker."""

import pytest

from tests.extraction.prose import statements_in


@pytest.mark.parametrize(
    ("headline", "below", "speaker"),
    [
        (
            "وزير الدفاع البيروفي: لن نسحب جنودنا من هايتي",
            "وصل وزير الدفاع البيروفي كارلوس روخاس إلى ليما الاثنين.",
            "person:carlos-rojas",
        ),
        ("مفوضية اللاجئين: الأموال تنفد في شرق تشاد", "وصلت القافلة إلى المخيم.", "org:unhcr"),
        ("المفوضية: الأموال تنفد في شرق تشاد", "زارت مفوضية اللاجئين المخيم الاثنين.", "org:unhcr"),
        ("عاجل: الأموال تنفد في شرق تشاد الآن", "وصلت القافلة إلى المخيم.", None),
        ("بيرو: 12 مليون دولار للمياه والصرف", "وصلت القافلة إلى المخيم.", None),
    ],
)
def test_led_headline(headline: str, below: str, speaker: str | None) -> None:
    text = f"{headline}\n{below}\nوانتهى الاجتماع مساء الأحد."
    said = [(s.quote, s.speaker) for s in statements_in(text, "ar") if s.start < len(headline)]
    assert said == ([] if speaker is None else [(headline.partition(": ")[2], speaker)])
