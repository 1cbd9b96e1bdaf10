"""What each flow of a snapshot is worth, and the one reason why it counts in no total, if any.

The table `facts` has a row for every row of `flow`, those of records that lost to a duplicate among
them: nothing is dropped. `fixed` says why a row never counts, whatever is asked; stage, boundary and
day are left to the question. Definitions 13 to 15 of docs/explanation/boundaries.md.

Payments are dated by their value date, promises by the day they were decided; where that is missing,
the other stands in for it.
"""

import duckdb

from servanda.flows import double_counting
from servanda.flows.rates import Rates, convert_all
from servanda.flows.snapshot import Snapshot, listed, quoted
from servanda.records.bulk import Semantics

# Stages that convert at the day of decision (definition 13); all others at the value date.
PROMISED = ("pledge", "commitment", "incoming-pledge", "incoming-commitment", "allocation")
PLANNED = ("budget", "planned", "scheduled")
# Nobody means more than this in any currency; beyond it sums would leave their column.
LARGEST = 10**18


def count_all(
    con: duckdb.DuckDBPyConnection, snapshot: Snapshot, *, rates: Rates, currency: str
) -> None:
    """Make the table `facts` of a snapshot, worth in a currency; `con` has the snapshot's views."""
    hold(con, snapshot)
    con.execute(_DATED)
    double_counting.prepare(con)
    con.execute(_priced_before(snapshot.semantics, currency))
    convert_all(con, rates=rates, currency=currency)
    con.execute(_facts(currency))


def hold(con: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    """Make `held`, every row of every record that any file holds, and `reports` of who says so."""
    lost = """SELECT record FROM source WHERE reason = 'duplicate'
        EXCEPT SELECT record FROM source WHERE wins"""
    con.execute(f"CREATE OR REPLACE TEMP TABLE lost AS {lost}")
    for name, table in (("held", "flow"), ("reports", "activity")):
        con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {_all(snapshot, table)}")


def _all(snapshot: Snapshot, table: str) -> str:
    live = f"SELECT *, false AS duplicate FROM ({snapshot.sql(table)})"
    paths = [str(path) for path in snapshot.paths(table)]
    if not paths or snapshot.manifest.whole:
        return live
    dead = f"SELECT *, true AS duplicate FROM read_parquet({listed(paths)}) SEMI JOIN lost USING (record)"
    return f"{live} UNION ALL {dead}"


def _words(given: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, given))


_DATED = f"""
CREATE OR REPLACE TEMP TABLE dated AS
SELECT row_number() OVER () AS nth, h.record, h.ref, h.stage, h.amount, h.currency, h.unit,
    h.converted, h.converted_currency, h.boundary, h.single, h.finance,
    CASE WHEN h.stage IN ({_words(PROMISED + PLANNED)}) THEN coalesce(h.decided, h.valued)
        ELSE coalesce(h.valued, h.decided) END AS day,
    coalesce(nullif(h.provider, ''), nullif(h.provider_name, ''), nullif(a.reporter, ''),
        a.reporter_name, '') AS party,
    coalesce(nullif(h.provider_name, ''), CASE WHEN h.provider IN ('', a.reporter)
        THEN a.reporter_name END, h.provider, '') AS party_name,
    h.provider_activity, h.receiver_activity, a.id AS activity, a.reporter, a.hierarchy,
    CASE WHEN h.duplicate THEN 'duplicate'
        WHEN a.secondary THEN 'secondary-reporter'
        WHEN h.amount IS NULL AND h.converted IS NULL THEN 'no-amount'
        WHEN abs(h.amount) >= {LARGEST} OR abs(h.converted) >= {LARGEST} THEN 'beyond-measure'
        WHEN h.currency = '' AND h.unit <> '' THEN 'in-kind'
        WHEN h.currency = '' AND h.converted IS NULL THEN 'no-currency'
        ELSE '' END AS fixed
FROM held AS h LEFT JOIN (SELECT DISTINCT ON (record) * FROM reports) AS a USING (record)
"""


def _priced_before(semantics: Semantics, currency: str) -> str:
    """Return the question that makes `priced`: what is worth something without a rate.

    The publisher's own conversion is taken where its headline is made of it and it is in the
    currency asked for; the part of a flow that passes through counts at its source.
    """
    own = f"converted IS NOT NULL AND converted_currency = {quoted(currency)}"
    own = own if semantics.converted else "false"
    return f"""
        CREATE OR REPLACE TEMP TABLE priced AS
        SELECT d.* REPLACE (CASE WHEN d.fixed = '' AND above.nth IS NOT NULL
                THEN 'higher-level' ELSE d.fixed END AS fixed),
            coalesce(p.passed, 0)::DECIMAL(38, 6) AS passed,
            CASE WHEN {own} THEN 'publisher' WHEN d.currency = {quoted(currency)} THEN 'same'
                ELSE '' END AS priced_by
        FROM dated AS d LEFT JOIN above USING (nth) LEFT JOIN passing AS p USING (nth)
    """


def _facts(currency: str) -> str:
    return f"""
        CREATE OR REPLACE TEMP TABLE facts AS
        SELECT nth, record, ref, stage, day, date_trunc('month', day)::DATE AS month, party, party_name,
            boundary, single, finance, amount, currency, unit,
            CASE WHEN priced_by = 'publisher' THEN converted ELSE amount END AS stated,
            CASE WHEN priced_by = 'publisher' THEN worth_currency ELSE currency END
                AS stated_currency, abs(stated) < {LARGEST} AS summable,
            CASE WHEN fixed = '' THEN passed ELSE 0 END AS passed,
            CASE WHEN fixed <> '' THEN fixed
                WHEN passed <> 0 AND passed = amount THEN 'intermediary'
                WHEN worth IS NOT NULL THEN ''
                WHEN priced_by = '' AND day IS NULL THEN 'no-date'
                ELSE 'no-rate' END AS fixed,
            CASE WHEN fixed = '' THEN worth END AS worth,
            worth_currency, factor, rate_source, rate_day
        FROM (SELECT p.* EXCLUDE (activity, reporter, hierarchy), r.factor,
                {quoted(currency)} AS worth_currency,
                CASE p.priced_by WHEN '' THEN coalesce(r.source, '') ELSE p.priced_by END
                    AS rate_source, r.rate_day,
                CASE p.priced_by WHEN 'publisher' THEN p.converted
                    WHEN 'same' THEN p.amount - p.passed
                    ELSE r.worth END AS worth
            FROM priced AS p LEFT JOIN rated AS r USING (nth))
    """
