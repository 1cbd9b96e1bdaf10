"""Who gives where a noun tells it, or a verb whose subject was said before."""

import pytest

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
