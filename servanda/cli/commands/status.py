"""Print every promise of a plan as it stood on a day: amount, obligor, strength, due, status, reason.

Below stand the totals and ratios, each inside its boundary: stages are never added, and what a total
leaves out is counted.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from servanda.cli.days import day
from servanda.cli.framework import today, wake
from servanda.cli.plans import chosen

if TYPE_CHECKING:
    from servanda.reconciliation.account import Account
    from servanda.records import Promise

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
    from servanda.ledger.store import undisturbed

    plan, as_of = chosen(options.plan), options.as_of or today()
    with undisturbed():
        found, names = _judged(plan, as_of, options=options)
        if options.json:
            print(json.dumps(_object(found, names, options.lang), ensure_ascii=False, indent=1))
        else:
            for finding in found.findings:
                words = f"{finding.level}: {finding.where}: {finding.message}"
                print(f"servanda: {words} [{finding.code}]", file=sys.stderr)
            print("\n".join(_text(found, names, options.lang)))
    return 0


def _judged(
    plan: str, as_of: date, *, options: argparse.Namespace
) -> tuple["Account", Mapping[str, str]]:
    """Return the account, and the name of every party in the language asked for."""
    from servanda.actions.reconcile import account_of
    from servanda.ledger import store

    found = account_of(plan, today=as_of, quoted=options.json)
    parties = store.recall("party", plan, evidence=False)
    return found, {p.id: p.name.in_language(options.lang)[0] for p in parties}


def _object(found: "Account", names: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return the account as JSON: figures as strings, so that no digit is lost."""
    from servanda.cli.lines import rows, summary

    return {
        "plan": found.plan.id,
        "title": found.plan.title.in_language(language)[0],
        "nature": found.plan.nature,
        "as_of": found.as_of.isoformat(),
        "promises": rows(found, names, language),
        **summary(found, language),
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": f.message}
            for f in found.findings
        ],
    }


def _text(found: "Account", names: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the lines of the account: only what is printed is put into words."""
    from servanda.cli.lines import line, reason_words, summary
    from servanda.terms.words import label

    title = found.plan.title.in_language(language)[0]
    yield f"{found.plan.id}: {line('as-of', language, title=title, date=found.as_of)}"
    if found.plan.nature != "real":
        yield f"[{label('plan.nature', found.plan.nature, language)}]"
    promises = {promise.id: promise for promise in found.promises}
    for status in found.statuses:
        promise = promises[status.promise]
        yield f"\n{promise.id}: {promise.title.in_language(language)[0]}"
        yield f"  {_promised(promise, names, language)}"
        yield f"  {label('status', status.status, language)}: {reason_words(status, language)}"
    told = summary(found, language)
    if told["boundary"]:
        yield f"\n{line('boundary', language, words=told['boundary'])}"
    for total in (*told["totals"], *told["personnel"]):
        yield f"\n{total['words']}"
        for left in total["left_out"]:
            yield f"  {line('left-out', language, words=left['words'], count=left['rows'])}"
    for ratio in told["ratios"]:
        yield f"\n{ratio['words']}"


def _promised(promise: "Promise", names: Mapping[str, str], language: str) -> str:
    from servanda.cli.lines import amount_words, line

    comma = "، " if language == "ar" else ", "
    obligors = comma.join(names.get(party, party) for party in promise.obligors)
    due = line("due", language, date=promise.due.iso) if promise.due else line("no-due", language)
    parts = [
        amount_words(promise.amount, language) or line("no-amount", language),
        line("by", language, names=obligors or line("nobody", language)),
        line("strength", language, grade=promise.strength),
        due,
    ]
    return " · ".join(parts)
