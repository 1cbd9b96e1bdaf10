"""Sources of what is told, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    ("According to a spokesman for the Peruvian navy, the ship left.", "en", [("country:PE", "the ship left")]),
    ("According to two engineers, the dam will hold.", "en", [("", "the dam will hold")]),
    ("The dam will hold, according to the World Bank.", "en", [("org:world-bank", "The dam will hold")]),
    ("Peru acted according to plan.", "en", []),
    ("Theo Bộ Ngoại giao Thổ Nhĩ Kỳ, đoàn xe đã tới nơi.", "vi", [("country:TR", "đoàn xe đã tới nơi")]),
    ("Cũng theo UNICEF, vắc-xin đã tới nơi.", "vi", [("org:unicef", "vắc-xin đã tới nơi")]),
    ("Đoàn xe đã tới nơi, theo Bộ Quốc phòng Jordan.", "vi", [("country:JO", "Đoàn xe đã tới nơi")]),
    ("Theo một quan chức giấu tên, hai bên chưa đạt thỏa thuận.", "vi", [("", "hai bên chưa đạt thỏa thuận")]),
    ("Theo hợp đồng, công ty sẽ giao hàng.", "vi", []),
    ("وفقا لمسؤول في الأمم المتحدة، غادرت السفينة.", "ar", [("org:united-nations", "غادرت السفينة")]),
    ("غادرت السفينة الميناء، بحسب ما أعلنته البحرية المصرية.", "ar", [("country:EG", "غادرت السفينة الميناء")]),
    ("وبحسب مصادر دبلوماسية، فإن الاتفاق قريب.", "ar", [("", "الاتفاق قريب")]),
    ("سار العمل وفق الخطة.", "ar", []),
    ("وبحسب خالد العلي فإن الاتفاق قريب.", "ar", [("person:khalid-al-ali", "الاتفاق قريب")]),
    ("وتبلغ كلفة الجسر، بحسب البنك الدولي، مليون دولار.", "ar", [("org:world-bank", "وتبلغ كلفة الجسر، بحسب البنك الدولي، مليون دولار")]),
    ("ومن جهة أخرى، بحسب اليونيسف، وصل اللقاح.", "ar", [("org:unicef", "وصل اللقاح")]),
    ("الخرطوم - وصل اللقاح إلى الميناء، وفق ما أعلنته اليونيسف.", "ar", [("org:unicef", "وصل اللقاح إلى الميناء")]),
    ("الخرطوم (سونا) - وصل اللقاح إلى الميناء، وفق ما أعلنته اليونيسف.", "ar", [("org:unicef", "وصل اللقاح إلى الميناء")]),
    ("قالت بيرو إن الجسر مغلق.\nوبحسبها، فإن الميناء مفتوح.", "ar", [("country:PE", "الجسر مغلق"), ("country:PE", "الميناء مفتوح")]),
    ("Peru, according to the World Bank, has sent rice.", "en", [("org:world-bank", "Peru, according to the World Bank, has sent rice")]),
    ("According to the United Nations World Food Programme, the road is open.", "en", [("org:wfp", "the road is open")]),
    ("The fund was informed by a Chadian diplomat that the road was open.", "en", [("country:TD", "the road was open")]),
    ("According to a letter from the Chadian Ministry of Trade, the road is open.", "en", [("country:TD", "the road is open")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "found"), CASES)
def test_sources(text, language, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, language)] == found
