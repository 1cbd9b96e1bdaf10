"""An answer goes on until the next question."""

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
