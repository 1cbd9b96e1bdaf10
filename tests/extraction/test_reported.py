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
