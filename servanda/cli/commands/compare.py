"""Compare documents: which sentences are reprinted, which are one story, where accounts differ."""

import argparse
import json
import sys
from typing import Any

from servanda.cli.faults import Misuse
from servanda.cli.files import text
from servanda.cli.findings import tell

EXAMPLES = """examples:
  servanda compare one.txt two.txt three.txt
  servanda compare press/*.txt --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="text files in UTF-8")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the comparison."""
    from servanda.extraction.reading import read
    from servanda.reconciliation.compare import as_json, compare
    from servanda.reconciliation.told import told

    if len(set(options.files)) < len(options.files):
        raise Misuse("the same file is named twice; name each document once")
    texts = {name: text(name) for name in options.files}
    readings = {name: read(words) for name, words in texts.items()}
    found = as_json(
        compare([told(name, texts[name], reading) for name, reading in readings.items()])
    )
    if options.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(found)
    grave = [tell(reading.findings, file=name) for name, reading in readings.items()]
    return 1 if any(grave) else 0


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
