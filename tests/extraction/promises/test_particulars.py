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
    (promise,) = promises_in(sentence, language)
    assert promise.beneficiary == gains
