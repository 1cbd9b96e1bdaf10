"""What kind of thing is promised: by the sum, the verb, the head of the object."""

import pytest

from servanda.extraction.lexicon import words
from servanda.extraction.promises.kinds import GOODS, PEOPLE
from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("Peru will finance the ferry terminal.", "en", "money"),
        ("Peru would foot the hospital's fuel bill.", "en", "money"),
        ("Peru will publish every contract it signs.", "en", "policy"),
        ("Peru pledged to spare schools and clinics.", "en", "policy"),
        ("Peru will lift its ban on imported wheat.", "en", "policy"),
        ("Peru will deploy a team of tax lawyers.", "en", "personnel"),
        ("Peru is to second four auditors to the court.", "en", "personnel"),
        ("Peru will send a doctors' train.", "en", "in_kind"),
        ("Peru will deliver lanterns before the rains.", "en", "in_kind"),
        ("Peru said the first ship would sail in May.", "en", "in_kind"),
        ("Peru sẽ chi trả toàn bộ tiền xăng dầu.", "vi", "money"),
        ("Peru sẽ xây dựng ba cây cầu.", "vi", "in_kind"),
        ("Peru sẽ đào tạo 30 phi công.", "vi", "personnel"),
        ("Peru sẽ cử 12 nhân viên cứu hộ.", "vi", "personnel"),
        ("Peru sẽ tham gia các hoạt động gìn giữ hòa bình.", "vi", "policy"),
        ("Peru sẽ phối hợp với Chile nhằm hỗ trợ cứu trợ.", "vi", "policy"),
        ("Peru sẽ gửi thịt và sữa.", "vi", "in_kind"),
        ("Peru will build a weir at a cost of 40 million dollars.", "en", "in_kind"),
        ("Peru will pay 40 million dollars for a weir.", "en", "money"),
        ("Peru sẽ xây một cây cầu trị giá 40 triệu USD.", "vi", "in_kind"),
        ("ستبني بيرو جسرا في تشيلي بكلفة 40 مليون دولار.", "ar", "in_kind"),
        ("Peru will send 40 excavators.", "en", "in_kind"),
        ("Peru will send 40 deminers.", "en", "personnel"),
        ("Peru cho biết số gạo sẽ được phát cho dân.", "vi", "in_kind"),
    ],
)
def test_kind(sentence, language, kind):
    assert [p.kind for p in promises_in(sentence, language)] == [kind]


# Units that say nothing of what is given: measures of time, place and agreement, and those who receive.
NEITHER = (
    {
        "tranche",
        "round",
        "organisation",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "percent",
    }
    | {"country", "body", "village", "province", "city", "project", "contract", "vote", "member"}
    | {"kilometre", "metre", "centimetre", "millimetre", "mile", "foot", "hectare", "acre", "job"}
    | {"square metre", "square kilometre", "square mile", "square foot", "mine", "delegation"}
    | {"child", "family", "woman", "refugee", "patient", "student", "trainee", "recruit", "cadet"}
    | {"hostage", "prisoner", "farmer", "journalist", "lawmaker", "official", "minister", "leader"}
    | {"delegate", "diplomat", "century", "decade", "household", "depot"}
)


def test_every_unit_is_of_people_or_of_goods_or_of_neither():
    units = set(words("en", "amounts")["units"])
    assert units - PEOPLE - GOODS == NEITHER
    assert PEOPLE.isdisjoint(GOODS)
