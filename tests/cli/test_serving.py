"""What gunicorn does beside answering: a channel for all its workers, and nothing left at the end."""

import os
from select import select
from typing import Any

import pytest

from servanda.cli import serving
from servanda.flows import apart


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
