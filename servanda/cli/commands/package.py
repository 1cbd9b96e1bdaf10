"""Export a plan as a Frictionless Tabular Data Package, import one, or check one.

The package is a folder, or a ZIP file when its name ends in .zip. Export then import gives an
identical ledger; that is how a plan is moved, backed up, and kept in git.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from servanda.cli.faults import Misuse
from servanda.cli.framework import now, today, wake
from servanda.records import Finding

EXAMPLES = """examples:
  servanda package export gaza-2026 my-folder
  servanda package export gaza-2026 gaza-2026.zip
  servanda package import my-folder
  servanda package check my-folder --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("what", choices=["export", "import", "check"])
    parser.add_argument(
        "names", nargs="+", metavar="PLAN|PATH", help="export: PLAN PATH; else PATH"
    )
    parser.add_argument("--json", action="store_true", help="print findings as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Export, import or check."""
    wanted = 2 if options.what == "export" else 1
    if len(options.names) != wanted:
        raise Misuse("export takes a plan and a path; import and check take a path")
    if options.what == "export":
        return _export(*options.names)
    path = Path(options.names[0])
    return (
        _import(path, as_json=options.json) if options.what == "import" else _check(path, options)
    )


def _export(plan: str, path: str) -> int:
    wake()
    from servanda.actions.packages import export_files, write_to
    from servanda.cli.plans import chosen

    files = export_files(chosen(plan))
    write_to(Path(path), files)
    print(f"{plan}: {len(files)} files in {path}")
    return 0


def _import(path: Path, *, as_json: bool) -> int:
    wake()
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.packages import files_in, import_files
    from servanda.actions.reconcile import reconcile

    done = import_files(files_in(path), actor=COMMAND_LINE, now=now())
    for plan in done.plans:
        reconcile(plan, today=today(), actor=COMMAND_LINE, now=now())
    if not as_json:
        print(f"{', '.join(done.plans)}: {done.records} records")
    return _tell(done.findings, as_json=as_json)


def _check(path: Path, options: argparse.Namespace) -> int:
    from servanda.actions.package_files import files_in
    from servanda.standards import datapackage

    found = [x for x in datapackage.records_of(files_in(path)) if isinstance(x, Finding)]
    return _tell(found, as_json=options.json)


def _tell(findings: Iterable[Finding], *, as_json: bool) -> int:
    found = list(findings)
    if as_json:
        items = [
            {
                "level": f.level,
                "code": f.code,
                "where": f.where,
                "message": f.message,
                "advice": f.advice,
            }
            for f in found
        ]
        json.dump({"findings": items}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for f in found:
            print(f"{f.level}: {f.code}: {f.where}: {f.message}. {f.advice}".strip())
        print(f"{len(found)} findings" if found else "no findings")
    return 1 if any(f.level == "error" for f in found) else 0
