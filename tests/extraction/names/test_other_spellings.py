"""Public persons in spellings that the register does not list."""

import pytest

from servanda.extraction.names.other_spellings import bearer_otherwise, consonants, spelt_otherwise


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال غاريد كوشنير إن", [("person:jared-kushner", "غاريد كوشنير")]),
        ("ووصل سيرغى لافروف", [("person:sergei-lavrov", "سيرغى لافروف")]),
        ("التقى أورسولا فون دير لايين", [("person:ursula-von-der-leyen", "أورسولا فون دير لايين")]),
        ("لنتانياهو", [("person:benjamin-netanyahu", "نتانياهو")]),
        # A word with the consonants of a name is none; with Arabs the vowels tell names apart.
        ("وأكد الوزيران أن", []),
        ("جاء بدون موعد", []),
        ("قال محمود عبيس", []),
        ("قال بيتر وافولا", []),
        ("", []),
    ],
)
def test_spelt_otherwise(text, found):
    assert [(n.party, text[n.start : n.end]) for n in spelt_otherwise(text, [])] == found


def test_whole_names_alone_are_borne():
    assert bearer_otherwise("جاسبر جيفيرز") == "person:jasper-jeffers"
    assert not bearer_otherwise("جاسبر")
    assert not bearer_otherwise("ماريو جاسبر جيفيرز")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        # A father's name between, and a slip in one letter of a word that is nobody's name.
        ("خليل سالم الحية", "person:khalil-al-hayya"),
        ("أحمد سالم أبو الغيط", "person:ahmed-aboul-gheit"),
        ("بدر عبد الغاطي", ""),
        ("سامج شكري", ""),
        ("عبد الفناح البرهان", "person:abdel-fattah-al-burhan"),
        # Others: who has another first name, an unknown word between, or a given name as the last.
        ("سمير شكري", ""),
        ("سامح قلعة شكري", ""),
        ("محمد علي مصطفى", ""),
        ("عبد الفتاح حداد", ""),
    ],
)
def test_longer_and_mistyped_names_of_arabs(name, party):
    assert bearer_otherwise(name) == party


def test_consonants():
    assert consonants("جوتيريش") == consonants("غوتيرش")
    assert consonants("توكاييف") == consonants("توكايف")
