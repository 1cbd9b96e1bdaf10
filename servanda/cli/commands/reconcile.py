"""Work out today's status of every promise of a plan, and store it with its date and reason."""

import argparse
import json
import sys
from collections import Counter

from servanda.cli.framework import now, today, wake
from servanda.cli.plans import chosen

EXAMPLES = """examples:
  servanda reconcile --plan gaza-2026
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("--plan", default="", help="the plan (needed when several are open)")


def run(options: argparse.Namespace) -> int:
    """Reconcile, and count the statuses."""
    wake()
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.reconcile import reconcile

    plan = chosen(options.plan)
    last = _last()
    found = reconcile(plan, today=today(), actor=COMMAND_LINE, now=now())
    for name in _reopened(plan, after=last):
        print(f"servanda: {name} rested on what was withdrawn: it waits again", file=sys.stderr)
    counts = Counter(status.status for status in found)
    print(f"{plan}: " + (", ".join(f"{n} {name}" for name, n in counts.items()) or "no promises"))
    return 0


def _last() -> int:
    from servanda.ledger import journal

    return journal.head()[0]


def _reopened(plan: str, *, after: int) -> list[str]:
    """Return the pairings that this run let wait again, as the journal has them."""
    from servanda.ledger.models import Entry

    lines = Entry.objects.filter(seq__gt=after, verb="reopen", object=f"plan:{plan}")
    return [name for line in lines for name in json.loads(line.body)["facts"]["reopened"]]
