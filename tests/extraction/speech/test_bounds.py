"""Where reported words end, in own sentences."""

import pytest

from tests.extraction.prose import statements_in


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Sweden said it would pay, while Denmark said it needed time.", "en", ["it would pay", "it needed time"]),
        ("Sweden said it would pay, while Denmark pledged 90 tents.", "en", ["it would pay"]),
        ("Sweden said it would pay, while Denmark would lend 90 tents.", "en", ["it would pay, while Denmark would lend 90 tents"]),
        ("Sweden said it would match the sum but gave no figure.", "en", ["it would match the sum"]),
        ("Sweden said that Chad would pay, Denmark said.", "en", ["Sweden said that Chad would pay", "Chad would pay"]),
        ("Thụy Điển nói sẽ góp gạo, trong khi Đan Mạch cho biết cần thêm thời gian.", "vi", ["sẽ góp gạo", "cần thêm thời gian"]),
        ("Thụy Điển thừa nhận dự án chậm nhưng không nêu lý do.", "vi", ["dự án chậm"]),
        ("Thụy Điển nói đường còn dài; nhấn mạnh các bên cần kiên trì.", "vi", ["đường còn dài", "các bên cần kiên trì"]),
        ("قالت السويد إنها ستدفع، فيما أعلنت الدنمارك أنها تحتاج إلى وقت.", "ar", ["ستدفع", "تحتاج إلى وقت"]),
        ("قال الوزير أحمد عطاف إن المطر قليل، وناشد الجيران المساعدة.", "ar", ["المطر قليل"]),
        ("قالت السويد إنها ستدفع، لكنها اشترطت موافقة البرلمان.", "ar", ["ستدفع"]),
        ("قالت السويد إنها ستدفع من دون تحديد موعد.", "ar", ["ستدفع"]),
        ("أكدت قطر أن المحادثات ستستمر، وأنها لن تنسحب.", "ar", ["المحادثات ستستمر، وأنها لن تنسحب"]),
    ],
)  # fmt: skip
def test_ends(text, language, found):
    assert [s.quote for s in statements_in(text, language)] == found
