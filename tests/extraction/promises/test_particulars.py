"""How much, by when, for whom, and who is asked."""

import pytest

from tests.extraction.prose import promises_in


def test_facts_of_a_clause():
    [promise] = promises_in("Peru sẽ gửi 5 triệu USD cho Gaza trước ngày 1/6/2026.", "vi")
    assert promise.amount is not None
    assert promise.amount.unit == "USD"
    assert promise.due is not None
    assert promise.due.iso == "2026-06-01"
    assert promise.beneficiary == "territory:gaza"


def test_the_addressee_of_a_request_is_bound_and_promises_nothing():
    [request] = promises_in("Peru called on Chile and Cuba to send rice.", "en")
    assert (request.modality, request.strength) == ("request", 0)
    assert (request.speaker, request.obligors) == ("country:PE", ("country:CL", "country:CU"))


@pytest.mark.parametrize(
    ("sentence", "language", "gains"),
    [
        ("Norway will give Tonga 3 million dollars.", "en", "country:TO"),
        ("Norway will feed drought victims in northern Zambia.", "en", "country:ZM"),
        ("Norway will train 40 recruits from Nepal.", "en", "country:NP"),
        ("Norway will send 40 doctors to Gaza and pay Egypt for it.", "en", "territory:gaza"),
        ("Norway will borrow 4 ferries from Denmark.", "en", ""),
        ("Norway appealed to Brazil to double its contribution.", "en", ""),
        ("Na Uy sẽ tặng Lào 18 máy bơm.", "vi", "country:LA"),
        ("Na Uy sẽ cấp 50 học bổng cho sinh viên ngành nước Lào.", "vi", "country:LA"),
        ("Na Uy sẽ gửi 50 bác sĩ cho cuộc diễn tập với Lào.", "vi", ""),
        ("ستمنح النرويج جنوب السودان 22 مضخة.", "ar", "country:SS"),
        ("سترسل النرويج 22 مضخة لمدارس غزة.", "ar", "territory:gaza"),
        ("ستقدم النرويج 5 ملايين دولار للسلطة الفلسطينية.", "ar", "org:palestinian-authority"),
    ],
)
def test_who_gains(sentence, language, gains):
    promise, *_ = promises_in(sentence, language)
    assert promise.beneficiary == gains


@pytest.mark.parametrize(
    ("sentence", "language", "value"),
    [
        ("Of the $90 million that Fiji pledged, only $12 million has arrived.", "en", 12_000_000),
        ("Fiji has paid $2 million of the $9 million it pledged.", "en", 2_000_000),
        ("Fiji raised its contribution from $12 million to $20 million.", "en", 20_000_000),
        ("Fiji gave 40 tents on top of the $5 million it had announced.", "en", 40),
        (
            "Trong số 16 triệu euro mà Fiji cam kết, 9 triệu euro đã được giải ngân.",
            "vi",
            9_000_000,
        ),
        ("Fiji nâng mức đóng góp từ 12 triệu euro lên 20 triệu euro.", "vi", 20_000_000),
        ("رفعت غانا مساهمتها من 12 مليون يورو إلى 20 مليون يورو.", "ar", 20_000_000),
        ("دفعت غانا 2 مليون دولار من أصل 9 ملايين دولار تعهدت بها.", "ar", 2_000_000),
    ],
)
def test_the_sum_of_a_part_is_not_that_of_the_whole(sentence, language, value):
    [first, *_] = promises_in(sentence, language)
    assert first.amount is not None
    assert first.amount.value == value
