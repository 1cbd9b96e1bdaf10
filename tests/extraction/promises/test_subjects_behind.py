"""Who must act where the verb comes first."""

import pytest

from servanda.extraction.reading import as_json, read
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
        ("تسلم المستشفى أربعة مولدات قدمتها غانا.", "past_delivery", ("country:GH",)),
        ("بلغ إجمالي ما صرفته غانا 74 مليون دولار.", "past_delivery", ("country:GH",)),
        ("انتهت غانا من ترميم 14 مدرسة.", "past_delivery", ("country:GH",)),
        ("تقدمت غانا بعرض لاستقبال 40 طفلا.", "intent", ("country:GH",)),
        ("وقال إن كتيبة غانية قوامها 850 فردا ستنتشر قرب النهر.", "pledge", ("country:GH",)),
        ("ستبقي غانا الجسر الجوي مفتوحا.", "pledge", ("country:GH",)),
        ("رئيس غانا يأمر بإرسال مساعدات إغاثية عاجلة إلى ليما", "pledge", ("country:GH",)),
        (
            "الأمم المتحدة تعلن توزيع 2.3 مليون وجبة منذ بدء الهدنة",
            "past_delivery",
            ("org:united-nations",),
        ),
        ("من أصل 900 مليون درهم وعدت بها غانا لإعمار الميناء.", "pledge", ("country:GH",)),
        ("وأثنى البيان على ما قدمته غانا من خيام ومطابخ.", "past_delivery", ("country:GH",)),
        (
            "لا تنوي غانا، بحسب وزيرها، نشر قوات، غير أنها ستضع طائرتين في خدمة الجسر.",
            "pledge",
            ("country:GH",),
        ),
        (
            "وبحسب الوزير فإن غانا حولت، اليوم الثلاثاء، 82 مليون يورو إلى الخزينة.",
            "past_delivery",
            ("country:GH",),
        ),
        (
            "ومن بين ما أعلن: قرض ميسر من غانا بقيمة 200 مليون دولار للطرق.",
            "pledge",
            ("country:GH",),
        ),
        ("أما محطة الكهرباء فتكفلت بها غانا.", "pledge", ("country:GH",)),
        ("وفتحت المدرسة التي رممتها غانا أبوابها.", "past_delivery", ("country:GH",)),
        ("يرحبون بما أبدته غانا من استعداد لتغطية الرواتب.", "intent", ("country:GH",)),
        ("وبلغت الكلفة 64 مليون دينار سددها صندوق الإعمار كاملة.", "past_delivery", ()),
        ("وتتولى غانا رئاسة الآلية اعتبارا من 1 أبريل.", "pledge", ("country:GH",)),
        (
            "أكد السفير أن غانا ستسدد ما تبقى عليها، وهو 11 مليون يورو، قبل نهاية السنة.",
            "pledge",
            ("country:GH",),
        ),
        ("وجاء نصيب غانا 200 مليون دولار.", "pledge", ("country:GH",)),
        ("تتصدر غانا القائمة بـ 150 مليون يورو.", "pledge", ("country:GH",)),
        ("وأضافت غانا إلى تعهدها السابق 5 ملايين يورو.", "pledge", ("country:GH",)),
        ("تم حفر ست آبار في القرية.", "past_delivery", ()),
        ("نصف مليون لقاح من غانا تصل الخرطوم", "past_delivery", ("country:GH",)),
        ("ووفقا للاتفاق، سيسمح بدخول 600 شاحنة يوميا.", "agreement", ()),
        ("صادق البرلمان على إرسال 150 مراقبا إلى مالي.", "pledge", ()),
        ("حضرت غانا الاجتماع، مجددة التزامها الكامل بدعم اللاجئين.", "pledge", ("country:GH",)),
    ],
)
def test_who_acts(text, modality, obligors):
    assert [(p.modality, p.obligors) for p in promises_in(text, "ar")] == [(modality, obligors)]


@pytest.mark.parametrize(
    "text",
    [
        "نفى متحدث باسم الحكومة الغانية اعتزام بلاده إرسال قوات إلى مالي.",
        "هددت غانا بأنها ستعيد تشغيل المفاعل إذا استمرت المناورات.",
        "وسألناه عن العدد والمهمة والكلفة.",
        "تقول غانا إنها تريد ضمانات خطية.",
        "تم حفر النفق في ثلاث سنوات.",
        "تم توزيع الجوائز على 20 فائزا.",
        "سنرد على أي هجوم بقوة، قال قائد الجيش الغاني.",
        "لو كانت غانا أوفت بوعودها لما احتجنا إلى مؤتمر جديد.",
        "ستطرح الشركة الغانية هاتفها الجديد في الأسواق.",
        "أعلنت الشركة أرباحا بقيمة 200 مليون دولار.",
        "سلمت الهيئة أقل من نصف ما التزمت به.",
        "قالت غانا إنها ستمتنع عن المشاركة بجنود.",
    ],
)
def test_what_is_denied_or_kept_away_from_is_not_promised(text):
    assert promises_in(text, "ar") == []


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("قدم البنك للسودان 170 مليون دولار.", [()]),
        ("قدمت اليابان للبنان 5 ملايين دولار.", [("country:JP",)]),
        ("أفاد الناطق أسامة علي بأن الأمر انتهى. وتكفلت شركة البريد بتوفير الوقود مجانا.", [()]),
        (
            "تعهد سفير مالطا بمد 60 كيلومترا من الأنابيب. وأعلن مفوض الغذاء أن المفوضية ستفتح 200 دكان.",
            [("country:MT",), ()],
        ),
        (
            "غانا - نانا - أعلنت جمعية الهلال الأحمر الكويتي إقلاع طائرة على متنها 10 أطنان من الخيام.",
            [("org:kuwait-red-crescent-society",)],
        ),
        (
            "موّلت قطر استيراد الغاز عبر الأردن وأبدت استعدادها لتمديد التمويل عاما.",
            [("country:QA",), ("country:QA",)],
        ),
    ],
)
def test_who_does_not_act(text, obligors):
    found = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert [tuple(p["obligor"]) for p in found] == obligors


def test_an_office_behind_a_vow_is_nobody_who_spoke_before():
    text = "وأكد السفير الإيطالي أن المشروع سيسلم غدا. وتعهدت رئيسة المحكمة بتخصيص جناح للنساء."
    found = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert found[-1]["obligor"] == []
