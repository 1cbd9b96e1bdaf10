"""Match promises with published flows: propose pairs, list them, confirm, split, observe or reject one.

A proposal says what speaks for it. Confirming makes a document of the raw record, a delivery that rests
on its words, and a match; the promise's status follows.
"""

import argparse
import json
import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from servanda.cli.faults import Misuse
from servanda.cli.framework import now, today, wake
from servanda.cli.plans import chosen

if TYPE_CHECKING:
    from servanda.reconciliation.matching_sought import Rate

EXAMPLES = """examples:
  servanda match propose --plan gaza-2026 --dataset fts-opt-2026
  servanda match propose --plan gaza-2026 --confirm-by same-identifier
  servanda match list --plan gaza-2026 --json
  servanda match list --promise gaza-2026/fifa-75m
  servanda match confirm gaza-2026/fifa-75m~1f0c… --amount 25000000
  servanda match split gaza-2026/fifa-75m~1f0c… fifa-75m=25000000 qatar-1bn=50000000
  servanda match observe gaza-2014/qatar~1f0c… qatar-march-2016
  servanda match observe gaza-2026/qatar-1bn~2d0a…
  servanda match reject gaza-2026/fifa-75m~1f0c… --note "another project"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verb = verbs.add_parser("propose", help="look for flows of every promise")
    verb.add_argument("--plan", default="")
    verb.add_argument(
        "--dataset", action="append", default=[], metavar="NAME", help="all if unsaid"
    )
    verb.add_argument("--confirm-by", action="append", default=[], metavar="RULE")
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb = verbs.add_parser("list", help="list pairs, those first that change most")
    verb.add_argument("--plan", default="")
    verb.add_argument("--promise", default="", metavar="KEY", help="of one promise only")
    verb.add_argument("--state", default="proposed", choices=("proposed", "confirmed", "rejected"))
    verb.add_argument("--language", default="en", choices=("vi", "en", "ar"))
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb = verbs.add_parser("confirm", help="confirm a pair")
    verb.add_argument("pairing", metavar="KEY")
    verb.add_argument("--amount", default="", help="only so much of the flow")
    verb.add_argument("--another", action="store_true", help="it is not the delivery on record")
    verb.add_argument("--note", default="", help="why")
    verb = verbs.add_parser("split", help="share one flow out to several promises")
    verb.add_argument("pairing", metavar="KEY")
    verb.add_argument("parts", nargs="+", metavar="PROMISE=AMOUNT")
    verb.add_argument("--note", default="", help="why")
    verb = verbs.add_parser("observe", help="say that the flow adds nothing to what is on record")
    verb.add_argument("pairing", metavar="KEY")
    verb.add_argument(
        "delivery", metavar="DELIVERY", nargs="?", default="",
        help="the delivery that it tells of again; a commitment is shown beside its promise",
    )  # fmt: skip
    verb.add_argument("--note", default="", help="why")
    verb = verbs.add_parser("reject", help="reject a pair for good")
    verb.add_argument("pairing", metavar="KEY")
    verb.add_argument("--note", required=True, help="why")


def run(options: argparse.Namespace) -> int:
    """Do what was asked."""
    wake()
    return _VERBS[options.verb](options)


def _propose(options: argparse.Namespace) -> int:
    from django.conf import settings

    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.matching_proposing import Wanted, propose

    rules = tuple(options.confirm_by) or settings.MATCH_RULES
    rate, mark = _rates()
    wanted = Wanted(datasets=tuple(options.dataset), rules=rules, rate=rate, rates=mark)
    plan = chosen(options.plan)
    done = propose(plan, wanted, actor=COMMAND_LINE, now=now(), today=today())
    if options.json:
        told = {"plan": plan, "promises": done.promises, "found": done.found}
        told |= {"new": list(done.new), "confirmed": list(done.confirmed)}
        _dump(told | {"refused": list(done.refused)})
        return 0
    print(
        f"{plan}: {done.promises} promise{'' if done.promises == 1 else 's'} looked for,"
        f" {done.found} pair{'' if done.found == 1 else 's'} found,"
        f" {len(done.new)} of them new, {len(done.confirmed)} confirmed by rule"
    )
    for key in done.confirmed:
        print(f"confirmed by {', '.join(rules)}: {key}")
    for line in done.refused:
        print(f"left to a person: {line}")
    return 0


def _rates() -> tuple["Rate", str]:
    """Return what finds a rate of the day (the operator's tables, the ECB's, pegs), and its mark."""
    from django.conf import settings

    from servanda.flows.rate_tables import FOLDER, rates_of

    rates = rates_of(settings.FLOWS / FOLDER)

    def rate(currency: str, target: str, day: date) -> Decimal | None:
        found = rates.find(currency, target, day)
        return found.factor if found else None

    return rate, rates.mark


def _list(options: argparse.Namespace) -> int:
    from servanda.ledger import pairings

    if options.promise:
        rows = pairings.of_promise(options.promise).filter(state=options.state)
    else:
        rows = pairings.queue(chosen(options.plan), state=options.state)
    rows = list(rows)
    names = pairings.party_names(rows, options.language)
    found = [_item(row, options.language, names.get(row.plan_id, {})) for row in rows]
    if options.json:
        _dump({"pairings": found})
        return 0
    for one in found:
        likely = " (likely)" if one["likely"] else ""
        likely += " (a commitment: adds nothing)" if one["commitment"] else ""
        print(f"{one['key']}  {one['score']:.2f}{likely}")
        print(f"  {one['amount']} {one['day']}  {one['provider']} -> {one['receiver']}")
        print(f"  {one['title']}")
        print(f"  {'; '.join(one['reasons'])}")
        for name in one["matches"] if options.state == "confirmed" else ():
            print(f"  became {one['key'].partition('/')[0]}/{name}")
    pairs = "1 pair is" if len(found) == 1 else f"{len(found)} pairs are"
    print(f"{pairs} {options.state}", file=sys.stderr)
    return 0


def _item(row: Any, language: str, names: dict[str, str]) -> dict[str, Any]:
    from servanda.ledger.pairings import pairing_of
    from servanda.reconciliation.matching_measures import amount_text
    from servanda.reconciliation.matching_told import reasons
    from servanda.records.bulk import COMMITTED

    pairing = pairing_of(row)
    flow = pairing.candidate
    return {
        "key": row.key,
        "promise": row.promise_id,
        "state": row.state,
        "score": row.score,
        "likely": row.likely,
        "commitment": flow.stage in COMMITTED,
        "effect": row.effect,
        "amount": amount_text(flow),
        "day": flow.day.isoformat() if flow.day else "",
        "provider": flow.provider_name or flow.provider,
        "receiver": flow.receiver_name or flow.receiver,
        "title": flow.title,
        "reasons": reasons(pairing, language, names=names),
        "payments": len(flow.members) or 1,
        "reports": 1 + len(pairing.twins),
        "flow": row.candidate,
        "note": row.note,
        "matches": row.matches,
    }


def _confirm(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.matching import Verdict, confirm

    part = _number(options.amount) if options.amount else None
    verdict = Verdict(amount=part, note=options.note, another=options.another)
    at = {"actor": COMMAND_LINE, "now": now(), "today": today()}
    done = confirm(options.pairing, verdict=verdict, **at)
    for match in done.matches:
        print(f"match {match.id}: delivery {match.delivery} counts towards {match.promise}")
    return 0


def _split(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.matching import Shares, split

    parts = {}
    for pair in options.parts:
        promise, sign, amount = pair.rpartition("=")
        if not sign:
            raise Misuse(f"{pair!r} is not PROMISE=AMOUNT")
        parts[promise] = _number(amount)
    at = {"actor": COMMAND_LINE, "now": now(), "today": today()}
    done = split(options.pairing, Shares(parts=parts, note=options.note), **at)
    for match in done.matches:
        told = f"{match.amount.figure:f} {match.amount.unit}" if match.amount else "all"
        print(f"match {match.id}: {told}")
    return 0


def _observe(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.commitments import stand_beside
    from servanda.actions.observing import observe_pairing

    if not options.delivery:
        for one in stand_beside(options.pairing, note=options.note, actor=COMMAND_LINE, now=now()):
            print(f"observation {one.id}: stands beside {one.promise}, and adds nothing")
        return 0
    at = {"actor": COMMAND_LINE, "now": now(), "today": today()}
    observe_pairing(options.pairing, options.delivery, **at)
    print(f"observed: {options.pairing} tells again of {options.delivery}")
    return 0


def _reject(options: argparse.Namespace) -> int:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.matching import reject

    row = reject(options.pairing, note=options.note, actor=COMMAND_LINE, now=now())
    print(f"rejected: {row.key}")
    return 0


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Misuse(f"{text!r} is not an amount; write it as 25000000 or 1250.50")
    return found


def _dump(found: dict[str, Any]) -> None:
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    print()


_VERBS = {
    "propose": _propose,
    "list": _list,
    "confirm": _confirm,
    "split": _split,
    "observe": _observe,
    "reject": _reject,
}
