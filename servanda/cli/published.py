"""What others published of a sample workspace: its datasets, taken in, matched and linked.

    samples/published/gaza-2014/cairo-2014/pledges.csv     the table, each row with its address
                                           mapping.json    what its columns mean
                                           links.csv       which rows the workspace has on record

A row that the workspace has on record is kept as a second observation of it, and is not added. Where
somebody's own dataset has the name, it stays, and the sample's is left out.
"""

import csv
from pathlib import Path

from servanda.cli.framework import now, today

FOLDER = "published"
MAPPING, LINKS = "mapping.json", "links.csv"


def load_published(samples: Path, plan: str) -> list[str]:
    """Take each dataset of a workspace, and say what was done; again it changes nothing."""
    folders = sorted(path.parent for path in (samples / FOLDER / plan).glob(f"*/{LINKS}"))
    return [_load(folder, plan) for folder in folders]


def _load(folder: Path, plan: str) -> str:
    name = folder.name
    if _linked(plan, name):
        return f"{name}: already here"
    # DuckDB is wanted only where something is left to do.
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.datasets import How, import_files
    from servanda.actions.matching_proposing import Wanted, propose
    from servanda.actions.observing import Link, Observed, observe
    from servanda.ledger.datasets import current
    from servanda.ledger.models import Dataset

    held = Dataset.objects.filter(key=name, current__isnull=False)
    if held.exclude(nature="sample").exists():
        return f"{name}: a dataset of yours has this name; that of the sample is left out"
    if not current(name):
        tables = sorted(path for path in folder.iterdir() if path.name not in (MAPPING, LINKS))
        how = How(mapping=(folder / MAPPING).read_bytes(), nature="sample")
        import_files(tables, name, how=how, actor=COMMAND_LINE, now=now())
    with (folder / LINKS).open(encoding="utf-8", newline="") as stream:
        links = tuple(Link(**row) for row in csv.DictReader(stream))
    wanted = Wanted(datasets=(name,))
    done = propose(plan, wanted, actor=COMMAND_LINE, now=now(), today=today())
    seen = Observed(dataset=name, links=links)
    linked = observe(plan, seen, actor=COMMAND_LINE, now=now(), today=today())
    return f"{name}: {done.found} pairs found; {linked} rows are on record already, and linked"


def _linked(plan: str, dataset: str) -> bool:
    """Tell whether the dataset was linked with the workspace before, by the journal."""
    from servanda.ledger.models import Entry

    lines = Entry.objects.filter(object=f"plan:{plan}", verb="observe")
    return lines.filter(body__contains=f'"dataset":"{dataset}"').exists()
