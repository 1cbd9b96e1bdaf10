"""Ask what was published in bulk: a total that says what it is, and the rows behind each figure.

Without other words the total is the publisher's own headline. What it leaves out is counted, with
the reason; nothing is dropped in silence.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from servanda.cli.days import day
from servanda.cli.faults import Fault, Misuse
from servanda.cli.flows_output import as_csv, object_of, row_object, text_of
from servanda.cli.framework import tidy, wake

if TYPE_CHECKING:
    from servanda.flows.questions import Question
    from servanda.flows.rates import Rates
    from servanda.flows.snapshot import Snapshot

GROUPS = ("party", "sector", "place", "month", "stage")
EXAMPLES = """examples:
  servanda flows total --dataset fts-sudan-2026
  servanda flows total --dataset fts-sudan-2026 --by stage --json
  servanda flows total --dataset iati-palestine --by sector --as-of 2026-06-30 --currency EUR
  servanda flows rows --dataset fts-sudan-2026 --by party --group fts:2933 > rows.csv
  servanda flows rows --dataset fts-sudan-2026 --reason not-in-boundary --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("what", choices=["total", "rows"], help="a total, or the rows behind it")
    parser.add_argument("--dataset", required=True, metavar="NAME", help="see `servanda datasets`")
    parser.add_argument("--by", default="", choices=GROUPS, help="group the total")
    parser.add_argument("--stage", default="", metavar="STAGE", help="another measure: commitment")
    parser.add_argument("--boundary", default="", help="incoming, internal, outgoing or none")
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="from this day on")
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="up to this day")
    parser.add_argument("--currency", default="", metavar="CODE", help="of the total (USD)")
    parser.add_argument("--rows", action="store_true", help="print the rows of the total")
    parser.add_argument("--group", metavar="KEY", help="rows: only of this group of --by")
    parser.add_argument("--reason", default="", help="rows: those left out for this; or: any")
    parser.add_argument("--lang", default="en", choices=["vi", "en", "ar"], help="language (en)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """Answer."""
    wake()
    tidy()
    listing = options.rows or options.what == "rows"
    if not listing and (options.reason or options.group is not None):
        raise Misuse("--reason and --group choose rows; ask `servanda flows rows`")
    if options.group is not None and not options.by:
        raise Misuse("--group goes with --by, whose groups it names")
    snapshot, question, rates = _snapshot(options.dataset), _question(options), _rates()
    if listing:
        return _rows(options, snapshot, question, rates=rates)
    from servanda.flows.totals import total

    found = total(snapshot, question, rates)
    if options.json:
        print(json.dumps(object_of(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(text_of(found, options.lang)))
    return 0


def _snapshot(dataset: str) -> "Snapshot":
    from django.conf import settings

    from servanda.flows.snapshot import open_snapshot
    from servanda.ledger.datasets import current

    number = current(dataset)
    if not number:
        raise Fault(f"there is no dataset {dataset!r}; see `servanda datasets`")
    return open_snapshot(settings.FLOWS / dataset / number)


def _question(options: argparse.Namespace) -> "Question":
    from servanda.flows.questions import Question

    return Question(
        by=options.by,
        stages=tuple(one.strip() for one in options.stage.split(",") if one.strip()),
        boundary=options.boundary,
        since=options.since,
        as_of=options.as_of,
        currency=options.currency,
    )


def _rates() -> "Rates":
    from servanda.flows.rates import Rates

    return Rates()


def _rows(
    options: argparse.Namespace, snapshot: "Snapshot", question: "Question", *, rates: "Rates"
) -> int:
    from servanda.flows.listing import rows

    found: Iterable[dict[str, Any]] = rows(
        snapshot, question, rates, reason=options.reason, group=options.group
    )
    if options.json:
        for row in found:
            print(json.dumps(row_object(row, snapshot), ensure_ascii=False))
    else:
        as_csv(found, snapshot, sys.stdout)
    return 0
