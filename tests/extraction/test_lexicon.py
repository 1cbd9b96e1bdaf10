"""The words load for the languages we read, and for no other."""

from pathlib import Path

import pytest

from servanda.extraction.lexicon import LANGUAGES, PLACE, shape, words

SUBJECTS = ("language", "page", "sentences", "dates", "amounts", "identifiers")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_language_has_the_same_words(subject: str) -> None:
    packs = [words(language, subject) for language in LANGUAGES]
    assert all(packs)
    required = {"dates": {"months", "to", "born"}, "amounts": {"units", "currencies", "digits"}}
    for pack in packs:
        assert required.get(subject, set()) <= set(pack)


def test_each_folder_is_a_language_that_is_read() -> None:
    folders = {file.parent.name for file in Path(PLACE).glob("*/language.toml")}
    assert folders == set(LANGUAGES)


def test_no_words_for_others() -> None:
    assert words("fr", "dates") == {}
    assert words("../vi", "dates") == {}
    assert words("vi", "cooking") == {}


def test_a_second_file_goes_on_where_the_first_one_ends() -> None:
    promises = words("en", "promises")
    assert promises["cues"]["received"]["by"][:2] == ["from", "donated by"]
    assert promises["cues"]["reached"]["modality"] == "past_delivery"
    assert {"government", "donor conference"} <= set(promises["subject"]["bodies"])
    assert not [c for c in promises["cues"].values() if "FREIGHT" in c.get("pattern", "")]


def test_a_shape_is_a_pattern_of_its_language_and_fits_nothing_in_another() -> None:
    """What stands between a body and who serves it is said in English words, and in no code."""
    between = shape("en", "statements", "office_between")
    assert between.fullmatch(" foreign policy chief ")
    assert not between.fullmatch(" and its envoy ")
    assert shape("vi", "statements", "office_between").search(" foreign policy chief ") is None
    assert shape("fr", "statements", "office_between").search("") is None
