"""Who must act: lists, armies, pronouns; and subjects that cannot act."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        ("Peru, Chile và Cuba sẽ gửi gạo.", "vi", [("country:PE", "country:CL", "country:CU")]),
        ("Quân đội và cảnh sát của Peru sẽ canh gác.", "vi", [("country:PE",)]),
        ("Thủ tướng Peru Ana Ruiz nói: “Chúng tôi sẽ gửi thêm mười bác sĩ”.", "vi", [("country:PE",)]),
        ("Cuộc họp tại Peru sẽ bắt đầu.", "vi", []),
        ("Đó là con đường mà Peru sẽ xây.", "vi", []),
        ("The government of Peru will send rice.", "en", [("country:PE",)]),
        ("Peruvian rice will arrive. Peru's army will guard it.", "en", [("country:PE",)]),
        ("A visit to Peru will follow.", "en", []),
        ("سترسل بيرو وكوبا الأرز.", "ar", [("country:PE", "country:CU")]),
    ],
)  # fmt: skip
def test_obligors(text, language, obligors):
    assert [p.obligors for p in promises_in(text, language)] == obligors


def test_a_movement_is_not_the_state_spoken_of_last():
    (promise,) = promises_in(
        "Under a deal that Malta brokered, the movement is to free 15 men.", "en"
    )
    assert promise.obligors == ()
