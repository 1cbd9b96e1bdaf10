"""Names behind offices that nobody lists, proved by an address, a family name or a verb of saying."""

import pytest

from servanda.extraction.names.proved_names import evident_name, proved_names


@pytest.mark.parametrize(
    ("text", "last", "taken", "names"),
    [
        ("Trọng tài Karim Haddad kể. Ông Haddad cười.", ["Haddad"], [], ["Karim Haddad"]),
        ("Lính cứu hỏa Oman Karim Haddad kể.", ["Haddad"], [(13, 17)], ["Karim Haddad"]),
        ("Karim Haddad đến. Sau đó Rana Haddad đi.", ["Haddad"], [], ["Karim Haddad"]),
        ("Karim Haddad đến.", ["Haddad"], [(0, 12)], []),
        ("Ông Haddad đến.", ["Haddad"], [(0, 10)], []),
        ("Karim Haddad đến.", [], [], []),
    ],
)
def test_what_an_address_proves(text, last, taken, names):
    found = proved_names(text, last, taken, language="vi")
    assert [text[start:end] for start, end in found] == names


def test_a_language_that_does_not_ask():
    assert proved_names("Karim Haddad came.", ["Haddad"], [], language="en") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ban vận động Hồ Quang Vũ cho hay", "Hồ Quang Vũ cho hay"),
        ("tổ cứu hộ Rufus Amberley cho biết", "Rufus Amberley cho biết"),
        ("gặp gỡ Hồ Quang Vũ", "gặp gỡ Hồ Quang Vũ"),
        ("thăm Nhà Trắng cho biết", "thăm Nhà Trắng cho biết"),
        ("bền vững của Rufus Amberley", "bền vững của Rufus Amberley"),
    ],
)
def test_a_name_behind_small_words(text, name):
    assert text[evident_name(text, 0) :] == name
