"""Take documents into a plan: they are kept, read, compared with the texts kept before, and what they
say is proposed. Nothing is public until a person accepts it in the desk.
"""

import argparse
import json
import sys
from collections import Counter
from typing import Any

from servanda.cli.faults import Fault, explain
from servanda.cli.files import content
from servanda.cli.findings import line
from servanda.cli.framework import now, wake
from servanda.cli.plans import chosen
from servanda.cli.progress import steps
from servanda.records import Level

EXAMPLES = """examples:
  servanda take article.txt
  servanda take press/*.txt --plan gaza-2026
  servanda take press/*.txt --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="text files in UTF-8")
    parser.add_argument("--plan", default="", help="the plan (needed when several are open)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Take each file in a transaction of its own; a refused one does not stop the rest."""
    wake()
    plan = chosen(options.plan)
    taken = [_each(path, plan, quiet=options.json) for path in steps(options.files, "taking")]
    if options.json:
        json.dump({"plan": plan, "files": taken}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return 1 if any("refused" in item or item["warnings"] for item in taken) else 0


def _each(path: str, plan: str, *, quiet: bool) -> dict[str, Any]:
    """Take one file and say at once what came of it: what is printed has been kept."""
    item = _take(path, plan)
    if not quiet and "refused" not in item:
        _print(item)
    for words in [item["refused"]] if "refused" in item else item["findings"]:
        place = "" if path in words else f"{path}: "
        print(f"servanda: {place}{words}", file=sys.stderr)
    return item


def _take(path: str, plan: str) -> dict[str, Any]:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.refusals import Refused
    from servanda.actions.take import take

    try:
        found = take(content(path), path, plan=plan, actor=COMMAND_LINE, now=now())
    except (Refused, Fault, OSError) as fault:  # of this file; a fault of the database ends all
        return {"file": path, "refused": explain(fault)}
    return {
        "file": path,
        "document": found.document,
        "already": found.already,
        "proposed": dict(Counter(proposal.kind for proposal in found.proposals)),
        "known_parties": found.known,
        "reprints": len(found.reprints),
        "reprints_of": list(found.reprinted),
        "findings": [line(finding) for finding in found.findings],
        "warnings": sum(finding.level != Level.NOTE for finding in found.findings),
    }


def _print(item: dict[str, Any]) -> None:
    print(item["file"])
    if item["already"]:
        print("  already kept; nothing added")
        return
    counts = [_counted(number, kind) for kind, number in item["proposed"].items()]
    print("  proposed: " + (", ".join(counts) or "nothing"))
    if item["known_parties"]:
        print(f"  {_counted(item['known_parties'], 'party')} known already")
    if item["reprints"]:
        print(f"  {item['reprints']} sentences stand in: {', '.join(item['reprints_of'])}")


def _counted(number: int, kind: str) -> str:
    """Return `1 party`, `3 parties`."""
    many = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"{number} {kind if number == 1 else many}"
