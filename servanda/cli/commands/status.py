"""Print every promise of a plan as it stood on a day: amount, obligor, strength, due, status, reason.

Below stand the totals and ratios, each inside its boundary: stages are never added, and what a total
leaves out is counted.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from servanda.cli.days import day
from servanda.cli.framework import today, wake
from servanda.cli.plans import chosen

EXAMPLES = """examples:
  servanda status --plan gaza-2026
  servanda status --plan gaza-2026 --as-of 2026-06-30
  servanda status --plan gaza-2014 --as-of 2016-03-31 --json
  servanda status --plan gaza-2026 --lang vi
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("--plan", default="", help="the plan (needed when several are open)")
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="any day (today)")
    parser.add_argument("--lang", default="en", choices=["vi", "en", "ar"], help="language (en)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Judge and print."""
    wake()
    plan, as_of = chosen(options.plan), options.as_of or today()
    found = _object(plan, as_of, language=options.lang, quoted=options.json)
    if options.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(found, options.lang)
    return 0


def _object(plan: str, as_of: date, *, language: str, quoted: bool) -> dict[str, Any]:
    """Return the account as JSON: figures as strings, so that no digit is lost."""
    from servanda.actions.reconcile import account_of
    from servanda.cli.lines import rows, summary
    from servanda.ledger import store

    found = account_of(plan, today=as_of, quoted=quoted)
    names = {
        p.id: p.name.in_language(language)[0] for p in store.recall("party", plan, evidence=False)
    }
    return {
        "plan": plan,
        "title": found.plan.title.in_language(language)[0],
        "nature": found.plan.nature,
        "as_of": as_of.isoformat(),
        "promises": rows(found, names, language),
        **summary(found, language),
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": f.message}
            for f in found.findings
        ],
    }


def _print(found: Mapping[str, Any], language: str) -> None:
    from servanda.terms.words import label

    print(f"{found['plan']}: {found['title']}, as of {found['as_of']}")
    if found["nature"] != "real":
        print(f"[{label('plan.nature', found['nature'], language)}]")
    for finding in found["findings"]:
        words = f"{finding['level']}: {finding['where']}: {finding['message']}"
        print(f"servanda: {words} [{finding['code']}]", file=sys.stderr)
    for row in found["promises"]:
        print(f"\n{row['id']}: {row['title']}")
        print(f"  {_line(row)}")
        print(f"  {row['status_words']}: {row['reason']}")
    if found["boundary"]:
        print(f"\nBoundary of every total: {found['boundary']}")
    for total in (*found["totals"], *found["personnel"]):
        print(f"\n{total['words']}")
        for left in total["left_out"]:
            print(f"  left out: {left['words']} ({left['rows']})")
    for ratio in found["ratios"]:
        print(f"\n{ratio['words']}")


def _line(row: Mapping[str, Any]) -> str:
    parts = [
        row["amount_words"] or "no amount",
        "by " + (", ".join(row["obligor_names"]) or "nobody named"),
        f"strength {row['strength']}",
        f"due {row['due']}" if row["due"] else "no due date",
    ]
    return " · ".join(parts)
