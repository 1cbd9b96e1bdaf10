"""List the plans, or begin a new, empty one."""

import argparse
import json
import re
import sys

from servanda.cli.faults import Fault, Misuse
from servanda.cli.framework import now, wake

EXAMPLES = """examples:
  servanda plan list
  servanda plan new aceh-2005 --title-en "Memorandum of understanding on Aceh"
  servanda plan new drill --title-en "Drill" --nature exercise --currency EUR
"""
NAME, CURRENCY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), re.compile(r"[A-Z]{3}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("what", choices=["list", "new"])
    parser.add_argument("id", nargs="?", default="", help="short name: letters, digits, hyphens")
    for code in ("vi", "en", "ar"):
        parser.add_argument(f"--title-{code}", default="", help=f"title in {code}")
    parser.add_argument("--currency", default="USD", help="ISO 4217 code of the totals (USD)")
    parser.add_argument("--nature", choices=["real", "sample", "exercise"], default="real")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """List or begin."""
    wake()
    return _list(as_json=options.json) if options.what == "list" else _new(options)


def _list(*, as_json: bool) -> int:
    from servanda.ledger.models import Plan

    rows = list(Plan.objects.order_by("key").values("key", "nature", "state", "title_en"))
    if as_json:
        json.dump({"plans": rows}, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    for row in rows:
        print(f"{row['key']}\t{row['state']}\t{row['nature']}\t{row['title_en']}")
    if not rows:
        print("there are no plans yet; begin one with `servanda plan new`", file=sys.stderr)
    return 0


def _new(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.record import record
    from servanda.ledger.models import Plan
    from servanda.records import Plan as PlanRecord
    from servanda.records import Wording

    title = Wording(vi=options.title_vi, en=options.title_en, ar=options.title_ar)
    if not options.id or not title:
        raise Misuse("a new plan needs a short name and a title, as --title-en 'Ceasefire of …'")
    if not NAME.fullmatch(options.id):
        raise Misuse(f"{options.id!r} is no short name; use small letters, digits and hyphens")
    if not CURRENCY.fullmatch(options.currency):
        raise Misuse(f"{options.currency!r} is no currency; write its ISO 4217 code, as USD")
    if Plan.objects.filter(key=options.id).exists():
        raise Fault(f"there is a plan {options.id} already; choose another name")
    plan = PlanRecord(id=options.id, title=title, currency=options.currency, nature=options.nature)
    record([plan], actor=COMMAND_LINE, now=now())
    print(f"plan {options.id} has begun")
    return 0
