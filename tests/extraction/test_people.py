"""One person by full name, last name, office and "Ông"."""

import pytest

from servanda.extraction.people import find_people


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Bộ trưởng Y tế Trần Thị Hoa đến. Bà Hoa nói, rồi Bộ trưởng về.", "vi", ["tran-thi-hoa"] * 3),
        ("Ông Lê Văn Bình và bà con vui. Ông cười.", "vi", ["le-van-binh"] * 2),
        ("Các Bộ trưởng họp.", "vi", []),
        ("President John Adams Reed spoke. The president left. Mr. Reed waved.", "en", ["john-adams-reed"] * 3),
        ("Lina Storm, the foreign minister, left. Storm was late.", "en", ["lina-storm"] * 2),
        ("قال الوزير خالد ناصر إن الوقت ضيق", "ar", ["khalid-nasser"]),
        # An Arabic office and what it rules before the name; the family name alone afterwards.
        ("قال المستشار في الديوان الملكي فيصل العتيبي إن العمل جار. وأضاف العتيبي أن الوقت ضيق", "ar", ["faisal-al-otaibi"] * 2),
        ("التقى المدير الإقليمي للبرنامج نبيل أمين وفدا. وأوضح أمين أن كل أمين صندوق حضر", "ar", ["nabil-amin"] * 2),
        ("وأعلنت المتحدثة باسم الوزارة لينا حداد الخطة", "ar", ["lina-haddad"]),
        ("قال ماركو روسي إن بلاده مستعدة", "ar", ["marco-rossi"]),
        ("حضر كارلوس سانتوس، السفير السابق، الحفل", "ar", ["carlos-santos"]),
        ("قال الرئيس إن الوزير أعلن أمس خطة", "ar", []),
        ("وصل السفير أمس. وأكد المتحدث خلال مؤتمر أن الدعم مستمر", "ar", []),
        ("التقى الأمير حسن بن طلال والسيدة منى عبد الله", "ar", ["hassan-bin-talal", "mona-abdullah"]),
        # People without an office: by the family name, by the verb, behind a comma.
        ("Nhà của Trần Thị Ngọc ở đường Lê Văn Sỹ, gần trường Nguyễn Văn Trỗi.", "vi", ["tran-thi-ngoc"]),
        ("Anna Berg cho biết đoàn đã đến.", "vi", ["anna-berg"]),
        ("Chủ tịch tập đoàn Đinh Công Hậu đến. Ông Hậu cười.", "vi", ["dinh-cong-hau"] * 2),
        ("Giám đốc Sở Y tế họp tại Trung Đông.", "vi", []),
        ("Bộ trưởng Yusuf Al Mannai nói. Ông Al Mannai cười.", "vi", ["yusuf-al-mannai"] * 2),
        ("The ambassador in Lima, Jana Novak, left. The mayor of Port Alba said nothing.", "en", ["jana-novak"]),
        ("Lena Dahl, 43, a nurse, waved. Dahl smiled.", "en", ["lena-dahl"] * 2),
        ("Captain Piet van der Meer and Treasurer Joan Hill met.", "en", ["piet-van-der-meer", "joan-hill"]),
    ],
)  # fmt: skip
def test_people_in_order(text, language, people):
    found = find_people(text, [], language=language)
    assert [p.party for p in found] == [f"person:{name}" for name in people]
