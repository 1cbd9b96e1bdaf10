"""Who is in a text, by id and by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.extraction.parties import find_parties
from servanda.extraction.view import View


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("Châu Mỹ, thẩm mỹ và Mỹ Đình đều không phải là Mỹ.", "vi", ["country:US"]),
        ("Pháp luật của Pháp. Anh ấy ở Anh, còn Đức ở Đức.", "vi", ["country:FR", "country:GB", "country:DE"]),
        ("Đảng Cộng sản Việt Nam và Chính quyền Palestine", "vi", ["org:communist-party-of-vietnam", "org:palestinian-authority"]),
        ("Hội đồng Hoà bình về Gaza họp ở Thổ Nhĩ Kỳ", "vi", ["org:board-of-peace", "country:TR"]),
        ("Give us time, the US said; the UN and U.S. agreed.", "en", ["country:US", "org:united-nations"]),
        ("Emirati and Qatari envoys met in the West Bank.", "en", ["country:AE", "country:QA", "territory:west-bank"]),
        ("زار الوفد السعودية وقطر وقطاع غزة", "ar", ["country:SA", "country:QA", "territory:gaza"]),
        ("رسالة من الأمم المتحدة للإمارات", "ar", ["org:united-nations", "country:AE"]),
    ],
)  # fmt: skip
def test_ids_in_order(text, language, ids):
    assert [p.id for p in find_parties(View(text), [], language=language)] == ids


def test_a_person_is_named_in_full_and_a_country_properly():
    found = {
        p.id: p for p in find_parties(View("Emirati Minister Reem Saif spoke."), [], language="en")
    }
    assert found["person:reem-saif"].name == "Reem Saif"
    assert found["country:AE"].name == "United Arab Emirates"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="MỹNgaAnh .,\u200f\u00a0إلىغزة\n", max_size=60),
    st.sampled_from(["vi", "en", "ar"]),
)
def test_every_mention_quotes_the_text(text, language):
    for party in find_parties(View(text), [], language=language):
        assert all(text[m.start : m.end] == m.quote for m in party.mentions)
