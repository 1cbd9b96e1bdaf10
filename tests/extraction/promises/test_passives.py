"""Who gives in the passive."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Forty beds will be supplied by Malta.", "en", [("pledge", ("country:MT",))]),
        (
            "The clinic will be financed by Togo and Ghana.",
            "en",
            [("pledge", ("country:TG", "country:GH"))],
        ),
        ("$3 million has been transferred by Malta.", "en", [("past_delivery", ("country:MT",))]),
        ("The fair will be held in Malta.", "en", []),
        ("No beds will be provided.", "en", []),
        ("40 giường bệnh sẽ được Malta bàn giao.", "vi", [("pledge", ("country:MT",))]),
        ("Chi phí sẽ do Togo và Ghana chi trả.", "vi", [("pledge", ("country:TG", "country:GH"))]),
        ("Hội chợ sẽ được tổ chức tại Malta.", "vi", []),
        ("سيتم توفير 40 سريرا من قبل مالطا.", "ar", [("pledge", ("country:MT",))]),
        ("سيتم ترميم المدرسة على نفقة توغو.", "ar", [("pledge", ("country:TG",))]),
        ("سيعقد المعرض في مالطا.", "ar", []),
    ],
)
def test_the_agent_of_a_passive_is_bound(text, language, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, language)] == found


def test_a_speaker_is_bound_where_no_agent_is_named():
    text = "Maltese Prime Minister Anna Vella said the money would be paid in May."
    (promise,) = promises_in(text, "en")
    assert promise.obligors == ("country:MT",)


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("أنجزت 12 مدرسة بتمويل من البنك الدولي.", ("org:world-bank",)),
        ("رممت 12 مدرسة بتمويل ياباني.", ("country:JP",)),
        ("رممت 12 مدرسة بتمويل كبير.", ()),
    ],
)
def test_a_deed_of_nobody_is_of_who_paid_for_it(text, obligors):
    assert [p.obligors for p in promises_in(text, "ar")] == [obligors]
