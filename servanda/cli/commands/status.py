"""Print every promise of a plan as it stood on a day: amount, obligor, strength, due, status, reason.

Below stand the totals and ratios, each inside its boundary: stages are never added, and what a total
leaves out is counted.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from servanda.cli.days import day
from servanda.cli.framework import LEDGER, today, wake
from servanda.cli.plans import chosen

if TYPE_CHECKING:
    from servanda.cli.account import Worded
    from servanda.reconciliation.account import Account
    from servanda.records import Promise, Status

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
    wake(apps=LEDGER)
    from servanda.ledger.store import undisturbed

    plan, as_of = chosen(options.plan), options.as_of or today()
    with undisturbed():
        if options.json:
            print(_as_json(plan, as_of, options.lang))
        else:
            print(_as_text(plan, as_of, options.lang))
    return 0


def _names(plan: str, language: str) -> dict[str, str]:
    """Return the name of every party in the language asked for, and have all other words at hand."""
    from servanda.ledger import store
    from servanda.terms.words import groups

    groups()  # read here once, and not by each process that tells a half
    parties = store.recall("party", plan, evidence=False)
    return {party.id: party.name.in_language(language)[0] for party in parties}


def _as_json(plan: str, as_of: date, language: str) -> str:
    """Return the account as JSON: figures as strings, so that no digit is lost; a line a row."""
    from servanda.actions.tell import tell
    from servanda.cli import lines
    from servanda.cli.account import together, worded

    row = partial(lines.row, names=_names(plan, language), language=language)

    def teller(account: "Account") -> "Worded":
        return worded(
            account,
            row=lambda promise, status: _json(row(promise, status)),
            ratio=lambda one: _json(lines.ratio(one, language)),
        )

    found = together(tell(plan, teller, today=as_of))
    head = {
        "plan": found.plan.id,
        "title": found.plan.title.in_language(language)[0],
        "nature": found.plan.nature,
        "as_of": found.as_of.isoformat(),
        "boundary": found.plan.boundary.in_language(language)[0],
    }
    findings = [
        {"level": f.level, "code": f.code, "where": f.where, "message": f.message}
        for f in found.tally.findings
    ]
    lists = {
        "promises": (words for _, words in found.promises),
        "totals": (_json(lines.total(one, language)) for one in found.tally.totals),
        "personnel": (_json(lines.people(one, language)) for one in found.tally.personnel),
        "ratios": (words for _, words in found.ratios),
        "findings": map(_json, findings),
    }
    return _object(head, lists)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object(head: Mapping[str, str], lists: Mapping[str, Iterable[str]]) -> str:
    """Return one JSON object of texts, and of lists whose members are JSON already."""
    parts = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    for name, members in lists.items():
        rows = ",\n  ".join(members)
        parts.append(f"{_json(name)}: [\n  {rows}\n ]" if rows else f"{_json(name)}: []")
    return "{\n " + ",\n ".join(parts) + "\n}"


def _as_text(plan: str, as_of: date, language: str) -> str:
    """Return the lines of the account; findings go to stderr."""
    from servanda.actions.tell import tell
    from servanda.cli.account import together, worded
    from servanda.cli.lines import ratio_words

    names = _names(plan, language)

    def teller(account: "Account") -> "Worded":
        return worded(
            account,
            row=lambda promise, status: _promise(promise, status, names=names, language=language),
            ratio=lambda one: ratio_words(one, language),
        )

    found = together(tell(plan, teller, today=as_of, quoted=False))
    for finding in found.tally.findings:
        words = f"{finding.level}: {finding.where}: {finding.message}"
        print(f"servanda: {words} [{finding.code}]", file=sys.stderr)
    return "\n".join(_text(found, language))


def _text(found: "Worded", language: str) -> Iterator[str]:
    from servanda.cli.lines import line, people, total
    from servanda.terms.words import label

    title = found.plan.title.in_language(language)[0]
    yield f"{found.plan.id}: {line('as-of', language, title=title, date=found.as_of)}"
    if found.plan.nature != "real":
        yield f"[{label('plan.nature', found.plan.nature, language)}]"
    yield from (words for _, words in found.promises)
    boundary = found.plan.boundary.in_language(language)[0]
    if boundary:
        yield f"\n{line('boundary', language, words=boundary)}"
    told = [total(one, language) for one in found.tally.totals]
    for one in (*told, *(people(one, language) for one in found.tally.personnel)):
        yield f"\n{one['words']}"
        for left in one["left_out"]:
            yield f"  {line('left-out', language, words=left['words'], count=left['rows'])}"
    yield from (f"\n{words}" for _, words in found.ratios)


def _promise(
    promise: "Promise", status: "Status", *, names: Mapping[str, str], language: str
) -> str:
    """Return the lines of one promise: its title, what was promised, its status and why."""
    from servanda.cli.lines import reason_words
    from servanda.terms.words import label

    return (
        f"\n{promise.id}: {promise.title.in_language(language)[0]}"
        f"\n  {_promised(promise, names, language)}"
        f"\n  {label('status', status.status, language)}: {reason_words(status, language)}"
    )


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
