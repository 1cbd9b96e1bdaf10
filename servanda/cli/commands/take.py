"""Take documents into a plan: they are kept, read, compared with the texts kept before, and what they
say is proposed. Nothing is public until a person accepts it in the desk.
"""

import argparse
import json
import sys
from collections import Counter
from typing import Any

from servanda.cli.faults import explain
from servanda.cli.files import content
from servanda.cli.framework import now, wake
from servanda.cli.plans import chosen
from servanda.cli.progress import steps

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
    taken = [_take(path, plan) for path in steps(options.files, "taking")]
    if options.json:
        json.dump({"plan": plan, "files": taken}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for item in taken:
            _print(item)
    return 1 if any("refused" in item for item in taken) else 0


def _take(path: str, plan: str) -> dict[str, Any]:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.take import take

    try:
        found = take(content(path), path, plan=plan, actor=COMMAND_LINE, now=now())
    except Exception as fault:
        line = explain(fault)
        if line is None:
            raise
        return {"file": path, "refused": line}
    return {
        "file": path,
        "document": found.document,
        "already": found.already,
        "proposed": dict(Counter(proposal.kind for proposal in found.proposals)),
        "reprints": len(found.reprints),
        "reprints_of": list(found.reprinted),
        "findings": [f"{f.code}: {f.message}. {f.advice}".strip() for f in found.findings],
    }


def _print(item: dict[str, Any]) -> None:
    print(item["file"])
    if "refused" in item:
        print(f"  refused: {item['refused']}")
        return
    if item["already"]:
        print("  already kept; nothing added")
        return
    counts = [f"{number} {kind}" for kind, number in item["proposed"].items()]
    print("  proposed: " + (", ".join(counts) or "nothing"))
    if item["reprints"]:
        print(f"  {item['reprints']} sentences stand in: {', '.join(item['reprints_of'])}")
    for line in item["findings"]:
        print(f"  {line}")
