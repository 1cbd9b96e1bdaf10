"""Promises looked for by several processes at once: one layout, mapped by each of them.

Promises do not depend on each other, so whoever is free takes the next batch: this process from the
front, the others from the back, and the pairings are the same whoever found them. A few promises are
looked for here alone: a process takes half a second to start. One that dies takes nothing along; what
it had is looked for here.
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from servanda.actions.dataset_executors import end_with_parent
from servanda.flows.candidate_index import Index
from servanda.flows.candidates import TOGETHER, candidates
from servanda.reconciliation.matching import pairings
from servanda.records import Promise
from servanda.records.pairing import Pairing, Sought
from servanda.records.undisturbed import undisturbed

ALONE = 4_000  # promises that one process looks for about as quickly as two
AHEAD = 2  # batches that each process holds
Groups = list[list[Pairing]]
Ask = Callable[[Promise], Sought]
Batch = tuple[int, Sequence[Promise]]  # where it starts among all, and its promises


@dataclass(frozen=True, slots=True)
class Asked:
    """A batch of promises for another process, and where the layouts lie."""

    folders: tuple[tuple[Path, Path], ...]
    common: str
    sought: Sequence[Sought]


def pairings_of(index: Index, promises: Sequence[Promise], *, ask: Ask, workers: int = 0) -> Groups:
    """Return the best pairings of each promise, in their order; `workers` is 0 for one a core."""
    workers, total = workers or os.cpu_count() or 1, len(promises)
    batches = deque((n, promises[n : n + TOGETHER]) for n in range(0, total, TOGETHER))
    with undisturbed():
        if workers < 2 or total < ALONE:
            found = {start: _found(index, [*map(ask, some)]) for start, some in batches}
        else:
            found = _together(index, batches, ask=ask, others=workers - 1)
    return [one for _, groups in sorted(found.items()) for one in groups]


def _found(index: Index, sought: Sequence[Sought]) -> Groups:
    groups = zip(sought, candidates(index, sought), strict=True)
    return [pairings(one, few, weigh=index.weigh) for one, few in groups]


def _together(index: Index, batches: deque[Batch], *, ask: Ask, others: int) -> dict[int, Groups]:
    """Return what each batch finds, by its start: here, and in as many other processes."""
    found: dict[int, Groups] = {}
    crew = _Crew(index, ask, count=others)
    try:
        while batches:
            crew.give(batches)
            start, some = batches.popleft()
            found[start] = _found(index, [*map(ask, some)])
            found |= crew.done(batches, wait=not batches)
    finally:
        crew.dismiss()
    return found


class _Crew:
    """Other processes, and the batches that each has."""

    def __init__(self, index: Index, ask: Ask, *, count: int) -> None:
        self._pool = ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=end_with_parent
        )
        self._folders, self._common, self._ask = tuple(index.folders), index.common, ask
        self._most, self._given = count * AHEAD, dict[Future[Groups], Batch]()

    def give(self, batches: deque[Batch]) -> None:
        """Give batches away from the back, no more than are left here; none to a crew that is dead."""
        with suppress(BrokenProcessPool):
            while len(self._given) < min(self._most, len(batches) - 1):
                some = [*map(self._ask, batches[-1][1])]
                future = self._pool.submit(work, Asked(self._folders, self._common, some))
                self._given[future] = batches.pop()

    def done(self, batches: deque[Batch], *, wait: bool) -> dict[int, Groups]:
        """Return what is done, by now or in the end; what died is put back."""
        found: dict[int, Groups] = {}
        for future in [one for one in self._given if wait or one.done()]:
            start, some = self._given.pop(future)
            try:
                found[start] = future.result()
            except BrokenProcessPool:
                batches.append((start, some))
        return found

    def dismiss(self) -> None:
        """Let the processes go."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def work(asked: Asked) -> Groups:
    """Return the pairings of a batch; the layouts are mapped once in each process."""
    known = _opened.get(asked.folders)
    if known is None:
        _opened.clear()
        known = _opened[asked.folders] = Index.of_folders(asked.folders, common=asked.common)
    with undisturbed():
        return [[_sent(one) for one in group] for group in _found(known, asked.sought)]


_opened: dict[tuple[tuple[Path, Path], ...], Index] = {}


def _sent(pairing: Pairing) -> Pairing:
    """Leave out what was read of the title: nobody asks for it any more."""
    return replace(pairing, candidate=replace(pairing.candidate, read=""))
