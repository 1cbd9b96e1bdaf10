"""The words of pages: every string in Vietnamese and Arabic, with the forms that numbers ask for."""

import io
import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from django.utils.translation import ngettext, override

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402

COUNTED = ("%(number)s sentence", "%(number)s sentences")
FORMS = [
    ("ar", 0, "%(number)s جملة"),
    ("ar", 1, "جملة واحدة"),
    ("ar", 2, "جملتان"),
    ("ar", 3, "%(number)s جمل"),
    ("ar", 11, "%(number)s جملة"),
    ("ar", 100, "%(number)s جملة"),
    ("ar", 103, "%(number)s جمل"),
    ("vi", 1, "%(number)s câu"),
    ("vi", 11, "%(number)s câu"),
]
# A noun whose six forms all differ, so that two forms in each other's place cannot pass.
PROPOSALS = ("%(number)s proposal", "%(number)s proposals")
SIX = {
    0: "لا مقترحات",
    1: "مقترح واحد",
    2: "مقترحان",
    3: "%(number)s مقترحات",
    10: "%(number)s مقترحات",
    11: "%(number)s مقترحًا",
    99: "%(number)s مقترحًا",
    100: "%(number)s مقترح",
    102: "%(number)s مقترح",
    111: "%(number)s مقترحًا",
}
# What is written the same in English and Vietnamese: marks between words, examples of codes.
SAME = {
    ", ",
    "; ",
    "country:VN, territory:gaza, org:board-of-peace, person:to-lam",
    "“%(title)s”, %(plan)s. Servanda, %(day)s. %(address)s [%(head)s]",
    "“%(title)s”, %(plan)s. Servanda. %(address)s [%(head)s]",
}
# Names, codes and keys of the keyboard that stay as they are inside a translated sentence.
KEPT = {
    *("Servanda", "servanda", "take", "match", "propose", "as_of", "Enter", "byte"),
    *("Peace", "Accords", "Matrix", "HTML", "DOCX"),
}
# Words of English that happen to be Vietnamese syllables as well.
VIETNAMESE = {"bang", "nhau", "than", "them", "theo", "thanh", "trang", "trong", "tranh"}
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:oa|oe|ua|ue|uy|uye|ie|ye|uo|ia|oi|ai|ao|au|ay|eo|eu|iu|ui|oo|[aeiouy])[aeiouy]?"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def strings(language: str) -> list[tuple[str, str]]:
    """Return each msgid with each of its translations."""
    return [
        (one, form)
        for message in messages.kept(language)
        if message.id
        for one in messages.texts_of(message.id)[-1:]
        for form in messages.texts_of(message.string)
    ]


def bare(text: str) -> str:
    """Return the text without placeholders, tags, codes and commands."""
    for pattern in (messages.HOLE, messages.TAG, re.compile(r"`[^`]*`|\S*[:_]\w\S*|\S*\d\S*")):
        text = pattern.sub(" ", text)
    return text


@pytest.fixture(scope="module", autouse=True)
def compiled() -> Iterator[None]:
    """Write the catalogues that Django reads, as the kept ones stand now; walk the sources once."""
    messages.compile_all()
    found = tuple(messages.messages())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "messages", lambda: iter(found))
        yield


def test_nothing_is_left_to_translate() -> None:
    assert messages.faults() == []


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_nothing_is_fuzzy_or_unused(language: str) -> None:
    wanted = {(messages.texts_of(m.id)[0], m.context) for m in messages.collected(language) if m.id}
    kept = messages.kept(language)
    assert not kept.fuzzy
    assert not [m.id for m in kept if m.fuzzy]
    assert {(messages.texts_of(m.id)[0], m.context) for m in kept if m.id} == wanted


@pytest.mark.parametrize(("language", "number", "form"), FORMS)
def test_a_number_finds_its_form(language: str, number: int, form: str) -> None:
    with override(language):
        assert ngettext(*COUNTED, number) == form


@pytest.mark.parametrize("number", SIX)
def test_the_six_arabic_forms(number: int) -> None:
    with override("ar"):
        assert ngettext(*PROPOSALS, number) == SIX[number]


def test_gettext_itself_reads_the_same_forms() -> None:
    buffer = io.BytesIO()
    write_mo(buffer, messages.kept("ar"))
    buffer.seek(0)
    catalogue = GNUTranslations(buffer)
    assert {n: catalogue.ngettext(*PROPOSALS, n) for n in SIX} == SIX


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_collecting_keeps_the_plural_forms_and_the_bytes(language: str) -> None:
    again = messages.refreshed(language)
    assert dict(again.mime_headers)["Plural-Forms"] == messages.PLURALS[language]
    assert messages.written(again) == messages.place(language).read_bytes()


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_no_string_is_left_in_english(language: str) -> None:
    assert {form for one, form in strings(language) if one == form} <= SAME


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_no_english_word_stands_in_a_translation(language: str) -> None:
    english = {
        word.lower() for one, _ in strings(language) for word in re.findall(r"[A-Za-z]+", one)
    } - VIETNAMESE
    stray = [
        (word, form)
        for _, form in strings(language)
        for word in re.findall(r"[^\W\d_]{4,}", bare(form))
        if word.isascii() and word not in KEPT
        if language == "ar" or word.lower() in english or not SYLLABLE.fullmatch(word.lower())
    ]
    assert stray == []


def test_arabic_has_its_own_punctuation() -> None:
    # A comma between figures groups digits, and one in a list of codes belongs to the codes.
    wrong = [form for _, form in strings("ar") if re.search(r"[?;](?!\w)|,(?!\d)", bare(form))]
    assert [form for form in wrong if form not in SAME] == []


@pytest.mark.parametrize(
    ("ids", "string", "wrong"),
    [
        ("%(n)s of %(all)s", "%(n)s trên %(all)s", ""),
        ("%(n)s of %(all)s", "%(n)s", "other placeholders"),
        ("%(n)s", "%(m)s", "other placeholders"),
        ("<b>one</b>", "một", "other tags"),
        ("one", "", "not translated"),
        (("one", "%(n)s"), ("%(n)s lời hứa",), ""),
        (("one", "%(n)s"), ("một lời hứa",), "other placeholders"),
        (("one", "%(n)s"), ("%(n)s a", "%(n)s b"), "other number of forms"),
    ],
)
def test_what_counts_as_a_fault(ids: str, string: str, wrong: str) -> None:
    known = messages.Message(ids, string)
    assert messages.fault("vi", ids, known) == wrong


def test_one_singular_has_one_plural(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [(("One", "%(n)s"), None, "a.py"), (("One", "%(n)s of %(all)s"), None, "b.py")]
    monkeypatch.setattr(messages, "messages", lambda: iter(twice))
    assert messages.rivals() == {"One"}
