"""Who gives where a noun tells it, or a verb whose subject was said before."""

import pytest

from servanda.extraction.reading import as_json, read
from tests.extraction.prose import promises_in


def told(text):
    return [(p.speaker, ",".join(p.obligors), p.quote) for p in promises_in(text, "ar")]


@pytest.mark.parametrize(
    ("text", "speaker", "obligors"),
    [
        ("أعلنت منظمة الصحة العالمية تقديم غانا مساهمة بقيمة 9 ملايين دولار.", "org:who", "country:GH"),
        ("أعلن برنامج الأغذية العالمي تلقيه مساهمة من غانا بقيمة 9 ملايين دولار.", "org:wfp", "country:GH"),
        ("حضر وزير الخارجية الياباني اللقاء، حيث أعلن تقديم 9 ملايين دولار.", "country:JP", "country:JP"),
        ("أعلن اليوم التزام ثلاث دول بإرسال شرطة، وهي كينيا وغانا وتشاد.", "", "country:KE,country:GH,country:TD"),
        ("أكد الرئيس الكيني ويليام روتو التزام كينيا بدفع حصتها كاملة.", "person:william-ruto", "country:KE"),
        ("قدمت غانا 3 ملايين دولار، بينما تخطط لتقديم المبلغ ذاته لاحقا.", "country:GH", "country:GH"),
    ],
)  # fmt: skip
def test_the_giver(text, speaker, obligors):
    assert told(text)[-1][:2] == (speaker, obligors)


def test_a_gift_without_thanks_or_news_is_history():
    assert told("جاء ذلك بعد تقديم غانا مساهمة بقيمة 9 ملايين دولار.") == []


def test_what_another_is_given_binds_nobody():
    assert told("رحبت المنظمة بتقديم غانا للمشروع.") == []


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("كانت غانا أول من دفع. فقد حولت 4 ملايين يورو في يناير.", [("country:GH",)]),
        ("لم يتأخر لبنان. وأرسل 40 طبيبا.", [("country:LB",)]),
        ("لم يتأخر لبنان. وأرسلت 40 طبيبا.", []),
        ("تعرف غانا توغو جيدا. وأرسلت 40 طبيبا.", []),
        ("لم يتأخر لبنان. وأرسل رجل كريم 40 خيمة.", [()]),
    ],
)
def test_who_goes_on_where_nobody_is_named(text, obligors):
    apart = [p.obligors for p in promises_in(text.replace(". ", ".\n", 1), "ar")]
    assert all(not bound for bound in apart)
    found = as_json(read(text, language="ar", published="2026-02-21"))["promises"]
    assert [tuple(p["obligor"]) for p in found] == obligors


@pytest.mark.parametrize(
    ("text", "obligor"),
    [
        ("قالت تشيلي إن الطريق مفتوح. وتعهدت الرابطة المحلية بإرسال 30 طبيبا.", []),
        ("قالت تشيلي إن الطريق مفتوح. وتعهدت بإرسال 30 طبيبا.", ["country:CL"]),
        ("قالت تشيلي إن الطريق مفتوح. وتعهدت الاثنين بإرسال 30 طبيبا.", ["country:CL"]),
    ],
)
def test_who_is_named_behind_the_verb_is_nobody_who_spoke_before(text, obligor):
    found = as_json(read(text, language="ar"))["promises"]
    assert [p["obligor"] for p in found] == [obligor]


def test_who_pledged_and_asks_in_one_sentence_is_not_who_asked_before():
    text = "دعت أيرلندا إلى تنفيذ الحكم. وتعهدت سلوفينيا بمضاعفة مساهمتها، وطالبت بعقد جلسة طارئة."
    found = as_json(read(text, language="ar"))["promises"]
    assert [p["speaker"] for p in found] == ["country:IE", "country:SI", "country:SI"]
