"""The register names its parties in each language, and no name twice."""

import re
from collections import Counter

import pytest

from servanda.terms.countries import names
from servanda.terms.folding import fold
from servanda.terms.register import aliases, kind, known_alone, party_name, speaks_for, spellings


@pytest.mark.parametrize(
    ("language", "name", "party"),
    [
        ("vi", "Hội đồng Hòa bình", "org:board-of-peace"),
        ("vi", "LHQ", "org:united-nations"),
        ("en", "World Bank", "org:world-bank"),
        ("ar", "مجلس الأمن", "org:security-council"),
        ("ar", "غزة", "territory:gaza"),
        ("en", "FIFA", "org:fifa"),
        ("vi", "Ngân hàng Phát triển châu Phi", "org:african-development-bank"),
        ("en", "UN Refugee Agency", "org:unhcr"),
        ("ar", "الاتحاد الأفريقي", "org:african-union"),
        ("ar", "أطباء بلا حدود", "org:doctors-without-borders"),
        ("vi", "Tập Cận Bình", "person:xi-jinping"),
        ("ar", "بدر عبد العاطي", "person:badr-abdelatty"),
    ],
)
def test_alias_leads_to_party(language, name, party):
    assert aliases(language)[fold(name)] == party


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_no_name_belongs_to_two_parties(language):
    parties = Counter()
    for folded in {*aliases(language)} & {*names(language)}:
        parties[folded] += 1
    assert not parties
    by_name: dict[str, set[str]] = {}
    for name, party in spellings(language).items():
        by_name.setdefault(fold(name), set()).add(party)
    assert not {name: ids for name, ids in by_name.items() if len(ids) > 1}


def test_kinds_are_the_four():
    assert {kind(party) for party in spellings("en").values()} == {"territory", "org", "person"}


@pytest.mark.parametrize(
    ("party", "language", "name"),
    [
        ("org:isf", "vi", "Lực lượng Ổn định Quốc tế"),
        ("org:isf", "ar", "قوة الاستقرار الدولية"),
        ("territory:gaza", "en", "Gaza Strip"),
        ("country:US", "vi", "Hoa Kỳ"),
        ("org:vietjet", "ar", "Vietjet Air"),
        ("org:of-nobody", "en", "org:of-nobody"),
    ],
)
def test_party_name(party, language, name):
    assert party_name(party, language) == name


def test_who_a_person_speaks_for():
    assert speaks_for("person:gianni-infantino") == "org:fifa"
    assert speaks_for("country:VN") == ""
    assert speaks_for("org:jica") == "country:JP"
    assert speaks_for("person:elon-musk") == ""


def test_a_last_name_alone_is_enough_for_few():
    assert known_alone("person:donald-trump")
    assert not known_alone("person:simon-harris")
    assert not known_alone("person:of-nobody")


def test_ids_are_ascii_with_hyphens_and_of_names_a_party():
    for language in ("vi", "en", "ar"):
        for party in spellings(language).values():
            assert re.fullmatch(r"(org|person|territory):[a-z0-9]+(-[a-z0-9]+)*", party)
            assert speaks_for(party) in ("", *spellings("en").values(), *names("en").values())


def test_no_name_is_empty():
    assert all(
        name.strip() == name != "" for code in ("vi", "en", "ar") for name in spellings(code)
    )
