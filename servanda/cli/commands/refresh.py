"""Fetch the feeds that the operator's file names, and take what has changed into their datasets.

Nothing is fetched that the file does not name, and nothing from hosts that are not public. What failed
is told here and by `servanda datasets`; what is held stays as it was.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from servanda.cli.datasets_take import bar
from servanda.cli.faults import Fault
from servanda.cli.framework import now, wake

if TYPE_CHECKING:
    from servanda.actions.refresh import Refreshed

EXAMPLES = """examples:
  servanda refresh
  servanda refresh fts-sudan-2026
  servanda refresh --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="these datasets only")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST[:PORT]",
        help="for trials: a host that is not public (needs SERVANDA_FEED_PRIVATE=1)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Refresh each feed; exit code 1 when something failed."""
    wake()
    from servanda.actions.refresh import configured

    feeds = configured()
    known = {feed.dataset for feed in feeds}
    if missing := [name for name in options.names if name not in known]:
        raise Fault(f"no feed is configured for {missing[0]!r}; see docs/how-to/refresh.md")
    wanted = [feed for feed in feeds if not options.names or feed.dataset in options.names]
    found = [_one(feed, frozenset(options.allow_host), quiet=options.json) for feed in wanted]
    if options.json:
        feeds_said = [_object(one) for one in found]
        json.dump({"feeds": feeds_said}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif not wanted:
        print("no feed is configured, so nothing is fetched; see docs/how-to/refresh.md")
    return 1 if any(one.failures for one in found) else 0


def _one(feed: Any, private: frozenset[str], *, quiet: bool) -> "Refreshed":
    """Refresh one feed, and say at once what came of it."""
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.datasets import How
    from servanda.actions.refresh import refresh, rules_of

    rules = rules_of(feed, private=private)
    with bar() as tell:
        found = refresh(feed, rules=rules, how=How(tell=tell), actor=COMMAND_LINE, now=now())
    if not quiet:
        addresses = "1 address" if found.asked == 1 else f"{found.asked} addresses"
        print(f"{found.dataset}: {addresses} asked, {found.changed} changed")
        if found.imported and not found.imported.already:
            print(f"  snapshot {found.imported.snapshot}, records: {found.imported.records:,}")
    for failure in found.failures:
        print(f"servanda: {found.dataset}: {failure}", file=sys.stderr)
    return found


def _object(one: "Refreshed") -> dict[str, Any]:
    taken = one.imported
    return {
        "dataset": one.dataset,
        "asked": one.asked,
        "changed": one.changed,
        "snapshot": taken.snapshot if taken and not taken.already else None,
        "failures": list(one.failures),
    }
