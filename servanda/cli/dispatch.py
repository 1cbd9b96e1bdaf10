"""Find the command, run it, and turn every fault of use into one clear line."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from servanda import __version__
from servanda.cli.faults import explain

# Command -> its one line of help, in the order of `servanda --help`. Each is a module of `commands`.
COMMANDS = {
    "demo": "set up, load the sample workspaces, make a desk login, and serve",
    "setup": "create or migrate the database and gather the static files",
    "serve": "serve the portal and the desk",
    "read": "read one document and print what it says, without a database",
    "compare": "compare documents: reprints, stories, contradictions",
    "take": "take documents into a plan: propose, keep, journal",
    "review": "list proposals; accept, amend or reject one",
    "record": "record something by hand, with its quotation",
    "status": "print the promises with status and reason on any day",
    "reconcile": "work out and store today's status of every promise",
    "plan": "list plans, or begin a new one",
    "package": "export, import or check a workspace as a data package",
    "user": "make a desk login, or change its password or role",
    "verify": "check the journal, every row and every quotation",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 or 2."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        print(_overview())
        return 0 if words else 2
    if words[0] in ("-V", "--version"):
        print(f"servanda {__version__}")
        return 0
    if words[0] not in COMMANDS:
        print(f"servanda: there is no command {words[0]!r}; see servanda --help", file=sys.stderr)
        return 2
    command = import_module(f"servanda.cli.commands.{words[0]}")
    try:
        options = _parser(words[0], command).parse_args(words[1:])
    except SystemExit as end:  # argparse has printed its line, or the help that was asked for
        return int(end.code or 0)
    return _run(command, options)


def _run(command: ModuleType, options: argparse.Namespace) -> int:
    try:
        code = int(command.run(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `servanda status | head` is no fault; keep the exit quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("servanda: stopped; what was finished before is kept whole", file=sys.stderr)
        return 1
    except Exception as fault:
        line = explain(fault)
        if line is None or os.environ.get("SERVANDA_DEBUG") == "1":
            raise
        print(f"servanda: {line}", file=sys.stderr)
        return 1


def _parser(name: str, command: ModuleType) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"servanda {name}",
        description=(command.__doc__ or "").strip(),
        epilog=command.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
