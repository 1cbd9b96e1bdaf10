"""Firms and charities by the noun in their name."""

import pytest

from servanda.extraction.names.bodies import find_bodies
from servanda.extraction.scene import Named


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("Tập đoàn Hoa Đỏ và Công ty Cổ phần Bình An cùng góp.", "vi", ["tap-doan-hoa-do", "cong-ty-co-phan-binh-an"]),
        ("Tập đoàn Dầu khí, Công ty Thông tin Di động Hoa Đỏ góp.", "vi", ["tap-doan-dau-khi", "cong-ty-thong-tin-di-dong-hoa-do"]),
        ("Ngân hàng TMCP Công thương Hoa Đỏ góp.", "vi", ["ngan-hang-tmcp-cong-thuong-hoa-do"]),
        ("Phó Chủ tịch UBND TP Đà Lâm Hồ Kỳ Vân ký.", "vi", ["ubnd-tp-da-lam"]),
        ("Một tập đoàn lớn và công ty mẹ góp.", "vi", []),
        ("Giám đốc Công ty Hoa Đỏ Lê Văn Nam đến.", "vi", ["cong-ty-hoa-do"]),
        ("UBND tỉnh Lâm Hà và UBND huyện An Phú ký.", "vi", ["ubnd-tinh-lam-ha", "ubnd-huyen-an-phu"]),
        ("Nordvik Rail runs trains; Helio Dams sold 22 turbines.", "en", ["nordvik-rail", "helio-dams"]),
        ("The Oslo-based Nordvik Rail pays.", "en", ["nordvik-rail"]),
        ("Heavy Industries and Health Insurance are taxed.", "en", []),
        ("Tổng công ty Sông Xanh ký với Blue Lake Group.", "vi", ["tong-cong-ty-song-xanh", "blue-lake-group"]),
        ("The Red Harbour Foundation gave tents; Nordlys Airlines flew them.", "en", ["red-harbour-foundation", "nordlys-airlines"]),
        ("The Lake Relief Fund, Nordvik University and the Blue Institute for Rivers met.", "en", ["lake-relief-fund", "nordvik-university", "blue-institute-for-rivers"]),
        ("A relief fund and the University paid; its Trust Fund did not.", "en", []),
        ("The Working Group met the Contact Group.", "en", []),
        ("A group of firms and a foundation gave nothing.", "en", []),
        ("قدمت شركة النور خياما", "ar", []),
    ],
)  # fmt: skip
def test_bodies(text, language, ids):
    found = find_bodies(text, [], language=language)
    assert [body.party for body in found] == [f"org:{name}" for name in ids]


def test_what_the_register_names_stays():
    text = "Vietnam Airlines"
    assert find_bodies(text, [Named(0, 16, "org:vietnam-airlines")], language="en") == []


def test_a_body_called_by_the_rest_of_its_name():
    text = "Tổng Công ty Hàng hải Bạch Long ký. Bạch Long hứa; đảo Bạch Long Vĩ thì không."
    found = find_bodies(text, [], language="vi")
    assert [text[n.start : n.end] for n in found] == [
        "Tổng Công ty Hàng hải Bạch Long",
        "Bạch Long",
    ]
    assert {n.party for n in found} == {"org:tong-cong-ty-hang-hai-bach-long"}
