"""Compare documents: which sentences are reprinted, which are one story, where accounts differ."""

import argparse
import json
import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from servanda.cli.ending import end_quickly
from servanda.cli.faults import Misuse
from servanda.cli.files import Unopened, listed, opened
from servanda.cli.findings import tell
from servanda.terms.made import use

if TYPE_CHECKING:
    from servanda.cli.comparison import Source

EXAMPLES = """examples:
  servanda compare one.txt two.txt three.txt
  servanda compare press/ --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="texts, pages, PDF, DOCX, EML, ZIP, or folders of them",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the comparison."""
    use()
    from servanda.cli.comparison import compared
    from servanda.reconciliation.compare import as_json

    end_quickly()
    names = listed(options.files)
    if len(set(names)) < len(names):
        raise Misuse("the same file is named twice; name each document once")
    made = compared(names, partial(_opened, len(names)))
    found = as_json(made.comparison)
    if options.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(found)
    files = frozenset(names)
    grave = [
        tell(findings, file=name, inside=_archive(name, files))
        for name, findings in made.findings.items()
    ]
    return 1 if any(grave) else 0


def _archive(name: str, files: frozenset[str]) -> str:
    """Return the file that a document lay in; nothing for one that is a file itself."""
    while name := name.rpartition("/")[0]:
        if name in files:
            return name
    return ""


def _opened(files: int, name: str) -> "Iterable[Source]":
    """Return the documents of one of so many files; one that cannot be read does not stop the rest."""
    from servanda.cli.comparison import Source
    from servanda.extraction.carried import hints

    try:
        found = opened(name)
    except Unopened as fault:
        if files == 1:
            raise
        return [Source(file=name, text="", findings=(fault.finding,))]
    return [
        Source(
            file=one.filename,
            text=one.carried.text,
            language=hints(one.carried).language,
            published=hints(one.carried).published,
            findings=one.findings,
        )
        for one in found
    ]


def _print(found: dict[str, Any]) -> None:
    print(f"{len(found['reprints'])} reprinted sentences in {len(found['stories'])} stories")
    for story in found["stories"]:
        print("  one story: " + " · ".join(story))
    print(f"{len(found['contradictions'])} contradictions")
    for item in found["contradictions"]:
        print(f"  {item['kind']}: " + " ≠ ".join(str(value) for value in item["values"]))
        for quotation in item["quotations"]:
            words = " ".join(quotation["quote"].split())
            print(f"    {quotation['file']} {quotation['start']}-{quotation['end']}  {words}")
