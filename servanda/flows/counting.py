"""What each flow of a snapshot is worth, and the one reason why it counts in no total, if any.

The table `facts` has a row for every row of `flow`, those of records that lost to a duplicate among
them: nothing is dropped. `fixed` says why a row never counts, whatever is asked; stage, boundary and
day are left to the question. Definitions 13 to 15 of docs/explanation/boundaries.md.

Payments are dated by their value date, promises by the day they were decided; where that is missing,
the other stands in for it.

Words that repeat are numbered once, and worth is a whole number of millionths: what is joined, added
and sorted are numbers. Rows are read where they lie, turn by turn (see `turns`), and written once.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from servanda.flows import double_counting, gathering, passing
from servanda.flows.pricing import priced, quote_all
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, listed, quoted
from servanda.flows.turns import Turn, cut, together

if TYPE_CHECKING:
    import duckdb

# Stages that convert at the day of decision (definition 13); all others at the value date.
PROMISED = ("pledge", "commitment", "incoming-pledge", "incoming-commitment", "allocation")
PLANNED = ("budget", "planned", "scheduled")
# Nobody means more than this in any currency; beyond it sums would leave their column.
LARGEST = 10**18
REASONS = (
    *("", "duplicate", "secondary-reporter", "no-amount", "beyond-measure", "in-kind"),
    *("no-currency", "part", "higher-level", "intermediary", "no-date", "no-rate"),
)
PRICED = ("", "publisher", "same")
MANY = 500  # words up to which a column numbers them by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The columns of `facts`: as narrow as what a snapshot holds allows."""

    amount: str  # of amounts as they were published
    worth: str  # of whole numbers of millionths
    currency: str
    unit: str


def count_all(
    con: "duckdb.DuckDBPyConnection", snapshot: Snapshot, *, rates: Rates, currency: str
) -> tuple[tuple[Turn, ...], Kinds]:
    """Make `rollup.facts`, with `words`, `scopes`, `quotes` and all of `splits`; worth in a currency.

    Return the turns in which its rows stand, and its columns.
    """
    turns = cut(con, snapshot)
    gathering.gather(con, snapshot, turns)
    flows = together(turns).sql("flow")
    con.execute(_SCOPES.format(flows=flows))
    days = f"SELECT currency, {_DAY} AS day FROM ({flows})"
    quote_all(con, days, rates=rates, currency=currency)
    told = [_told(turn, number) for number, turn in enumerate(turns)]
    kinds = _kinds(con, flows)
    related = {"relation": snapshot.sql("relation"), "amount": kinds.amount}
    double_counting.prepare(con, turns, told, **related)
    enums = {"priced": _enum(PRICED), "fixed": _enum(REASONS)}
    con.execute(_NO_FACTS.format(**asdict(kinds), **enums))
    own = f"converted IS NOT NULL AND converted_currency = {quoted(currency)}"
    own = own if snapshot.semantics.converted else "false"
    by = f"CASE WHEN {own} THEN 'publisher' WHEN currency = {quoted(currency)} THEN 'same' ELSE '' END"
    for number, (turn, rows) in enumerate(zip(turns, told, strict=True)):
        given = {"rows": rows, "by": by, "turn": number, "within": turn.within()}
        judged = priced(_JUDGED.format(**given, **asdict(kinds)), worth=kinds.worth)
        con.execute(_FACTS.format(rows=judged, **enums))
    return turns, kinds


def hold(con: "duckdb.DuckDBPyConnection", snapshot: Snapshot) -> None:
    """Make `reports`, every activity of every record that any file holds."""
    lost = f"""SELECT record FROM ({snapshot.sql("source")}) WHERE reason = 'duplicate'
        EXCEPT SELECT record FROM ({snapshot.sql("source")}) WHERE wins"""
    live, paths = snapshot.sql("activity"), [str(path) for path in snapshot.paths("activity")]
    if paths and not snapshot.manifest.whole:
        con.execute(f"CREATE OR REPLACE TEMP TABLE lost AS {lost}")
        dead = f"SELECT * FROM read_parquet({listed(paths)}) SEMI JOIN lost USING (record)"
        live = f"{live} UNION ALL {dead}"
    con.execute(f"CREATE OR REPLACE TEMP VIEW reports AS {live}")


def _words(given: Sequence[str]) -> str:
    return ", ".join(map(quoted, given))


_SCOPES = """
CREATE TABLE scopes AS
SELECT row_number() OVER (ORDER BY stage, boundary, single)::SMALLINT AS scope, stage, boundary, single
FROM (SELECT DISTINCT stage, boundary, single FROM ({flows}))
"""
_DAY = f"""CASE WHEN stage IN ({_words(PROMISED + PLANNED)}) THEN coalesce(decided, valued)
    ELSE coalesce(valued, decided) END"""


def _told(turn: Turn, number: int) -> str:
    """Return a SELECT of the flows of a turn: what is published, whose it is, and what is against it."""
    return f"""SELECT f.nth, f.record, ref, stage, boundary, single, amount, currency, unit, converted,
        converted_currency, provider, provider_name, provider_activity, receiver_activity,
        o.id, o.act, o.reporter, o.reporter_name, o.place_split, o.sector_split, {_DAY} AS day,
        CASE WHEN o.duplicate THEN 'duplicate' WHEN o.secondary THEN 'secondary-reporter'
            WHEN amount IS NULL AND converted IS NULL THEN 'no-amount'
            WHEN abs(amount) >= {LARGEST} OR abs(converted) >= {LARGEST} THEN 'beyond-measure'
            WHEN currency = '' AND unit <> '' THEN 'in-kind'
            WHEN currency = '' AND converted IS NULL THEN 'no-currency'
            WHEN stage = 'budget' AND parent <> '' THEN 'part' ELSE '' END AS fixed
        FROM ({turn.sql("flow")}) AS f JOIN (FROM acts WHERE turn = {number}) AS o USING (record)"""


_MEASURE = passing.MEASURE.replace("stage", "r.stage")
# Of what counts so far, `own` is to be converted: null where nobody knows how.
_JUDGED = f"""
SELECT r.nth, r.record, r.ref, c.scope, r.day,
    CASE WHEN p.id > 1 THEN p.id WHEN n.id > 1 THEN n.id WHEN r.reporter > 1 THEN r.reporter
        ELSE r.reporter_name END AS party,
    CASE WHEN n.id > 1 THEN n.id WHEN p.id = 1 OR p.id = r.reporter THEN r.reporter_name
        ELSE p.id END AS party_name,
    r.amount::{{amount}} AS amount, r.currency::{{currency}} AS currency, r.unit::{{unit}} AS unit,
    CASE WHEN priced_by = 'publisher' THEN r.converted::{{amount}} END AS converted, priced_by,
    coalesce(x.place_split, r.place_split) AS place_split,
    coalesce(x.sector_split, r.sector_split) AS sector_split,
    CASE WHEN r.fixed = '' AND above.record IS NOT NULL THEN 'higher-level' ELSE r.fixed END AS never,
    CASE WHEN never = '' THEN q.quote END AS quote, q.whole, q.upper, q.lower,
    q.near, q.most,
    CASE WHEN never = '' THEN coalesce(s.passed, 0) ELSE 0 END::{{amount}} AS passed,
    CASE WHEN never <> '' THEN NULL WHEN priced_by = 'publisher' THEN r.converted::{{amount}}
        WHEN priced_by = 'same' OR q.quote IS NOT NULL THEN (r.amount - coalesce(s.passed, 0))::{{amount}}
        END AS own
FROM (SELECT *, {{by}} AS priced_by FROM ({{rows}})) AS r
JOIN words AS p ON p.word = r.provider JOIN words AS n ON n.word = r.provider_name
JOIN scopes AS c ON c.stage = r.stage AND c.boundary = r.boundary
    AND c.single IS NOT DISTINCT FROM r.single
LEFT JOIN (FROM parted WHERE turn = {{turn}} AND ref <> '') AS x
    ON x.record = r.record AND x.ref = r.ref
LEFT JOIN above ON above.record = r.record AND above.measure = {_MEASURE}
LEFT JOIN (FROM passing WHERE {{within}}) AS s ON s.nth = r.nth
LEFT JOIN factors AS q ON r.priced_by = '' AND r.fixed = '' AND q.currency = r.currency
    AND q.day = r.day
"""
_FACTS = """
INSERT INTO rollup.facts
SELECT nth, record, ref, scope, day, date_trunc('month', day)::DATE AS month, party, party_name, amount,
    currency, unit, converted, priced_by::{priced} AS priced_by, quote, passed,
    (CASE WHEN never <> '' THEN never WHEN passed <> 0 AND passed = amount THEN 'intermediary'
        WHEN worth IS NOT NULL THEN '' WHEN priced_by = '' AND day IS NULL THEN 'no-date'
        ELSE 'no-rate' END)::{fixed} AS fixed,
    place_split, sector_split, worth
FROM ({rows}) ORDER BY month, party, nth
"""


def _kinds(con: "duckdb.DuckDBPyConnection", flows: str) -> Kinds:
    """Return the narrowest columns for the amounts and words of a snapshot."""
    ((amount, worth),) = con.execute(_MOST.format(flows=flows, largest=LARGEST)).fetchall()
    words = {
        column: con.execute(f"SELECT DISTINCT {column} FROM ({flows})").fetchall()
        for column in ("currency", "unit")
    }
    return Kinds(
        amount="DECIMAL(18, 6)" if (amount or 0) < 10**11 else "DECIMAL(38, 6)",
        worth="BIGINT" if (worth or 0) < 10**12 else "HUGEINT",
        currency=_enum([word for (word,) in words["currency"]]),
        unit=_enum([word for (word,) in words["unit"]]),
    )


def _enum(words: Sequence[str]) -> str:
    held = sorted({"", *words})
    return f"ENUM({_words(held)})" if len(held) <= MANY else "VARCHAR"


_MOST = """
WITH largest AS (
    SELECT currency, max(abs(amount))::DOUBLE AS amount, max(abs(converted))::DOUBLE AS converted,
        max(abs(amount)) FILTER (abs(amount) < {largest})::DOUBLE AS counted,
        max(abs(converted)) FILTER (abs(converted) < {largest})::DOUBLE AS stated
    FROM ({flows}) GROUP BY currency
), dearest AS (SELECT currency, max(near) AS near FROM factors GROUP BY currency)
SELECT max(greatest(amount, converted)), max(greatest(counted * coalesce(near, 1), stated))
FROM largest LEFT JOIN dearest USING (currency)
"""
_NO_FACTS = """
CREATE TABLE rollup.facts (nth BIGINT, record BIGINT, ref VARCHAR, scope SMALLINT, day DATE, month DATE,
    party INTEGER, party_name INTEGER, amount {amount}, currency {currency}, unit {unit},
    converted {amount}, priced_by {priced}, quote INTEGER, passed {amount}, fixed {fixed},
    place_split INTEGER, sector_split INTEGER, worth {worth})
"""
