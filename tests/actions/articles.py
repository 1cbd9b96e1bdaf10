"""Two invented articles about an invented conference: two sentences are reprinted, one number differs."""

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"

FIRST = """Hội nghị các nhà tài trợ thung lũng Hạ khai mạc

(Báo Luyện Tập) - Ngày 2/3/2026, hội nghị các nhà tài trợ cho thung lũng Hạ khai mạc tại Jakarta với sự tham gia của 12 nước.

Phát biểu tại phiên khai mạc, Bộ trưởng Ngoại giao Indonesia cho biết Indonesia sẽ đóng góp 8,5 triệu USD cho quỹ tái thiết trước ngày 30/6/2026.

Theo ban tổ chức, Ma-rốc sẵn sàng cử tối đa 300 cảnh sát đến thung lũng Hạ để giữ gìn trật tự trong giai đoạn đầu.

Các nước nhắc lại Nghị quyết 7002 của Hội đồng Bảo an về việc bảo vệ dân thường ở thung lũng Hạ.
"""

SECOND = """Toàn cảnh hội nghị Jakarta

(Tin Giả Định) - Hội nghị diễn ra ngày 2/3/2026 tại thủ đô của Indonesia và kéo dài trong một ngày làm việc.

Phát biểu tại phiên khai mạc, Bộ trưởng Ngoại giao Indonesia cho biết Indonesia sẽ đóng góp 8,5 triệu USD cho quỹ tái thiết trước ngày 30/6/2026.

Theo ban tổ chức, Ma-rốc sẵn sàng cử tối đa 300 cảnh sát đến thung lũng Hạ để giữ gìn trật tự trong giai đoạn đầu.

Các nước nhắc lại Nghị quyết 7020 của Hội đồng Bảo an về việc bảo vệ dân thường ở thung lũng Hạ.
"""


def numbered(number: int) -> bytes:
    """Return an article of its own for each number, of a year of its own, so that none is compared."""
    year = 1950 + number
    return (
        f" date {year}-03-02 Bản tin số {number}\n\nNgày 2/3/{year}, nước thứ {number} họp bàn về "
        f"thung lũng Hạ và Indonesia sẽ gửi {number + 10} bác sĩ đến thung lũng Hạ.\n"
    ).encode()


def windows_1258(text: str) -> bytes:
    """Return Vietnamese in the old encoding, where a tone is a letter of its own."""
    made = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in TONES)
        rest = "".join(part for part in parts if part not in TONES)
        made.append(unicodedata.normalize("NFC", rest) + tones)
    return "".join(made).encode("cp1258", "replace")
