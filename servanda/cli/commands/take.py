"""Take documents into a plan: they are kept, read, compared with the texts kept before, and what they
say is proposed. Nothing is public until a person accepts it in the desk.

A file may be a text, an HTML page, a PDF, a DOCX, an EML, or a folder or ZIP of these. Each document is
kept whole or not at all; a run that was stopped goes on where it was when it is started again.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from servanda.cli import datasets_take
from servanda.cli.faults import Fault, explain
from servanda.cli.files import content, listed
from servanda.cli.findings import line
from servanda.cli.framework import now, wake
from servanda.cli.plans import chosen
from servanda.cli.progress import More, counted
from servanda.records import Finding, Level

if TYPE_CHECKING:
    from servanda.actions.take import Taken

EXAMPLES = """examples:
  servanda take article.txt
  servanda take page.html communique.pdf letter.eml --plan gaza-2026
  servanda take press/ archive.zip --json
  servanda take activities.xml --dataset iati-donors
  servanda take pages/ --dataset fts-sudan-2026 --executor processes
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="texts, pages, PDF, DOCX, EML, ZIP, or folders"
    )
    parser.add_argument("--plan", default="", help="the plan (needed when several are open)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    datasets_take.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Take each document in a transaction of its own; a refused one does not stop the rest."""
    if datasets_take.wanted(options):
        return datasets_take.run(options)
    wake()
    plan = chosen(options.plan)
    files = listed(options.files)
    taken: list[dict[str, Any]] = []
    with counted(len(files), "taking") as (more, done):
        for path in files:
            for number, item in enumerate(_taken(path, plan, more)):
                taken.append(item)
                _tell(item, quiet=options.json)
                if number:  # the first stands for the file itself, which is counted already
                    done()
            done()
    if options.json:
        json.dump({"plan": plan, "files": taken}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return 1 if any("refused" in item or item["warnings"] for item in taken) else 0


def _tell(item: dict[str, Any], *, quiet: bool) -> None:
    """Say at once what came of a document: what is printed has been kept."""
    if not quiet and "document" in item:
        _print(item)
    path = item["file"]
    for words in [item["refused"]] if "refused" in item else item["findings"]:
        place = "" if path in words else f"{path}: "
        print(f"servanda: {place}{words}", file=sys.stderr)


def _taken(path: str, plan: str, more: More) -> Iterator[dict[str, Any]]:
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.refusals import Refused
    from servanda.actions.take import take_each
    from servanda.extraction.carriers.zipped import size

    try:
        found = content(path)
        if path.lower().endswith(".zip"):
            more(max(size(found) - 1, 0))
        for item in take_each(found, path, plan=plan, actor=COMMAND_LINE, now=now()):
            yield _finding(item, path) if isinstance(item, Finding) else _document(item)
    except (Refused, Fault, OSError) as fault:  # of this file; a fault of the database ends all
        yield {"file": path, "refused": explain(fault)}


def _finding(found: Finding, path: str) -> dict[str, Any]:
    """Return what stands beside the documents: an error kept one out, the rest is to be known."""
    if found.level == Level.ERROR:
        place = f"{found.where}: " if found.where else ""
        refused = f"{place}{found.message}. {found.advice}"
        return {"file": path, "refused": refused, "code": found.code}
    return {"file": path, "findings": [line(found)], "warnings": int(found.level != Level.NOTE)}


def _document(found: "Taken") -> dict[str, Any]:
    return {
        "file": found.filename,
        "document": found.document,
        "already": found.already,
        "proposed": dict(Counter(proposal.kind for proposal in found.proposals)),
        "known_parties": found.known,
        "reprints": len(found.reprints),
        "sentences_reprinted": _sentences(found),
        "reprints_of": list(found.reprinted),
        "findings": [line(finding) for finding in found.findings],
        "warnings": sum(finding.level != Level.NOTE for finding in found.findings),
    }


def _sentences(found: "Taken") -> int:
    """Return how many of its own sentences stand elsewhere, each counted once."""
    places = (q for reprint in found.reprints for q in reprint.evidence)
    return len({(q.start, q.end) for q in places if q.document == found.document})


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
        sentences = _counted(item["sentences_reprinted"], "sentence")
        stand = "stands" if item["sentences_reprinted"] == 1 else "stand"
        print(f"  {sentences} {stand} in: {', '.join(item['reprints_of'])}")


def _counted(number: int, kind: str) -> str:
    """Return `1 party`, `3 parties`."""
    many = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"{number} {kind if number == 1 else many}"
