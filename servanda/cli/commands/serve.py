"""Serve the portal and the desk with gunicorn, on SQLite or on the database of DATABASE_URL."""

import argparse
import os
import socket
import sys

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
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")


def port(text: str) -> int:
    """Return a port number, or refuse."""
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    wake()
    check_free(options.host, options.port)
    return serve(options.host, options.port, workers=options.workers)


def check_free(host: str, number: int) -> None:
    """Refuse a port in use before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, number))
        except OSError as fault:
            raise Fault(
                f"cannot listen on {host}:{number} ({fault.strerror}); if Servanda is running there,"
                f" stop it or choose another port, as PORT={number + 10 if number < 65526 else 8010}"
            ) from None


def serve(host: str, number: int, *, workers: int) -> int:
    """Become gunicorn; does not return unless it cannot start."""
    words = [
        *(sys.executable, "-m", "gunicorn", "servanda.wsgi:application"),
        *("--bind", f"[{host}]:{number}" if ":" in host else f"{host}:{number}"),
        *("--workers", str(workers), "--preload", "--max-requests", "20000"),
        *("--max-requests-jitter", "2000", "--log-level", "warning", "--control-socket", ""),
    ]
    os.execv(sys.executable, words)  # noqa: S606 - our own words, no shell wanted
