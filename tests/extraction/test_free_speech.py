"""The narrator goes on in somebody's words, in own sentences; a line is a sentence of its own."""

from servanda.extraction.reading import read


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
