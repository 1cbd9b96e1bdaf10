"""Whom words mean that point back, in own words."""

import pytest

from servanda.extraction.speech.pointing import Heard, Whose, holder, last_person, meant
from tests.extraction.prose import scene_of, statements_in


@pytest.mark.parametrize(
    ("text", "said", "language", "party"),
    [
        ("Ms. Eva Lund left. she", "she", "en", "person:eva-lund"),
        ("UNICEF met Peru. the agency", "the agency", "en", "org:unicef"),
        ("Peru met UNICEF. the government", "the government", "en", "country:PE"),
        ("Health Minister Rosa Quispe left. the minister", "the minister", "en", "person:rosa-quispe"),
        ("Peru đã gặp UNICEF. nước này", "nước này", "vi", "country:PE"),
        ("Nobody came. the bridge", "the bridge", "en", None),
    ],
)  # fmt: skip
def test_meant(text, said, language, party):
    scene = scene_of(text, language)
    assert meant(scene, (text.rindex(said), said), Heard(), language=language) == party


def test_the_last_speaker_comes_before_those_named_earlier():
    scene = scene_of("Ms. Eva Lund met Mr. Tom Hale. He", "en")
    assert last_person(scene, 31, Heard()) == "person:eva-lund"
    assert last_person(scene, 31, Heard("person:tom-hale", 25)) == "person:tom-hale"


@pytest.mark.parametrize(
    ("text", "office", "of", "party"),
    [
        ("Chad's new envoy, Amina Sow, left. X", "the envoy", "", "person:amina-sow"),
        ("Amina Sow, the envoy of Chad, left. X", "the envoy", "country:TD", "person:amina-sow"),
        ("Peruvian President Ana Quispe left. X", "leader", "country:PE", "person:ana-quispe"),
        ("Peruvian President Ana Quispe left. X", "leader", "country:TD", ""),
        ("Ana Quispe, a painter, left. X", "the envoy", "", ""),
    ],
)
def test_holder(text, office, of, party):
    assert (
        holder(scene_of(text, "en"), len(text) - 1, office, language="en", whose=Whose(of)) == party
    )


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A document speaks for whose it is, an official for whoever was described.
        ("According to a note from the Peruvian Ministry of Trade, rice is late.\nThe document adds that tea is not.", ["country:PE"] * 2),
        ("A Chadian official said the road was open.\nThe official added that it was long.", ["country:TD"] * 2),
        ("Chad said the road was open.\nIts spokesman said it was long.", ["country:TD"] * 2),
        # Who was named with an office, or apposed to it.
        ("Peru's envoy, Ana Quispe, said the road was open.\nThe envoy added that it was long.", ["person:ana-quispe"] * 2),
        ("Peru's acting trade minister, Ana Quispe, told lawmakers on Monday that rice was late.", ["person:ana-quispe"]),
        ("Peruvian President Ana Quispe said tea was late.\nThe Peruvian leader said rice was not.", ["person:ana-quispe"] * 2),
        ("Peru said its ports were open.\nIts trade minister, Ana Quispe, said ships were waiting.", ["country:PE", "person:ana-quispe"]),
        # Who comes in late, and clauses that hang on a name.
        ("Peru left the room, and Chad stayed away, saying it was tired.", ["country:TD"]),
        ("Chad, which has said it will wait, is far away.", ["country:TD"]),
        ("Ana Quispe, the envoy of Peru, was quoted as saying that rice was late.\nShe was quoted as saying that tea was not.", ["person:ana-quispe"] * 2),
    ],
)  # fmt: skip
def test_speakers(text, speakers):
    assert [s.speaker for s in statements_in(text, "en")] == speakers


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ("Peru said in a statement that rice was late.\nChad said tea was not.\nThe statement added that maize was late too.", "en", ["country:PE", "country:TD", "country:PE"]),
        ("According to a letter seen by AFP, rice is late.", "en", [""]),
        ("Peru's president, Ana Quispe, said rice was late.\nHer office said tea was not.", "en", ["person:ana-quispe", "country:PE"]),
        ("Peruvian Prime Minister Ana Quispe said rice was late.\nThe premier said tea was not.", "en", ["person:ana-quispe"] * 2),
        ("Peru hứa sẽ gửi gạo.\nTrong thông cáo, Peru cho biết gạo sẽ tới muộn.\nThông cáo nêu rõ chè sẽ tới sớm.", "vi", ["country:PE", "country:PE"]),
    ],
)  # fmt: skip
def test_documents_and_offices_of_somebody(text, language, speakers):
    assert [s.speaker for s in statements_in(text, language)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("التقى الوزير مصطفى النجار سفيرة فرنسا. وقالت السفيرة إن الطريق مفتوح.", "country:FR"),
        ("التقى الوزير مصطفى النجار مع مفوضة الاتحاد الأوروبي لإدارة الأزمات. وقالت المفوضة إن الطريق مفتوح.", "org:european-union"),
        ("تحدث الوزير مصطفى النجار عن الطريق. وقال الوزير إن الطريق مفتوح.", "person:mustafa-al-najjar"),
    ],
)  # fmt: skip
def test_an_official_whom_nobody_named_speaks_for_whom_he_serves(text, speaker):
    assert [s.speaker for s in statements_in(text, "ar")] == [speaker]
