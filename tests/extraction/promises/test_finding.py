"""Promises in own sentences: modality, strength, kind, speaker, obligors; and what is none."""

from pathlib import Path

import pytest

from servanda.extraction.mentions import PromiseMention
from servanda.extraction.names.parties import find_parties
from servanda.extraction.pages.cleaning import zones
from servanda.extraction.promises.finding import PromiseContext, find_promises
from servanda.extraction.sentences import sentences
from servanda.extraction.speech.statements import find_statements
from servanda.extraction.view import View
from tests.extraction.prose import promises_in

# sentence -> (modality, strength, kind, speaker, obligors) of each promise in it
VIETNAMESE = [
    (
        "Qatar cam kết đóng góp 1 tỷ USD cho Gaza trước cuối năm 2026.",
        [("pledge", 4, "money", "country:QA", ("country:QA",))],
    ),
    (
        "UAE, Kuwait và Bahrain sẽ đóng góp 3 tỷ USD để tái thiết Dải Gaza.",
        [("pledge", 4, "money", "", ("country:AE", "country:KW", "country:BH"))],
    ),
    ("Ông Trump nói Mỹ sẽ không gửi quân tới Gaza.", []),
    ("Chuyến thăm này sẽ mở ra trang mới.", []),
    ("Quan hệ Việt Nam - Hoa Kỳ sẽ phát triển mạnh.", []),
    (
        "Indonesia sẵn sàng cử tới 8.000 binh sĩ nếu lệnh ngừng bắn được duy trì.",
        [("intent", 2, "personnel", "", ("country:ID",))],
    ),
    (
        "Ai Cập và Jordan có thể đào tạo cảnh sát Palestine.",
        [("intent", 1, "personnel", "", ("country:EG", "country:JO"))],
    ),
    (
        "Nhật Bản sẽ xem xét viện trợ lương thực cho Gaza.",
        [("intent", 1, "in_kind", "", ("country:JP",))],
    ),
    (
        "Tổng thống Kazakhstan đề nghị Pakistan mở cửa khẩu.",
        [("request", 0, "policy", "country:KZ", ("country:PK",))],
    ),
    ("Na Uy kêu gọi các nước tăng viện trợ.", [("request", 0, "policy", "country:NO", ())]),
    (
        "Đức đã chuyển 40 triệu euro cho Ngân hàng Thế giới.",
        [("past_delivery", 4, "money", "", ("country:DE",))],
    ),
    (
        "Maroc đã ký thỏa thuận cung cấp bệnh viện dã chiến.",
        [("agreement", 5, "in_kind", "", ("country:MA",))],
    ),
    ("Đây là dự án mà Ấn Độ sẽ tài trợ.", []),
    ("Liệu Iran sẽ tham gia?", []),
    (
        "Thủ tướng Hungary cho biết sẽ gửi 20 xe cứu thương vào tháng 6.",
        [("pledge", 4, "in_kind", "country:HU", ("country:HU",))],
    ),
    (
        "Chính phủ Italy dự kiến mở lại lãnh sự quán.",
        [("intent", 2, "policy", "", ("country:IT",))],
    ),
    ("Việt Nam sẽ không ngừng nỗ lực vì hòa bình.", [("pledge", 3, "policy", "", ("country:VN",))]),
    (
        'Bộ trưởng Nguyễn Văn An khẳng định: "Chúng tôi hứa sẽ đưa 30 bác sĩ tới Rafah trong quý III".',
        [("pledge", 4, "personnel", "person:nguyen-van-an", ("country:VN",))],
    ),
    (
        "Trung Quốc cam kết hỗ trợ 500 tấn gạo, đồng thời sẵn sàng cử chuyên gia.",
        [
            ("pledge", 4, "in_kind", "country:CN", ("country:CN",)),
            ("intent", 2, "personnel", "", ("country:CN",)),
        ],
    ),
    (
        "FIFA sẽ huy động 75 triệu USD cho các sân bóng.",
        [("pledge", 4, "money", "", ("org:fifa",))],
    ),
    ("Quân đội Indonesia sẽ bảo vệ kho hàng.", [("pledge", 3, "policy", "", ("country:ID",))]),
    ("Nếu Nga sẽ rút, Mỹ sẽ giảm trừng phạt.", [("pledge", 3, "policy", "", ("country:US",))]),
]

ENGLISH = [
    (
        "Qatar pledged $1 billion for Gaza on Thursday.",
        [("pledge", 4, "money", "country:QA", ("country:QA",))],
    ),
    (
        "The United Arab Emirates and Kuwait will give $1.2 billion to rebuild homes by the end of 2027.",
        [("pledge", 4, "money", "", ("country:AE", "country:KW"))],
    ),
    ("Prime Minister Anna Berg said Norway would not send troops.", []),
    (
        "Indonesia is ready to send up to 8,000 soldiers if the ceasefire holds.",
        [("intent", 2, "personnel", "", ("country:ID",))],
    ),
    (
        "Egypt and Jordan could train police officers.",
        [("intent", 1, "personnel", "", ("country:EG", "country:JO"))],
    ),
    (
        "On 5 March 2026 Norway pledged $12 million. So far Japan has transferred $3 million.",
        [
            ("pledge", 4, "money", "country:NO", ("country:NO",)),
            ("past_delivery", 4, "money", "", ("country:JP",)),
        ],
    ),
    (
        "Qatar, which pledged $9 million last month, has so far paid $2 million.",
        [
            ("pledge", 4, "money", "country:QA", ("country:QA",)),
            ("past_delivery", 4, "money", "", ("country:QA",)),
        ],
    ),
    (
        "Japan promised $5 million; the rest is to come later.",
        [("pledge", 4, "money", "country:JP", ("country:JP",))],
    ),
    (
        '"Our country is ready to send rice," President Ana Silva of Brazil told the conference.',
        [("intent", 2, "in_kind", "person:ana-silva", ("country:BR",))],
    ),
    ("Japan will consider sending food.", [("intent", 1, "in_kind", "", ("country:JP",))]),
    (
        "The Egyptian government will reopen the crossing before 30 June.",
        [("pledge", 4, "policy", "", ("country:EG",))],
    ),
    (
        "President Donald Trump announced that the United States would contribute $10 billion to the Board of Peace.",
        [("pledge", 4, "money", "person:donald-trump", ("country:US",))],
    ),
    (
        '"We will build a field hospital in Rafah," said Anna Berg, the Norwegian foreign minister.',
        [("pledge", 3, "in_kind", "person:anna-berg", ("country:NO",))],
    ),
    ("The meeting will take place in Cairo.", []),
    (
        "Germany urged Israel to open more crossings.",
        [("request", 0, "policy", "country:DE", ("country:IL",))],
    ),
    (
        "Kazakhstan plans to send wheat, its president said.",
        [("intent", 2, "in_kind", "country:KZ", ("country:KZ",))],
    ),
    (
        "Turkey has delivered 40 trucks of flour to Gaza.",
        [("past_delivery", 4, "in_kind", "", ("country:TR",))],
    ),
    (
        "Morocco signed an agreement to deploy a field hospital.",
        [("agreement", 5, "in_kind", "", ("country:MA",))],
    ),
    ("Members agreed to meet again in May.", [("agreement", 4, "policy", "", ())]),
    (
        "FIFA President Gianni Infantino promised to raise $75 million.",
        [("pledge", 4, "money", "person:gianni-infantino", ("org:fifa",))],
    ),
    ("Canada never promised to pay.", []),
    ("Pakistan may join the force.", [("intent", 1, "policy", "", ("country:PK",))]),
    ("The troops that Albania will send are trained.", []),
    (
        "Saudi Arabia pledged $1 billion and said it would also send medicine.",
        [
            ("pledge", 4, "money", "country:SA", ("country:SA",)),
            ("pledge", 3, "in_kind", "country:SA", ("country:SA",)),
        ],
    ),
    (
        "The World Bank will publish the accounts once the fund receives money.",
        [("pledge", 3, "policy", "", ("org:world-bank",))],
    ),
]

ARABIC = [
    (
        "أعلنت مصر الخطة. وطلب من المكسيك وكندا تقديم مبلغ مماثل.",
        [("request", 0, "policy", "country:EG", ("country:MX", "country:CA"))],
    ),
    (
        "دعت مصر إسرائيل إلى إرسال مزيد من المولدات.",
        [("request", 0, "in_kind", "country:EG", ("country:IL",))],
    ),
    (
        "تعهدت قطر ومصر بالدعم. وستدرب الدولتان 60 مهندسا.",
        [
            ("pledge", 3, "policy", "", ("country:QA", "country:EG")),
            ("pledge", 4, "personnel", "", ("country:QA", "country:EG")),
        ],
    ),
    ("تعهدت قطر بتقديم مليار دولار لغزة.", [("pledge", 4, "money", "country:QA", ("country:QA",))]),
    (
        "ستقدم الإمارات والكويت 1.2 مليار دولار لإعادة الإعمار.",
        [("pledge", 4, "money", "", ("country:AE", "country:KW"))],
    ),
    ("قال الرئيس الأمريكي دونالد ترامب إن الولايات المتحدة لن ترسل قوات.", []),
    (
        "إندونيسيا مستعدة لإرسال 8000 جندي إذا صمد وقف إطلاق النار.",
        [("intent", 2, "personnel", "", ("country:ID",))],
    ),
    ("قد تشارك باكستان في القوة الدولية.", [("intent", 1, "policy", "", ("country:PK",))]),
    ("دعت مصر إسرائيل إلى فتح المعابر.", [("request", 0, "policy", "country:EG", ("country:IL",))]),
    (
        "وقال وزير الخارجية المصري بدر عبد العاطي إن مصر ستدرب الشرطة الفلسطينية.",
        [("pledge", 3, "personnel", "person:badr-abdelatty", ("country:EG",))],
    ),
    ("وافقت المغرب على إرسال قوات إلى غزة.", [("agreement", 3, "personnel", "", ("country:MA",))]),
    ("تعتزم كازاخستان إرسال القمح إلى غزة.", [("intent", 2, "in_kind", "", ("country:KZ",))]),
    (
        "أرسلت الأردن 50 شاحنة من المساعدات إلى غزة.",
        [("past_delivery", 4, "in_kind", "", ("country:JO",))],
    ),
    ("سيدرس الاتحاد الأوروبي المقترح.", [("intent", 1, "policy", "", ("org:european-union",))]),
    (
        "وأكدت السعودية أنها ستقدم مليار دولار.",
        [("pledge", 4, "money", "country:SA", ("country:SA",))],
    ),
    ("سيعقد الاجتماع في القاهرة.", []),
    ("يمكن لتركيا أن تشارك في التدريب.", [("intent", 1, "in_kind", "", ("country:TR",))]),
    ("وقعت قطر اتفاقية لبناء مستشفى في رفح.", [("agreement", 5, "in_kind", "", ("country:QA",))]),
    (
        "سترسل إندونيسيا 8000 جندي بحلول نهاية يونيو.",
        [("pledge", 4, "personnel", "", ("country:ID",))],
    ),
    (
        "وأعلن رئيس الفيفا جياني إنفانتينو: «سنجمع 75 مليون دولار لغزة هذا العام».",
        [("pledge", 4, "money", "person:gianni-infantino", ("org:fifa",))],
    ),
]

TABLE = [
    *((sentence, "vi", found) for sentence, found in VIETNAMESE),
    *((sentence, "en", found) for sentence, found in ENGLISH),
    *((sentence, "ar", found) for sentence, found in ARABIC),
]


@pytest.mark.parametrize(("sentence", "language", "found"), TABLE)
def test_promises_of_a_sentence(sentence, language, found):
    got = promises_in(sentence, language)
    assert [(p.modality, p.strength, p.kind, p.speaker, p.obligors) for p in got] == found


@pytest.mark.parametrize(
    ("sentence", "language", "quote"),
    [
        (
            "Kazakhstan plans to send wheat, its president said.",
            "en",
            "Kazakhstan plans to send wheat",
        ),
        ("Hôm qua, Mỹ sẽ gửi gạo, ông nói.", "vi", "Mỹ sẽ gửi gạo"),
        ("Cuba cam kết gửi bác sĩ và sẵn sàng gửi thuốc.", "vi", "Cuba cam kết gửi bác sĩ"),
    ],
)
def test_a_promise_ends_with_its_clause(sentence, language, quote):
    assert promises_in(sentence, language)[0].quote == quote


def test_condition_due_and_amount():
    [promise] = promises_in("Kuwait will send 30 doctors by June 2026 if the truce holds.", "en")
    assert promise.condition == "if the truce holds"
    assert promise.due is not None
    assert promise.due.iso == "2026-06"
    assert promise.amount is not None
    assert promise.amount.unit == "doctor"


PRESS = Path(__file__).parents[3].parent / "shared" / "press"


def _read(name: str) -> tuple[list[str], list[PromiseMention]]:
    if not PRESS.is_dir():
        pytest.skip("the articles are not beside this checkout")
    view = View((PRESS / name).read_text(encoding="utf-8"))
    lines = sentences(view, zones(view.kept, language="vi"))
    parties = find_parties(view, lines, language="vi")
    context = PromiseContext(
        sentences=lines,
        parties=parties,
        statements=find_statements(view, lines, parties, language="vi"),
        dates=[],
        amounts=[],
        language="vi",
    )
    return [party.id for party in parties], find_promises(view, context)


def test_the_analysis():
    parties, promises = _read("analysis.txt")
    assert {"person:to-lam", "person:donald-trump", "person:le-hoai-trung"} <= set(parties)
    assert {"country:VN", "country:US", "org:board-of-peace", "territory:gaza"} <= set(parties)
    [export] = [p for p in promises if "xuất khẩu" in p.quote]
    assert (export.speaker, export.obligors) == ("person:donald-trump", ("country:US",))
    [ready] = [p for p in promises if "trong khả năng" in p.quote]
    assert (ready.strength, ready.obligors) == (2, ("country:VN",))


@pytest.mark.parametrize("name", ["interview-page.txt", "short-item.txt"])
def test_the_minister(name):
    _, promises = _read(name)
    assert promises
    assert {p.obligors for p in promises} == {("country:VN",)}
    assert {p.speaker for p in promises} <= {"person:le-hoai-trung", "person:to-lam"}
    assert all(p.strength == 1 for p in promises if "cho lực lượng cảnh sát" in p.quote)
    assert not [p for p in promises if "chuyến công tác" in p.quote.lower()]


@pytest.mark.parametrize(
    ("sentence", "language", "figure", "due", "condition"),
    [
        ("Qatar, which was thanked for it, has so far paid $2 million.", "en", 2_000_000, None, ""),
        (
            "Chile will fund a hospital by 31 December, provided the truce holds.",
            "en",
            None,
            "2026-12-31",
            "provided the truce holds",
        ),
        ("Thái Lan sẽ giao 20 tấn gạo chậm nhất ngày 31/10.", "vi", 20, "2026-10-31", ""),
        ("ستسلم تايلاند 20 طنا قبل 31 أكتوبر.", "ar", 20, "2026-10-31", ""),
    ],
)
def test_particulars(sentence, language, figure, due, condition):
    (promise,) = promises_in(sentence, language)
    assert (promise.amount.figure if promise.amount else None) == figure
    assert (promise.due.iso if promise.due else None) == due
    assert promise.condition == condition


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ma-rốc đề nghị tiếp nhận một trung tâm.", [("intent", 2, ("country:MA",))]),
        ("Bộ trưởng hy vọng các nhà tài trợ sẽ làm nhiều hơn.", []),
        ("Đan Mạch sẽ xem xét.", [("intent", 1, ("country:DK",))]),
        ("Đan Mạch sẽ.", []),
        (
            "Đức sẽ không gửi quân, Thủ tướng Otto Brandt nói, nhưng có thể huấn luyện 20 bác sĩ.",
            [("intent", 1, ("country:DE",))],
        ),
    ],
)
def test_offers_wishes_and_whom_a_speaker_binds(sentence, found):
    assert [(p.modality, p.strength, p.obligors) for p in promises_in(sentence, "vi")] == found


def test_a_list_shares_its_currency_and_no_article_hangs_over():
    found = promises_in(
        "Germany will bear 300 million, the Netherlands 120 million and Finland 40 million euros.",
        language="en",
    )
    assert [(p.quote, p.amount.value, p.amount.unit) for p in found] == [
        ("Germany will bear 300 million", 300_000_000, "EUR"),
        ("the Netherlands 120 million", 120_000_000, "EUR"),
        ("Finland 40 million euros", 40_000_000, "EUR"),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        (
            "en",
            "Bolivia's health minister, Rosa Quispe, urged Peru to send doctors.",
            "rosa-quispe",
        ),
        ("en", "Kenyan Minister Grace Otieno appealed to Chad to lend tents.", "grace-otieno"),
        ("vi", "Bộ trưởng Y tế Peru Ana Ruiz kêu gọi Chile cử bác sĩ.", "ana-ruiz"),
    ],
)
def test_a_person_asks_and_not_the_country_in_the_office(language, sentence, speaker):
    (found,) = promises_in(sentence, language=language)
    assert (found.modality, found.speaker) == ("request", f"person:{speaker}")


def test_the_day_of_a_promise_is_not_the_day_on_which_it_is_due():
    (past,) = promises_in("Peru signed an agreement on Monday to send 30 nurses.", language="en")
    assert past.due is None
