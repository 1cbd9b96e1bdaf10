"""Arabic names right before what is said, and two foreign names running."""

import pytest

from servanda.extraction.names.parties import find_parties
from servanda.extraction.names.speaking_names import before_that, by_their_words, foreign_pairs
from servanda.extraction.reading import as_json, read
from servanda.extraction.view import View
from tests.extraction.prose import statements_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("يؤكد معتمد المحلية صلاح الطيب أن القوائم رفعت", ["صلاح الطيب"]),
        ("وبحسب المهندس المشرف على المشروع نادر الصالح، فإن الجسر سيفتح", ["نادر الصالح"]),
        ("قالت حاكمة سيبو لوردس ديلا كروز مازحة", ["لوردس ديلا كروز"]),
        ("وقال رئيس البلدية رستم كريموف إن الجسر سيفتح", ["رستم كريموف"]),
        ("وقال المتحدث باسم الحكومة ثاندي نكوسي إن الجسر سيفتح", ["ثاندي نكوسي"]),
        ("وقال رئيس البلدية خلال مؤتمر صحفي إن الجسر سيفتح", []),
        ("وقال وزير المالية ردا على سؤال إن الجسر سيفتح", []),
        ("ولم نجد لنا إلا أن ننتظر", []),
        ("نهر صلاح الطيب أن", []),
    ],
)
def test_before_that(text: str, name: list[str]) -> None:
    assert [text[a:b] for a, b in before_that(text, "ar")] == name


def test_foreign_pairs() -> None:
    text = "منذ تعيين هنريك سورنسن منسقا، وفي بيونغ يانغ"
    assert [text[a:b] for a, b in foreign_pairs(text, "ar")] == ["هنريك سورنسن"]


def test_a_father_behind_a_name_with_an_article() -> None:
    text = "أعلن وزير الداخلية الموريتاني محمد الأمين ولد أبنو أن بلاده ستستقبلهم"
    found = {p.id for p in find_parties(View(text), [], language="ar")}
    assert "person:mohamed-lemine-ould-abnou" in found


def test_latin_america_is_no_state() -> None:
    text = "تعهد بنك التنمية لأمريكا اللاتينية بقرض لدول أمريكا الجنوبية"
    found = {p.id for p in find_parties(View(text), [], language="ar")}
    assert found == {"org:caf"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("«سندفع»، بحسب جوزيف كيبلاغات، وهو مهندس.", ["جوزيف كيبلاغات"]),
        ("«سندفع»، بحسب مسؤول محلي، وهو مهندس.", []),
        ("«سندفع»، بحسب بيان رسمي.", []),
    ],
)
def test_by_their_words(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in by_their_words(text, "ar")] == names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وقال وزير المالية كلاوس فيشر إن الدفعة ستصل", "person:klaus-fischer"),
        ("وقالت وزيرة المالية لوسيا باريوس إن الدفعة ستصل", "person:lucia-barrios"),
        ("وقال وزير الخارجية بدر عبد العاطي السيد إن الدفعة ستصل", "person:badr-abdelatty-al-sayed"),
        ("وقال وزير الخارجية بدر عبد العاطي إن الدفعة ستصل", "person:badr-abdelatty"),
    ],
)  # fmt: skip
def test_nobody_is_taken_for_a_state_or_for_somebody_known(text: str, person: str) -> None:
    assert {p.id for p in find_parties(View(text), [], language="ar")} == {person}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("وقالت الوزيرة هانا ترامب إن الدفعة ستصل", False),
        ("بعد زيارة ترامب أمس", True),
        ("وقال ترامب إن الدفعة ستصل", True),
        ("وقال الرئيس الأميركي دونالد ترامب إن الدفعة ستصل", True),
    ],
)
def test_a_last_name_behind_anothers_first_name(text: str, known: bool) -> None:
    found = {p.id for p in find_parties(View(text), [], language="ar")}
    assert ("person:donald-trump" in found) is known


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قالت بلدية خان يونس إنها أعادت ضخ المياه.", []),
        ("أوضح مدير المركز فهد العتيبي أن المركز سيفتح.", ["person:fahd-al-otaibi"]),
        ("هدد رئيس توغو بسحب قواته إن لم تسدد المتأخرات.", []),
        ("وعد رئيس توغو ببناء مدارسهم.", []),
        (
            "قال المتحدث باسم الوزارة علي عباس جهانكير لوكالة الأنباء إن المنح ستصرف.",
            ["person:ali-abbas-jahankir"],
        ),
    ],
)
def test_who_is_named_and_who_is_not(text: str, people: list[str]) -> None:
    found = as_json(read(text, language="ar"))["parties"]
    assert [p["id"] for p in found if p["kind"] == "person"] == people


def test_if_not_brings_nobodys_words() -> None:
    text = "هدد رئيس توغو بسحب قواته إن لم تسدد المتأخرات."
    assert as_json(read(text, language="ar"))["statements"] == []


def test_who_speaks_for_a_mission_is_named_behind_its_place() -> None:
    text = "قالت رئيسة البعثة في اليمن كريستين تشيبولا إن الطرفين أوفيا بما اتفقا عليه."
    (said,) = as_json(read(text, language="ar"))["statements"]
    assert said["speaker"] == "person:christine-chibola"


def test_who_leads_a_hospital_is_not_called_as_it_is() -> None:
    text = "وأوضح مدير مستشفى السلطان قابوس بصلالة الدكتور أحمد المرهون أن الطواقم جهزت."
    found = as_json(read(text, language="ar"))["parties"]
    assert [p["id"] for p in found] == ["person:ahmed-al-marhoun"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال موفدها جيريمي كولنز إن الطريق مفتوح.", "person:jeremy-collins"),
        ("وقال باحث جيريمي كولنز إن الطريق مفتوح.", "person:jeremy-collins"),
        ("وقالت القائمة بالأعمال إيملي كولنز إن الطريق مفتوح.", "person:emily-collins"),
        ("وقال شيخ القبيلة نضال أبو عودة إن الطريق مفتوح.", "person:nidal-abu-odeh"),
        ("وقال جيريمي مجددا إن الطريق مفتوح.", ""),
        (
            "وتضيف آن ماري دوبوا، وهي معلمة نازحة: «الطريق مفتوح أمام الجميع».",
            "person:anne-marie-dubois",
        ),
        (
            "وذكر مسؤول الطوارئ في اليونيسف آن ماري دوبوا أن الطريق مفتوح.",
            "person:anne-marie-dubois",
        ),
        (
            "وحذر كبير مستشاري الأمم المتحدة عبد الرزاق بن عمر من أن الطريق مغلق.",
            "person:abdulrazzaq-bin-omar",
        ),
        ("وقالت معلمة نازحة، وهي أم لأربعة: «الطريق مفتوح أمام الجميع».", ""),
    ],
)
def test_what_stands_between_a_given_name_and_what_is_said_is_of_the_name(text, name):
    assert [s.speaker for s in statements_in(text, "ar")] == [name]


def test_two_spaces_before_what_is_said_end_no_name():
    assert list(before_that("وقال جيريمي كولنز  إن الطريق مفتوح", "ar")) == []
