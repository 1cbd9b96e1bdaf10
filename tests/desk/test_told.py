"""Every refusal and finding that the desk can show is put into the reader's language."""

import pytest
from django.utils import translation

from servanda.actions.refusals import Refused
from servanda.desk.told import in_words, put, told
from servanda.ledger.unkept import Unkept
from servanda.records import Finding, Level
from servanda.terms.told import knows, said
from tests.desk.sayings import files, published, sayings

# What has no words of its own: the name of a field and its figure.
WORDLESS = {"{} is {}"}


@pytest.mark.parametrize(
    "path", [*files(), *published()], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_message_of_the_rooms_has_words(path):
    unsaid = {
        words
        for _, words in sayings(path)
        if words not in WORDLESS and not knows(words.replace("{}", "x1"))
    }
    assert not unsaid, f"add to servanda/terms/told.toml or told_flows.toml: {sorted(unsaid)}"


def test_the_walk_finds_what_is_said():
    found = [words for path in files() for _, words in sayings(path)]
    assert len(set(found)) > 200
    assert {"the PDF is damaged and cannot be opened", "{} is no name"} <= set(found)


@pytest.mark.parametrize(
    ("refusal", "vi", "ar"),
    [
        (
            Refused("a decision needs its words", "Say which value stands, and why."),
            "quyết định phải có lời. Hãy nói giá trị nào đúng, và vì sao.",
            "يلزم القرار نصّه. اذكر أي قيمة تثبت ولماذا.",
        ),
        (
            Refused("promise p/x: it names the plan q, which is not kept", "Give both."),
            "promise p/x: nó nêu kế hoạch q, vốn chưa được lưu. Hãy nêu cả hai.",
            "promise p/x: يذكر خطة q وهو غير محفوظ. أعطِ كليهما.",
        ),
        (
            Unkept("promise", "p/x", "its promise is not kept", "Keep the promise first"),
            "promise p/x: lời hứa của nó chưa được lưu. Hãy lưu lời hứa trước.",
            "promise p/x: وعده غير محفوظ. احفظ الوعد أولاً.",
        ),
    ],
)
def test_a_refusal_is_told(refusal, vi, ar):
    for language, expected in (("vi", vi), ("ar", ar)):
        with translation.override(language):
            assert told(refusal) == expected
    with translation.override("en"):
        assert told(refusal).startswith(str(refusal)[:20])


def test_a_finding_is_told_and_what_nobody_knows_stays():
    finding = Finding(level=Level.NOTE, code="x", message="the file is empty", advice="Amend it.")
    with translation.override("vi"):
        assert (in_words(finding).message, in_words(finding).advice) == (
            "tệp trống",
            "Hãy sửa lại.",
        )
        assert put("Say why it is rejected") == "Say why it is rejected"
    assert said("the file is empty", "en") == "the file is empty"
