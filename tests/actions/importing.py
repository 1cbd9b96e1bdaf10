"""Imports of the toy standard: in this process, or as a program that can be killed.

python -m tests.actions.importing DATASET FILE [EXECUTOR [ADDRESS]]
"""

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from servanda import standards
from tests.actions import toy

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)


def lines(path: Path, records: Iterable[dict[str, object]]) -> Path:
    """Write a file of the toy standard."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    return path


def many(count: int, *, changed: int = 0, pad: int = 0) -> list[dict[str, object]]:
    """Make records A0, A1, ... of 2 flows each; the first `changed` with another amount."""
    return [
        {
            "id": f"A{n}",
            "updated": "2026-01-01",
            "pad": "x" * pad,
            "flows": [[n + (1000 if n < changed else 0), "USD"], ["0.5", "EUR"]],
        }
        for n in range(count)
    ]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process whose data lie in `home`."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and "SERVANDA" not in k}
    django = {"DJANGO_SETTINGS_MODULE": "servanda.settings", "PYTHONPATH": str(ROOT)}
    return kept | django | {"SERVANDA_HOME": str(home)}


def main(dataset: str, file: str, name: str = "in-process", address: str = "") -> None:
    """Import one file."""
    import django

    django.setup()
    standards.BULK = (toy.MODULE,)
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.dataset_executors import executor
    from servanda.actions.datasets import How, import_files

    how = How(executor=executor(name, workers=2, scheduler=address))
    found = import_files([Path(file)], dataset, how=how, actor=COMMAND_LINE, now=NOW)
    print(json.dumps({"snapshot": found.snapshot, "read": found.read, "rows": found.rows}))


if __name__ == "__main__":
    # Named as it is imported elsewhere: a worker process must find the same module.
    main(*sys.argv[1:])
