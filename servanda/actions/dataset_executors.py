"""Where jobs run: here, in processes of this machine, or on a dask cluster. The rows are the same.

An executor takes jobs as they come and gives back what each left, in any order; it holds only a few
at a time. A worker that dies takes nothing along: its jobs run again elsewhere.

Worker processes are copies of this one, made as soon as the executor is, while nothing else runs in it:
they are ready at once, and need not load what it has loaded. Where a thread runs already, or a pool
broke, they begin from nothing.
"""

import atexit
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path

from servanda.actions.dataset_jobs import Job, make_ready, work
from servanda.actions.refusals import Refused
from servanda.flows.drafts import Done

Executor = Callable[[Iterable[Job]], Iterator[Done]]

NAMES = ("in-process", "processes", "dask")
DEATHS = 3  # of a pool, before its jobs are thought to be the cause


def executor(name: str, *, workers: int = 0, scheduler: str = "") -> Executor:
    """Return the executor of this name; Refused when there is none or it wants an address."""
    if name not in NAMES:
        raise Refused(f"there is no executor {name!r}", f"Use one of: {', '.join(NAMES)}.")
    if name == "dask":
        if not scheduler:
            raise Refused("dask needs a scheduler", "Give --scheduler tcp://HOST:8786.")
        return lambda jobs: _on_dask(jobs, scheduler)
    if name == "processes":
        if workers < 0:
            raise Refused(f"there cannot be {workers} processes", "Give --workers 1 or more.")
        return _Crew(workers or os.cpu_count() or 1)
    return in_process


def in_process(jobs: Iterable[Job]) -> Iterator[Done]:
    """Do one job after the other."""
    return map(work, jobs)


class _Crew:
    """Processes that do jobs; a pool that breaks is made anew, a few times."""

    def __init__(self, workers: int) -> None:
        """Begin with copies of this process, if that is safe."""
        self.workers = workers
        self.ready = _forked(workers) if _is_alone() else None

    def make_ready(self, module: str) -> None:
        """Let the processes load what the records of a standard are read with, before there is a job."""
        if self.ready is None:
            return
        with suppress(BrokenProcessPool):  # the first job meets it, too
            for _ in range(self.workers):
                self.ready.submit(make_ready, module)

    def __call__(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Do jobs, a few at a time."""
        left = iter(jobs)
        again: list[Job] = []
        for _ in range(DEATHS):
            pool, self.ready = self.ready or _pool("spawn", self.workers), None
            running: dict[Future[Done], Job] = {}
            try:
                yield from _in_pool(pool, chain(again, left), running, self.workers)
                return
            except BrokenProcessPool:
                again = sorted(running.values(), key=lambda job: job.number)
            finally:
                pool.shutdown(wait=bool(running), cancel_futures=True)
        raise Refused(
            "the worker processes died again and again",
            "Is there enough memory? Use fewer --workers; run it again, and what is done stays done.",
        )


def _pool(method: str, workers: int) -> ProcessPoolExecutor:
    context = get_context(method)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Begin as a worker: what was copied from the parent is never looked through for garbage."""
    gc.freeze()
    end_with_parent()


def _forked(workers: int) -> ProcessPoolExecutor:
    """Return a pool of copies of this process, which are all made now."""
    pool = _pool("fork", workers)
    pool.submit(os.getpid)
    return pool


# Threads of allocators, which look after themselves when a process is copied.
_QUIET = {"jemalloc_bg_thd"}


def _is_alone() -> bool:
    """Tell whether nothing but this thread runs, so that copying the process copies no held lock."""
    own = str(os.getpid())
    try:
        others = [one for one in Path("/proc/self/task").iterdir() if one.name != own]
        return all((one / "comm").read_text().strip() in _QUIET for one in others)
    except OSError:  # a system that does not say it
        return False


def _in_pool(
    pool: ProcessPoolExecutor, jobs: Iterable[Job], running: dict[Future[Done], Job], workers: int
) -> Iterator[Done]:
    """Yield what is done; what runs stands in `running`."""
    jobs = iter(jobs)
    while True:
        for job in islice(jobs, 2 * workers - len(running)):
            try:
                running[pool.submit(work, job)] = job
            except BrokenProcessPool:  # it was taken, and must not be lost
                running[Future()] = job
                raise
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            done = future.result()
            del running[future]
            yield done


def end_with_parent() -> None:
    """Let Ctrl-C be the parent's affair, and end with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was done lies on the disk; DuckDB would complain at length about what is left in memory.
    atexit.register(os._exit, 0)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait_for([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _on_dask(jobs: Iterable[Job], scheduler: str) -> Iterator[Done]:
    """Do jobs on the workers of a dask scheduler, which see the same folder under the same path."""
    from distributed import Client, KilledWorker, as_completed

    try:
        client = Client(scheduler, timeout=10, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise Refused(
            f"no dask scheduler answers at {scheduler} ({fault})",
            "Start one with `dask scheduler`, and workers with `dask worker ADDRESS`.",
        ) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise Refused("the dask scheduler has no worker", f"Start `dask worker {scheduler}`.")
        left = iter(jobs)
        first = [_submitted(client, job) for job in islice(left, 2 * threads)]
        running = as_completed(first, loop=client.loop)
        try:
            for future in running:
                done: Done = future.result()
                for job in islice(left, 1):
                    running.add(_submitted(client, job))
                yield done
        except KilledWorker as fault:
            raise Refused(
                f"the workers of {scheduler} died again and again ({fault})",
                "Is there enough memory? Run it again, and what is done stays done.",
            ) from None
        except FileNotFoundError as fault:
            raise Refused(
                f"a worker does not see {fault.filename}",
                "All workers need the folder of SERVANDA_HOME under the same path.",
            ) from None


def _submitted(client: object, job: Job) -> object:
    submit = client.submit  # type: ignore[attr-defined]
    return submit(work, job, pure=False, retries=2)
