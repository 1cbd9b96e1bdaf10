"""Arabic names right before what is said, and two foreign names running."""

import pytest

from servanda.extraction.names.speaking_names import before_that, foreign_pairs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("يؤكد معتمد المحلية صلاح الطيب أن القوائم رفعت", ["صلاح الطيب"]),
        ("وبحسب المهندس المشرف على المشروع نادر الصالح، فإن الجسر سيفتح", ["نادر الصالح"]),
        ("قالت حاكمة سيبو لوردس ديلا كروز مازحة", ["لوردس ديلا كروز"]),
        ("ولم نجد لنا إلا أن ننتظر", []),
        ("نهر صلاح الطيب أن", []),
    ],
)
def test_before_that(text: str, name: list[str]) -> None:
    assert [text[a:b] for a, b in before_that(text, "ar")] == name


def test_foreign_pairs() -> None:
    text = "منذ تعيين هنريك سورنسن منسقا، وفي بيونغ يانغ"
    assert [text[a:b] for a, b in foreign_pairs(text, "ar")] == ["هنريك سورنسن"]
