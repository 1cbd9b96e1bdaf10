"""Several processes find what one finds, also when one of them dies."""

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from servanda.actions import matching_workers
from servanda.actions.matching_workers import Asked, pairings_of, work
from servanda.flows.candidate_index import Index
from servanda.records import Promise, Wording
from servanda.records.pairing import Sought
from tests.flows.test_candidate_index import index
from tests.flows.test_candidates import WANTED, many

PROMISES = [
    Promise(plan="p", id=f"p{n}", title=Wording(en="Port"), kind="pledge", strength=4)
    for n in range(9)
]


def ask(promise: Promise) -> Sought:
    n = int(promise.id[1:])
    return Sought(
        promise=promise.id, parties=WANTED.parties, worth=70.0 + 6 * n, unit="USD",
        words=frozenset({"khara", str(20 + n)}),
    )  # fmt: skip


@pytest.fixture
def flows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.setattr(matching_workers, "ALONE", 2)
    monkeypatch.setattr(matching_workers, "TOGETHER", 2)
    return index(many(), tmp_path)


class InLine:
    """A pool of one process that is this one."""

    def __init__(self, count: int, **how: Any) -> None:
        self.done = 0

    def submit(self, what: Any, asked: Asked) -> Any:
        self.done += 1
        return Answer(what(asked), dies=self.done == 2)

    def shutdown(self, **how: Any) -> None:
        pass


class Answer:
    def __init__(self, found: Any, *, dies: bool) -> None:
        self.found, self.dies = found, dies

    def done(self) -> bool:
        return True

    def result(self) -> Any:
        if self.dies:
            raise BrokenProcessPool
        return self.found


def test_a_few_are_looked_for_alone(flows: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching_workers, "ALONE", 100)
    monkeypatch.setattr(matching_workers, "ProcessPoolExecutor", None)
    found = pairings_of(flows, PROMISES, ask=ask, workers=2)
    assert [one[0].promise for one in found if one] == [p.id for p in PROMISES]


def test_another_process_finds_the_same(flows: Index) -> None:
    alone = pairings_of(flows, PROMISES, ask=ask, workers=1)
    assert any(alone)
    assert pairings_of(flows, PROMISES, ask=ask, workers=2) == alone


def test_what_died_is_looked_for_again(flows: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = pairings_of(flows, PROMISES, ask=ask, workers=1)
    monkeypatch.setattr(matching_workers, "ProcessPoolExecutor", InLine)
    assert pairings_of(flows, PROMISES, ask=ask, workers=3) == alone


def test_a_batch_needs_nothing_but_folders(flows: Index) -> None:
    sought = [ask(one) for one in PROMISES[:2]]
    asked = Asked(tuple(flows.folders), flows.common, sought)
    assert os.path.isdir(flows.folders[0][1])
    assert [len(group) for group in work(asked)] == [
        len(group) for group in pairings_of(flows, PROMISES[:2], ask=ask, workers=1)
    ]
