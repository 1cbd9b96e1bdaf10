"""Whom "it", "the two" and "each" stand for, and whom a minister of no stated country serves."""

import pytest

from servanda.extraction.grammar.pronouns import behind
from servanda.extraction.reading import as_json, read
from tests.extraction.prose import promises_in, scene_of


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        (
            "Malta will send rice to victims in Togo.\nIt will also pay for the ship.",
            "en",
            [("country:MT",), ("country:MT",)],
        ),
        (
            "Togo and Ghana agreed to share water.\nThe two countries will build a dam.",
            "en",
            [("country:TG", "country:GH")] * 2,
        ),
        (
            "Togo pledged rice.\nGhana pledged salt.\nBoth countries will send a ship.",
            "en",
            [("country:TG",), ("country:GH",), ("country:TG", "country:GH")],
        ),
        (
            "We, the ministers of Togo and Ghana, met.\nWe will open the road.",
            "en",
            [("country:TG", "country:GH")],
        ),
        (
            "Togo and Ghana said they would send rice.",
            "en",
            [("country:TG", "country:GH")],
        ),
        (
            "Malta urged Togo to send rice.\nIt will pay for the ship.",
            "en",
            [("country:TG",), ("country:MT",)],
        ),
        ("Malta promised that it would send rice.", "en", [("country:MT",)]),
        (
            "Togo và Ghana nhất trí chia sẻ nguồn nước.\nHai nước sẽ xây một đập nước.",
            "vi",
            [("country:TG", "country:GH")] * 2,
        ),
        ("Malta sẽ gửi gạo.\nNước này sẽ trả tiền thuê tàu.", "vi", [("country:MT",)] * 2),
        (
            "اتفقت توغو وغانا على تقاسم المياه.\nوستبني الدولتان سدا.",
            "ar",
            [("country:TG", "country:GH")] * 2,
        ),
        ("«سندفع ثمن الأرز»، قال رئيس مالطا.", "ar", [("country:MT",)]),
    ],
)
def test_whom_a_pronoun_binds(text, language, obligors):
    assert [p.obligors for p in promises_in(text, language)] == obligors


def test_a_minister_of_no_stated_country_serves_the_one_named_first():
    text = "Malta will take in children from Togo, Health Minister Anna Vella said."
    assert behind(scene_of(text, "en"), language="en") == {"person:anna-vella": "country:MT"}
    text = "Malta will pay.\nIt will send aid to Togo, with which Malta has no ties, Anna Vella, a minister, said."
    assert behind(scene_of(text, "en"), language="en") == {"person:anna-vella": "country:MT"}
    text = "The pact was signed in Togo's capital.\nWe will build a dam, Anna Vella, a guild leader, said."
    assert behind(scene_of(text, "en"), language="en") == {}


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("وعد رئيس البعثة إلى توغو نيكولا باراك بتقديم 12 زورقا.", ("person:nicolas-barack",)),
        ("تعهد سفير مالطا لدى توغو نيكولا باراك بتقديم 12 زورقا.", ("country:MT",)),
    ],
)
def test_nobody_serves_the_state_to_which_he_is_sent(text, obligors):
    assert [p.obligors for p in promises_in(text, "ar")] == [obligors]


def test_a_ministry_is_no_bank_that_was_spoken_of():
    text = (
        "ADB sẽ bố trí 3,2 tỷ USD cho Việt Nam. Thủ tướng đề nghị ADB rút ngắn thời gian thẩm định. "
        "Bộ Tài chính sẽ trình nghị định trước ngày 15/12."
    )
    found = as_json(read(text, language="vi"))["promises"]
    assert [p["speaker"] for p in found if p["modality"] == "request"] == ["country:VN"]
    assert found[-1]["obligor"] == ["country:VN"]


def test_who_only_sends_an_envoy_is_neither_of_the_two_sides():
    text = "أفرجت جماعة الحوثي عن 153 أسيرا، ورحب بها المبعوث الأممي هانس غروندبرغ. واتفق الطرفان على تبادل 400 أسير."
    assert [p.obligors for p in promises_in(text, "ar")][-1] == ()


def test_who_holds_an_office_of_a_body_named_before_serves_it_and_not_where_he_sits():
    text = (
        "ناشدت المفوضية السامية للأمم المتحدة لشؤون اللاجئين الدول المانحة توفير 74 مليون دولار في شرق تشاد. "
        "وقالت ممثلة المفوضية في نجامينا ماغات غيس إن فرقها أقامت 2,300 مأوى طارئ."
    )
    assert [p.obligors for p in promises_in(text, "ar")][-1] == ("org:unhcr",)


def test_whose_a_gift_is_tells_no_ministers_state():
    text = (
        "الخرطوم - قال المدير لوكا ريندا إن 30 محطة إضافية ستركب قبل نهاية العام بتمويل من كوريا. "
        "وتعهد وزير الصحة أسامة عبد الرحمن بتوفير فنيين لصيانتها."
    )
    assert [p.obligors for p in promises_in(text, "ar")] == [("country:KR",), ("country:SD",)]


def test_a_society_is_the_body_of_which_was_told():
    text = "أعلنت اليونيسف تسيير رحلتها. وقال المدير سمير حداد إن الجمعية ستحفر 15 بئرا."
    assert [p.obligors for p in promises_in(text, "ar")][-1] == ("org:unicef",)


def test_the_group_is_the_movement_and_not_whom_the_speaker_serves():
    text = "قال مبعوث الأمم المتحدة لارس هوفدال إن الحوثيين وافقوا. وأضاف أن الجماعة أخلت سبيل 14 موظفا."
    assert [p.obligors for p in promises_in(text, "ar")][-1] == ("org:houthis",)
