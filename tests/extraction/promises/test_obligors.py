"""Who must act: lists, armies, pronouns; and subjects that cannot act."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        ("Peru, Chile và Cuba sẽ gửi gạo.", "vi", [("country:PE", "country:CL", "country:CU")]),
        ("Quân đội và cảnh sát của Peru sẽ canh gác.", "vi", [("country:PE",)]),
        ("Thủ tướng Peru Ana Ruiz nói: “Chúng tôi sẽ gửi thêm mười bác sĩ”.", "vi", [("country:PE",)]),
        ("Cuộc họp tại Peru sẽ bắt đầu.", "vi", []),
        ("Đó là con đường mà Peru sẽ xây.", "vi", []),
        ("The government of Peru will send rice.", "en", [("country:PE",)]),
        ("Peruvian rice will arrive. Peru's army will guard it.", "en", [("country:PE",)]),
        ("A visit to Peru will follow.", "en", []),
        ("سترسل بيرو وكوبا الأرز.", "ar", [("country:PE", "country:CU")]),
    ],
)  # fmt: skip
def test_obligors(text, language, obligors):
    assert [p.obligors for p in promises_in(text, language)] == obligors


def test_a_movement_is_not_the_state_spoken_of_last():
    (promise,) = promises_in(
        "Under a deal that Malta brokered, the movement is to free 15 men.", "en"
    )
    assert promise.obligors == ()


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("The UN will supply timber; the region is to pay the carpenters.", [("org:united-nations",), ()]),
        ("Malta, which in October handed over eight diggers, left.", [("country:MT",)]),
        ("Malta has promised to register all newcomers and to give them plots of land.", [("country:MT",), ("country:MT",)]),
        ("Malta is opening two settlements.", [("country:MT",)]),
        ("Malta met WHO.\nWHO sent 60 nurses.\nThe army has lent 14 trucks.", [("org:who",), ("country:MT",)]),
        ("Malta will supply timber and sheeting worth $12 million.", [("country:MT",)]),
    ],
)  # fmt: skip
def test_who_is_bound_behind_which_and_with_a_second_verb(text, obligors):
    assert [p.obligors for p in promises_in(text, "en")] == obligors


def test_those_who_sign_a_joint_statement_are_meant_by_they():
    text = "Joint statement by the foreign ministers of Malta, Togo and Fiji\nThe ministers met on the lake.\nThey agreed to deploy patrols, each country contributing three boats."
    assert {p.obligors for p in promises_in(text, "en")} == {
        ("country:MT", "country:TG", "country:FJ")
    }


def test_who_is_thanked_does_not_go_on():
    text = "The ministers commended Malta and called on other partners to come forward."
    (promise,) = promises_in(text, "en")
    assert promise.modality == "request"
    assert not promise.obligors
    assert not promise.speaker


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Malta's ambassador to Fiji promised $4 million.", "country:MT"),
        ("UNICEF said Malta's farmers would get seed by May.", "org:unicef"),
        ("Malta got 40 tents from Fiji last week.", "country:FJ"),
    ],
)
def test_neither_host_nor_receiver_is_bound(text, bound):
    assert [p.obligors for p in promises_in(text, "en")] == [(bound,)]
