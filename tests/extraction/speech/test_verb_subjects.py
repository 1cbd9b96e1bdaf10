"""Whom the words beside a verb that comes first mean, in own Arabic sentences."""

import pytest

from servanda.extraction.speech.pointing import Heard
from servanda.extraction.speech.verb_subjects import clause_subject, spoken_by, stands_before
from tests.extraction.prose import scene_of, statements_in


@pytest.mark.parametrize(
    ("text", "heard", "party"),
    [
        ("قال وزير المالية العماني إن", None, "country:OM"),
        ("قال وزير التجارة في بيرو إن", None, "country:PE"),
        ("قال مصدر في اليونيسف تحدث إلى رويترز إن", None, "org:unicef"),
        ("قال مندوب بيرو لدى الأمم المتحدة إن", None, "country:PE"),
        ("قالت بيرو وتشاد إن", None, ""),
        ("قال مساء اليوم إن", None, None),
        ("قال المصدر إن", "country:PE", "country:PE"),
        ("قال المصدر إن", "", ""),
        ("قال البيان إن", "org:unicef", "org:unicef"),
        ("قال صياد عجوز إن", "country:PE", ""),
    ],
)
def test_spoken_by(text, heard, party):
    scene = scene_of(text, "ar")
    place = (text.index(" "), text.rindex(" إن"))
    assert spoken_by(scene, place, Heard(latest=heard), language="ar") == party


def test_stands_before_the_verb():
    text = "أما بيرو فقالت إن"
    scene = scene_of(text, "ar")
    found = stands_before(scene, scene.spans[0], text.index("قالت"), Heard(), language="ar")
    assert found is not None
    assert found.party == "country:PE"


def test_the_subject_of_a_clause_goes_on():
    text = "ورحبت حكومة تشاد بالقرار وأكدت أن"
    scene = scene_of(text, "ar")
    verb = text.index("أكدت")
    assert clause_subject(scene, scene.spans[0], verb, Heard(), language="ar") == "country:TD"


CASES = [
    # Before the verb, and handed on.
    ("أما بيرو فأعلنت أنها ستنتظر.", ["country:PE"]),
    ("أما بعثة تشاد فقالت إنها ستغيب.", ["country:TD"]),
    ("قالت بيرو إن نظيرتها التشادية أبلغتها بأن الجسر مغلق.", ["country:PE", "country:TD"]),
    ("ونقلت صحيفة عن وزير الزراعة في بيرو قوله إن المطر قليل.", ["country:PE"]),
    ("قالت بيرو إن الجسر مغلق.\nونقلت عنها الصحيفة قولها إن الميناء مفتوح.", ["country:PE", "country:PE"]),
    ("وقالت الصحيفة نقلا عن مصدر في اليونيسف إن اللقاح وصل.", ["org:unicef"]),
    # Documents and those who stay nameless.
    ("وبحسب بيان لوزارة الصحة الكوبية، وصل الأطباء.\nوجاء في البيان أن عددهم سبعون.", ["country:CU", "country:CU"]),
    ("وقال مسؤول ياباني إن الرز جاهز.\nوأضاف المسؤول أن السفينة غادرت.", ["country:JP", "country:JP"]),
    ("وقال مصدر إن الرز جاهز.\nوذكر المصدر أن السفينة غادرت.", ["", ""]),
    ("لا تنوي كينيا الحضور، حسبما ذكر المتحدث باسم حكومتها.", ["country:KE"]),
    ("ستغيب بيرو عن اللقاء، كما قالت وزارة خارجيتها.", ["country:PE"]),
    # The first verb of the sentence has the subject.
    ("تعرب وزارة الخارجية الكوبية عن أسفها وتؤكد أن الباب مفتوح.", ["country:CU"]),
    ("رحبت تشاد بالقرار وقالت إن الطريق طويل.", ["country:TD"]),
    ("ألقى وزير العمل في كوبا كلمة قال فيها: «هذا وقت البناء والعمل معا».", ["country:CU"]),
    ("اكتفى الوفد الكوبي بالتأكيد أن الباب مفتوح.", ["country:CU"]),
    ("قالت بيرو إن الجسر مغلق، فيما رحبت تشاد بالخطوة مؤكدة أن السوق ستفتح.", ["country:PE", "country:TD"]),
    # Whom the words were told to is not who told them; accusatives and duals are read.
    ("وقالت كوبا إن رئيسها أكد للرئيس التشادي أن الأطباء جاهزون.", ["country:CU", "country:CU"]),
    ("لكن مسؤولا كوبيا قال إن الأطباء جاهزون.", ["country:CU"]),
    ("وقال مسؤولان يابانيان إن الرز جاهز، وقال أحدهما إن السفينة غادرت.", ["country:JP", "country:JP"]),
    ("ردت الخارجية الكوبية على التصريحات التشادية، مؤكدة أن الباب مفتوح.", ["country:CU"]),
    ("قال الوزير أحمد عطاف إن الجسر مغلق.\nونقل عن ولي العهد قوله إن الميناء مفتوح.", ["person:ahmed-attaf", ""]),
    ("ونقلت صحيفة عن وزير الزراعة في بيرو أن المطر قليل.", ["country:PE"]),
    ("وأعلنت كوبا على لسان الوزير أحمد عطاف أن الأطباء جاهزون.", ["person:ahmed-attaf"]),
    ("نقلت الطائرة المساعدات بعد أن فتح الطريق.", []),
    # "after", "between", "again" are no verbs.
    ("وقالت بيرو عقب اللقاء إن الجسر بين البلدين مفتوح.", ["country:PE"]),
    ("وأكدت تشاد أن الوفود ستجتمع مجددا، وأن الموعد قريب.", ["country:TD"]),
    ("وسبق أن أكدت كوبا أن الأطباء جاهزون.", ["country:CU"]),
    # An office of a state goes on with who was named with it, before or behind.
    ("قال وزير الخارجية الجزائري أحمد عطاف إن الجسر مغلق.\nوقال الوزير الجزائري إن الميناء مفتوح.", ["person:ahmed-attaf"] * 2),
    ("وقال أمير بيرو الشيخ أحمد عطاف إن الجسر مغلق.\nوأكد أمير بيرو أن الميناء مفتوح.", ["person:ahmed-attaf"] * 2),
    ("قال الوزير أحمد عطاف إن الجسر مغلق.\nوقال الوزير الكوبي إن الميناء مفتوح.", ["person:ahmed-attaf", "country:CU"]),
    ("قالت السفارة الكوبية في بيان إن الجسر مغلق.\nوكتبت السفارة على صفحتها على فيسبوك أن الميناء مفتوح.", ["country:CU", "country:CU"]),
    ("قالت اليونيسف إن الجسر مغلق.\nوأضافت المنظمة الأممية أن الميناء مفتوح.", ["org:unicef", "org:unicef"]),
    ("أكد أحمد عطاف أن الجسر مغلق، وفقا لما ذكره خلال حديثه.", ["person:ahmed-attaf"]),
    ("قال مصدر مسؤول بميناء رفح البري إن الجسر مغلق.", [""]),
    ("وذكرت قناة الجزيرة القطرية أن الميناء مفتوح.", ["org:al-jazeera"]),
    ("حضر سعادة السيد أحمد عطاف.\nوأكد سعادته أن الجسر مغلق.", ["person:ahmed-attaf"]),
    ("جدد أحمد عطاف دعم كوبا.\nوقال أحمد عطاف إن الجسر مغلق.\nوجدد سموه التأكيد على التزام كوبا، قائلا: «هذا التزام راسخ لا يتزعزع».", ["person:ahmed-attaf"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_speakers(text, speakers):
    assert [s.speaker for s in statements_in(text, "ar")] == speakers
