"""Definition 19: the grade of wording."""

import pytest

from servanda.extraction.promises.strength import modality
from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "strength"),
    [
        ("Peru có thể gửi gạo.", "vi", 1),
        ("Peru sẽ nghiên cứu gửi gạo.", "vi", 1),
        ("Peru sẵn sàng gửi gạo.", "vi", 2),
        ("Peru sẽ gửi gạo trong khả năng của mình.", "vi", 2),
        ("Peru sẽ gửi gạo.", "vi", 3),
        ("Peru sẽ gửi 40 tấn gạo.", "vi", 4),
        ("Peru đã ký hiệp định gửi gạo.", "vi", 5),
        ("Peru might send rice.", "en", 1),
        ("Peru will send rice by June 2026.", "en", 4),
        ("قد ترسل بيرو الأرز.", "ar", 1),
    ],
)
def test_grade(text, language, strength):
    assert [p.strength for p in promises_in(text, language)] == [strength]


def test_a_weak_pledge_is_an_intent():
    assert modality("pledge", 2) == "intent"
    assert modality("pledge", 3) == "pledge"
    assert modality("agreement", 2) == "agreement"
