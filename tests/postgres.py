"""Run a command against a PostgreSQL server of its own: `python -m tests.postgres pytest tests`.

The server lives in a temporary directory on a free loopback port and is gone afterwards; the command
finds it in DATABASE_URL. PostgreSQL refuses to run as root, so root starts it as `postgres` or
`nobody`. Where PostgreSQL is missing the command is not run, one line says so, and the exit is 0.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Return the directory of `initdb`, of the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    onpath = shutil.which("initdb")
    return found[-1].parent if found else Path(onpath).parent if onpath else None


def _account() -> str | None:
    """Return whom to become: nobody special unless we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a fresh server; RuntimeError where PostgreSQL is missing."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed (no initdb found)")
    home, account, port = Path(tempfile.mkdtemp(prefix="servanda-pg-")), _account(), _free_port()
    if account:
        shutil.chown(home, account)
    become = {"user": account, "group": pwd.getpwnam(account).pw_gid} if account else {}
    quiet = {"cwd": home, "stdout": subprocess.DEVNULL, **become}
    running = None
    try:
        init = [where / "initdb", "-D", home / "data", "-U", "servanda", "-A", "trust"]
        subprocess.run([*init, "-E", "UTF8", "--locale=C.UTF-8", "-N"], check=True, **quiet)
        options = ["-k", home, "-p", str(port), "-h", "127.0.0.1", "-F"]
        log = (home / "log").open("wb")
        running = subprocess.Popen(
            [where / "postgres", "-D", home / "data", *options], stderr=log, **quiet
        )
        _wait(running, port, home / "log")
        yield f"postgres://servanda@127.0.0.1:{port}/postgres"
    finally:
        if running:
            running.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            running.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def _wait(running: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Wait until the server answers; RuntimeError with its log when it does not."""
    ready = [str((programs() or Path()) / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(150):
        if running.poll() is not None:
            break
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.2)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-500:]}")


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL set to a server of its own."""
    if not command:
        print("usage: python -m tests.postgres COMMAND ...", file=sys.stderr)
        return 2
    if programs() is None:
        print("skipped: PostgreSQL is not installed, so nothing was tested against it")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server goes with us
    with server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
