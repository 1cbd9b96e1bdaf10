"""The files of words are there, whole, in Unicode."""

import pytest

from servanda.terms.kept import kept


@pytest.mark.parametrize("name", ["codes.toml", "people.txt", "capitals.txt", "cldr.json"])
def test_a_file_is_read_whole(name: str) -> None:
    text = kept(name)
    assert text.endswith(("\n", "}"))
    assert "\ufffd" not in text


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        kept("cooking.toml")
