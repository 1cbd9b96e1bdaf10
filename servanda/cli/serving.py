"""What gunicorn does beside answering: it has one process that asks snapshots, for all its workers.

gunicorn reads this module as its configuration (`--config python:servanda.cli.serving`) and calls the
functions by their names. Nothing is begun here: a worker begins the process when it first asks.
"""

import os
from typing import Any

from servanda.flows import apart
from servanda.flows.channel import Channel

_held: dict[str, Any] = {}


def on_starting(server: Any) -> None:
    """Make, before there are workers, what all of them have: the channel, and a sign of our life."""
    from django.conf import settings

    _held["channel"] = Channel(settings.HOME / "run")
    _held["sign"], _held["life"] = os.pipe()
    apart.ask_through(_held["channel"])


def post_fork(server: Any, worker: Any) -> None:
    """Leave our life to us alone: its end is what workers look for."""
    os.close(_held["life"])


def post_worker_init(worker: Any) -> None:
    """Let a worker look up when we are killed, instead of after half its patience."""
    worker.wait_fds.append(_held["sign"])


def on_exit(server: Any) -> None:
    """Leave nothing behind."""
    if channel := _held.pop("channel", None):
        apart.ask_through(None)
        channel.close()
