"""Whom a person speaks for, and who is interviewed."""

import pytest

from servanda.extraction.reading import as_json, read
from servanda.extraction.speech.interviews import interviewee
from servanda.extraction.speech.speakers import (
    subject_before,
    voices,
)
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "person", "party"),
    [
        ("Thủ tướng Cuba Juan Perez đến.", "vi", "person:juan-perez", "country:CU"),
        ("Bộ trưởng Đinh Văn Tư đến.", "vi", "person:dinh-van-tu", "country:VN"),
        ("Tập đoàn Sao Mai xây cầu. Giám đốc công ty, bà Vũ Thị Hạnh, vui.", "vi", "person:vu-thi-hanh", "org:tap-doan-sao-mai"),
        ("Bác sĩ Trương Khánh Vy ở lại.", "vi", "person:truong-khanh-vy", "person:truong-khanh-vy"),
        ("Ms. Eva Lund, the Norwegian foreign minister, left.", "en", "person:eva-lund", "country:NO"),
        ("FIFA President Gianni Infantino left.", "en", "person:gianni-infantino", "org:fifa"),
    ],
)  # fmt: skip
def test_voices(text, language, person, party):
    assert voices(scene_of(text, language), language=language)[person] == party


def test_interviewee():
    scene = scene_of("Bộ trưởng Đinh Văn Tư đã trả lời phỏng vấn báo chí.", "vi")
    assert interviewee(scene, language="vi") == "person:dinh-van-tu"
    assert interviewee(scene_of("Hôm nay trời đẹp.", "vi"), language="vi") == ""


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("Norway on Monday said", "en", "country:NO"),
        ("Norway and Peru said", "en", ""),
        ("Kenya's minister, who had slept badly, said", "en", None),
        ("Bộ Ngoại giao Pháp ngày 9/2 cho biết", "vi", "country:FR"),
        ("Pháp đã ký thỏa thuận và nói", "vi", None),
    ],
)
def test_subject_before(text, language, party):
    scene = scene_of(text, language)
    verb = text.rindex(" ", 0, len(text) - (4 if language == "vi" else 0)) + 1
    verb = text.rindex("cho biết") if text.endswith("cho biết") else verb
    subject = subject_before(scene, scene.spans[0], verb, language=language)
    assert (subject.party if subject else None) == party


BOUND = [
    (
        "وقعت موريتانيا والصندوق السعودي للتنمية اتفاقية. وقال الرئيس التنفيذي للصندوق سلطان القحطاني: "
        "«سندفع 30 مليون دولار قبل نهاية العام المقبل».",
        ("person:sultan-al-qahtani", ["org:saudi-fund-for-development"]),
    ),
    (
        "قال بيتر أوكيلو، ممثل منظمة الصحة العالمية في جيبوتي: «سنسلم 90 ألف جرعة قبل نهاية العام المقبل».",
        ("person:peter-okello", ["org:who"]),
    ),
    (
        "وقال وزير الطاقة الألباني أغرون بيريشا: «سنرسل 40 مولدا إلى المستشفيات قبل نهاية العام».",
        ("person:agron-berisha", ["country:AL"]),
    ),
]


@pytest.mark.parametrize(("text", "bound"), BOUND)
def test_whom_a_promise_binds(text, bound):
    promises = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert bound in [(p["speaker"], p["obligor"]) for p in promises]


def test_a_verb_of_a_person_is_no_noun():
    """ "وعد بيريشا بإعفاء" is told by a verb, and its speaker is the person."""
    text = "قال الوزير الألباني أغرون بيريشا إن العمل جار في القرى. من جانبه، وعد بيريشا بإعفاء المعدات من الرسوم."
    promises = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert [(p["speaker"], p["obligor"]) for p in promises] == [
        ("person:agron-berisha", ["country:AL"])
    ]


def test_an_attribution_within_a_clause_does_not_end_it():
    text = "وأكد وزير الداخلية الباكستاني عمران شاه أن العمل جار. وستستقبل باكستان، على حد قوله، 200 متدرب في العام المقبل."
    promises = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert promises[-1]["quote"].endswith("200 متدرب في العام المقبل")


CONSTRUCTIONS = [
    (
        "اتفقت إثيوبيا وجيبوتي على تشغيل قطار إغاثة أسبوعي. وستتولى الأولى توفير القاطرات.",
        ["country:ET"],
    ),
    (
        "وتحدث كثيرون عن ألمانيا، التي كانت قد تعهدت بتمويل محطة الصرف الصحي في خان يونس قبل عامين.",
        ["country:DE"],
    ),
    ("وأضاف التقرير أن الوضع صعب. أما اليابان فقد سلمت مضختين إلى البلدية.", ["country:JP"]),
    ("وقال الوزير التونسي أحمد منصور إن تونس أوفت بكل ما التزمت به في القاهرة.", ["country:TN"]),
    (
        "اجتمع الوفدان أمس في القاهرة. ورفعت النرويج مساهمتها في الصندوق إلى 90 مليون دولار.",
        ["country:NO"],
    ),
]


@pytest.mark.parametrize(("text", "obligor"), CONSTRUCTIONS)
def test_who_must_act(text, obligor):
    promises = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert promises[-1]["obligor"] == obligor


def test_a_participle_asks():
    text = "وعلق النائب الهولندي يان دي يونغ بأن المبلغ قليل، داعيا ألمانيا إلى مضاعفة مساهمتها في الصندوق."
    promises = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    asked = [(p["modality"], p["speaker"], p["obligor"]) for p in promises]
    assert ("request", "person:jan-de-jong", ["country:DE"]) in asked


SPOKEN = [
    # The first verb goes on behind the comma; a paper speaks for no state.
    (
        "وأضاف الوزير المصري سامي حداد أن قطر تعهدت بإرسال خيام، وأن الأردن سيتولى تدريب الشرطة.",
        ["person:sami-haddad"],
    ),
    ("وترى مجلة بريطانية أن الأسعار لن تنخفض في العام المقبل.", [""]),
]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN)
def test_who_says_it(text, speakers):
    said = as_json(read(text, language="ar", published="2026-02-21"))["statements"]
    assert [s["speaker"] for s in said] == speakers


@pytest.mark.parametrize(
    "said",
    [
        "said Oxfam's country director in Peru, Oona Tiel.",
        "added the head of the UNICEF office in Chad, Oona Tiel.",
    ],
)
def test_who_bears_an_office_of_a_body_in_a_place(said):
    told = as_json(read(f"The tents are on their way, {said}", language="en"))["statements"]
    assert [s["speaker"] for s in told] == ["person:oona-tiel"]


def test_a_source_goes_on():
    text = (
        "كشف مصدر مصري مسؤول لوكالة الأناضول أن القاهرة ستستضيف المؤتمر. وقال المصدر، الذي فضل عدم ذكر اسمه، "
        "إن 45 دولة أكدت حضورها. وزاد أن مصر ستقدم أرضا لإقامة وحدات مؤقتة."
    )
    said = as_json(read(text, language="ar", published="2026-02-21"))["statements"]
    assert [s["speaker"] for s in said] == ["country:EG"] * 3
