"""An answer goes on until the next question."""

import pytest

from servanda.extraction.reading import as_json, read
from tests.extraction.prose import statements_in

INTERVIEW = """- Phóng viên: Xin Bộ trưởng cho biết kết quả?
+ Bộ trưởng Đỗ Văn Hùng: Kết quả rất tốt.
Chúng ta đã làm được nhiều việc.
- Còn năm tới thì sao?
+ Năm tới sẽ khó hơn."""


def test_answers_are_carried_over_paragraphs():
    found = statements_in(INTERVIEW, "vi")
    assert [s.quote for s in found] == [
        "Kết quả rất tốt.",
        "Chúng ta đã làm được nhiều việc.",
        "Năm tới sẽ khó hơn.",
    ]
    assert {(s.kind, s.speaker) for s in found} == {("interview", "person:do-van-hung")}


def test_without_a_question_there_is_no_interview():
    assert statements_in("Bộ trưởng Đỗ Văn Hùng: một chân dung.", "vi") == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Interview with Health Minister Rosa Quispe\nHow many nurses will go?\nSixty of them.\n"
            "Who pays for them?\nWe do.",
            "en",
            [("person:rosa-quispe", "Sixty of them."), ("person:rosa-quispe", "We do.")],
        ),
        (  # Nothing says that it is an interview but who is named above and "we".
            "Q&A: Minister Rosa Quispe on the nurses\nHow many will go?\nWe send sixty.\nWho pays?\n"
            "We do, and I know the price.",
            "en",
            [
                ("person:rosa-quispe", "We send sixty."),
                ("person:rosa-quispe", "We do, and I know the price."),
            ],
        ),
        (
            "Minister Rosa Quispe and the nurses\nHow many will go?\nSixty, it is said.\nWho pays?\n"
            "Nobody knows.",
            "en",
            [],
        ),
        (  # What is put to her without a question mark is no answer.
            "“I gave my word”\nInterview with Health Minister Rosa Quispe\nHow many nurses will go?\n"
            "Sixty of them.\nSome say you promised too much.\nI promised sixty.\nWho pays?\nWe do.",
            "en",
            [
                ("person:rosa-quispe", "Sixty of them."),
                ("", "you promised too much"),
                ("person:rosa-quispe", "I promised sixty."),
                ("person:rosa-quispe", "We do."),
            ],
        ),
        (
            "Q. Will Peru pay?\nMinister Rosa Quispe: Peru will pay.\nQ. And then?\nA. We shall see.",
            "en",
            [("person:rosa-quispe", "Peru will pay."), ("person:rosa-quispe", "We shall see.")],
        ),
        (
            "Minister Rosa Quispe: Peru will pay.\nMr. Tom Hale: So shall we.",
            "en",
            [("person:rosa-quispe", "Peru will pay."), ("person:tom-hale", "So shall we.")],
        ),
        (  # An office without a name answers for its state.
            "- هل ستدفعون حصتكم؟\n- السفير الإيطالي: سندفع الحصة كاملة.\n- ومتى؟\n- السفير: في الربيع.",
            "ar",
            [("country:IT", "سندفع الحصة كاملة."), ("country:IT", "في الربيع.")],
        ),
        (
            "Sao Mai: Bao giờ đoàn đi?\nBộ trưởng Đỗ Văn Hùng: Đoàn đi ngày 3/3.",
            "vi",
            [("person:do-van-hung", "Đoàn đi ngày 3/3.")],
        ),
        ("س: متى ستدفع بيرو؟\nج: في حزيران.", "ar", [("", "في حزيران.")]),
        ("- كم ممرضا سيذهب؟\n- ستون ممرضا.", "ar", [("", "ستون ممرضا.")]),
        # Two marks, one of which asks; a talk that begins with an answer.
        ("* متى يصل الرز؟\n- في أيار.\n* يقال إن بيرو ستدفع.\n- ستدفع.", "ar", [("", "في أيار."), ("", "ستدفع.")]),
        (
            "Minister Rosa Quispe: Peru will pay.\nModerator: And then?\nMinister Rosa Quispe: We wait.",
            "en",
            [("person:rosa-quispe", "Peru will pay."), ("person:rosa-quispe", "We wait.")],
        ),
        (
            "PV: ADB có rút không?\nBà Claire Fontaine, Giám đốc quốc gia ADB: Không.",
            "vi",
            [("person:claire-fontaine", "Không.")],
        ),
        (
            "Marta Quispe leads Peru's team in Cuba. She spoke to our correspondent in Lima.\nIs it clear?\nM. Quispe: No, and it rains.\nWhat then?\nM. Quispe: It stops in May.",
            "en",
            [("person:marta-quispe", "No, and it rains."), ("person:marta-quispe", "It stops in May.")],
        ),
        (
            "Q: When?\nAmbassador Maria Kostova (Beirut): In May.",
            "en",
            [("person:maria-kostova", "In May.")],
        ),
        (
            "المذيع: متى يصل الرز؟\nوزير التجارة التشادي أحمد عطاف: في أيار.",
            "ar",
            [("person:ahmed-attaf", "في أيار.")],
        ),
    ],
)  # fmt: skip
def test_turns(text, language, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, language)] == found


@pytest.mark.parametrize(
    ("text", "language", "answers"),
    [
        ("Q: Will it rain? A: It will. We hope so. Q: When? A: In May.", "en", ["It will. We hope so.", "In May."]),
        ("س: متى يصل الرز؟ ج: في أيار. س: ومن يدفع؟ ج: بيرو ستدفع.", "ar", ["في أيار.", "بيرو ستدفع."]),
    ],
)  # fmt: skip
def test_turns_in_one_paragraph(text, language, answers):
    assert [s.quote for s in read(text, language=language).statements] == answers


def test_questions_and_answers_may_have_marks_of_any_shape():
    text = "مقابلة مع وزير التجارة التشادي أحمد عطاف\n■ متى يصل الرز؟\n□ يصل في أيار المقبل.\n■ ومن يدفع؟\n□ بيرو ستدفع."
    found = [(s.speaker, s.quote) for s in read(text, language="ar").statements]
    assert found == [
        ("person:ahmed-attaf", "يصل في أيار المقبل."),
        ("person:ahmed-attaf", "بيرو ستدفع."),
    ]


def test_numbered_questions_ask():
    text = (
        "Peru's defence minister, Ana Quispe, talks to the Herald.\n1. Will Peru send troops?\n"
        "No. We will send engineers.\n2. Who pays?\nWe pay the first year."
    )
    made = as_json(read(text, language="en", published="2026-02-21"))["statements"]
    assert [s["speaker"] for s in made] == ["person:ana-quispe"] * 2
    alone = text.replace("Peru's defence minister, Ana Quispe, talks to the Herald.\n", "")
    assert not as_json(read(alone, language="en", published="2026-02-21"))["statements"]


def test_who_wrote_the_text_answers_nothing():
    text = """مدير الإغاثة: سنعيد فتح عشر مدارس
حاورته: ليلى حداد
يتولى المهندس سامر الخطيب إدارة مديرية الإغاثة في الرقة منذ عام.
* كم مدرسة رممتم؟
- رممنا سبع مدارس قبل الشتاء.
* ومن يمول العمل؟
- وعدتنا ألمانيا بمليوني يورو."""
    found = as_json(read(text, language="ar", published="2026-02-21"))["statements"]
    assert {s["speaker"] for s in found} == {"person:samer-al-khatib"}
