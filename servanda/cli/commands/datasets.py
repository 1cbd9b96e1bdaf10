"""Say what is held in bulk: each dataset with its standard, its snapshot, how fresh it is, and what failed.

A dataset is fresh while the days that are expected between two snapshots have not passed since it was
last taken; `--every` sets them.
"""

import argparse
import json
import sys
from typing import Any

from servanda.cli.faults import Fault, Misuse
from servanda.cli.framework import now, wake

EXAMPLES = """examples:
  servanda datasets
  servanda datasets --json
  servanda datasets fts-sudan-2026 --every 7
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="one dataset only")
    parser.add_argument("--every", type=int, metavar="DAYS", help="expect one so often; 0: never")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print every dataset, or one; exit code 1 when one is late or failed."""
    wake()
    from servanda.ledger.datasets import held

    if options.every is not None:
        _expect(options.name, options.every)
    found = [one for one in held(now=now()) if options.name in ("", one["name"])]
    if options.name and not found:
        raise Fault(f"there is no dataset {options.name!r}; see `servanda datasets`")
    if options.json:
        json.dump({"datasets": found}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for one in found:
            _print(one)
        if not found:
            print("nothing is held yet; begin with `servanda take FILE --dataset NAME`")
    return 1 if any(one["failure"] or one["late"] for one in found) else 0


def _expect(name: str, every: int) -> None:
    if not name or every < 0:
        raise Misuse("--every goes with one dataset's NAME and a number of days")
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.dataset_terms import expect

    expect(name, every=every, actor=COMMAND_LINE, now=now())


def _print(one: dict[str, Any]) -> None:
    print(f"{one['name']}: {one['standard']}, snapshot {one['snapshot']} of {one['at'][:10]}")
    rows = ", ".join(f"{name} {n:,}" for name, n in one["rows"].items() if name != "source")
    print(f"  records: {one['records']:,}; files: {one['files']:,}; rows: {rows}")
    expected = f", expected every {one['every']}" if one["every"] else ""
    late = "; LATE" if one["late"] else ""
    print(f"  taken {one['age']} days ago{expected}{late}")
    for refused in one["refused"]:
        print(f"  left out: {refused['name']}: {refused['why']}")
    if one["failure"]:
        print(f"  the last attempt failed: {one['failure']}")
