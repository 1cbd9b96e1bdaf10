"""How often a dataset is expected is decided, and journalled."""

import pytest
from django.db import transaction

from servanda.actions.actor import COMMAND_LINE, Actor
from servanda.actions.dataset_terms import expect
from servanda.actions.refusals import Forbidden, Unknown
from servanda.ledger.models import Dataset, Entry
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_it_is_kept_with_its_line() -> None:
    Dataset.objects.create(key="d", recorded=NOW)
    expect("d", every=7, actor=COMMAND_LINE, now=NOW)
    assert Dataset.objects.get().every == 7
    assert Entry.objects.get().object == "dataset:d"


def test_unknown_or_forbidden() -> None:
    with pytest.raises(Unknown), transaction.atomic():
        expect("d", every=7, actor=COMMAND_LINE, now=NOW)
    with pytest.raises(Forbidden):
        expect("d", every=7, actor=Actor(id="x", role="monitor"), now=NOW)
    assert not Entry.objects.exists()
