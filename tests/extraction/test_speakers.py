"""Whom a person speaks for, and who is interviewed."""

import pytest

from servanda.extraction.speakers import interviewee, voices
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "person", "party"),
    [
        ("Thủ tướng Cuba Juan Perez đến.", "vi", "person:juan-perez", "country:CU"),
        ("Bộ trưởng Đinh Văn Tư đến.", "vi", "person:dinh-van-tu", "country:VN"),
        ("Ms. Eva Lund, the Norwegian foreign minister, left.", "en", "person:eva-lund", "country:NO"),
        ("FIFA President Gianni Infantino left.", "en", "person:gianni-infantino", "org:fifa"),
    ],
)  # fmt: skip
def test_voices(text, language, person, party):
    assert voices(scene_of(text, language), language=language)[person] == party


def test_interviewee():
    scene = scene_of("Bộ trưởng Đinh Văn Tư đã trả lời phỏng vấn báo chí.", "vi")
    assert interviewee(scene, language="vi") == "person:dinh-van-tu"
    assert interviewee(scene_of("Hôm nay trời đẹp.", "vi"), language="vi") == ""
