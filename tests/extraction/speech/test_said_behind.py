"""Attributions behind or inside the words, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    ("Chad regrets the delay, its envoy said, and will wait.", [("country:TD", "Chad regrets the delay"), ("country:TD", "will wait")]),
    ("Chad, said its envoy, had paid already.", [("country:TD", "Chad, said its envoy, had paid already")]),
    ("Rice, the Peruvian envoy said, would be late.", [("country:PE", "Rice, the Peruvian envoy said, would be late")]),
    ('"We will wait for the rain" - Peruvian President Ana Quispe told reporters.', [("person:ana-quispe", "We will wait for the rain")]),
    ("It was quiet: the road would stay open, the Chadian envoy said.", [("country:TD", "the road would stay open")]),
    ("Peru would wait, wrote the daily's correspondent on Sunday.", [("", "Peru would wait")]),
    ('"He says this each month," one aide said, "and each month he pays."', [("", "He says this each month,"), ("", "and each month he pays.")]),
    ('"Not yet", Peruvian President Ana Quispe told N1 television.', [("person:ana-quispe", "Not yet")]),
    ("Rice will be late, ministry spokesman Juan Rojas told a weekly briefing.", [("person:juan-rojas", "Rice will be late")]),
    ('"Not in May", wrote the envoy on Monday.', [("", "Not in May")]),
    # Headlines; an office whose bearer is named next; who issued a text; channels; in which places.
    ("Peru to send doctors: Quispe\nPeru's minister Ana Quispe said on Monday that 40 doctors will go.", [("person:ana-quispe", "Peru to send doctors"), ("person:ana-quispe", "40 doctors will go")]),
    ("Norway will pay for the bridge: minister", [("", "Norway will pay for the bridge")]),
    ("The three largest lakes of the north: Norway", []),
    ('Peru will not join for now, its foreign ministry spokesman said on Thursday.\n"It was not in line with the text," Carlos Mendoza told reporters.', [("person:carlos-mendoza", "Peru will not join for now"), ("person:carlos-mendoza", "It was not in line with the text,")]),
    ("The Peruvian army released a statement claiming that it had helped.", [("country:PE", "it had helped")]),
    ('King Abdullah II of Jordan spoke on Monday.\nHe wrote, "Our pilots flew all night to help."\nWe will support our friends. It is our duty to help.\nThe road was wet.', [("person:abdullah-ii", "Our pilots flew all night to help."), ("person:abdullah-ii", "We will support our friends. It is our duty to help.")]),
    ('"The road is open," said Peru\'s President Ana Ruiz.\nWe use cookies on this page.', [("person:ana-ruiz", "The road is open,")]),
    ("Members pledge billions for the valley: Trump\nUS leader says that troops will go.", [("person:donald-trump", "Members pledge billions for the valley"), ("person:donald-trump", "troops will go")]),
    ("RTK News reported on Monday night that Peru will join.", [("org:rtk-news", "Peru will join")]),
    ("The road is long, according to the Lima Herald.", [("org:lima-herald", "The road is long")]),
    ("The Good News is read at noon. Hard Times came.", []),
    ('Peruvian President Ana Quispe spoke on Monday.\nShe posted on X, formerly known as Twitter, "Our pilots flew all night to help."', [("person:ana-quispe", "Our pilots flew all night to help.")]),
    ('The head of the fund has warned of a "death blow" for Chad as a conference raised less than half of the money needed.', []),
    ("Chad had asked for money at a pledging event that was hosted by Peru, but little came.", []),
    ("LIMA (AP) — The United Nations asked for help on Monday to mend the road and said it would need more.", [("org:united-nations", "it would need more")]),
    # Who stands behind a headline's colon: an office for short, a body's official, a state where something is claimed.
    ("Peru offers boats to Chad: PM\nPrime Minister Ana Quispe said on Monday that ten were ready.", [("person:ana-quispe", "Peru offers boats to Chad"), ("person:ana-quispe", "ten were ready")]),
    ("Peru will lend two boats: Foreign Ministry", [("country:PE", "Peru will lend two boats")]),
    ("Boats must come before the rain: UN official", [("org:united-nations", "Boats must come before the rain")]),
    ("The road must stay open for months: Chad", [("country:TD", "The road must stay open for months")]),
    ("LIMA, Nov. 3 (Reuters) -- Rice will be late, the Peruvian envoy said Thursday.", [("country:PE", "Rice will be late")]),
    ("Peru's envoy, Ana Quispe, said the road was open, she said.", [("person:ana-quispe", "the road was open")]),
    ("More rice is on the way, says Azucena\nPeru's trade minister, Azucena Quispe, spoke on Monday.", [("person:azucena-quispe", "More rice is on the way")]),
    ("Peru lends rice to Chad's fishermen: Lima Herald", []),
    ("Peru lends rice to Chad's fishermen: UNICEF", [("org:unicef", "Peru lends rice to Chad's fishermen")]),
    ("Peru pledges $5 bn for the bridge: minister", [("", "Peru pledges $5 bn for the bridge")]),
    ("Rice will come late, the Peruvian envoy said at a meeting, according to Reuters.", [("country:PE", "Rice will come late")]),
    # Who speaks stands before the colon of a headline; a place, a state or an agency there says nothing.
    ("UNICEF: Children in Chad will need rice before the rain", [("org:unicef", "Children in Chad will need rice before the rain")]),
    ("Chad: The bridge will be closed before the rain", []),
    ("Reuters: The bridge will be closed before the rain", []),
    # None of these stands behind anything.
    ("Peru's envoy, Ana Quispe, said Chad had left.", [("person:ana-quispe", "Chad had left")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), CASES)
def test_behind(text, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, "en")] == found


def test_what_the_speakers_own_is_reaffirmed_is_nobody_who_speaks():
    text = "The ministers of Peru, meeting in Lima, reaffirmed their support for Chile."
    assert statements_in(text, "en") == []


VIETNAMESE = [
    ("Peru sẽ cho cập bờ hai tàu, Bộ trưởng Nội vụ nước này Ana Quispe tuyên bố trưa 19/2, sau nhiều ngày bị chỉ trích.", [("person:ana-quispe", "Peru sẽ cho cập bờ hai tàu")]),
    ("Peru sẽ gửi gạo, Bộ Quốc phòng nước này ra thông báo ngày 16/2.", [("country:PE", "Peru sẽ gửi gạo")]),
    ("Peru sẽ gửi gạo, Đại sứ nước này tại Amman Ana Quispe tuyên bố.", [("person:ana-quispe", "Peru sẽ gửi gạo")]),
    ("Peru đã gửi gạo, và theo lời Đại sứ Peru Ana Quispe, Lima sẽ gửi thêm.", [("person:ana-quispe", "Lima sẽ gửi thêm")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_who_said_it_in_vietnamese(text, expected):
    assert [(s.speaker, s.quote) for s in statements_in(text, "vi")] == expected
