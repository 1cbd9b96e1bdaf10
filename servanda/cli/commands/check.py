"""List what is wrong with a published file, against its standard's schema and rules."""

import argparse
import os
import sys
from pathlib import Path

EXAMPLES = """examples:
  servanda check activities.xml
  servanda check activities.xml --json
  SERVANDA_SCHEMAS=schemas servanda check activities.xml --csv > findings.csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("file", metavar="FILE", help="a file of a standard that is read here")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--csv", action="store_true", help="print a table")


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 when one of them is more than a note."""
    from datetime import UTC, datetime

    from servanda.cli.checking import as_csv, as_json, as_lines, findings_of, standard_of
    from servanda.cli.faults import Fault

    schemas = os.environ.get("SERVANDA_SCHEMAS", "")
    folder = Path(schemas).resolve() if schemas else None
    if folder and not folder.is_dir():
        raise Fault(f"SERVANDA_SCHEMAS names {schemas}, where there is no folder; correct it")
    path = Path(options.file)
    with path.open("rb") as stream:
        standard = standard_of(stream, path.name)
        today = datetime.now(UTC).date()
        found = findings_of(standard, stream, name=path.name, today=today, schemas=folder)
        if options.json:
            levels = as_json(standard, found, sys.stdout)
        elif options.csv:
            levels = as_csv(found, sys.stdout)
        else:
            levels = as_lines(found, sys.stdout)
    return 1 if levels["error"] or levels["warning"] else 0
