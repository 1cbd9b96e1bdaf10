"""Everything at once: set up, load the sample workspaces, make a desk login, print it, and serve.

A second run starts in seconds and loses nothing.
"""

import argparse
import os
import secrets
import sys
import webbrowser
from pathlib import Path
from threading import Timer

from servanda.cli.commands.serve import hold, port, serve
from servanda.cli.commands.setup import set_up
from servanda.cli.faults import Fault
from servanda.cli.framework import now, today, wake
from servanda.cli.published import load_published

EXAMPLES = """examples:
  servanda demo
  servanda demo --port 8010
  servanda demo --no-serve        (prepare only)
"""
LOGIN = "secretary"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("--port", type=port, default=8000, help="port to serve on (8000)")
    parser.add_argument("--no-serve", action="store_true", help="prepare, print, and stop")
    parser.add_argument("--samples", default="", metavar="FOLDER", help="folder of workspaces")


def run(options: argparse.Namespace) -> int:
    """Prepare, print the address and the login, and serve."""
    wake(ready=False)
    held = None if options.no_serve else hold("127.0.0.1", options.port)
    set_up()
    for line in load_samples(options.samples):
        print(line)
    address = f"http://127.0.0.1:{options.port}/"
    print(f"\n  Portal  {address}\n  Desk    {address}en/desk/")
    print(f"  Login   {LOGIN}   password  {demo_password()}\n", flush=True)
    if held is None:
        return 0
    _open(address)
    return serve(held, workers=2)


def load_samples(folder: str = "") -> list[str]:
    """Import every workspace and dataset that is not yet here; say what was done."""
    from django.conf import settings

    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.packages import files_in, import_files
    from servanda.actions.reconcile import reconcile
    from servanda.cli.alone import alone
    from servanda.ledger.models import Plan

    root = Path(folder) if folder else settings.PACKAGE.parent / "samples"
    packages = sorted(path.parent for path in root.glob("*/datapackage.json"))
    if not packages:
        raise Fault(f"there are no workspaces in {root}; name their folder with --samples")
    lines = []
    with alone(settings.HOME / "setup.lock"):
        for package in packages:
            if Plan.objects.filter(key=package.name).exists():
                lines.append(f"{package.name}: already here")
            else:
                done = import_files(files_in(package), actor=COMMAND_LINE, now=now())
                for plan in done.plans:
                    reconcile(plan, today=today(), actor=COMMAND_LINE, now=now())
                counted = f"{done.records} records, {len(done.findings)} findings"
                lines.append(f"{package.name}: {counted}")
            lines += load_published(root, package.name)
    return lines


def demo_password() -> str:
    """Return the demo login's password: made once, kept in the home with mode 0600."""
    from django.conf import settings

    from servanda.accounts.models import User

    kept = settings.HOME / "demo-login"
    user = User.objects.filter(username=LOGIN).first()
    if user and kept.exists():
        word = kept.read_text(encoding="ascii").strip()
        return word if user.check_password(word) else "(changed; yours)"
    if user:
        return "(yours)"
    word = secrets.token_urlsafe(15)
    with os.fdopen(os.open(kept, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as out:
        out.write(word)
    user = User(username=LOGIN, role="secretary")
    user.set_password(word)
    user.save()
    return word


def _open(address: str) -> None:
    """Open a browser where a person sits in front of one."""
    screen = (
        sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if screen and sys.stdout.isatty() and os.fork() == 0:
        timer = Timer(2.0, webbrowser.open, [address])  # once the server answers
        timer.start()
        timer.join()
        os._exit(0)
