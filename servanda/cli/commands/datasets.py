"""Say what is held in bulk: each dataset with its standard, its snapshot, how fresh it is, and what failed.

A dataset is fresh while the days that are expected between two snapshots have not passed since it was
last taken; `--every` sets them.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from servanda.cli.datasets_take import faults_of
from servanda.cli.faults import Fault, Misuse
from servanda.cli.findings import kinds
from servanda.cli.framework import now, wake

FEW = 3  # files named of those that were left out for one reason
EXAMPLES = """examples:
  servanda datasets
  servanda datasets --json
  servanda datasets fts-sudan-2026 --every 7
  servanda datasets cairo-2014 --mapping > mapping.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="one dataset only")
    parser.add_argument("--every", type=int, metavar="DAYS", help="expect one so often; 0: never")
    parser.add_argument("--mapping", action="store_true", help="print what a table's columns mean")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print every dataset, or one; exit code 1 when one is late, failed, or waits to be prepared in vain."""
    wake()
    from servanda.ledger.datasets import held

    if options.mapping:
        return _mapping(options.name)
    if options.every is not None:
        _expect(options.name, options.every)
    found = [_with_state(one) for one in held(now=now()) if options.name in ("", one["name"])]
    if options.name and not found:
        raise Fault(f"there is no dataset {options.name!r}; see `servanda datasets`")
    feeds = [one for one in _feeds() if options.name in ("", one["name"])]
    if options.name:
        for one in found:
            one["faults"] = faults_of(one["name"], one["snapshot"])
    if options.json:
        json.dump({"datasets": found, "feeds": feeds}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for one in found:
            _print(one)
        for one in feeds:
            _print_feed(one)
        if not found:
            print("nothing is held yet; begin with `servanda take FILE --dataset NAME`")
    failed = any(one["failure"] for one in (*found, *feeds))
    failed = failed or any(one["unprepared"] for one in found)
    return 1 if failed or any(one["late"] for one in found) else 0


def _with_state(one: dict[str, Any]) -> dict[str, Any]:
    """Return what is held with how it stands with what pages ask of it."""
    from django.conf import settings

    from servanda.flows.readiness import state

    found = state(settings.FLOWS / one["name"], one["snapshot"])
    return {**one, "preparing": found.working, "unprepared": found.failure}


def _feeds() -> list[dict[str, Any]]:
    """Return each feed that is configured: when it was last asked, and what failed."""
    from servanda.actions.feeds import read_state
    from servanda.actions.refresh import configured, folder_of
    from servanda.actions.refusals import Refused

    try:
        feeds = configured()
    except Refused as fault:
        return [{"name": "", "addresses": 0, "asked": "", "failure": str(fault)}]
    told = [(feed, read_state(folder_of(feed.dataset))) for feed in feeds]
    return [
        {
            "name": feed.dataset,
            "addresses": len(feed.addresses),
            "asked": state.at,
            "failure": state.failure,
        }
        for feed, state in told
    ]


def _print_feed(one: dict[str, Any]) -> None:
    asked = f"last asked {one['asked'][:16]}" if one["asked"] else "never asked"
    addresses = "1 address" if one["addresses"] == 1 else f"{one['addresses']} addresses"
    print(f"feed {one['name']}: {addresses}, {asked}")
    if one["failure"]:
        print(f"  failed: {one['failure']}")


def _mapping(name: str) -> int:
    """Print the mapping that a dataset is read by, as a file to change and give back."""
    from django.conf import settings

    from servanda.actions.dataset_mapping import mapping_of
    from servanda.flows.snapshot import open_snapshot
    from servanda.ledger.datasets import current
    from servanda.standards import bulk_named

    number = current(name) if name else ""
    if not number:
        raise Misuse("--mapping goes with the NAME of one dataset; see `servanda datasets`")
    snapshot = open_snapshot(settings.FLOWS / name / number)
    sys.stdout.write(mapping_of(snapshot, bulk_named(snapshot.manifest.standard)).decode())
    return 0


def _expect(name: str, every: int) -> None:
    if not name or every < 0:
        raise Misuse("--every goes with one dataset's NAME and a number of days")
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.dataset_terms import expect

    expect(name, every=every, actor=COMMAND_LINE, now=now())


def _print(one: dict[str, Any]) -> None:
    print(f"{one['name']}: {one['standard']}, snapshot {one['snapshot']} of {one['at'][:10]}")
    # In a fixed order: PostgreSQL's JSON has one of its own.
    counts = sorted(one["rows"].items())
    rows = ", ".join(f"{name} {n:,}" for name, n in counts if name != "source")
    print(f"  records: {one['records']:,}; files: {one['files']:,}; rows: {rows}")
    late = "; LATE" if one["late"] else ""
    age = {0: "today", 1: "1 day ago"}.get(one["age"], f"{one['age']} days ago")
    print(f"  taken {age}{_expected(one)}{late}")
    for line in _left_out(one["refused"]):
        print(f"  left out: {line}")
    for line in kinds(one.get("faults", ())):
        print(f"  {line}")
    if one["failure"]:
        print(f"  the last attempt failed: {one['failure']}")
    if one["preparing"]:
        print("  what pages ask of it is being worked out by a process that goes on")
    if one["unprepared"]:
        print(f"  what pages ask of it could not be worked out: {one['unprepared']}")
        print(
            "    nothing is lost: the first question tries again, and takes as long as that takes;"
        )
        print(f"    to try now: servanda flows prepare --dataset {one['name']}")


def _expected(one: dict[str, Any]) -> str:
    """Return how often a dataset is expected, or how to say it."""
    if one["every"]:
        return f", expected every {one['every']} day{'' if one['every'] == 1 else 's'}"
    return (
        f"; nobody has said how often it is expected: servanda datasets {one['name']} --every DAYS"
    )


def _left_out(refused: list[dict[str, str]]) -> Iterator[str]:
    """Yield a line for each reason, with the first few of its files; `--json` names them all."""
    by_reason: dict[str, list[str]] = {}
    for one in refused:
        by_reason.setdefault(one["why"], []).append(one["name"])
    for why, names in by_reason.items():
        more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
        yield f"{', '.join(names[:FEW])}{more}: {why}"
