"""Find the command, run it, and turn every fault of use into one clear line."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType
from typing import NoReturn

from servanda import __version__
from servanda.cli.faults import Fault, Misuse, apology, explain

# Command -> its one line of help, in the order of `servanda --help`. Each is a module of `commands`.
COMMANDS = {
    "demo": "set up, load the sample workspaces, make a desk login, and serve",
    "setup": "create or migrate the database and gather the static files",
    "serve": "serve the portal and the desk",
    "read": "read one document and print what it says, without a database",
    "compare": "compare documents: reprints, stories, contradictions",
    "check": "list what is wrong with a published file, against its standard's schema and rules",
    "take": "take documents into a plan, or published files into a dataset",
    "refresh": "fetch the feeds that are configured, and take what has changed",
    "datasets": "say what is held in bulk, how fresh it is, and what failed",
    "flows": "total what was published in bulk, and list the rows behind each figure",
    "match": "match promises with published flows: propose, list, confirm, split, reject",
    "review": "list proposals; accept, amend or reject one",
    "record": "record something by hand, with its quotation",
    "status": "print the promises with status and reason on any day",
    "reconcile": "work out and store today's status of every promise",
    "plan": "list plans, or begin a new one",
    "package": "export, import or check a workspace as a data package",
    "user": "make a desk login, or change its password or role",
    "verify": "check the journal, every row and every quotation",
}


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse itself asks for the width before anybody asks for help."""

    def __init__(self, prog: str) -> None:
        """Take the width from COLUMNS, else from the terminal."""
        try:
            columns = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
        except (ValueError, OSError):
            columns = 80
        super().__init__(prog, width=max(columns, 40) - 2)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line with what to do."""

    def error(self, message: str) -> NoReturn:
        """Say what is off and where the examples are."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 or 2."""
    # A command lives for seconds and makes few circles: collecting after every 700 objects only slows.
    gc.set_threshold(100_000, 20, 20)
    try:
        _speak_utf8()
        code = _main(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `servanda status | head` is no fault; keep the exit quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("servanda: stopped; what was finished before is kept whole", file=sys.stderr)
        return 1
    except Exception as fault:
        if os.environ.get("SERVANDA_DEBUG") == "1":
            raise
        print(f"servanda: {explain(fault) or apology(fault)}", file=sys.stderr)
        return fault.code if isinstance(fault, Fault) else 1


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale, and a file name that is not Unicode as its bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _main(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(_overview(), file=sys.stdout if words else sys.stderr)
        return 0 if words else 2
    if words[0] in ("-V", "--version"):
        print(f"servanda {__version__}")
        return 0
    if words[0] not in COMMANDS:
        raise Misuse(f"there is no command {words[0]!r}; see servanda --help")
    command = import_module(f"servanda.cli.commands.{words[0]}")
    try:
        options = _parser(words[0], command).parse_args(words[1:])
    except SystemExit as end:  # argparse has printed its line, or the help that was asked for
        return int(end.code or 0)
    return int(command.run(options))


def _parser(name: str, command: ModuleType) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"servanda {name}",
        description=(command.__doc__ or "").strip(),
        epilog=command.EXAMPLES,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    return parser


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {line}" for name, line in COMMANDS.items()]
    return "\n".join(
        [
            "Servanda keeps account of the promises made to a peace and recovery plan.",
            "",
            "usage: servanda COMMAND [ARGUMENTS]   (servanda COMMAND --help shows examples)",
            "",
            *lines,
        ]
    )
