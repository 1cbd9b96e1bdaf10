"""The narrator goes on in somebody's words, in own sentences; a line is a sentence of its own."""

import pytest

from servanda.extraction.reading import as_json, read

# Answers that stand below the line which announces them, over a picture.
ASKED = "Trả lời câu hỏi của phóng viên về lũ ở Peru, Người phát ngôn Trần Thu Hà cho biết:"
TOLD = "Phát biểu tại Lima, Người phát ngôn Trần Thu Hà nhấn mạnh:"
PICTURE = "Người phát ngôn Trần Thu Hà. Ảnh: Bộ Ngoại giao"
FIRST = "Việt Nam chia sẻ mất mát với nhân dân Peru trong những ngày khó khăn này."
SECOND = "Việt Nam sẽ gửi 20 chuyên gia thủy lợi tới Peru trong tháng 5."
OWN = "Việt Nam cho rằng cần mở lại các cảng và chia sẻ quan tâm với nhân dân Peru."
OTHER = "Đại sứ Peru Ana Ruiz nói nước bà rất biết ơn sự giúp đỡ đó."
WHO, ANA = "person:tran-thu-ha", "person:ana-ruiz"

BELOW = [
    ((ASKED, PICTURE, FIRST, SECOND), [(WHO, FIRST), (WHO, SECOND)]),
    ((ASKED, FIRST, OTHER, SECOND), [(WHO, FIRST), (ANA, "nước bà rất biết ơn sự giúp đỡ đó")]),
    ((TOLD, PICTURE, FIRST, SECOND), [(WHO, FIRST)]),
    ((ASKED.replace(" cho biết:", "."), FIRST), []),
    ((ASKED, "- Gạo: 200 tấn.", SECOND), []),
    # What she says of her own state goes on; a headline begins with its speaker.
    ((ASKED, OWN, SECOND), [(WHO, OWN), (WHO, SECOND)]),
    (
        ("Bà Ruiz: Peru sẽ mở lại ba cảng trong năm nay", "", OTHER),
        [(ANA, "Peru sẽ mở lại ba cảng trong năm nay"), (ANA, "nước bà rất biết ơn sự giúp đỡ đó")],
    ),
]


def found(text, language):
    reading = read(text, language=language, published="2026-02-21")
    return [(s.speaker, s.quote) for s in reading.statements if s.rule == "statements.free"]


def test_behind_an_interview_in_english():
    text = (
        "In a conversation with this newspaper, Kenyan Trade Minister Grace Wanjiru set out her plans. "
        "The port will be widened. It will pay for itself. The old pier was built in 1921."
    )
    assert found(text, "en") == [
        ("person:grace-wanjiru", "The port will be widened. It will pay for itself.")
    ]


def test_behind_an_interview_in_vietnamese():
    text = (
        "Trả lời phỏng vấn báo chí, Bộ trưởng Trần Văn Minh cho biết cảng đã đầy. "
        "Cảng mới sẽ mở vào mùa thu. Đường sắt cần thêm hai năm."
    )
    assert found(text, "vi") == [
        ("person:tran-van-minh", "Cảng mới sẽ mở vào mùa thu. Đường sắt cần thêm hai năm.")
    ]


def test_behind_an_interview_in_arabic():
    text = "في مقابلة مع الصحيفة، عرض السفير محمد سالم خطط بلاده. سنفتح ثلاث مدارس في الربيع. ولن نغلق أي عيادة."
    assert [quote for _, quote in found(text, "ar")] == [
        "سنفتح ثلاث مدارس في الربيع. ولن نغلق أي عيادة."
    ]


def test_nobody_is_interviewed():
    assert found("Kenya has a port. It will be widened.", "en") == []


@pytest.mark.parametrize(("lines", "said"), BELOW)
def test_what_stands_below_is_the_speakers(lines, said):
    made = as_json(read("\n\n".join(lines), language="vi", published="2026-02-21"))
    assert [(s["speaker"], s["quote"].rstrip(".")) for s in made["statements"]] == [
        (who, words.rstrip(".")) for who, words in said
    ]


def test_a_promise_in_an_answer_has_its_speaker():
    text = "\n\n".join((ASKED, PICTURE, FIRST, SECOND))
    (promise,) = as_json(read(text, language="vi", published="2026-02-21"))["promises"]
    assert (promise["speaker"], promise["obligor"]) == (WHO, ["country:VN"])
