"""Whom a relative clause, a text that asks and the ending of a verb tell of."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Help came from Peru, which will send rice.", [("which will send rice", "country:PE")]),
        ("en", "Help came from Chile, which is sending 20 doctors.", [("which is sending 20 doctors", "country:CL")]),
        ("en", "She thanked Kenya, whose government has promised a boat.", [("whose government has promised a boat", "country:KE")]),
        ("en", "The harbour, which will hold ten ships, is empty.", []),
        ("en", "The rice that Peru will send is in Lima.", []),
        ("en", "They set up a fund, to which Peru will give half.", [("Peru will give half", "country:PE")]),
        ("en", "The resolution also calls on Israel to open the road.", [("The resolution also calls on Israel to open the road", "country:IL")]),
        ("en", "The open letter urged Peru and Chile to pay.", [("The open letter urged Peru and Chile to pay", "country:PE,country:CL")]),
        ("en", "The communiqué urges all parties to lift the siege.", [("The communiqué urges all parties to lift the siege", "")]),
        ("ar", "شكر الوزير العراق الذي سيرسل الوقود.", [("الذي سيرسل الوقود", "country:IQ")]),
        ("ar", "شكر الوزير النرويج التي ستمول المدرسة.", [("التي ستمول المدرسة", "country:NO")]),
        ("ar", "القافلة التي ستصل غدا من الأردن كبيرة.", []),
        ("ar", "تبادلت رواندا وتنزانيا رسائل تعهدتا فيها بإعادة الماشية.", [("تعهدتا فيها بإعادة الماشية", "country:RW,country:TZ")]),
        ("ar", "اجتمعت مصر وقطر واتفقتا على فتح المعبر.", [("اتفقتا على فتح المعبر", "country:EG,country:QA")]),
        ("ar", "اجتمع وزراء الدول الخمس واتفقوا على فتح المعبر.", [("اتفقوا على فتح المعبر", "")]),
        ("vi", "Đây là con đường mà Peru sẽ xây.", []),
        ("vi", "Nghị quyết 2735 (2024) kêu gọi Israel mở đường.", [("Nghị quyết 2735 (2024) kêu gọi Israel mở đường", "country:IL")]),
        ("vi", "Bức thư ngỏ đề nghị Peru cử bác sĩ.", [("Bức thư ngỏ đề nghị Peru cử bác sĩ", "country:PE")]),
    ],
)  # fmt: skip
def test_antecedents(language, text, found):
    assert [(p.quote, ",".join(p.obligors)) for p in promises_in(text, language)] == found
