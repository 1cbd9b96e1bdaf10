"""List the proposals waiting for a decision; accept, amend or reject one."""

import argparse
import json
import sys

from servanda.cli.faults import Misuse
from servanda.cli.framework import now, today, wake
from servanda.cli.plans import chosen

EXAMPLES = """examples:
  servanda review --plan gaza-2026
  servanda review --plan gaza-2026 --kind promise --json
  servanda review gaza-2026/1f0c…-promise-120-240 --accept
  servanda review gaza-2026/1f0c…-promise-120-240 --amend strength=2 due=2026-06-30
  servanda review gaza-2026/1f0c…-promise-120-240 \\
      --amend 'amount={"maximum": 300, "unit": "soldier"}'
  servanda review gaza-2026/1f0c…-promise-120-240 --reject --note "a mention, not a promise"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("proposal", nargs="?", default="", help="key of a proposal, to decide it")
    parser.add_argument("--plan", default="", help="list the proposals of this plan")
    parser.add_argument("--kind", default="", help="list only this kind")
    verdict = parser.add_mutually_exclusive_group()
    verdict.add_argument("--accept", action="store_true")
    verdict.add_argument("--amend", nargs="+", default=[], metavar="FIELD=VALUE")
    verdict.add_argument("--reject", action="store_true")
    parser.add_argument("--note", default="", help="why")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """List or decide."""
    wake()
    if not options.proposal:
        return _list(options)
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.review import Decision, review

    verdict = "amend" if options.amend else "accept" if options.accept else "reject"
    if not (options.amend or options.accept or options.reject):
        raise Misuse("say --accept, --amend FIELD=VALUE or --reject")
    decision = Decision(verdict=verdict, values=_fields(options.amend), note=options.note)
    done = review(options.proposal, decision=decision, actor=COMMAND_LINE, now=now(), today=today())
    print(f"{done.proposal.state}: {done.proposal.result or 'no record'}")
    return 0


def _fields(pairs: list[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise Misuse(f"{pair!r} is not FIELD=VALUE")
        try:
            fields[name] = json.loads(value) if value[:1] in ("{", "[") else value
        except ValueError as fault:
            raise Misuse(f"{name}: this is no JSON ({fault}); quote it for the shell") from None
    return fields


def _list(options: argparse.Namespace) -> int:
    from servanda.ledger import store

    plan = chosen(options.plan)
    waiting = [
        p
        for p in store.recall("proposal", plan)
        if p.state == "proposed" and options.kind in ("", p.kind)
    ]
    if options.json:
        items = [
            {"key": f"{p.plan}/{p.id}", "kind": p.kind, "values": json.loads(p.values)}
            for p in waiting
        ]
        json.dump({"plan": plan, "proposals": items}, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    for p in waiting:
        words = " ".join(p.evidence[0].exact.split())
        print(f"{p.plan}/{p.id}\t{words if len(words) < 100 else words[:99] + '…'}")
    print(f"{len(waiting)} proposals wait in {plan}", file=sys.stderr)
    return 0
