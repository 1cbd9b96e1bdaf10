"""Serve the portal and the desk with gunicorn, on SQLite or on the database of DATABASE_URL."""

import argparse
import os
import socket
import sys
from contextlib import suppress

from servanda.cli.commands.setup import gather
from servanda.cli.faults import Fault
from servanda.cli.framework import wake

EXAMPLES = """examples:
  servanda serve
  servanda serve --port 8010
  servanda serve --host 0.0.0.0 --workers 4     (set SERVANDA_HOSTS, and SERVANDA_HTTPS behind TLS)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=port, default=8000, help="port to listen on (8000)")
    parser.add_argument("--workers", type=count, default=2, help="processes (2)")


def port(text: str) -> int:
    """Return a port number, or refuse."""
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def count(text: str) -> int:
    """Return a number of processes, or refuse."""
    number = int(text)
    if not 0 < number <= 64:
        raise argparse.ArgumentTypeError("workers are a number from 1 to 64")
    return number


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    wake()
    held = hold(options.host, options.port)
    with suppress(Fault, OSError):  # a home that cannot be written is served as it is
        gather()
    return serve(held, workers=options.workers)


def hold(host: str, number: int) -> socket.socket:
    """Return a socket that listens there; refuse a port in use before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    held = socket.socket(family, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((host, number))
        held.listen(2048)
    except OSError as fault:
        held.close()
        raise Fault(
            f"cannot listen on {host}:{number} ({fault.strerror}); if Servanda is running there,"
            f" stop it or choose another port, as PORT={number + 10 if number < 65526 else 8010}"
            " or --port"
        ) from None
    return held


def patience() -> int:
    """Return the seconds a request may take: an hour where a hundred files wait for another's answers."""
    from django.conf import settings

    return 3600 if settings.PROPOSER["url"] else 30


def serve(held: socket.socket, *, workers: int) -> int:
    """Become gunicorn on the socket; does not return unless it cannot start."""
    held.set_inheritable(True)
    words = [
        *(sys.executable, "-m", "gunicorn", "servanda.wsgi:application"),
        *("--bind", f"fd://{held.fileno()}"),
        *("--workers", str(workers), "--preload", "--max-requests", "20000"),
        *("--max-requests-jitter", "2000", "--log-level", "warning", "--no-control-socket"),
        *("--timeout", str(patience()), "--config", "python:servanda.cli.serving"),
    ]
    os.execv(sys.executable, words)  # noqa: S606 - our own words, no shell wanted
