"""Reported words: verbs of saying before, behind and inside what they bring, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

KARI = "Norwegian Prime Minister Kari Dahl"
CASES = [
    # A time, a place or a listener stands between.
    (f"{KARI} said on Tuesday that the ferry would sail.", "en", [("person:kari-dahl", "the ferry would sail")]),
    (f"{KARI} told a news conference in Bergen that the ferry would sail.", "en", [("person:kari-dahl", "the ferry would sail")]),
    (f"{KARI}, speaking by telephone, said the ferry would sail.", "en", [("person:kari-dahl", "the ferry would sail")]),
    ("Thủ tướng Na Uy Kari Dahl hôm 12/2 cho biết phà sẽ chạy lại.", "vi", [("person:kari-dahl", "phà sẽ chạy lại")]),
    ("Thủ tướng Na Uy Kari Dahl chiều 3/2 nói với báo giới rằng phà sẽ chạy lại.", "vi", [("person:kari-dahl", "phà sẽ chạy lại")]),
    ("Thủ tướng Na Uy Kari Dahl khẳng định, phà sẽ chạy lại trong tháng này.", "vi", [("person:kari-dahl", "phà sẽ chạy lại trong tháng này")]),
    # An office with a body in it stands behind the name, between commas or dashes.
    ("Bà Rosa Quispe, Trưởng phái đoàn UNICEF tại Peru cho hay, thuốc sẽ đến vào tháng 5.", "vi", [("person:rosa-quispe", "thuốc sẽ đến vào tháng 5")]),
    ("Bà Rosa Quispe - quan chức cấp cao thuộc Văn phòng LHQ tại Lima (OCHA) - xác nhận thuốc đã đến cảng.", "vi", [("person:rosa-quispe", "thuốc đã đến cảng")]),
    ("Theo ông Nguyễn Trường Hải, Phó Cục trưởng Cục Thủy lợi, đập đã vỡ.", "vi", [("person:nguyen-truong-hai", "đập đã vỡ")]),
    # A ministry, or a body of a long name, of the state of the press.
    ("Việt Nam gặp hạn. Thông tin từ Bộ Nông nghiệp và Môi trường cho biết, mưa sẽ về muộn.", "vi", [("country:VN", "mưa sẽ về muộn")]),
    ("Việt Nam gặp hạn. Bộ Công an cho biết sẽ cử thêm xe nước.", "vi", [("country:VN", "sẽ cử thêm xe nước")]),
    ("Theo thông tin từ Bộ Ngoại giao Peru, Tổng thống Ana Ruiz đã gửi thư cho dân làng, thông báo cầu sẽ mở lại.", "vi", [("person:ana-ruiz", "cầu sẽ mở lại")]),
    ("Theo thông tin từ Bộ Ngoại giao Peru, Tổng thống Ana Ruiz đã gửi thư cho Tổng thống và Quốc hội Chile, Thủ tướng Cuba, thông báo cầu sẽ mở lại.", "vi", [("person:ana-ruiz", "cầu sẽ mở lại")]),
    ("Tại họp báo của Bộ Ngoại giao, Người Phát ngôn Trần Thu Hà đã dự; Người phát ngôn Bộ Ngoại giao nêu rõ Việt Nam sẽ gửi thuốc.", "vi", [("person:tran-thu-ha", "Việt Nam sẽ gửi thuốc")]),
    ("Các quan chức Peru đã tìm cách trấn an dân làng rằng đập sẽ trụ được.", "vi", [("country:PE", "đập sẽ trụ được")]),
    ("Các nhà ngoại giao Arab cho biết, hội nghị sẽ họp lại.", "vi", [("", "hội nghị sẽ họp lại")]),
    ("UNICEF ước tính sẽ có 3 triệu trẻ em được tiêm.", "vi", [("org:unicef", "sẽ có 3 triệu trẻ em được tiêm")]),
    # Nobody is named.
    ("A senior Turkish diplomat said the ferry would sail.", "en", [("country:TR", "the ferry would sail")]),
    ("Two officials in Lima said the talks had failed.", "en", [("", "the talks had failed")]),
    ("The talks have failed, analysts warned.", "en", [("", "The talks have failed")]),
    ("Các chuyên gia cho rằng giá gạo sẽ tăng.", "vi", [("", "giá gạo sẽ tăng")]),
    ("Một quan chức Ghana nói đường đã thông.", "vi", [("country:GH", "đường đã thông")]),
    ("Hai tàu đã rời cảng, Bộ Quốc phòng Ba Lan xác nhận hôm 3/2.", "vi", [("country:PL", "Hai tàu đã rời cảng")]),
    # Two speak at once.
    ("Sweden and Peru said they would pay.", "en", [("", "they would pay")]),
    ("The president of Ghana and his counterpart said they would meet.", "en", [("", "they would meet")]),
    ("Peru và Chile cho biết sẽ góp gạo.", "vi", [("", "sẽ góp gạo")]),
    # The attribution stands behind, first in its clause, or inside.
    (f"The ferry is safe, said {KARI}.", "en", [("person:kari-dahl", "The ferry is safe")]),
    ("OSLO, 4 March - The ferry will sail, Mr. Tom Hale said, becoming the first to do so.", "en", [("person:tom-hale", "The ferry will sail")]),
    ("Kuwait, its emir said on Sunday, will rebuild the hospital.", "en", [("country:KW", "Kuwait, its emir said on Sunday, will rebuild the hospital")]),
    ("Cuba muốn hòa bình, ông Diego Rojas viết trên mạng xã hội.", "vi", [("person:diego-rojas", "Cuba muốn hòa bình")]),
    # A verb goes on, a participle, speech inside speech.
    ("Peru's navy said the port was calm and added that two ships had left.", "en", [("country:PE", "the port was calm"), ("country:PE", "two ships had left")]),
    ("Peru said the port was calm, adding that two ships had left.", "en", [("country:PE", "the port was calm"), ("country:PE", "two ships had left")]),
    ("Peru said that Chad had told it that the road was open.", "en", [("country:PE", "Chad had told it that the road was open"), ("country:TD", "the road was open")]),
    ("Peru nói Chad đã cho biết đường thông.", "vi", [("country:PE", "Chad đã cho biết đường thông")]),
    ("Peru lên án vụ việc và cho biết cảng sẽ đóng cửa.", "vi", [("country:PE", "cảng sẽ đóng cửa")]),
    # Somebody hands the words on.
    ("Reuters quoted Mr. Tom Hale as saying that the port was calm.", "en", [("person:tom-hale", "the port was calm")]),
    ("Mr. Tom Hale was quoted as saying that the port was calm.", "en", [("person:tom-hale", "the port was calm")]),
    ("Reuters dẫn lời ông Diego Rojas nói rằng cảng yên tĩnh.", "vi", [("person:diego-rojas", "cảng yên tĩnh")]),
    # None of these is reported speech.
    ("Peru confirmed the date of the talks.", "en", []),
    ("What Peru said surprised everybody.", "en", []),
    ("Peru has not said whether it would pay.", "en", []),
    ("Peru khẳng định lập trường nhất quán của mình.", "vi", []),
    ("Peru không nói khi nào tàu đi.", "vi", []),
    ("Peru đánh giá cao sự giúp đỡ của Chile.", "vi", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "found"), CASES)
def test_reported_words(text, language, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, language)] == found
