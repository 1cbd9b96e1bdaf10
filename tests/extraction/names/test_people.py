"""One person by full name, last name, office and "Ông"."""

import pytest

from servanda.extraction.names.parties import find_parties
from servanda.extraction.names.people import find_people
from servanda.extraction.reading import as_json, read
from servanda.extraction.view import View


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Bộ trưởng Y tế Trần Thị Hoa đến. Bà Hoa nói, rồi Bộ trưởng về.", "vi", ["tran-thi-hoa"] * 3),
        ("Ông Lê Văn Bình và bà con vui. Ông cười.", "vi", ["le-van-binh"] * 2),
        ("Các Bộ trưởng họp.", "vi", []),
        ("Major General (MAJGEN) Tomas Reed spoke. MAJGEN Reed left.", "en", ["tomas-reed"] * 2),
        ("The Minister of Economic Affairs Tomas Alan Reed spoke.", "en", ["tomas-alan-reed"]),
        ("Tổng Giám đốc KTRA Yusuf Al-Sumat đến. Ông Sumat cười.", "vi", ["yusuf-al-sumat"] * 2),
        ("President John Adams Reed spoke. The president left. Mr. Reed waved.", "en", ["john-adams-reed"] * 3),
        ("Trade Minister Datuk Seri Omar Salih and Dr Lina Storm left. The trade minister was late.", "en", ["omar-salih", "lina-storm", "omar-salih"]),
        ("The head of the fund, Dr Lina Storm, left.", "en", ["lina-storm"]),
        ("Sheikh Omar Al Rashi came. Al Rashi said little. All major Western powers stayed away.", "en", ["omar-al-rashi"] * 2),
        ("Lina Storm, the foreign minister, left. Storm was late.", "en", ["lina-storm"] * 2),
        ("قال الوزير خالد ناصر إن الوقت ضيق", "ar", ["khalid-nasser"]),
        # An Arabic office and what it rules before the name; the family name alone afterwards.
        ("قال المستشار في الديوان الملكي فيصل العتيبي إن العمل جار. وأضاف العتيبي أن الوقت ضيق", "ar", ["faisal-al-otaibi"] * 2),
        ("التقى المدير الإقليمي للبرنامج نبيل أمين وفدا. وأوضح أمين أن كل أمين صندوق حضر", "ar", ["nabil-amin"] * 2),
        ("وأعلنت المتحدثة باسم الوزارة لينا حداد الخطة", "ar", ["lina-haddad"]),
        ("قال ماركو روسي إن بلاده مستعدة", "ar", ["marco-rossi"]),
        ("استقبل نائب رئيس الوزراء ووزير الخارجية وشؤون المغتربين خالد ناصر الوفد", "ar", ["khalid-nasser"]),
        ("وقالت وزيرة التجارة الهولندية، لينا حداد، إن الوقت ضيق", "ar", ["lina-haddad"]),
        ("وقعت مؤسسة الأميرة العنود الخيرية مذكرة", "ar", []),
        ("حضر كارلوس سانتوس، السفير السابق، الحفل", "ar", ["carlos-santos"]),
        ("قال الرئيس إن الوزير أعلن أمس خطة", "ar", []),
        ("وصل السفير أمس. وأكد المتحدث خلال مؤتمر أن الدعم مستمر", "ar", []),
        ("التقى الأمير حسن بن طلال والسيدة منى عبد الله", "ar", ["hassan-bin-talal", "mona-abdullah"]),
        # What an office leads, with its country at the end, before the name; a title within a title in capitals.
        ("Đại biện Lâm thời Kari Dahl đến.", "vi", ["kari-dahl"]),
        ("Thông tín viên Lena Dahl kể. Chủ tịch HQ Ada Lind đến.", "vi", ["lena-dahl", "ada-lind"]),
        ("Bộ trưởng Vương Bình An (Wang Pingan) đến.", "vi", ["wang-pingan"]),
        ("The King Omar Centre opened. Prince Omar bin Salih came. Bin Salih smiled.", "en", ["omar-bin-salih"] * 2),
        ("حضر الدكتور عبدالرحمن بن سليم الخزامي والأمير فيصل بن راشد حفظهما الله", "ar", ["abdulrahman-bin-salim-al-khazami", "faisal-bin-rashed"]),
        ("وقال المتحدث باسم الهيئة الساحلية، رابح زادي، إن السفير الفخري، ضيف الشرف، غاب", "ar", ["rabih-zadi"]),
        ("Senior Lieutenant General Lê Văn Nam and the director of the Department of Ports left.", "en", ["le-van-nam"]),
        ("Minister Omar Sharif left Mazar-i-Sharif.", "en", ["omar-sharif"]),
        ("Dato Lim Wei đến. Bộ trưởng Lê Văn Nam ẢNH: HỒ AN", "vi", ["lim-wei", "le-van-nam"]),
        ("ليس الوقت في صالح العالم لمواجهة الوباء، وأمير المنطقة يكرم الفائزين", "ar", []),
        ("حضر الرئيس سمير حداد ووزير المالية", "ar", ["samir-haddad"]),
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


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("التقت الوزيرة نظيرها المصري طارق منصور في أوسلو", {"tariq-mansour"}),
        ("قال المندوب الدائم لباكستان لدى الأمم المتحدة بلال حسن إنه", {"bilal-hassan"}),
        ("قالت الطبيبة منى أبو زيد إن المستشفى مغلق", {"mona-abu-zaid"}),
        ("وقال أبو بكر الشيخ، رئيس البلدية، إنها صامدة", {"abu-bakr-al-sheikh"}),
        ("صرح الجنرال بيتر فان دير بيرغ بأن القوات جاهزة", {"peter-van-der-berg"}),
        ("وقال الوزير لوكا فيرارو: سنرسل سفينتين", {"luca-ferraro"}),
        ("ستشرف رنا شعث على العمل، بحسب المقاول طلال البرغوثي", {"talal-al-barghouti"}),
        ("كبيرة المستشارين سارة موسى قالت ذلك", {"sarah-musa"}),
        ("وقال مدير مستشفى الأمل إن الوقود نفد", set()),
        ("وقال قائد الجيش إن القوات انتشرت", set()),
        ("اجتمع وزراء الخارجية العرب لبحث الملف", set()),
        # A portfolio with a pronoun, a place between office and name, a letter drawn out.
        ("قالت تونس على لسان وزير خارجيتها أحمد منصور إن الوقت ضيق", {"ahmed-mansour"}),
        ("زار وزير دفاعها خالد ناصر القاعدة", {"khalid-nasser"}),
        ("قال مدير بلدية دير البلح نبيل أمين إن العمل جار", {"nabil-amin"}),
        ("قال محافظ طولكرم خالد ناصر إن الطريق مفتوح", {"khalid-nasser"}),
        ("قال الوزير خالد العتيبي لـ«الصباح» إن الوقت ضيق", {"khalid-al-otaibi"}),
        ("قالت لينا حداد المديرة الإقليمية لشرق المتوسط إن الوقت ضيق", {"lina-haddad"}),
        # Kunyas, first names and last names met again; an object is no family name.
        ("قال السفير نبيل أبو ناصر إن العمل جار. وأكد أبو ناصر أن الوقت ضيق", {"nabil-abu-nasser"}),
        ("قال كينجي تاناكا، السفير، إن العمل جار. وأضاف كينجي أن الوقت ضيق", {"kenji-tanaka"}),
        ("قال الوزير فؤاد حسين إن العمل جار. ثمن حسين الموقف", {"fuad-hussein"}),
        ("قال الأمير فيصل بن فرحان بن عبدالله إن العمل جار", {"faisal-bin-farhan"}),
        # The country of the office shows the spelling, met again without it too.
        (
            "قال الوزير المغربي يوسف العلوي إن العمل جار. وأكد السفير يوسف العلوي أن الوقت ضيق",
            {"youssef-alaoui"},
        ),
        ("قالت المتحدثة باسم البحرية اليونانية إيلينا جورجيو إن الوقت ضيق", {"elena-georgiou"}),
        ("قال الرئيس التنفيذي للصندوق سلطان القحطاني إن العمل جار", {"sultan-al-qahtani"}),
        ("قالت المفوضة الأوروبية لإدارة الأزمات ماريا بيرغ إن الوقت ضيق", {"maria-berg"}),
        ("شكرهم على حسن الاستضافة", set()),
        ("وعلى الرصيف كانت إليزابيث هانسن تنتظر القافلة", {"elizabeth-hansen"}),
        # Two behind an office in the dual; a place between an office and the name.
        (
            "وقالت الوزيرتان هيروت تسفاي وزهرة عبدي إن القطار سينطلق",
            {"hirut-tesfaye", "zahra-abdi"},
        ),
        (
            "أعلنت بريطانيا ذلك، وقالت سفيرتها في نجامينا كاثرين هول إن العمل جار",
            {"catherine-hall"},
        ),
        # Who a place is called after is not meant; help is no assistant.
        ("افتتح مطار الملك حسين ومستشفى الأمير محمد بن سلمان ومدرسة محمود عباس", set()),
        ("خصصت كندا مبلغا للمساعدة في أزمة النازحين", set()),
        ("قال طبيب في الأردن إن وزير الصحة الأردني محمد الطراونة وصل", {"mohammad-al-tarawneh"}),
    ],
)
def test_arabic_names(text, people):
    found = find_parties(View(text), [], language="ar")
    assert {p.id.removeprefix("person:") for p in found if p.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Chủ tịch UBND tỉnh Lâm Hà Bùi Quang Lộc đến. Ông Lộc nói.", "vi", {"bui-quang-loc"}),
        (
            "Chủ tịch tỉnh Đỗ Văn Sáng và Giám đốc Sở Y tế Hà Trung Vũ Thị Liên đến.",
            "vi",
            {"do-van-sang", "vu-thi-lien"},
        ),
        ("Tổng giám đốc Công ty Sao Mai Đặng Thu Hương cam kết.", "vi", {"dang-thu-huong"}),
        ("Người đồng cấp Jordan Ayman Haddad cảm ơn.", "vi", {"ayman-haddad"}),
        (
            "Phó Đại diện thường trú tại Amman Karim Haddad nói về nhiệm vụ cụ thể.",
            "vi",
            {"karim-haddad"},
        ),
        ("Đại biện lâm thời Đại sứ quán tại Quito Ana Ruiz nói.", "vi", {"ana-ruiz"}),
        (
            "Thủ tướng Đức Scholz gặp Ngoại trưởng Nhật Bản Kamikawa.",
            "vi",
            {"olaf-scholz", "yoko-kamikawa"},
        ),
        ("Lãnh đạo khối Thiểu số Thượng viện Karim Haddad nói.", "vi", {"karim-haddad"}),
        (
            "Ngoại trưởng Nga S. Lavrov gặp Tổng thống Nga V.Putin.",
            "vi",
            {"sergei-lavrov", "vladimir-putin"},
        ),
        ("Tổng thống Ai Cập Abdel-Fattah al-Sisi đến.", "vi", {"abdel-fattah-el-sisi"}),
        (
            "Ana Ruiz, giám đốc dự án, nói. Từ Port Quito, Kerem Alba, cư dân đi.",
            "vi",
            {"ana-ruiz"},
        ),
        (
            "Bà Oona B. Tiel và ông Sheikh Karim Haddad ở lại.",
            "vi",
            {"oona-b-tiel", "karim-haddad"},
        ),
        ("Peru’s Prime Minister Has Rejected It. The Lima Hospital said so.", "en", set()),
        ("President Tiel Airport and King Haddad Bridge reopened.", "en", set()),
        ("Prof Oona Tiel met Deputy Rufus Amberley.", "en", {"oona-tiel", "rufus-amberley"}),
        ("Prime Minister Anwar bin Yusof came. Mr Anwar spoke.", "en", {"anwar-bin-yusof"}),
        ("Her Jordanian counterpart Ayman Haddad agreed.", "en", {"ayman-haddad"}),
        (
            "The statement of its President, Marguerite Duval (France), was read.",
            "en",
            {"marguerite-duval"},
        ),
        (
            "The head of the mission, Oona Tiel, left; the mayor of Alba, Rufus Amberley, too.",
            "en",
            {"oona-tiel", "rufus-amberley"},
        ),
    ],
)
def test_names_behind_places_and_firms(text, language, people):
    found = find_parties(View(text), [], language=language)
    assert {p.id.removeprefix("person:") for p in found if p.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وقال مدير المشروع الطيب أبو فاطمة إن الذرة ستوزع.", "person:tayeb-abu-fatima"),
        ("وناشد رئيس اللجنة أوهاج كرار إريتريا فتح المعبر.", "person:ouhaj-karrar"),
        ("أعلن وزير الموارد العراقي عون ذياب إطلاق المياه.", "person:aoun-diab"),
        ("قال وزير الخارجية تقدم كبير.", ""),
        ("أطلق رئيس البلدية حملة سعيد.", ""),
    ],
)
def test_whom_a_closed_office_names(text: str, person: str) -> None:
    found = [p["id"] for p in as_json(read(text, language="ar"))["parties"]]
    assert [one for one in found if one.startswith("person:")] == ([person] if person else [])


def test_a_doctor_of_the_centre_is_called_as_he_is() -> None:
    text = "وأوضح رئيس المركز الدكتور أحمد المرهون أن الطواقم جهزت."
    found = [p["id"] for p in as_json(read(text, language="ar"))["parties"]]
    assert found == ["person:ahmed-al-marhoun"]
