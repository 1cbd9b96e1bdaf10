"""The files of words are there, whole, in Unicode."""

import pytest

from servanda.terms.kept import kept, kept_table


@pytest.mark.parametrize("name", ["codes.toml", "people.txt", "capitals.txt", "cldr.json"])
def test_a_file_is_read_whole(name: str) -> None:
    text = kept(name)
    assert text.endswith(("\n", "}"))
    assert "\ufffd" not in text


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        kept("cooking.toml")
    with pytest.raises(FileNotFoundError):
        kept_table("cooking.toml")


def test_a_table_is_taken_apart() -> None:
    assert kept_table("register.toml")["org:who"]["en"]
