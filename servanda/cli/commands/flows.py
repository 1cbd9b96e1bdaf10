"""Ask what was published in bulk: a total that says what it is, and the rows behind each figure.

Without other words the total is the publisher's own headline. What it leaves out is counted, with
the reason; nothing is dropped in silence. `rows --csv FILE` writes the rows to a file, which for a
million of them takes seconds. `export --iati FILE` writes the activities of a dataset as IATI 2.03.
`rates` and `pillars` show the tables that totals are made with, and keep new ones. `prepare` works out
what pages ask of a dataset, where that could not be done after an import.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.cli.days import day
from servanda.cli.faults import Fault, Misuse
from servanda.cli.flows_output import as_csv, object_of, row_object, text_of
from servanda.cli.framework import now, wake
from servanda.cli.plans import chosen
from servanda.terms.words import codes, label

if TYPE_CHECKING:
    from servanda.flows.pillars import Pillars
    from servanda.flows.questions import Question
    from servanda.flows.rates import Rates
    from servanda.flows.snapshot import Snapshot

GROUPS = ("party", "pillar", "sector", "place", "month", "stage")
WHAT = ["total", "rows", "export", "rates", "pillars", "prepare"]
_ADVICE = "make room or free memory, and ask again; nothing of the dataset is lost"
EXAMPLES = """examples:
  servanda flows total --dataset fts-sudan-2026
  servanda flows total --dataset fts-sudan-2026 --by stage --json
  servanda flows total --dataset iati-palestine --by sector --as-of 2026-06-30 --currency EUR
  servanda flows rows --dataset fts-sudan-2026 --by party --group fts:2933 > rows.csv
  servanda flows rows --dataset fts-sudan-2026 --reason not-in-boundary --json
  servanda flows rows --dataset iati-palestine --csv rows.csv
  servanda flows export --dataset iati-palestine --iati activities.xml
  servanda flows prepare --dataset iati-palestine
  servanda flows rates imf.csv
  servanda flows rates imf.csv --remove
  servanda flows pillars --plan gaza-2026 > table.csv
  servanda flows pillars table.csv --plan gaza-2026
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("what", choices=WHAT, help="see above")
    parser.add_argument("file", nargs="?", metavar="FILE", help="rates, pillars: a table to keep")
    parser.add_argument("--remove", action="store_true", help="rates: use the table FILE no more")
    parser.add_argument("--dataset", default="", metavar="NAME", help="see `servanda datasets`")
    parser.add_argument("--plan", default="", help="whose pillars (those that come with Servanda)")
    parser.add_argument("--by", default="", choices=GROUPS, help="group the total")
    parser.add_argument("--stage", default="", metavar="STAGE", help="another measure: commitment")
    parser.add_argument("--boundary", default="", help="incoming, internal, outgoing or none")
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="from this day on")
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="up to this day")
    parser.add_argument("--currency", default="", metavar="CODE", help="of the total (USD)")
    parser.add_argument("--party", default="", metavar="KEY", help="only of this party")
    parser.add_argument("--place", default="", metavar="KEY", help="only of this place")
    parser.add_argument("--sector", default="", metavar="KEY", help="only of this sector")
    parser.add_argument("--rows", action="store_true", help="print the rows of the total")
    parser.add_argument("--group", metavar="KEY", help="rows: only of this group of --by")
    parser.add_argument("--reason", default="", help="rows: those left out for this; or: any")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="rows: write them to a file")
    parser.add_argument("--iati", type=Path, metavar="FILE", help="export: write IATI 2.03")
    parser.add_argument("--lang", default="en", choices=["vi", "en", "ar"], help="language (en)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """Answer."""
    if options.what in ("rates", "pillars"):
        return _table(options)
    listing = options.rows or options.what == "rows"
    if not options.dataset or options.file:
        raise Misuse("name what is asked with --dataset NAME alone; see `servanda datasets`")
    if not listing and (options.reason or options.group is not None):
        raise Misuse("--reason and --group choose rows; ask `servanda flows rows`")
    if options.group is not None and not options.by:
        raise Misuse("--group goes with --by, whose groups it names")
    if options.reason and options.reason not in (reasons := (*codes("flows.reason"), "any")):
        raise Misuse(f"--reason is one of {', '.join(reasons)}")
    if (options.what == "export") != bool(options.iati):
        raise Misuse("`servanda flows export` goes with --iati FILE")
    if options.csv and (options.json or not listing):
        raise Misuse("--csv FILE goes with `servanda flows rows`, without --json")
    wake()
    if options.what == "prepare":
        return _prepare(_snapshot(options.dataset))
    if options.iati:
        return _export(_snapshot(options.dataset), options.iati)
    snapshot, question = _snapshot(options.dataset), _question(options)
    rates, pillars = _tables(options.plan)
    if listing:
        return _rows(options, snapshot, question, rates=rates, pillars=pillars)
    from servanda.flows.totals import total

    found = total(snapshot, question, rates=rates, pillars=pillars)
    waits = not found.rows and _unaccepted(snapshot)
    if options.json:
        given = object_of(found) | ({"mapping": "proposed"} if waits else {})
        print(json.dumps(given, ensure_ascii=False, indent=1))
    else:
        print("\n".join(text_of(found, options.lang)))
        if waits:
            name = options.dataset
            print(f"  {label('flows.words', 'unaccepted', options.lang, name=name)}")
    return 0


def _unaccepted(snapshot: "Snapshot") -> bool:
    """Tell whether a table has amounts that count only when a person has accepted its mapping."""
    from servanda.actions.dataset_mapping import mapping_of
    from servanda.standards import bulk_named

    try:
        standard = bulk_named(snapshot.manifest.standard)
    except LookupError:  # of a later version
        return False
    if not hasattr(standard, "mapping"):
        return False
    mapping = json.loads(mapping_of(snapshot, standard))
    guessed = [one["use"] for one in mapping["columns"] if one["by"] == "guess"]
    return not mapping["accepted"] and any(use.startswith(("#value", "amount")) for use in guessed)


def _table(options: argparse.Namespace) -> int:
    """Keep a table of rates or pillars, or print what there is."""
    if options.what == "pillars" and options.file and not options.plan:
        raise Misuse("say whose pillars they are with --plan PLAN")
    if options.remove and not (options.what == "rates" and options.file):
        raise Misuse("--remove goes with `servanda flows rates FILE`")
    wake()
    if options.remove:
        return _remove(options.file)
    if options.file:
        return _keep(options)
    rates, pillars = _tables(options.plan)
    if options.what == "pillars":
        print("vocabulary,code,pillar")
        for (vocabulary, code), pillar in sorted(pillars.rows.items()):
            print(f"{vocabulary},{code},{pillar}")
        return 0
    for source in rates.sources:
        print(f"{source.source}: in {source.base}")
    return 0


def _keep(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.flow_tables import keep_pillars, keep_rates

    content = Path(options.file).read_bytes()
    if options.what == "pillars":
        keep_pillars(content, chosen(options.plan), actor=COMMAND_LINE, now=now())
        print(f"pillars of {options.plan}: kept")
        if strange := _strange(options.plan):
            names = ", ".join(strange)
            print(f"servanda: no direction of {options.plan} is called {names}", file=sys.stderr)
        return 0
    findings = keep_rates(content, options.file, actor=COMMAND_LINE, now=now())
    for one in findings:
        print(f"servanda: {one.message}. {one.advice} [{one.code}]", file=sys.stderr)
    print(f"{Path(options.file).name}: kept")
    return 0


def _remove(name: str) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.flow_tables import drop_rates

    drop_rates(name, actor=COMMAND_LINE, now=now())
    print(f"{Path(name).name}: used no more")
    return 0


def _strange(plan: str) -> list[str]:
    """Return the pillars of a plan's table that are none of its directions, if it has directions."""
    from servanda.ledger.models import Direction

    rows = Direction.objects.filter(plan=plan, withdrawn=False)
    known = set(rows.values_list("id", flat=True))
    return sorted(set(_tables(plan)[1].rows.values()) - known) if known else []


def _tables(plan: str) -> tuple["Rates", "Pillars"]:
    """Return the rates, and the pillars of a plan (those that come with Servanda when none is named)."""
    from django.conf import settings

    from servanda.flows import pillars, rate_tables

    if plan:
        chosen(plan)
    rates = rate_tables.rates_of(settings.FLOWS / rate_tables.FOLDER)
    return rates, pillars.pillars_of(settings.FLOWS / pillars.FOLDER, plan)


def _snapshot(dataset: str) -> "Snapshot":
    from django.conf import settings

    from servanda.flows.snapshot import open_snapshot
    from servanda.ledger.datasets import current

    number = current(dataset)
    if not number:
        raise Fault(f"there is no dataset {dataset!r}; see `servanda datasets`")
    return open_snapshot(settings.FLOWS / dataset / number)


def _prepare(snapshot: "Snapshot") -> int:
    """Work out what pages ask; a Fault says why it cannot be now."""
    from servanda.actions.dataset_preparing import prepare

    _, told = prepare(snapshot, "now")
    if told:
        raise Fault(f"{told[0]['message']}; {_ADVICE}")
    print(
        f"{snapshot.manifest.dataset}: what pages ask of snapshot {snapshot.manifest.snapshot} is there"
    )
    return 0


def _export(snapshot: "Snapshot", path: Path) -> int:
    """Write the activities of a dataset that was read from IATI."""
    from servanda.flows.export_iati import write_iati

    if snapshot.manifest.standard != "iati":
        raise Fault(
            f"the dataset holds {snapshot.manifest.standard}, of which no IATI file can be made;"
            " write its rows with `servanda flows rows --csv FILE`"
        )
    activities, others = write_iati(snapshot, path)
    print(f"{path}: {activities:,} activities")
    if others:
        print(f"servanda: {others:,} records are organisations, not activities", file=sys.stderr)
    return 0


def _question(options: argparse.Namespace) -> "Question":
    from servanda.flows.questions import Question

    return Question(
        by=options.by,
        stages=tuple(one.strip() for one in options.stage.split(",") if one.strip()),
        boundary=options.boundary,
        since=options.since,
        as_of=options.as_of,
        currency=options.currency,
        party=options.party,
        place=options.place,
        sector=options.sector,
    )


def _rows(
    options: argparse.Namespace,
    snapshot: "Snapshot",
    question: "Question",
    *,
    rates: "Rates",
    pillars: "Pillars",
) -> int:
    from servanda.flows.export import write_csv
    from servanda.flows.listing import Which, chosen, rows

    which = Which(group=options.group, reason=options.reason)
    if options.csv:
        with chosen(snapshot, question, which=which, rates=rates, pillars=pillars) as (con, asked):
            count = write_csv(con, asked, snapshot, options.csv)
        print(f"{options.csv}: {count:,} rows")
        return 0
    found = _told(rows(snapshot, question, which=which, rates=rates, pillars=pillars), options)
    if options.json:
        for row in found:
            print(json.dumps(row_object(row, snapshot), ensure_ascii=False))
    else:
        as_csv(found, snapshot, sys.stdout)
    return 0


def _told(found: Iterator[dict[str, Any]], options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Yield the rows; of a group that has none, say where the keys of groups stand."""
    empty = True
    for row in found:
        empty = False
        yield row
    if empty and options.group is not None:
        said = f"no row is in the group {options.group!r}; its key stands behind its name in"
        asked = f"servanda flows total --dataset {options.dataset} --by {options.by}"
        print(f"servanda: {said} `{asked}`", file=sys.stderr)
