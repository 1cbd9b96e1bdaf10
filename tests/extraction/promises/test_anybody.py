"""Arabic deeds whose doer no register knows, and what is asked or laid down without a name."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "modality", "obligors"),
    [
        ("نظف شباب الوادي 14 بئرا بأيديهم.", "past_delivery", ()),
        ("شق الجيش الكيني طريقا بطول 90 كيلومترا إلى المخيم.", "past_delivery", ("country:KE",)),
        ("دفع تجار السوق أجرة 30 شاحنة محملة بالدقيق.", "past_delivery", ()),
        ("أطلقت الحركة سراح 27 جنديا.", "past_delivery", ()),
        ("سحبت أوغندا كتيبتين من إيتوري.", "past_delivery", ("country:UG",)),
        ("رفعت واشنطن العقوبات عن المصرف المركزي.", "past_delivery", ("country:US",)),
        ("رحب المبعوث بتسليم رواندا 12 أسيرا.", "past_delivery", ("country:RW",)),
        ("استلم المزارعون 600 طن من البذور من منظمة الفاو.", "past_delivery", ("org:fao",)),
        ("أوفت الهند بثلاثة أرباع ما تعهدت به.", "past_delivery", ("country:IN",)),
        ("تسحب رواندا وحداتها من الجزيرة قبل 15 نيسان/أبريل.", "pledge", ("country:RW",)),
        ("أما الدفعة الثانية فتسددها تركيا في تموز/يوليو.", "pledge", ("country:TR",)),
        ("تقرر إيفاد بعثة من 60 مراقبا إلى جوبا.", "pledge", ()),
        ("ستبقى القاعدة مفتوحة أمام رحلات الإغاثة.", "pledge", ()),
        ("أقطع على نفسي عهدا بأن تعود الكهرباء إلى كل قرية.", "pledge", ()),
        ("أجرت الفرق الطبية المصرية 140 عملية جراحية.", "past_delivery", ("country:EG",)),
        ("شكر المبعوث فيتنام على إرسالها مستشفى ميدانيا.", "past_delivery", ("country:VN",)),
        ("سينقل سلاح الجو الملكي 80 طنا من المؤن.", "pledge", ()),
        ("يصل غدا 120 شرطيا من الأوروغواي إلى المدينة.", "pledge", ("country:UY",)),
        ("أما الصين فتبني جسرا بطول كيلومترين.", "pledge", ("country:CN",)),
        ("تقرر في ختام الاجتماع تشكيل قوة من ألفي جندي.", "pledge", ()),
        ("لا أعد بالمعجزات، لكنني أعد بأن نعيد الماء إلى كل حي.", "pledge", ()),
        ("أناشدكم أن ترسلوا إلينا الدواء قبل الشتاء.", "request", ()),
        ("لا أطلب من ألمانيا إلا أن تدفع حصتها.", "request", ("country:DE",)),
        ("مطلوب من أطراف النزاع جميعا أن يفتحوا الطرق.", "request", ()),
    ],
)
def test_whoever_does_asks_or_decides(text, modality, obligors):
    assert [(p.modality, p.obligors) for p in promises_in(text, "ar")] == [(modality, obligors)]


@pytest.mark.parametrize(
    "text",
    [
        "بنى الرومان سبعة جسور على النهر.",
        "قتل الجيش 40 مسلحا ودمر 12 آلية.",
        "دفع 30 شخصا حياتهم ثمنا للإهمال.",
        "سلم 40 مسلحا أنفسهم للجيش.",
        "وزع اللاعبون القمصان على 200 مشجع.",
        "نقل 14 مصابا إلى المستشفى بعد انقلاب حافلة.",
        "تعهد الملك جون قبل سبعة قرون بأن يرد الأسرى.",
        "رفع البنك المركزي سعر الفائدة ربع نقطة.",
        "أطلق الجيش 12 صاروخا باتجاه البحر.",
    ],
)
def test_war_play_and_trade_deliver_nothing(text):
    assert promises_in(text, "ar") == []
