"""What gunicorn does beside answering: a channel for all its workers, and nothing left at the end."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import Any

import pytest

from servanda.cli import serving
from servanda.flows import apart
from tests.cli.conftest import environment, servanda
from tests.servers import free_port, wait_for

SERVANDA = Path(sys.executable).parent / "servanda"


class Worker:
    """As much of a worker of gunicorn as is asked of it."""

    def __init__(self) -> None:
        self.wait_fds: list[Any] = []


def test_a_server_from_its_beginning_to_its_end(settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path
    serving.on_starting(None)
    try:
        assert apart._elsewhere is serving._held["channel"]
        (folder,) = (tmp_path / "run").iterdir()
        worker = Worker()
        serving.post_worker_init(worker)
        assert select(worker.wait_fds, [], [], 0)[0] == [], "we live"
        serving.post_fork(None, worker)
        assert select(worker.wait_fds, [], [], 5)[0] == worker.wait_fds, "nobody has our life now"
    finally:
        serving.on_exit(None)
    assert apart._elsewhere is None
    assert not folder.exists()
    os.close(worker.wait_fds[0])
    with pytest.raises(KeyError):
        serving._held["channel"]


PLEDGES = """Donor,Pledge,Currency,Date
#org+name,#value+pledged,#currency,#date
Norway,100,USD,2020-01-01
Qatar,200,USD,2020-02-01
"""
PAGES = (
    *("", "datasets/", "datasets/small/", "datasets/small/records/", "datasets/small/rows/"),
    *("datasets/small/rows.csv", "datasets/small/records/?q=1"),
)
HEAVY = ("duckdb", "libarrow", "pyarrow")


@dataclass(frozen=True)
class Served:
    """A home that gunicorn serves: its address and its processes."""

    address: str
    master: int
    home: Path

    def get(self, page: str) -> int:
        """Ask for a page; return how it is answered."""
        try:
            with urllib.request.urlopen(f"{self.address}/en/{page}", timeout=30) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            return fault.code

    def workers(self) -> list[int]:
        """Return the processes of the workers."""
        listed = Path(f"/proc/{self.master}/task/{self.master}/children").read_text()
        return [int(one) for one in listed.split()]

    def apart(self) -> list[int]:
        """Return the processes that ask snapshots."""
        return [int(path.read_text()) for path in self.home.glob("run/*/lock")]


@pytest.fixture(scope="module")
def served(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small dataset with two workers; hold at the end that no process is left."""
    home = Path(shutil.copytree(bare, tmp_path_factory.mktemp("served") / "home"))
    table = home / "pledges.csv"
    table.write_text(PLEDGES)
    assert servanda(home, "take", table, "--dataset", "small").code == 0
    port = free_port()
    words = [str(SERVANDA), "serve", "--port", str(port)]
    running = subprocess.Popen(words, env=environment(home))
    made = Served(f"http://127.0.0.1:{port}", running.pid, home)
    try:
        wait_for(lambda: answers(made))
        yield made
    finally:
        left = [*made.apart(), *(made.workers() if running.poll() is None else ())]
        running.terminate()
        running.wait(120)
        wait_for(lambda: not any(map(lives, left)))
        assert list((home / "run").iterdir()) == []


def answers(served: Served) -> bool:
    try:
        return served.get("") == 200
    except OSError:
        return False


def lives(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def loaded(process: int) -> list[str]:
    maps = Path(f"/proc/{process}/maps").read_text()
    return [one for one in HEAVY if one in maps]


def test_no_worker_holds_duckdb_or_arrow(served: Served) -> None:
    for _ in range(3):
        assert [served.get(page) for page in PAGES] == [200] * len(PAGES)
    assert [loaded(one) for one in served.workers()] == [[], []]
    (apart,) = served.apart()
    assert loaded(apart) == ["duckdb"], "what answers needs no Arrow"


def test_one_process_apart_whoever_is_killed(served: Served) -> None:
    """The last of them: at its end the server is killed."""
    records = "datasets/small/records/"
    assert served.get(records) == 200
    (apart,) = served.apart()
    worker = served.workers()[0]
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: len(served.workers()) == 2 and worker not in served.workers())
    assert [served.get(records) for _ in range(4)] == [200] * 4
    assert served.apart() == [apart], "it is nobody's child"
    os.kill(apart, signal.SIGKILL)
    wait_for(lambda: not lives(apart))
    assert served.get(records) == 200
    assert served.apart() != [apart]
    left = [*served.workers(), *served.apart()]
    os.kill(served.master, signal.SIGKILL)
    wait_for(lambda: not any(map(lives, left)))
