"""Reported words behind a verb that comes first, in own Arabic sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    ("قالت مصر أمس إن الطريق مفتوح.", [("country:EG", "الطريق مفتوح")]),
    ("أعلنت النرويج وقطر أنهما ستدفعان.", [("", "ستدفعان")]),
    ("وذكر البنك الدولي في تقرير أن الناتج تراجع.", [("org:world-bank", "الناتج تراجع")]),
    ("وأكدت وزارة الدفاع البولندية أن السفينة غادرت.", [("country:PL", "السفينة غادرت")]),
    ("ورأى محللون أن الأسعار سترتفع.", [("", "الأسعار سترتفع")]),
    # The verb goes on, and participles have the subject of their sentence.
    ("قالت مصر إن الجسر مفتوح، مضيفة أن الحافلات ستعود.", [("country:EG", "الجسر مفتوح"), ("country:EG", "الحافلات ستعود")]),
    ("ورحبت اليابان بالقرار، قائلة إن الباب مفتوح.", [("country:JP", "الباب مفتوح")]),
    ("قالت مصر إن الجسر مفتوح.\nوأضافت أن الحافلات ستعود.", [("country:EG", "الجسر مفتوح"), ("country:EG", "الحافلات ستعود")]),
    # An agency hands the words on; the attribution stands behind.
    ("ونقلت وكالة عن مسؤول في اليونيسف قوله إن اللقاح وصل.", [("org:unicef", "اللقاح وصل")]),
    ("«لقد فتحنا الجسر أمام الحافلات»، قال وزير الداخلية الأردني.", [("country:JO", "لقد فتحنا الجسر أمام الحافلات")]),
    ("وجاء في بيان للخارجية المصرية أن القاهرة ترحب بالقرار.", [("country:EG", "القاهرة ترحب بالقرار")]),
    # Another sentence begins; speech inside speech.
    ("قالت ألمانيا إنها ستدرس الطلب، ولم تعلق فرنسا.", [("country:DE", "ستدرس الطلب")]),
    ("قالت تشاد إن السودان وعدها بأن الحدود ستفتح.", [("country:TD", "السودان وعدها بأن الحدود ستفتح"), ("country:SD", "الحدود ستفتح")]),
    ("قالت بيرو لصحيفة «الصباح» إن الرز تأخر.", [("country:PE", "الرز تأخر")]),
    ("قالت بيرو إن الرز تأخر، فيما رحبت تشاد بالقرار قائلة إن الطريق مفتوح.", [("country:PE", "الرز تأخر"), ("country:TD", "الطريق مفتوح")]),
    ("«هذا وعد»، قال الوزير أحمد عطاف.", [("person:ahmed-attaf", "هذا وعد")]),
    ("وتساءلت تشاد: «من سيدفع؟»", [("country:TD", "من سيدفع؟")]),
    # An office of no stated state; the relative clause of a person.
    ("قالت بيرو إن الجسر مفتوح.\nوأكدت وزارة التخطيط أن الحافلات ستعود.", [("country:PE", "الجسر مفتوح"), ("country:PE", "الحافلات ستعود")]),
    ("تلت ذلك كلمة السفيرة لينا حداد التي قالت إن الطريق مفتوح.", [("person:lina-haddad", "الطريق مفتوح")]),
    ("ولاحظت تشاد أن الحدود مغلقة.", [("country:TD", "الحدود مغلقة")]),
    # None of these is reported speech.
    ("أعلنت فنلندا إرسال أطباء.", []),
    ("ولم تقل مصر إنها ستدفع.", []),
    ("وشددت قطر على ضرورة الحوار.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), CASES)
def test_reported_words(text, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, "ar")] == found
