"""The same rows from this process, from a pool and from dask, whoever dies on the way."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from servanda.actions.dataset_executors import executor
from servanda.actions.refusals import Refused
from tests.actions.importing import ROOT, environment, lines, many

PARTS = 8  # jobs of the file below: 4 MB each


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of some 32 MB, in 10,000 records."""
    folder = tmp_path_factory.mktemp("given")
    return lines(folder / "a.jsonl", many(PARTS * 1333, pad=3000))


def start(home: Path, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.actions.importing", *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=environment(home), cwd=ROOT, stdout=pipe, stderr=pipe, text=True
    )


def finish(process: subprocess.Popen[str]) -> dict[str, object]:
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return dict(json.loads(out))


def parts(home: Path, dataset: str) -> dict[str, list[tuple[str, int]]]:
    """Return hash and rows of every part of the first snapshot, by table, in order."""
    manifest = json.loads((home / "flows" / dataset / "00001" / "manifest.json").read_bytes())
    return {
        name: [(part["sha256"], part["rows"]) for part in table["parts"]]
        for name, table in manifest["tables"].items()
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, file: Path) -> Path:
    """A home with the file taken in this process, as the dataset `one`."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment(home), cwd=ROOT, check=True)
    found = finish(start(home, "one", file))
    assert found["read"] == PARTS * 1333
    return home


def test_processes_give_the_same_parts(home: Path, file: Path) -> None:
    finish(start(home, "pool", file, "processes"))
    assert parts(home, "pool") == parts(home, "one")


def children(process: int) -> list[int]:
    """Return the workers below a process: copies of it, or begun from nothing."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        command = (stat.parent / "cmdline").read_bytes()
        if int(words[1]) == process and b"resource_tracker" not in command:
            found.append(int(stat.parent.name))
    return found


def wait_for(ready: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def test_a_worker_of_the_pool_is_killed(home: Path, file: Path) -> None:
    process = start(home, "killed", file, "processes")
    jobs = home / "flows" / "killed" / "00001.partial" / "work" / "jobs"
    wait_for(lambda: list(jobs.glob("*.json")))
    os.kill(children(process.pid)[0], signal.SIGKILL)
    finish(process)
    assert parts(home, "killed") == parts(home, "one")


def test_workers_are_copies_where_nothing_else_runs_and_begin_from_nothing_elsewhere() -> None:
    """Each says how it was begun; a thread that runs could hold a lock, which a copy would wait for."""
    code = """
import multiprocessing, threading
from servanda.actions import dataset_executors
def begun():
    made = dataset_executors.executor("processes", workers=1)
    ready = made.ready is not None
    if ready:
        made.ready.shutdown()
    return ready
print(begun())
held = threading.Event()
threading.Thread(target=held.wait).start()
print(begun())
held.set()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_workers_load_what_they_will_read_with() -> None:
    """Before there is a job, and beside the parent, which does not load it itself."""
    code = """
import sys
from servanda.actions import dataset_executors
made = dataset_executors.executor("processes", workers=1)
made.make_ready("servanda.standards.iati")
print(made.ready.submit(eval, "'lxml.etree' in __import__('sys').modules").result())
print("lxml.etree" in sys.modules)
made.ready.submit(__import__("os")._exit, 1)
made.ready.submit(print, 1).exception()
made.make_ready("servanda.standards.iati")  # of a pool that broke nothing is asked
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_workers_end_with_the_one_who_started_them(home: Path, file: Path) -> None:
    process = start(home, "orphans", file, "processes")
    jobs = home / "flows" / "orphans" / "00001.partial" / "work" / "jobs"
    wait_for(lambda: list(jobs.glob("*.json")))
    workers = children(process.pid)
    process.kill()
    process.communicate()
    wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers), 10)


@pytest.fixture
def cluster(home: Path, tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A dask scheduler and two workers, each in a process of its own, on the loopback address."""
    pytest.importorskip("distributed", reason="dask is not installed")
    given = environment(home) | {"DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false"}

    def run(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, env=given, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=pipe, text=True
        )

    loopback = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = run("dask_scheduler", *loopback, "--port", "0")
    assert scheduler.stderr is not None
    address = ""
    for line in scheduler.stderr:
        if found := re.search(r"Scheduler at:\s+(tcp://\S+)", line):
            address = found[1]
            break
    one = ("--nthreads", "1", "--no-nanny", *loopback)
    workers = [run("dask_worker", address, *one) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.communicate()


@pytest.mark.slow
def test_dask_gives_the_same_parts_though_a_worker_dies(
    home: Path, file: Path, cluster: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = cluster
    process = start(home, "dask", file, "dask", address)
    jobs = home / "flows" / "dask" / "00001.partial" / "work" / "jobs"
    wait_for(lambda: len(list(jobs.glob("*.json"))) >= 2, 120)
    workers[0].kill()
    finish(process)
    assert parts(home, "dask") == parts(home, "one")


def test_words_that_are_off() -> None:
    with pytest.raises(Refused, match="no executor"):
        executor("cloud")
    with pytest.raises(Refused, match="needs a scheduler"):
        executor("dask")
    with pytest.raises(Refused, match="cannot be -3 processes"):
        executor("processes", workers=-3)


@pytest.mark.slow
def test_a_scheduler_that_is_not_there() -> None:
    pytest.importorskip("distributed", reason="dask is not installed")
    with pytest.raises(Refused, match="no dask scheduler answers"):
        list(executor("dask", scheduler="tcp://127.0.0.1:9")([]))
