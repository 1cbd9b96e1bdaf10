"""Other names of parties that people kept, as reading uses them."""

import pytest

from servanda.extraction.reading import read
from servanda.extraction.vocabulary import Vocabulary

# An invented speech in an invented valley.
TEXT = (
    "Ngày 2/3/2026, Quỹ Sông Hạ cho biết sẽ đóng góp 5 triệu USD. Ông Lê Văn Mẫu nói Việt Nam sẽ"
    " gửi 50 bác sĩ. Ông Mẫu cảm ơn Quỹ Sông Hạ."
)


def mentions(known, text=TEXT):
    found = read(text, language="vi", known=Vocabulary(names=known))
    for party in found.parties:
        for m in party.mentions:
            assert text[m.start : m.end] == m.quote
    return {p.id: [(m.quote, m.rule) for m in p.mentions] for p in found.parties}, found


def test_without_words_nothing_changes():
    assert read(TEXT, language="vi") == read(TEXT, language="vi", known=Vocabulary())


def test_a_kept_name_is_found_and_says_why():
    found, reading = mentions({"Quỹ Sông Hạ": "org:song-ha"})
    assert found["org:song-ha"] == [("Quỹ Sông Hạ", "parties.alias")] * 2
    assert any("org:song-ha" in promise.obligors for promise in reading.promises)


def test_a_guessed_person_takes_the_given_id_with_every_mention():
    before, _ = mentions({})
    assert "person:le-van-mau" in before
    found, reading = mentions({"Lê Văn Mẫu": "person:mau-junior"})
    assert "person:le-van-mau" not in found
    assert len(found["person:mau-junior"]) == len(before["person:le-van-mau"])
    assert {s.speaker for s in reading.statements} & {"person:mau-junior"}


def test_a_longer_name_of_the_register_goes_before():
    text = "Ngày 2/3/2026, Hội đồng Bảo an Liên hợp quốc họp về thung lũng Hạ."
    before, _ = mentions({}, text)
    after, _ = mentions({"Hội đồng": "org:song-ha"}, text)
    assert before == after


def test_a_kept_name_goes_before_a_shorter_one_in_it():
    found, _ = mentions({"Đoàn Việt Nam": "org:delegation"}, "Đoàn Việt Nam đến thung lũng Hạ.")
    assert set(found) == {"org:delegation"}


@pytest.mark.parametrize("name", ["quỹ", "song ha"])
def test_a_name_is_a_whole_name(name):
    assert "org:x" not in mentions({name + "zz": "org:x"})[0]
