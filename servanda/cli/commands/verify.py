"""Check the journal's chain, every row against its last entry, and every kept quotation.

Prints the journal's head. Note it down: `--expect SEQ:HASH` later proves that nothing before it was
cut off or rewritten. Exit code 1 when anything is wrong, each fault on a line of its own.
"""

import argparse
import json
import sys
from dataclasses import asdict

from servanda.cli.faults import Misuse
from servanda.cli.framework import wake

EXAMPLES = """examples:
  servanda verify
  servanda verify --json
  servanda verify --expect 42:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--expect", default="", metavar="SEQ:HASH", help="a head noted earlier")


def run(options: argparse.Namespace) -> int:
    """Print what was checked and what is wrong."""
    wake()
    from servanda.ledger.audit import verify

    audit = verify(expected=_expected(options.expect))
    if options.json:
        json.dump(asdict(audit), sys.stdout, ensure_ascii=False, indent=1, default=str)
        print()
    else:
        print(
            f"{audit.entries} journal entries, {audit.records} records,"
            f" {audit.quotations} quotations checked"
        )
        if audit.head:
            print(f"head {audit.head[0]}:{audit.head[1]}")
        for finding in audit.findings:
            print(f"{finding.level}: {finding.code}: {finding.where}: {finding.message}")
        print(f"faults: {len(audit.findings)}" if audit.findings else "nothing is wrong")
    return 1 if audit.findings else 0


def _expected(text: str) -> tuple[int, str] | None:
    if not text:
        return None
    number, _, mark = text.partition(":")
    if not number.isdigit() or len(mark) != 64:
        raise Misuse("--expect takes a head as `servanda verify` printed it: SEQ:HASH")
    return int(number), mark
