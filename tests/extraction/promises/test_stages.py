"""Who is heard at a place, and who promised last."""

import pytest

from servanda.extraction.promises.drafted import Heard
from servanda.extraction.promises.stages import RECENT, Stages
from servanda.extraction.scene import Span
from tests.extraction.prose import promises_in, scene_of

TEXT = "Peru will send rice. It will also pay for the ship."


def _stages(heard=()):
    return Stages(scene_of(TEXT, "en"), language="en", heard=heard, voices={})


def test_the_innermost_statement_is_heard() -> None:
    outer = Heard(0, 51, "country:CL")
    inner = Heard(21, 51, "country:CU")
    stages, span = _stages([inner, outer]), Span(0, 51, 0, "body")
    assert stages.at(span, 30, None).speaker == "country:CU"
    assert stages.at(span, 5, None).speaker == "country:CL"
    assert _stages().at(span, 5, None).speaker == ""


def test_who_promised_last_is_known_only_nearby() -> None:
    stages = _stages()
    stages.remember(20, ("country:PE",))
    assert stages.at(Span(21, 51, 0, "body"), 24, None).latest == ("country:PE",)
    assert stages.at(Span(21 + RECENT, 51 + RECENT, 0, "body"), 24 + RECENT, None).latest == ()


def test_two_who_promised_alone_are_a_group() -> None:
    stages = _stages()
    stages.remember(20, ("country:PE",))
    stages.remember(20, ("country:CL",))
    assert stages.at(Span(21, 51, 0, "body"), 24, None).group == ("country:PE", "country:CL")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Text of the letter from President Ana Quispe of Peru to the members of the council\nExcellencies,\nWe will send 40 doctors before June.", "en"),
        ("To the members of the council\nPeru thanks you. We will send 40 doctors before June.\nYours sincerely,\nAna Quispe\nPresident of Peru", "en"),
        ("Toàn văn thư của Tổng thống Peru Ana Quispe gửi các nước thành viên\nKính gửi các vị,\nChúng tôi sẽ gửi 40 bác sĩ trước tháng 6.", "vi"),
        ("نص الرسالة التي وجهتها رئيسة بيرو آنا كيسبي إلى الدول المشاركة:\nتحية طيبة وبعد،\nسنرسل 40 طبيبا قبل حزيران.", "ar"),
    ],
)  # fmt: skip
def test_a_letter_is_in_the_words_of_who_wrote_it(text: str, language: str) -> None:
    (promise,) = promises_in(text, language)
    assert promise.speaker.startswith("person:ana-")
    assert promise.obligors == ("country:PE",)


def test_news_of_a_letter_are_in_nobodys_words() -> None:
    text = "A letter reached the council from President Ana Quispe of Peru\nChile will send 40 doctors."
    (promise,) = promises_in(text, "en")
    assert promise.speaker == ""


def test_who_received_acts_on_and_not_who_gave() -> None:
    text = "تلقت الأونروا 5 ملايين دولار من اليابان وستصرفها على المدارس."
    got, spends = promises_in(text, "ar")
    assert (got.obligors, spends.obligors) == (("country:JP",), ("org:unrwa",))
