"""Sentences that stand in two documents: verbatim, near or in part (definition 24)."""

import random
import re
import time
from pathlib import Path

import pytest

from servanda.reconciliation.reprints import COPIES_KEPT, reprints
from servanda.reconciliation.stories import stories
from servanda.reconciliation.told import Told
from tests.reconciliation.making import document

FIRST = "Alpha will pay forty million into the harbour fund before the rains begin in June."


@pytest.mark.parametrize(
    ("second", "relation"),
    [
        (FIRST, "verbatim"),
        (FIRST.upper().replace(".", " !"), "verbatim"),
        (FIRST.replace("before the rains begin", "before rains begin"), "near"),
        (f"A minister said on Monday that {FIRST[0].lower()}{FIRST[1:]}", "near"),
        (
            "Alpha will pay forty million into the harbour fund, a spokesman told reporters, once "
            "parliament has met and the auditors have looked at the books.",
            "partial",
        ),
        ("Beta also gave forty million into the harbour fund, and asks for receipts.", None),
        ("Beta sends three hundred nurses and a field hospital by the end of the month.", None),
        ("Alpha will pay.", None),
    ],
)  # fmt: skip
def test_how_a_sentence_is_repeated(second, relation):
    """Alpha will pay forty million into the harbour fund before the rains begin in June."""
    found = reprints([document("a", FIRST), document("b", second)])
    assert [pair.relation for pair in found] == ([relation] if relation else [])


def test_both_places_are_quoted_exactly():
    one, other = document("a", f"Headline\n{FIRST}"), document("b", FIRST)
    pair = reprints([one, other])[0]
    assert one.text[pair.a.start : pair.a.end] == pair.a.quote == FIRST
    assert (pair.a.file, pair.b.file, pair.b.start) == ("a", "b", 0)


def test_a_sentence_repeated_within_a_document_is_no_reprint():
    assert reprints([document("a", f"{FIRST}\n{FIRST}")]) == []


def test_vietnamese_and_arabic_sentences_are_compared_too():
    """One outlet writes Hoà, another Hòa, and an Arabic copy leaves the vowel marks out."""
    vi = "Nước Alpha sẽ gửi ba trăm y tá đến bệnh viện dã chiến Hoà Bình."
    ar = "سترسل ألفا ثلاثمئة ممرض إلى المستشفى الميداني قبل نهاية الشهر"
    found = reprints(
        [document("a", f"{vi}\n{ar}"), document("b", f"{vi.replace('oà', 'òa')}\n{ar}")]
    )
    assert [pair.relation for pair in found] == ["verbatim", "verbatim"]


def test_a_sentence_of_many_outlets_is_paired_with_a_bounded_number_of_copies():
    found = reprints([document(f"f{n:02}", FIRST) for n in range(40)])
    assert len(found) < 40 * COPIES_KEPT
    assert {pair.b.file for pair in found} == {f"f{n:02}" for n in range(1, 40)}


def corpus(size):
    """Made-up words: articles of 20 sentences, every tenth a copy with one word of each changed."""
    chance = random.Random(size)
    lexicon = [f"word{n}" for n in range(8000)]
    made = []
    for at in range(size):
        if at % 10 == 9:
            text = re.sub(r"word\d+$", "changed", made[-1].text, flags=re.MULTILINE)
        else:
            lines = (" ".join(chance.choices(lexicon, k=18)) for _ in range(20))
            text = "\n".join(lines)
        made.append(document(f"f{at}", text))
    return made


def test_the_cost_follows_what_is_shared_and_not_the_pairs():
    """Ten times the articles cost about ten times the work, where all pairs would cost a hundred."""
    spent = {}
    for size in (60, 600):
        documents = corpus(size)
        start = time.process_time()
        found = reprints(documents)
        spent[size] = time.process_time() - start
        assert len(found) == 20 * size // 10
    assert spent[600] < 40 * spent[60] + 1


PRESS = Path(__file__).resolve().parents[3] / "shared" / "press"


@pytest.mark.skipif(not PRESS.is_dir(), reason="the captured articles lie outside the repository")
def test_an_item_and_the_page_of_its_interview_are_one_story_and_the_analysis_is_not():
    """Cut naively at line ends and full stops, menus and payment dialogs left in."""
    documents = []
    for path in sorted(PRESS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        cut = re.finditer(r"[^\s][^\n]*?(?:[.!?…](?=\s|$)|(?=\n|$))", text)
        documents.append(
            Told(file=path.name, text=text, sentences=tuple(found.span() for found in cut))
        )
    pairs = reprints(documents)
    assert stories(documents, pairs) == (("interview-page.txt", "short-item.txt"),)
    relations = {}
    for pair in pairs:
        files = (pair.a.file, pair.b.file)
        relations.setdefault(files, []).append(pair.relation)
    copied = relations["interview-page.txt", "short-item.txt"]
    assert copied.count("verbatim") >= 4
    assert copied.count("near") >= 12
    assert "partial" in relations["analysis.txt", "interview-page.txt"]
    assert "partial" in relations["analysis.txt", "short-item.txt"]
