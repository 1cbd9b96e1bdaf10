"""Record something by hand, with the quotation it rests on; or withdraw what was kept in error.

The columns of each kind are those of the package format. The document is named by its file name or by
the beginning of its SHA-256, and the words must stand in it exactly once.
"""

import argparse
from typing import TYPE_CHECKING, Any

from servanda.cli.faults import Fault
from servanda.cli.framework import now, today, wake
from servanda.cli.plans import chosen
from servanda.records import KINDS

if TYPE_CHECKING:
    from servanda.records import Anchor

EXAMPLES = """examples:
  servanda record delivery --plan gaza-2026 --id wheat-1 \\
      --set title_en="Wheat, first shipment" stage=delivered date=2026-05-02 \\
            amount_value=500 amount_unit=tonne provider=country:KZ \\
      --quote notes-may.txt "500 tonnes of wheat reached the crossing"
  servanda record match --plan gaza-2026 --id wheat-1 \\
      --set promise=kazakhstan-wheat delivery=wheat-1 \\
      --quote notes-may.txt "500 tonnes of wheat reached the crossing"
  servanda record delivery --withdraw gaza-2026/wheat-1 --note "recorded twice"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    kinds = [kind for kind in KINDS if kind not in ("plan", "document", "proposal", "reprint")]
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("--plan", default="", help="the plan (needed when several are open)")
    parser.add_argument("--id", default="", help="a short name, unique among its kind")
    parser.add_argument("--set", nargs="+", default=[], metavar="COLUMN=VALUE")
    parser.add_argument(
        "--quote", nargs=2, action="append", default=[], metavar=("DOCUMENT", "WORDS")
    )
    parser.add_argument("--withdraw", default="", metavar="KEY", help="withdraw PLAN/ID instead")
    parser.add_argument("--note", default="", help="why")


def run(options: argparse.Namespace) -> int:
    """Keep the record, and judge the plan's promises anew."""
    wake()
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.reconcile import reconcile
    from servanda.actions.record import record, withdraw

    if options.withdraw:
        plan = options.withdraw.partition("/")[0]
        withdraw(options.kind, options.withdraw, actor=COMMAND_LINE, now=now(), note=options.note)
        print(f"withdrawn: {options.kind} {options.withdraw}")
    else:
        plan = chosen(options.plan)
        made = _made(options, plan)
        record([made], actor=COMMAND_LINE, now=now(), note=options.note)
        print(f"recorded: {options.kind} {plan}/{made.id}")
    reconcile(plan, today=today(), actor=COMMAND_LINE, now=now())
    return 0


def _made(options: argparse.Namespace, plan: str) -> Any:
    """Return the record that the words describe."""
    from servanda.records.columns import from_columns

    if not options.id:
        raise Fault("give the record a short name with --id")
    evidence = [_anchor(plan, document, words) for document, words in options.quote]
    try:
        return from_columns(KINDS[options.kind], _row(options, plan), evidence)
    except (ValueError, TypeError) as fault:
        raise Fault(f"this {options.kind} does not fit: {fault}") from None


def _row(options: argparse.Namespace, plan: str) -> dict[str, Any]:
    """Return every column of the kind: those set, and the blanks of the rest."""
    from servanda.standards.datapackage.cells import read_cell
    from servanda.standards.datapackage.tables import tables

    columns = {column.name: column for column in tables()[options.kind].columns}
    given = {}
    for pair in [*options.set, f"id={options.id}"]:
        name, sign, value = pair.partition("=")
        if not sign or name not in columns:
            raise Fault(f"{pair!r} is no COLUMN=VALUE of a {options.kind}: " + ", ".join(columns))
        given[name] = value
    row: dict[str, Any] = {"plan": plan}
    for name, column in columns.items():
        if column.required and not given.get(name):
            raise Fault(f"a {options.kind} needs {name}: add --set {name}=…")
        try:
            row[name] = read_cell(column, given.get(name, ""))
        except ValueError as fault:
            raise Fault(f"{name}: {fault}") from None
    return row


def _anchor(plan: str, name: str, words: str) -> "Anchor":
    from servanda.ledger import models
    from servanda.records import Anchor

    kept = models.Document.objects.filter(plan=plan, withdrawn=False)
    found = list(kept.filter(filename=name)[:2]) or list(kept.filter(id__startswith=name)[:2])
    if len(found) != 1:
        raise Fault(f"{'several' if found else 'no'} documents of {plan} are called {name!r}")
    times = found[0].text.count(words)
    if times != 1:
        raise Fault(f"these words stand in {name} {times} times, not once: quote more of them")
    start = found[0].text.index(words)
    return Anchor(document=found[0].id, start=start, end=start + len(words), exact=words)
