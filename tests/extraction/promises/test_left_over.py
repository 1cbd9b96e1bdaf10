"""What no exact cue has read: a verb of a deed, a plan or a request, with what is given, built or asked."""

import pytest

from servanda.extraction.reading import as_json, read
from tests.extraction.prose import promises_in


def told(text: str, language: str) -> list[tuple[str, list[str], str]]:
    found = as_json(read(text, language=language, published="2026-02-21"))["promises"]
    return [(p["modality"], p["obligor"], p["quote"]) for p in found]


@pytest.mark.parametrize(
    ("text", "modality", "obligors"),
    [
        ("شُيّد 150 مسكناً مؤقتاً.", "past_delivery", []),
        ("تلقى 210 من رجال الشرطة تدريباً في عدن.", "past_delivery", []),
        ("عبرت القافلة الأولى المؤلفة من 34 شاحنة إلى الشمال.", "past_delivery", []),
        ("هولندا أرسلت خبراءها.", "past_delivery", ["country:NL"]),
        ("شيدت الكويت بناية جديدة.", "past_delivery", ["country:KW"]),
        ("وُضع حجر الأساس لمستشفى الأطفال.", "past_delivery", []),
        ("لم تصرف الحكومة سوى ثلث المبلغ.", "past_delivery", []),
        ("سيُعاد فتح المعبر يوم الأحد.", "pledge", []),
        ("أُدرج في الموازنة مبلغ 30 مليون دولار.", "pledge", []),
        ("أمر الحاكم بفتح المستشفيات أمام الجرحى.", "pledge", []),
        ("غانا تمدد مهمة شرطتها ستة أشهر", "pledge", ["country:GH"]),
        ("قال المدير إن الأجهزة ستدخل الخدمة في شباط.", "pledge", []),
        ("طائرة محملة بالبطانيات ستقلع غدا.", "pledge", []),
        ("تسدد غانا القسط الأول في نيسان.", "pledge", ["country:GH"]),
        ("يُتوقع أن يبدأ المشروع في الربيع.", "intent", []),
        ("يهدف المشروع إلى تأهيل 22 كيلومتراً من الطرق.", "intent", []),
        ("وافق البرلمان على إرسال وحدة هندسية.", "agreement", []),
        ("ناشد مدير المستشفى المنظمات توفير الوقود.", "request", []),
    ],
)  # fmt: skip
def test_what_a_clause_tells_all_the_same(text, modality, obligors):
    (found,) = told(text, "ar")
    assert found[:2] == (modality, obligors)


@pytest.mark.parametrize(
    ("text", "modality", "obligors"),
    [
        ("By June the guards will have taken over every post.", "pledge", []),
        ("Ghana will have taken over every post.", "pledge", ["country:GH"]),
        ("The two field hospitals will remain there free of charge.", "pledge", []),
        ("Ghana followed in July with 42 clinics.", "past_delivery", ["country:GH"]),
        ("Togo's landing craft put in at dawn and unloaded 210 tonnes of timber.", "past_delivery", []),
        ("The pipeline should be back in service by the weekend.", "intent", []),
        ("The budget sets aside 15 million for landmine victims.", "pledge", []),
        ("Thirty trucks crossed at dawn.", "past_delivery", []),
        ("Under the accord, rebels hand over heavy weapons.", "agreement", []),
    ],
)  # fmt: skip
def test_in_english(text, modality, obligors):
    (found,) = told(text, "en")
    assert found == (modality, obligors, text[:-1])


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Thợ máy đã khôi phục điện cho 12 xã.", "past_delivery"),
        ("Tình nguyện viên dọn được 14 km đường.", "past_delivery"),
        ("Đến nay 120 căn đã được bàn giao.", "past_delivery"),
        ("Mới có một phần ba số tiền được giải ngân.", "past_delivery"),
        ("Một nhóm 30 bác sĩ sẽ có mặt vào tuần tới.", "pledge"),
        ("Thống đốc ra lệnh mở trường học làm nơi trú ẩn.", "pledge"),
        ("Nhà chức trách đang cân nhắc mở tuyến phà.", "intent"),
        ("Thị trưởng muốn quân đội gỡ mìn.", "request"),
    ],
)
def test_in_vietnamese(text, modality):
    (found,) = told(text, "vi")
    assert found[:2] == (modality, [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister asked whether the guards will have left the post by June."),
        ("en", "The lawyer has provided no answer."),
        ("en", "Oil shipments reached 2 million barrels a day."),
        ("vi", "Trẻ em cần được tiêm chủng trong tháng 3."),
        ("vi", "Đất nước đã trải qua nhiều năm chiến tranh."),
        ("vi", "Cây cầu chưa được sửa chữa."),
    ],
)
def test_what_is_none_elsewhere(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "ألغت غانا منحتها البالغة 7 ملايين يورو.",
        "لن ترسل غانا خبراءها.",
        "وصل الأمير إلى العاصمة.",
        "نال المشروع 92 صوتا.",
        "سينمو الاقتصاد 3 في المئة.",
        "يتوقع الخبراء أن تهطل الأمطار على المدارس.",
        "قدم الوزير تقريرا عن المدارس.",
        "سقط صاروخ على مدرسة وأصاب 14 تلميذا.",
    ],
)
def test_what_is_none(text):
    assert told(text, "ar") == []


def test_an_exact_cue_comes_first():
    (found,) = promises_in("قالت غانا إنها ستقدم 5 ملايين دولار لبناء 3 مدارس.", "ar")
    assert found.obligors == ("country:GH",)


@pytest.mark.parametrize(
    "text",
    [
        "يفترض أن تدخل الشاحنات يوم الأحد.",
        "أبدت البلدية استعدادها لترميم المدارس.",
    ],
)
def test_what_is_meant_to_come(text):
    assert told(text, "ar")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("وأضاف أن الأشغال في 14 مدرسة انتهت.", "past_delivery"),
        ("قالت المديرة إن الصندوق سبق أن مول ترميم المحطة.", "past_delivery"),
        ("أفاد الناطق بأن الجهاز دفع بـ 22 سيارة إسعاف إلى ليما.", "past_delivery"),
        ("قالت البلدية إن 26 شاحنة محملة بالزيت دخلت المدينة.", "past_delivery"),
        ("أعطى الوالي إشارة انطلاق توزيع القمح على السكان.", "past_delivery"),
        ("أذن رئيس الحكومة، لدى إشرافه على مجلس وزاري، بصرف تعويضات للفلاحين.", "pledge"),
        ("تقرر الترفيع في منحة العائلات.", "pledge"),
        ("شكر العمدة الوفد، ووعد بإحالة الاتفاقية إلى المجلس.", "pledge"),
        ("وأضاف أن فرقا من ليما ستلتحق بها مساء اليوم.", "pledge"),
        ("وأفاد بأن شحنة ثانية ستغادر الميناء غدا.", "pledge"),
        ("قال العمدة: «نعد المواطنين بثماني ساعات يوميا».", "pledge"),
        ("كشف العمدة عن اعتزام المجلس الإسهام بمبلغ 300 كرونة.", "intent"),
        ("وأوضح أن المركز يعتزم تشغيل ثلاث عيادات.", "intent"),
        ("اتفقت أطراف النزاع في ختام المحادثات على تبادل 640 أسيرا.", "agreement"),
        ("وبموجب الوثيقة يسحب الجيش مدفعيته.", "agreement"),
        ("وطلب العمدة من الحكومة ترميم الجسر.", "request"),
    ],
)
def test_what_agencies_tell_of_those_without_a_name(text, modality):
    assert [m for m, _, _ in told(text, "ar")] == [modality]


def test_whether_a_count_stands_for_those_who_go_on():
    assert told("وأرسلت 40 طبيبا.", "ar") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ويخصص القانون 95 مليار دينار تصرف على دفعتين.", [("pledge", [])]),
        (
            "أكد الوكيل أن التعزيزات المالية أرسلت إلى المصرف، وأن الصرف يبدأ الأحد.",
            [("past_delivery", []), ("pledge", [])],
        ),
        (
            "قال العمدة: «استلمنا أمس أربعة محولات من الشركة، وسنركبها غدا».",
            [("past_delivery", []), ("pledge", [])],
        ),
        ("لقد وفينا بما وعدنا به في الخطاب.", [("past_delivery", [])]),
        ("قال الوزير إن غانا سبق أن مولت المحطة.", [("past_delivery", ["country:GH"])]),
        (
            "إن غانا وتوغو أوفتا بالجزء الأكبر مما تعهدتا به.",
            [("past_delivery", ["country:GH", "country:TG"])],
        ),
    ],
)
def test_what_stands_beside_what_an_exact_cue_reads(text, found):
    assert [(m, o) for m, o, _ in told(text, "ar")] == found


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("قالت الجماعة إنها ستسمح بمرور 50 شاحنة يوميا.", "pledge"),
        ("وعدتم بـ 53 مليار دولار.", "pledge"),
        ("فضلت البلدية تقديم دعم عيني.", "pledge"),
        ("طلبت البلدية من البرلمان الموافقة على الحزمة.", "request"),
    ],
)
def test_what_is_let_through_and_asked_for(text, modality):
    assert [m for m, _, _ in told(text, "ar")] == [modality]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأضاف أن 600 شرطي سيتوجهون الشهر المقبل إلى الأكاديمية.", ("pledge", [])),
        ("قالت البلدية إنها تسلمت من الجانب التركي 34 سيارة.", ("past_delivery", ["country:TR"])),
        (
            "اختتمت الورشة التي نظمتها البعثة ومولتها النرويج بمبلغ 420 ألف دولار.",
            ("past_delivery", ["country:NO"]),
        ),
        ("وتعهد المفتش العام بنشر المتخرجين قبل موسم الجفاف.", ("pledge", [])),
        (
            "أمر صاحب السمو الشيخ محمد بن زايد آل نهيان بتقديم مساعدات عاجلة.",
            ("pledge", ["country:AE"]),
        ),
    ],
)
def test_whose_it_is(text, found):
    assert [(m, o) for m, o, _ in told(text, "ar")] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ونقلت الهيئة عن مصدر سياسي أن المدرسة مغلقة.", []),
        ("وأضاف أن مطار ليما سيستقبل رحلات يومية.", ["pledge"]),
        ("قال وزير الخارجية الغاني إن بلاده ستفتتح قنصليتها في ليما.", ["pledge"]),
    ],
)
def test_what_is_opened_and_what_is_told_of(text, found):
    assert [m for m, _, _ in told(text, "ar")] == found


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("اتفق الوزراء على توحيد الرسوم بين الموانئ ابتداء من سبتمبر.", "agreement"),
        ("أخذ الوزراء علما باستعداد المصرف للنظر في القرض.", "intent"),
        ("أضاف أن الدولة خلصت في يناير مستحقات المقاولين.", "past_delivery"),
    ],
)
def test_what_meetings_take_note_of(text, modality):
    assert [m for m, _, _ in told(text, "ar")] == [modality]
