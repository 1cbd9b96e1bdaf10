"""Verbs that say nothing but a promise or a request stand even where nobody knows whom they bind."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("Bộ trưởng các nước vùng núi cam kết huy động tiền cho bệnh viện.", ["pledge"]),
        ("Hội đồng các thị trưởng hối thúc cộng đồng quốc tế mở lại cảng.", ["request"]),
        ("Ngoài khoản cam kết ấy, không ai nói gì thêm.", []),
        ("Theo lời kêu gọi của thị trưởng, dân làng ở nhà.", []),
        ("Họ trả lời câu hỏi đề nghị cho biết ý kiến.", []),
    ],
)
def test_whoever_promises_or_asks(text: str, modalities: list[str]) -> None:
    found = promises_in(text, "vi")
    assert [one.modality for one in found] == modalities
    assert all(one.obligors == () for one in found if one.modality == "pledge")


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("The programme will provide seeds to 300 farms.", ["pledge"]),
        ("The white helmets would replace the last group.", ["pledge"]),
        ("Countries who attended the meeting also pledged to mend the pier.", ["pledge"]),
        ('Samoa "stood ready" to send boats.', ["intent"]),
        ("The programme will contribute to improving the mood.", []),
        ("The project will make noise.", []),
        ("This project will provide seeds to 300 farms.", ["pledge"]),
        ("A coastal province offered $70,000 in aid.", ["intent"]),
        ("The province offered no comment.", []),
        ("Samoa stood willing to send boats.", ["intent"]),
        ("Ann Vea knows that Samoa stands ready to send boats.", ["intent"]),
        ("A spokesman for Vea repeated his call for an end to the fighting.", ["request"]),
        ("The bakers met in Suva, urging donors to pay for the ovens.", ["request"]),
        ("The minister stressed that Samoa must open the crossing.", ["request"]),
        ("Samoa must win to stay in the cup.", []),
        ("The World Bank approved two new projects for the poor.", ["pledge"]),
        ("Samoa urged all sides to open the road, agree to a truce and go home.", ["request"]),
        ("Samoa thanked Fiji for mobilising pledges in line with the need.", []),
        ("The new pier will contribute to enhancing trade, Samoa said.", []),
        ("I want to pay tribute to the nurses, Samoa's envoy said.", []),
    ],
)
def test_what_is_done_under_a_programme(text: str, modalities: list[str]) -> None:
    assert [one.modality for one in promises_in(text, "en")] == modalities


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("The archdiocese will house 300 families.", ["pledge"]),
        ("A consortium led by Holm Marine will dredge the channel by May.", ["pledge"]),
        ("The junta promised to return to civilian rule.", ["pledge"]),
        ("A commander said his men would withdraw from the dam.", ["pledge"]),
        ("The men will be tall.", []),
    ],
)
def test_more_of_those_whom_nobody_knows(text, modalities):
    assert [p.modality for p in promises_in(text, "en")] == modalities
