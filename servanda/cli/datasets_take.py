"""`servanda take --dataset NAME`: published files into a dataset, with a bar that shows rate and time left."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.cli.faults import Fault, Misuse
from servanda.cli.findings import kinds
from servanda.cli.framework import now, wake

if TYPE_CHECKING:
    from servanda.actions.dataset_intake import Step
    from servanda.actions.datasets import Imported

EXECUTORS = ("in-process", "processes", "dask")
OWN = (
    *("executor", "scheduler", "workers", "replace", "no_wait"),
    *("mapping", "accept_mapping", "nature", "prepare"),
)
PREPARE = ("later", "now", "asked")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words that a dataset needs."""
    group = parser.add_argument_group("into a dataset, for data published in bulk")
    group.add_argument(
        "--dataset", default="", metavar="NAME", help="the dataset; it need not exist"
    )
    group.add_argument("--executor", choices=EXECUTORS, help="where it is read (in-process)")
    group.add_argument("--workers", type=int, metavar="N", help="processes (one a processor)")
    group.add_argument("--scheduler", metavar="ADDRESS", help="of dask: tcp://HOST:8786")
    group.add_argument("--replace", action="store_true", help="drop files that are not given")
    group.add_argument("--mapping", metavar="FILE", help="what the columns of a table mean (JSON)")
    group.add_argument(
        "--accept-mapping", action="store_true", help="accept the mapping that was proposed"
    )
    group.add_argument(
        "--nature", choices=["real", "sample", "exercise"], help="what the data are (real)"
    )
    group.add_argument(
        "--prepare", choices=PREPARE, help="when what pages ask of it is worked out (later)"
    )
    group.add_argument("--no-wait", action="store_true", help="refuse while another import runs")


def wanted(options: argparse.Namespace) -> bool:
    """Tell whether a dataset was named; Misuse when only its words were."""
    given = [name for name in OWN if getattr(options, name)]
    if given and not options.dataset:
        raise Misuse(f"--{given[0].replace('_', '-')} goes with --dataset NAME")
    if options.dataset and options.plan:
        raise Misuse("give --plan for prose or --dataset for bulk data, not both")
    return bool(options.dataset)


def run(options: argparse.Namespace) -> int:
    """Take the files, and say what came of it."""
    wake()
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.dataset_executors import executor
    from servanda.actions.datasets import How, import_files

    chosen = executor(
        options.executor or "in-process",
        workers=options.workers or 0,
        scheduler=options.scheduler or "",
    )
    with bar() as tell:
        how = How(
            executor=chosen,
            tell=tell,
            drop=options.replace,
            wait=not options.no_wait,
            mapping=_mapping(options.mapping),
            accept=options.accept_mapping,
            nature=options.nature or "",
            prepare=options.prepare or "later",
        )
        paths = [Path(path) for path in options.files]
        found = import_files(paths, options.dataset, how=how, actor=COMMAND_LINE, now=now())
    faults = faults_of(found.dataset, found.snapshot) if found.rows.get("finding") else []
    if options.json:
        json.dump({**_object(found), "faults": faults}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(found)
        for line in kinds(faults):
            print(f"  {line}")
    for one in found.refused:
        print(f"servanda: {one['name']}: {one['why']}", file=sys.stderr)
    for line in _of_files(found.findings):
        print(f"servanda: {line}", file=sys.stderr)
    grave = any(one["level"] != "note" for one in found.findings)
    return 1 if found.refused or grave else 0


def _of_files(findings: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield a line for each finding about a file; one that many pages have is said once."""
    files: dict[tuple[str, ...], list[str]] = {}
    for one in findings:
        advice = f"; {one['advice']}" if one.get("advice") and one["level"] != "note" else ""
        said = (one["where"], f"{one['message']}{advice} [{one['code']}]")
        files.setdefault(said, []).append(one["file"])
    for (where, said), names in files.items():
        few = names[0] if len(set(names)) == 1 else f"{names[0]} and {len(set(names)) - 1} more"
        times = f" ({len(names)} times)" if len(names) > len(set(names)) else ""
        yield f"{few} {where}".strip() + f": {said}{times}"


def _mapping(path: str | None) -> bytes:
    """Return a mapping file's bytes, none when none was named."""
    if not path:
        return b""
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise Fault(f"the mapping {path} cannot be read: {fault.strerror}") from None


def faults_of(dataset: str, number: str) -> list[dict[str, Any]]:
    """Return what was found in the records of a snapshot, by kind; nothing when its files are gone."""
    from django.conf import settings

    from servanda.flows.digests import faults
    from servanda.flows.snapshot import open_snapshot

    try:
        return faults(open_snapshot(settings.FLOWS / dataset / number))
    except OSError:
        return []


def _object(found: "Imported") -> dict[str, Any]:
    return {
        "dataset": found.dataset,
        "snapshot": found.snapshot,
        "standard": found.standard,
        "already": found.already,
        "records": found.records,
        "read": found.read,
        "preparing": found.preparing,
        "rows": dict(found.rows),
        "refused": list(found.refused),
        "findings": list(found.findings),
    }


def _print(found: "Imported") -> None:
    print(f"{found.dataset}: {found.standard}, snapshot {found.snapshot}")
    if found.already:
        print("  already held; nothing added")
        return
    print(f"  records: {found.records:,}, of which {found.read:,} were read now")
    rows = ", ".join(f"{name} {count:,}" for name, count in found.rows.items() if name != "source")
    print(f"  rows: {rows}")
    if found.preparing:
        print("  it can be asked; what pages ask often is worked out by a process that goes on")


@contextmanager
def bar() -> Iterator[Callable[["Step"], None]]:
    """Yield what hears the steps: a bar on a terminal; elsewhere, only that it has to wait."""
    if not sys.stderr.isatty():
        yield _waiting
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (TextColumn("{task.description:<8}"), BarColumn(), DownloadColumn())
    rate = (TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, *rate, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def tell(step: "Step") -> None:
            if step.stage == "waiting":
                _waiting(step)
                return
            if step.stage not in tasks:
                for task in tasks.values():
                    progress.update(task, visible=False)
                tasks[step.stage] = progress.add_task(step.stage, total=step.total or None)
            progress.update(tasks[step.stage], completed=step.done, total=step.total or None)

        yield tell


def _waiting(step: "Step") -> None:
    if step.stage == "waiting":
        print("servanda: another import of this dataset is under way; waiting", file=sys.stderr)
