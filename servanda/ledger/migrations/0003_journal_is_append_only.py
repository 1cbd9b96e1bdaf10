"""The database itself refuses to change, delete, empty or fork the journal.

The next line must have the next number and name the hash before it, so that neither a gap nor a
fork can be written, `INSERT OR REPLACE` included. Tests that must empty or falsify the journal run
`OPEN` first and `CLOSE` afterwards, as somebody who owns the database could: `audit.verify` is what
finds such a person out.
"""

from typing import Any

from django.db import migrations

_REFUSED = "the journal is append-only"
_BROKEN = "the journal goes on from its last line only"

SQLITE_CLOSE = [
    f"""CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    f"""CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    f"""CREATE TRIGGER ledger_entry_goes_on BEFORE INSERT ON ledger_entry
        WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM ledger_entry)
          OR NEW.previous <> COALESCE(
               (SELECT hash FROM ledger_entry ORDER BY seq DESC LIMIT 1), '{"0" * 64}')
        BEGIN SELECT RAISE(ABORT, '{_BROKEN}'); END""",  # noqa: S608
]
SQLITE_OPEN = [
    f"DROP TRIGGER IF EXISTS ledger_entry_{name}" for name in ("no_update", "no_delete", "goes_on")
]

POSTGRES_CLOSE = [
    f"""CREATE OR REPLACE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'restrict_violation'; END $$""",
    f"""CREATE OR REPLACE FUNCTION ledger_entry_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE last record;
        BEGIN
          SELECT seq, hash INTO last FROM ledger_entry ORDER BY seq DESC LIMIT 1;
          IF NEW.seq <> COALESCE(last.seq, 0) + 1
             OR NEW.previous <> COALESCE(last.hash, '{"0" * 64}') THEN
            RAISE EXCEPTION '{_BROKEN}' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$""",  # noqa: S608
    """CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
       FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()""",
    """CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()""",
    """CREATE TRIGGER ledger_entry_next BEFORE INSERT ON ledger_entry
       FOR EACH ROW EXECUTE FUNCTION ledger_entry_goes_on()""",
]
POSTGRES_OPEN = [
    f"DROP TRIGGER IF EXISTS ledger_entry_{name} ON ledger_entry"
    for name in ("no_change", "no_truncate", "next")
]

CLOSE = {"sqlite": SQLITE_CLOSE, "postgresql": POSTGRES_CLOSE}
OPEN = {"sqlite": SQLITE_OPEN, "postgresql": POSTGRES_OPEN}


def _close(apps: Any, schema_editor: Any) -> None:
    for statement in CLOSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def _open(apps: Any, schema_editor: Any) -> None:
    for statement in OPEN[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_journal")]

    operations = [migrations.RunPython(_close, _open)]
