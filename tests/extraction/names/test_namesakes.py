"""What only bears the name of a person."""

from servanda.extraction.names.namesakes import is_namesake


def test_a_hospital_called_after_somebody() -> None:
    text = "افتتح مستشفى الملك خالد"
    assert is_namesake(text, text.index("خالد"))
    assert not is_namesake("قال خالد", 4)
