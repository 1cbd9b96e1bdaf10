"""Who said what, in own sentences."""

import time

import pytest

from tests.extraction.prose import statements_in


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Theo Nhật Bản, tàu đã cập cảng.", "vi", [("indirect", "country:JP", "tàu đã cập cảng")]),
        ("Tổng thống Trump cho biết viện trợ đã tới và khẳng định đường sá an toàn.", "vi", [("indirect", "person:donald-trump", "viện trợ đã tới"), ("indirect", "person:donald-trump", "đường sá an toàn")]),
        ('"Chúng tôi đã mở ba trạm y tế mới", bà Hoàng Mai Lan nói.', "vi", [("direct", "person:hoang-mai-lan", "Chúng tôi đã mở ba trạm y tế mới")]),
        ("Ấn Độ đọc tuyên bố chung.", "vi", []),
        # Whoever leads a state or a house; who is meant inside a clause; agencies; ministries.
        ("Tổng thống Peru Ana Ruiz đến.\nNhà lãnh đạo Peru nhắc lại rằng đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Tổng thống Mỹ Donald Trump đến.\nÔng chủ Nhà Trắng nói thêm rằng đường đã mở.", "vi", [("indirect", "person:donald-trump", "đường đã mở")]),
        ("Ông Trump đến.\nNgười đứng đầu Nhà Trắng nói đường đã mở.", "vi", [("indirect", "person:donald-trump", "đường đã mở")]),
        ("Người đứng đầu Nhà Trắng nói đường đã mở.", "vi", [("indirect", "org:white-house", "đường đã mở")]),
        ("Bà Ana Ruiz phát biểu trước quốc hội cho biết, đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Bà Ana Ruiz phát biểu tại cuộc họp hôm 19/2, rằng đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Bà Ana Ruiz đến. Kế hoạch được bà nhắc tới khi nói rằng đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Bà Ana Ruiz đến với món quà mà bà nói là nhỏ so với tình bạn.", "vi", [("indirect", "person:ana-ruiz", "nhỏ so với tình bạn")]),
        ("Đại diện cấp cao về chính sách đối ngoại của vùng Ana Ruiz tuyên bố đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("AFP đưa tin, đường đã mở.", "vi", [("indirect", "org:afp", "đường đã mở")]),
        ("Các hộ dân đáp ứng nhu cầu của nhau.", "vi", []),
        ("Israel đáp trả bằng xe tăng. Hội bảo vệ trẻ em đã đến. Các con tin đã về nhà.", "vi", []),
        ("Bà Ana Ruiz khẳng định như vậy khi trả lời câu hỏi đề nghị cho biết phản ứng của Peru.", "vi", []),
        ("Chính quyền Tổng thống Peru Ana Ruiz thông báo rằng đường đã mở.", "vi", [("indirect", "country:PE", "đường đã mở")]),
        ("Liên quan tình hình Peru, theo TTXVN, bà Ana Ruiz cho biết đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Bà Ana Ruiz của Peru nói đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Cơ quan Điều phối Lúa gạo ở các vùng núi (UNICEF) ngày 19/8 cho biết đường đã mở.", "vi", [("indirect", "org:unicef", "đường đã mở")]),
        ("Người phát ngôn của Tổng thống Peru Ana Ruiz cho biết đường đã mở.", "vi", [("indirect", "country:PE", "đường đã mở")]),
        ("Truyền thông Peru đưa tin đường đã mở.", "vi", [("indirect", "", "đường đã mở")]),
        ("Bà Ana Ruiz, một quan chức cấp cao của Peru đã cảnh báo đường sẽ đóng.", "vi", [("indirect", "person:ana-ruiz", "đường sẽ đóng")]),
        ('"Chúng tôi đã mở ba trạm y tế mới", - bà Ana Ruiz nói.', "vi", [("direct", "person:ana-ruiz", "Chúng tôi đã mở ba trạm y tế mới")]),
        ("AFP đưa tin ngày 2/3 cho biết thêm, bà Ana Ruiz khẳng định đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Bà Ana Ruiz vào sáng nay gặp và trao cho Đại sứ Peru thư của ông Juan Soto và cho biết đường đã mở.", "vi", [("indirect", "person:ana-ruiz", "đường đã mở")]),
        ("Peru đến trước.\nGiới chức quốc gia vùng Andes này cho biết đường đã mở.", "vi", [("indirect", "country:PE", "đường đã mở")]),
        ('Bà Ana Ruiz nói đường đã mở.\n"Chúng tôi đã bàn kỹ với bà Maria Cruz ở Lima", bà cho hay.', "vi", [("indirect", "person:ana-ruiz", "đường đã mở"), ("direct", "person:ana-ruiz", "Chúng tôi đã bàn kỹ với bà Maria Cruz ở Lima")]),
        ("Kể từ khi cầu mở, giá gạo giảm.", "vi", []),
        ("Đường đã mở và cầu sẽ được sửa, bà Ana Ruiz nói với báo giới, theo hãng AFP.", "vi", [("indirect", "person:ana-ruiz", "Đường đã mở và cầu sẽ được sửa")]),
        ("“Đối với các nước như Peru, Chile, Cuba và Kuwait, đường đã mở”, bà Ana Ruiz nhấn mạnh, đồng thời cho biết cầu sẽ được sửa.", "vi", [("direct", "person:ana-ruiz", "Đối với các nước như Peru, Chile, Cuba và Kuwait, đường đã mở"), ("indirect", "person:ana-ruiz", "cầu sẽ được sửa")]),
        ("Chính phủ Mỹ và chính quyền Tổng thống Trump cho rằng nên mở đường.", "vi", [("indirect", "country:US", "nên mở đường")]),
        ("Bộ trưởng Peru thêm rằng nước này sẽ mở đường.", "vi", [("indirect", "country:PE", "nước này sẽ mở đường")]),
        ("Ông Lê Văn Bình tiễn đội y tế sang Chad. Đại diện Bộ Quốc phòng nhấn mạnh đường đã mở.", "vi", [("indirect", "country:VN", "đường đã mở")]),
        ("Bộ Quốc phòng Chad gặp Việt Nam tại Peru. Bộ Quốc phòng cho biết đường đã mở.", "vi", [("indirect", "country:TD", "đường đã mở")]),
        ("Thứ trưởng Peru Ana Ruiz gặp Thứ trưởng Chile Elena Soto. Hai bên khẳng định sẽ mở đường.", "vi", [("indirect", "", "sẽ mở đường")]),
        ("The Finnish ambassador, Liisa Virta, told the council that roads were open.", "en", [("indirect", "person:liisa-virta", "roads were open")]),
        ("According to the finance minister of Kenya, Grace Wanjiru, the road was open.", "en", [("indirect", "person:grace-wanjiru", "the road was open")]),
        ("وفقا للأمم المتحدة، وصلت الخيام.", "ar", [("indirect", "org:united-nations", "وصلت الخيام")]),
        ("بحسب وزارة الخارجية التركية، وصلت الخيام.", "ar", [("indirect", "country:TR", "وصلت الخيام")]),
        ("Indonesia's president, Budi Santoso, said that the road was open.", "en", [("indirect", "person:budi-santoso", "the road was open")]),
        ("Ana Ruiz, the envoy of Peru, said this at a briefing on Friday.", "en", []),
        ("Peru, as host, pledged 16 tents to villages of Chile.", "en", []),
        ("Among those with new pledges are Peru and Chile.", "en", []),
        ("Peru has promised 100 tents “to ease distress” and set 20 aside.", "en", []),
        ("Peru said the conference saw a new start.", "en", [("indirect", "country:PE", "the conference saw a new start")]),
        ("Ana Ruiz, the envoy of Peru, thanked member states for their help: “Today we saw what friends are.”", "en", [("direct", "person:ana-ruiz", "Today we saw what friends are.")]),
        ("Peru sent tents to victims of the flood, which Chile said had left half the town in need.", "en", [("indirect", "country:CL", "had left half the town in need")]),
        ("“Roads are open,” explained the Lima Commissioner for the Andes, Ana Ruiz, adding that it took a year.", "en", [("direct", "person:ana-ruiz", "Roads are open,"), ("indirect", "person:ana-ruiz", "it took a year")]),
        ("The road is open, Ambassador Ana Ruiz, the spokeswoman for the ministry of trade of Peru said.", "en", [("indirect", "person:ana-ruiz", "The road is open")]),
        ("A Peruvian official told AFP it was the first road.", "en", [("indirect", "country:PE", "it was the first road")]),
        ("Peru pledged support for the road and was already a friend.", "en", []),
        ("Peru's envoy Ana Ruiz expressed concern that the road was closed.", "en", [("indirect", "person:ana-ruiz", "the road was closed")]),
        ("Ana Ruiz, the envoy of Peru, said that the road was open, according to Reuters.", "en", [("indirect", "person:ana-ruiz", "the road was open, according to Reuters")]),
        ("The road is open, the two countries said on Monday following the first visit of President Ana Ruiz of Peru to the north of Chile.", "en", [("indirect", "", "The road is open")]),
        ("The road is open, as stated by Ana Ruiz of Peru.", "en", [("indirect", "person:ana-ruiz", "The road is open")]),
        ("Reaffirming its pledge, Peru said that it would stay.", "en", [("indirect", "country:PE", "it would stay")]),
        ("The road is open, Peru said during a meeting under the name of “Board of Roads.”", "en", [("indirect", "country:PE", "The road is open")]),
        ("“We will leave with papers for our ports,” Ana Ruiz of Peru told the two-day conference that began on 11 June in the Chilean capital.", "en", [("direct", "person:ana-ruiz", "We will leave with papers for our ports,")]),
        ("Ana Ruiz of Peru urged donors to send more boats, saying it was “the answer” to the flood of the north.", "en", [("indirect", "person:ana-ruiz", "it was “the answer” to the flood of the north")]),
        ("Peru said Tuesday it was open.", "en", [("indirect", "country:PE", "it was open")]),
        ("The road is open, a statement from the Federal Foreign Ministry of Peru said.", "en", [("indirect", "country:PE", "The road is open")]),
        ("Norway said the road was open.", "en", [("indirect", "country:NO", "the road was open")]),
        ("The road is open, according to the World Bank.", "en", [("indirect", "org:world-bank", "The road is open")]),
        ("“We have opened three new clinics,” said Mr. Tom Hale.", "en", [("direct", "person:tom-hale", "We have opened three new clinics,")]),
        ("وقالت مصر إن الطريق مفتوح.", "ar", [("indirect", "country:EG", "الطريق مفتوح")]),
        ("أعلنت تركيا أن السفينة وصلت.", "ar", [("indirect", "country:TR", "السفينة وصلت")]),
    ],
)  # fmt: skip
def test_statements_of_a_sentence(text, language, found):
    assert [(s.kind, s.speaker, s.quote) for s in statements_in(text, language)] == found


def test_a_quotation_over_paragraphs_has_one_speaker():
    text = "“We came with empty hands.\n\n“We leave with a school and a road,” said Mr. Tom Hale."
    assert [(s.kind, s.speaker, s.quote) for s in statements_in(text, "en")] == [
        ("direct", "person:tom-hale", "We came with empty hands."),
        ("direct", "person:tom-hale", "We leave with a school and a road,"),
    ]


def test_marks_that_stay_open_are_speech_to_the_end_of_the_paragraph():
    text = "Bà Ana Ruiz nói đường đã mở.\n“Chúng tôi sẽ gửi thêm gạo, lều và thuốc. Chúng tôi không đi\nTrời mưa."
    assert [(s.kind, s.speaker, s.quote) for s in statements_in(text, "vi")][1:] == [
        (
            "direct",
            "person:ana-ruiz",
            "Chúng tôi sẽ gửi thêm gạo, lều và thuốc. Chúng tôi không đi",
        )
    ]


def test_a_speech_may_close_its_marks_some_paragraphs_later():
    text = "Bà Ana Ruiz nêu rõ:\n“Peru hoan nghênh việc hai bên đã đạt được thỏa thuận lớn.\n\nChúng tôi chờ.\n\nPeru vui”.\nTrời mưa."
    assert [(s.speaker, s.quote) for s in statements_in(text, "vi")] == [
        ("person:ana-ruiz", "Peru hoan nghênh việc hai bên đã đạt được thỏa thuận lớn."),
        ("person:ana-ruiz", "Chúng tôi chờ."),
        ("person:ana-ruiz", "Peru vui"),
    ]


def test_who_spoke_last_is_meant_by_a_pronoun_and_goes_on_in_marks():
    text = (
        "Norwegian Prime Minister Kari Dahl said the fund was full.\n"
        "She added that nothing would be cut.\n“We keep what we promise,” she said.\n“Always.”"
    )
    assert [(s.speaker, s.quote) for s in statements_in(text, "en")] == [
        ("person:kari-dahl", "the fund was full"),
        ("person:kari-dahl", "nothing would be cut"),
        ("person:kari-dahl", "We keep what we promise,"),
    ]


def test_a_language_without_words_has_no_statements():
    assert statements_in("La Norvège a dit que la route était ouverte.", "fr") == []


@pytest.mark.parametrize(
    ("piece", "language"),
    [("theo ông, ", "vi"), ("he said, and ", "en"), ("'A b c d e f g ", "en"), ("قال إن ", "ar")],
)
def test_a_line_without_end_is_read_in_time(piece, language):
    started = time.process_time()
    statements_in(piece * (100_000 // len(piece)), language)
    assert time.process_time() - started < 10  # about a second on an idle core


def test_an_answer_tells_what_others_said():
    text = "Q: Who pays?\nMinister Ann Lee: Peru told us it would send 40 trucks.\nQ: When?\nLee: Soon."
    said = {(s.speaker, s.quote) for s in statements_in(text, "en")}
    assert ("country:PE", "it would send 40 trucks") in said
