"""The folded words are kept with the promise, renewed with it, and made for those kept before."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from servanda.ledger.folding import folded_of, folded_words
from servanda.ledger.models import Folded
from servanda.ledger.store import keep
from servanda.records import Promise, Wording
from tests.strategies import PLAN, WHOLE, WORLD

NOW = datetime(2026, 6, 30, tzinfo=UTC)
PROMISE = Promise(
    plan=PLAN,
    id="cho-o",
    title=Wording(vi="400 chỗ ở tạm", en="400 Shelters"),
    kind="policy",
    strength=3,
    evidence=(WHOLE,),
)


@pytest.fixture
def world(db):
    keep(WORLD, recorded=NOW)
    keep([PROMISE], recorded=NOW)


def test_the_words_are_the_id_the_titles_and_the_quotations():
    assert (
        folded_words("vn-400", ["400 chỗ ở tạm", "", ""], ["Sẽ góp"])
        == "vn-400 400 cho o tam se gop"
    )


def test_a_promise_is_kept_with_its_words_and_kept_again_with_new_ones(world):
    kept = Folded.objects.get(promise=f"{PLAN}/cho-o").words
    assert kept == folded_of(PROMISE)
    assert kept.startswith("cho-o 400 cho o tam 400 shelters ")
    keep([replace(PROMISE, title=Wording(en="Zeppelins"))], recorded=NOW)
    assert Folded.objects.get(promise=f"{PLAN}/cho-o").words.startswith("cho-o zeppelins ")


def test_the_migration_folds_what_was_kept_before(world, monkeypatch):
    more = [replace(PROMISE, id=f"p{n}", title=Wording(ar="إعادة")) for n in range(3)]
    keep(more, recorded=NOW)
    kept = dict(Folded.objects.values_list("promise_id", "words"))
    Folded.objects.all().delete()
    migration = import_module("servanda.ledger.migrations.0005_folded_words")
    monkeypatch.setattr(migration, "CHUNK", 2)
    migration.fold(apps, None)
    assert dict(Folded.objects.values_list("promise_id", "words")) == kept
