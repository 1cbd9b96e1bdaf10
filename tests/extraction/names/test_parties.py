"""Who is in a text, by id and by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.extraction.names.parties import find_parties
from servanda.extraction.view import View
from servanda.terms import countries


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("Châu Mỹ, thẩm mỹ và Mỹ Đình đều không phải là Mỹ.", "vi", ["country:US"]),
        ("Pháp luật của Pháp. Anh ấy ở Anh, còn Đức ở Đức.", "vi", ["country:FR", "country:GB", "country:DE"]),
        ("Đảng Cộng sản Việt Nam và Chính quyền Palestine", "vi", ["org:communist-party-of-vietnam", "org:palestinian-authority"]),
        ("(PLO)- Peru vui.\nPLO - Chile vui.", "vi", ["country:PE", "country:CL"]),
        ("Tổng thư ký Ban Ki-moon đến Libăng, rồi Syri.", "vi", ["person:ban-ki-moon", "country:LB", "country:SY"]),
        ("Chile gửi gạo. Theo Bộ Ngoại giao, Peru chưa gửi.", "vi", ["country:CL", "country:PE"]),
        ("Việt Nam gửi gạo, theo Bộ Ngoại giao. Bộ Ngoại giao Peru im lặng.", "vi", ["country:VN", "org:vietnam-ministry-of-foreign-affairs", "country:PE"]),
        ("Người phát ngôn Bộ Ngoại giao Lê Thị Mai Lan nói.", "vi", ["person:le-thi-mai-lan", "org:vietnam-ministry-of-foreign-affairs"]),
        ("Ảnh: THX/TTXVN\nreuters", "vi", ["org:xinhua", "org:vietnam-news-agency", "org:reuters"]),
        ("The Chilean Relief Fund paid. / AA", "en", ["org:chilean-relief-fund", "org:anadolu"]),
        ("The National University of Peru wrote to The National.", "en", ["org:national-university-of-peru", "org:the-national"]),
        ("Peru góp cho Cơ quan Trợ giúp của Liên hợp quốc (UNRWA).", "vi", ["country:PE", "org:unrwa"]),
        ("Chile góp qua Congress; the National Congress Party left. Việt Nam paid.", "en", ["country:CL", "org:us-congress", "country:VN"]),
        ("اجتماع في واشنطن بدعم مالي من قادة دول السبع، وأكدت واشنطن", "ar", ["org:g7", "country:US"]),
        ("PLO đến Peru.", "vi", ["org:plo", "country:PE"]),
        ("Hội đồng Hoà bình về Gaza họp ở Thổ Nhĩ Kỳ", "vi", ["org:board-of-peace", "country:TR"]),
        ("Give us time, the US said; the UN and U.S. agreed.", "en", ["country:US", "org:united-nations"]),
        ("Emirati and Qatari envoys met in the West Bank.", "en", ["country:AE", "country:QA", "territory:west-bank"]),
        ("زار الوفد السعودية وقطر وقطاع غزة", "ar", ["country:SA", "country:QA", "territory:gaza"]),
        ("وقعت شركة ألمانية وخبير يابانيا عقدا مع فريق نرويجي", "ar", ["country:DE", "country:JP", "country:NO"]),
        # A family name, a currency and another word are no country.
        ("قال ماركو روسي إن مليون كرون دنماركي تكفي قبل إيفاد الفريق", "ar", ["person:marco-rossi"]),
        ("دعا مسؤول تركي ومصدر يمني تركي الفيصل", "ar", ["country:TR", "country:YE", "person:turki-al-faisal"]),
        ("وصل خبراء يابانيون ومسؤولون كنديون لدى شركة سعودية", "ar", ["country:JP", "country:CA", "country:SA"]),
        ("تكبد مستثمرون ماليون خسائر مالية", "ar", []),
        ("رسالة من الأمم المتحدة للإمارات", "ar", ["org:united-nations", "country:AE"]),
    ],
)  # fmt: skip
def test_ids_in_order(text, language, ids):
    assert [p.id for p in find_parties(View(text), [], language=language)] == ids


PLACES = {
    "vi": (
        "Bộ trưởng gặp đại diện của {0} hôm qua.",
        "Điện đàm với Fiji, {0}, Bhutan và {0}.",
        "Fiji và {0} cùng họp.",
        "Thủ tướng {0} làm việc với Fiji.",
    ),
    "en": ("A delegation from {0} met officials.", "Fiji, {0} and Bhutan met, then {0}."),
    "ar": ("وصل وفد من {0} أمس", "شاركت فيجي و{0} وبوتان", "شاركت فيجي، {0}، بوتان"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_every_country_is_found_in_a_sentence_and_in_a_list(language):
    missed = []
    for name, country in countries.spellings(language).items():
        for place in PLACES[language]:
            ids = [p.id for p in find_parties(View(place.format(name)), [], language=language)]
            missed += [] if country in ids else [place.format(name)]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Anh ấy đến. Ý kiến của dân. Pháp luật và đức tin.",
        "Đức tin. Mỹ thuật. Anh hùng lao động. Ý của ông.",
        "chiếc áo mới; Áo dài đẹp; quần Áo",
        "chị Nga nói; mong anh em; bé Mỹ; cô Hà Lan",
        "Lê Mai Anh, trưởng đoàn",
        "bà Nguyễn Thị Nga, ông Trần Đức và ông Hà Lan Phương",
        "tiếng Anh, tiếng Pháp, Hiến Pháp",
    ],
)
def test_words_and_given_names_are_no_countries(text):
    found = find_parties(View(text), [], language="vi")
    assert [p.id for p in found if p.kind == "country"] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("điện đàm với phía Trung Quốc, Nga, Cuba", ["country:CN", "country:RU", "country:CU"]),
        ("Thủ tướng Anh; với Nga; ở Áo; Tổng thống Pháp", ["country:GB", "country:RU", "country:AT", "country:FR"]),
        ("Ý, Bỉ, Lào và Áo", ["country:IT", "country:BE", "country:LA", "country:AT"]),
        ("Anh cam kết góp gạo. Áo cũng vậy.", ["country:GB", "country:AT"]),
        ("Mali, Niger, Chad, Peru", ["country:ML", "country:NE", "country:TD", "country:PE"]),
    ],
)  # fmt: skip
def test_short_names_are_countries_in_their_company(text, ids):
    assert [p.id for p in find_parties(View(text), [], language="vi")] == ids


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


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("وفي عمّان، أفاد مصدر بأن المعبر مفتوح", set()),
        ("وصل إلى عمان وزير الخارجية الأردني", {"country:JO"}),
        ("وقالت عمان إنها ستستضيف المحادثات", {"country:OM"}),
        ("وأكدت سلطنة عمان والأردن أن عمان مستعدة", {"country:OM", "country:JO"}),
    ],
)
def test_a_capital_that_is_written_like_a_sultanate(text, countries):
    found = find_parties(View(text), [], language="ar")
    assert {p.id for p in found if p.kind == "country"} == countries
