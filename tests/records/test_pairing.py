"""Candidates between processes, and the words of a title as somebody has read them."""

import pickle
from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from servanda.records.pairing import Candidate, Ground, Pairing, read, written


def test_what_was_written_is_read() -> None:
    runs = [("khara", "Khara"), ("=org:fund", "of the Fund")]
    assert read(written(runs)) == runs
    assert read(written([])) == []


def test_a_pairing_is_the_same_in_another_process() -> None:
    flow = Candidate(dataset="toy", amount=Decimal("5.50"), day=date(2026, 3, 3), read="a\ta")
    ground = Ground(code="date-late", details=(("days", "3"),))
    one = Pairing(promise="p", candidate=flow, score=0.5, grounds=(ground,), twins=(flow,))
    again = pickle.loads(pickle.dumps(one))
    assert (again, again.candidate.read) == (one, "a\ta")
    with pytest.raises(FrozenInstanceError):
        again.score = 1.0
