"""The bytes that words were read from: kept once, sealed by their document's id, missed when gone."""

from hashlib import sha256

import pytest
from django.db import transaction

from servanda.ledger import store
from servanda.ledger.audit import verify
from servanda.ledger.digest import canonical_text
from servanda.ledger.journal import seal
from servanda.ledger.models import Original
from servanda.ledger.originals import keep_originals, original, originals
from servanda.ledger.unkept import Unkept
from servanda.records import Document
from tests.conftest import NOW
from tests.strategies import PLAN, WORLD

PAGE, WORDS = b"<p>Ten boats.</p>", "Ten boats."
MARK = sha256(PAGE).hexdigest()
READ = Document(
    plan=PLAN,
    id=MARK,
    text=WORDS,
    filename="page.html",
    text_sha256=sha256(WORDS.encode()).hexdigest(),
    extractor="html 1",
)


def keep(*records, contents=()):
    with transaction.atomic():
        keep_originals(contents)
        changes = store.keep(records, recorded=NOW)
        seal("take", "document", changes, actor="test", at=NOW)


def test_the_bytes_come_back_and_are_kept_once(db):
    keep(*WORLD, READ, contents=[PAGE, PAGE])
    assert original(MARK) == PAGE
    assert original("0" * 64) is None
    assert dict(originals([MARK, "0" * 64])) == {MARK: PAGE}
    assert Original.objects.count() == 1
    assert store.recall_one("document", f"{PLAN}/{MARK}") == READ
    assert verify().sound


@pytest.mark.parametrize("harm", ["gone", "other"])
def test_an_original_that_is_gone_or_another_is_found(db, harm):
    keep(*WORLD, READ, contents=[PAGE])
    rows = Original.objects.filter(pk=MARK)
    rows.delete() if harm == "gone" else rows.update(content=b"<p>Two boats.</p>")
    (found,) = verify().findings
    assert (found.code, found.where) == ("journal.original", f"document {PLAN}/{MARK}")


def test_words_that_are_not_the_ones_read_are_refused(db):
    from dataclasses import replace

    with pytest.raises(Unkept, match="its text_sha256 is not the SHA-256 of its text"):
        keep(*WORLD, replace(READ, text="Two boats."))


def test_a_plain_text_has_the_fingerprint_it_always_had():
    (note,) = [record for record in WORLD if isinstance(record, Document)]
    assert "extractor" not in canonical_text(note)
    assert "text_sha256" not in canonical_text(note)
    assert f'"text_sha256":"{READ.text_sha256}"' in canonical_text(READ)
