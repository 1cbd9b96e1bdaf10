"""Items whose subject, or whose verb too, stands in the line above them."""

import pytest

from servanda.extraction.promises.headed import item_head, lead_of
from servanda.extraction.reading import as_json, read
from tests.extraction.prose import promises_in, scene_of


def found(text, language):
    return [(p.modality, ",".join(p.obligors), p.quote) for p in promises_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The delegations of Burundi, Rwanda and Chad, meeting in Lusaka:\n"
            "1. noted the report;\n"
            "2. agreed to set up a joint inspectorate;\n"
            "3. decided to pay the inspectors out of their own budgets.",
            [
                (
                    "agreement",
                    "country:BI,country:RW,country:TD",
                    "agreed to set up a joint inspectorate",
                ),
                (
                    "agreement",
                    "country:BI,country:RW,country:TD",
                    "decided to pay the inspectors out of their own budgets",
                ),
            ],
        ),
        (
            "en",
            "Over the next two years Norway will:\n- train 40 nurses;\n- lend two ferries.",
            [
                ("pledge", "country:NO", "train 40 nurses"),
                ("pledge", "country:NO", "lend two ferries"),
            ],
        ),
        ("en", "Norway will not:\n- train 40 nurses;\n- lend two ferries.", []),
        ("en", "In Norway:\n- train drivers went on strike;\n- lend an ear.", []),
        (
            "vi",
            "Hội nghị Bộ trưởng nhất trí:\n1. Thành lập quỹ 15 triệu USD;\n2. Ghi nhận báo cáo.",
            [("agreement", "", "Thành lập quỹ 15 triệu USD")],
        ),
        (
            "vi",
            "Lào và Việt Nam cam kết:\n- xây dựng 12 trạm đo mưa;\n- chia sẻ kết quả đo.",
            [
                ("pledge", "country:LA,country:VN", "xây dựng 12 trạm đo mưa"),
                ("pledge", "country:LA,country:VN", "chia sẻ kết quả đo"),
            ],
        ),
        (
            "vi",
            "Kết thúc hội đàm giữa Lào và Togo, hai bên thống nhất những điểm sau:\n"
            "Một là, Lào mở lại cửa khẩu Nậm Mơ.\nHai là, Togo cho vay 3 triệu USD.",
            [
                ("agreement", "country:LA", "Lào mở lại cửa khẩu Nậm Mơ"),
                ("agreement", "country:TG", "Togo cho vay 3 triệu USD"),
            ],
        ),
        (
            "vi",
            "Nội dung chính của thỏa thuận ngừng bắn:\n- Togo rút quân trong 7 ngày.\n- Mở lại cầu Nim.",
            [
                ("agreement", "country:TG", "Togo rút quân trong 7 ngày"),
                ("agreement", "", "Mở lại cầu Nim"),
            ],
        ),
    ],
)
def test_items(language, text, expected):
    assert found(text, language) == expected


def test_what_is_no_item_has_no_lead():
    scene = scene_of("Norway will send rice.", "en")
    assert item_head(scene, scene.spans[0]) == -1
    assert lead_of(scene, scene.spans[0], language="en") is None


def test_items_go_on_from_a_solemn_lead():
    text = (
        "We, the ministers of Ghana and Togo, recalling the accord,\n1. Decide to open a register;"
    )
    found = promises_in(text, "en")
    assert [list(p.obligors) for p in found] == [["country:GH", "country:TG"]]


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع وزراء توغو ومالي في لومي. وقرر الوزراء ما يأتي:\n1- إنشاء صندوق مشترك قبل نهاية 2026\n2- تبادل بيانات الآبار كل شهر\n3- الترحيب بدور البنك الدولي",
        "إعلان صادر عن وزراء توغو ومالي\nاتفق الوزراء على ما يلي:\nأولا: إنشاء صندوق مشترك قبل نهاية 2026؛\nثانيا: تبادل بيانات الآبار كل شهر؛\nثالثا: توجيه الشكر إلى البنك الدولي.",
        "اتفقت توغو ومالي على الآتي:\n■ إنشاء صندوق مشترك قبل نهاية 2026\n■ تبادل بيانات الآبار كل شهر",
    ],
)  # fmt: skip
def test_items_of_nouns_bind_those_who_decided(text):
    found = promises_in(text, "ar")
    assert [p.obligors for p in found] == [("country:TG", "country:ML")] * 2
    assert [p.quote.split()[0] for p in found] == ["إنشاء", "تبادل"]


def test_an_item_whose_doer_is_named_binds_him():
    text = "اتفقت توغو ومالي على الآتي:\n- إيفاد توغو 15 مفتشا إلى الميناء\n- فتح الطريق يوميا"
    assert [p.obligors for p in promises_in(text, "ar")] == [
        ("country:TG",),
        ("country:TG", "country:ML"),
    ]


def test_all_sides_are_those_of_the_title():
    text = (
        "THÔNG CÁO CHUNG\nCuộc họp Nhóm công tác Togo - Mali - Uganda về đường sông (Lomé, ngày 5/2/2026)\n"
        "Dưới sự chủ trì của Thứ trưởng Giao thông Togo, ba bên:\n1. Thống nhất nạo vét 60 km luồng lạch trước ngày 30/11/2026;"
    )
    (promise,) = promises_in(text, "vi")
    assert promise.obligors == ("country:TG", "country:ML", "country:UG")


def test_a_lead_may_end_in_a_comma():
    text = "The ministers of Togo and Mali,\n(a) agreed to open the road by 1 July 2026;\n(b) resolved to share the cost."
    found = [(p.obligors, p.quote.split()[0]) for p in promises_in(text, "en")]
    assert found == [
        (("country:TG", "country:ML"), "agreed"),
        (("country:TG", "country:ML"), "resolved"),
    ]


def test_a_line_that_leads_items_promises_nothing_itself():
    text = "في ختام القمة، أعلن قادة توغو ومالي التزامهم بما يأتي:\n- مضاعفة عدد المراقبين إلى 200\n- فتح الحدود أمام المساعدات"
    found = promises_in(text, "ar")
    assert [p.obligors for p in found] == [("country:TG", "country:ML")] * 2
    assert [p.quote.split()[0] for p in found] == ["مضاعفة", "فتح"]


def test_items_in_the_present_tell_what_was_agreed_above_them():
    text = (
        "اجتمع وزراء توغو ومالي وغانا، واتفقوا على ما يأتي:\n1) تضع توغو خبرتها في تصرف الوزارة.\n"
        "2) تتحمل الدول الثلاث كلفة الأمانة.\n3) يجتمع الوزراء كل ثلاثة أشهر.\n4) لا يجوز لأحد أن يبيع المعونة."
    )
    found = [(p.obligors, p.quote.split()[0]) for p in promises_in(text, "ar")]
    three = ("country:TG", "country:ML", "country:GH")
    assert found == [(("country:TG",), "تضع"), (three, "تتحمل"), (three, "يجتمع")]


def test_a_heading_of_decisions_leads_its_items():
    text = "أبرز بنود الاتفاق:\n- يفرج عن جميع المحتجزين.\n- إدخال 600 شاحنة يوميا."
    assert [p.modality for p in promises_in(text, "ar")] == ["agreement"] * 2
    assert not promises_in("أبرز أخبار اليوم:\n- يفرج عن جميع المحتجزين.", "ar")


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


def test_an_item_charges_those_whom_it_names():
    """Bind a state that is given a task, and those who met where a ministry is.

    Peru và Thái Lan họp tại Lima hôm qua.
    Các bộ trưởng thống nhất:
    - Giao Thái Lan chủ trì soạn thảo bộ quy tắc;
    - Giao Bộ Y tế phối hợp với Bộ Quốc phòng lập đoàn bác sĩ 30 người.
    """
    text = (
        "Peru và Thái Lan họp tại Lima hôm qua.\n"
        "Các bộ trưởng thống nhất:\n"
        "- Giao Thái Lan chủ trì soạn thảo bộ quy tắc;\n"
        "- Giao Bộ Y tế phối hợp với Bộ Quốc phòng lập đoàn bác sĩ 30 người."
    )
    made = as_json(read(text, language="vi", published="2026-02-21"))["promises"]
    assert [(p["modality"], p["obligor"]) for p in made] == [
        ("agreement", ["country:TH"]),
        ("agreement", ["country:PE", "country:TH"]),
    ]


def test_who_decides_stands_in_the_title():
    text = (
        "البيان الختامي الصادر عن اجتماع وزراء خارجية توغو ومالي وغانا\n"
        "بعد الاطلاع على التقرير، فإن الوزراء:\n1. يقررون نشر 180 مراقبا إضافيا؛\n2. يتعهدون بإغلاق الحدود؛"
    )
    three = ("country:TG", "country:ML", "country:GH")
    assert [p.obligors for p in promises_in(text, "ar")] == [three, three]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Army to leave villages", ["pledge"]),
        ("Malta's army to open field hospital", ["pledge"]),
        ("Rebels to free 12 nurses", ["pledge"]),
        ("Army ordered to leave villages", []),
        ("Minister refuses to open border", []),
        ("Families struggle to feed children", []),
        ("UN calls on members to send troops", ["request"]),
        ("Malta tells allies to send more aid", ["request"]),
    ],
)
def test_headlines_of_those_without_a_name(line, found):
    assert [p.modality for p in promises_in(line, "en")] == found
