"""Reading one state of the ledger: what is open afterwards, and what a transaction sees.

That others write meanwhile, unseen and not kept waiting, is held by a test of the command that reads so.
"""

from unittest.mock import patch

import pytest
from django.db import connection

from servanda.ledger import journal
from servanda.ledger.one_state import _deferred as one_state_alone
from servanda.ledger.one_state import let_go, one_state, seen_by_others


def test_inside_a_transaction_its_own_state_is_read(db):
    with one_state():
        assert connection.in_atomic_block
        assert journal.head() == (0, journal.FIRST)
    assert not seen_by_others()


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_open_or_changed():
    before = getattr(connection, "transaction_mode", None)
    with pytest.raises(ZeroDivisionError), one_state():
        raise ZeroDivisionError
    assert not connection.in_atomic_block
    assert getattr(connection, "transaction_mode", None) == before
    if connection.vendor == "postgresql":
        let_go()
        assert connection.connection is None
    assert journal.head()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_a_connection_opened_for_it_takes_no_lock_for_writing():
    """Opening a connection sets the mode of the settings, in which readers would wait for each other."""
    if connection.vendor != "sqlite":
        pytest.skip("other database: readers of PostgreSQL lock nothing")
    another = connection.copy()
    with patch("servanda.ledger.one_state.connection", another), one_state_alone():
        another.ensure_connection()
        assert another.transaction_mode == "DEFERRED"
    another.close()
