"""Money that passes through an activity: how much of a row only passes on what came in (definition 15).

Out of `acts`, `above` and `pairs` of `double_counting` comes `passing`: rows, each with the part of its
amount that stands in the total at its source already. docs/explanation/double-counting.md has the rules.

Money moves from one activity to another, by their numbers in `acts`, which are in the order of the
files. Activities are looked at in stretches of these numbers: what is added up at a time is the same for
any size of dataset, and each row is read for its own stretch alone, wherever those that it names stand.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from servanda.flows import roots
from servanda.flows.turns import Turn

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 400_000  # flows whose activities are one stretch
# What may be told twice of the same money: giving and using it are one measure.
MEASURE = "CASE WHEN stage IN ('disbursement', 'expenditure') THEN 'spent' ELSE stage END"
COMES = ("incoming", "incoming-commitment", "incoming-pledge")
# What takers heard, and of which measure of the givers.
_HEARD = (
    *(("incoming", "spent"), ("incoming-commitment", "commitment")),
    *(("incoming-pledge", "pledge"), ("incoming", "commitment"), ("spent", "commitment")),
)


def find(
    con: "duckdb.DuckDBPyConnection", turns: Sequence[Turn], told: Sequence[str], *, amount: str
) -> None:
    """Fill `passing`; `told` are SELECTs of the rows of each turn, and `amount` is the kind of theirs."""
    numbers = _measures(con)
    entering = ", ".join(str(number) for name, number in numbers.items() if name in COMES)
    con.execute(_NUMBERED)
    con.execute(_EMPTY.format(amount=amount))
    for number, (turn, rows) in enumerate(zip(turns, told, strict=True)):
        given = {"rows": rows, "turn": number, "within": turn.within(), "amount": amount}
        con.execute(_MOVED.format(**given))
        con.execute(_MOVES)
        con.execute(_EDGES.format(entering=entering))
    _forget(con, "moved", "numbered", "measures", "hears")
    for here in _stretches(con, turns):
        for question in (_WEIGHED, _COVERS, _CONTESTED):
            con.execute(question.format(**here))
    _forget(con, "weighed", "edges")
    roots.find(con, sorted(set(numbers.values())))
    for here in _stretches(con, turns):
        con.execute(_INFLOW.format(**here))
        con.execute(_PASSING.format(**here))
    _forget(con, "inflow", "covers", "moves", "rootless")


def _forget(con: "duckdb.DuckDBPyConnection", *tables: str) -> None:
    for table in tables:
        con.execute(f"DROP TABLE {table}")


def _stretches(con: "duckdb.DuckDBPyConnection", turns: Sequence[Turn]) -> list[dict[str, int]]:
    """Return the stretches of activities, each by its `first` and its `last` number."""
    flows = max(turn.stretches["flow"][1] for turn in turns)
    ((acts,),) = con.execute("SELECT max(n) FROM acts").fetchall()
    size = -(-acts // (1 + flows // AT_ONCE))
    return [{"first": first, "last": first + size - 1} for first in range(1, acts + 1, size)]


def _measures(con: "duckdb.DuckDBPyConnection") -> dict[str, int]:
    """Make `measures` and `hears`; return the number of each measure."""
    stages = con.execute(f"SELECT DISTINCT stage, {MEASURE} FROM scopes ORDER BY ALL").fetchall()
    wider = {measure for pair in _HEARD for measure in pair} | {measure for _, measure in stages}
    numbers = {measure: number for number, measure in enumerate(sorted(wider))}
    con.execute("CREATE TABLE measures (stage VARCHAR, measure TINYINT, comes BOOLEAN)")
    con.execute("CREATE TABLE hears (heard TINYINT, measure TINYINT)")
    rows = [(stage, numbers[measure], stage in COMES) for stage, measure in stages]
    con.executemany("INSERT INTO measures VALUES (?, ?, ?)", rows)
    heard = [[numbers[one] for one in pair] for pair in _HEARD]
    con.executemany("INSERT INTO hears VALUES (?, ?)", heard)
    return numbers


_NUMBERED = """
CREATE TABLE numbered AS
WITH linked AS (
    SELECT own AS n FROM pairs UNION SELECT giver FROM pairs UNION SELECT taker FROM pairs
), found AS (SELECT act, n FROM known SEMI JOIN linked USING (n))
SELECT a.turn, a.record, f.n FROM acts AS a JOIN found AS f USING (act) ORDER BY a.n
"""
# Of `edges` the word is 0 for what is told of a movement, 1 for what is heard of it, and 2 for what who
# pays says of where it is from. `home` is who pays, or who takes where nobody is named.
_EMPTY = """
CREATE TABLE moves (nth BIGINT, measure TINYINT, amount {amount}, currency INTEGER, day DATE,
    record BIGINT, payer INTEGER, loose BOOLEAN);
CREATE TABLE edges (home INTEGER, measure TINYINT, payer INTEGER, payee INTEGER, currency INTEGER,
    word TINYINT, amount {amount});
CREATE TABLE covers (measure TINYINT, payer INTEGER, payee INTEGER, currency INTEGER, told BOOLEAN,
    heard BOOLEAN, cover DECIMAL(38, 6));
CREATE TABLE inflow (measure TINYINT, act INTEGER, currency INTEGER, cover DECIMAL(38, 6),
    mixed BOOLEAN)
"""
# Every amount as a movement from one activity to another, 0 where none is named. What comes in is told
# a second time by who takes it (definition 16); what it is called for itself is nobody else.
_MOVED = f"""
CREATE OR REPLACE TABLE moved AS
SELECT r.nth, m.measure, r.amount::{{amount}} AS amount, w.id AS currency, r.day, r.record,
    CASE WHEN NOT m.comes THEN l.n WHEN r.provider_activity = r.id THEN l.n
        ELSE coalesce(p.giver, 0) END AS payer,
    CASE WHEN m.comes THEN l.n ELSE coalesce(p.taker, 0) END AS payee,
    CASE WHEN NOT m.comes AND p.giver <> l.n THEN p.giver ELSE 0 END AS origin
FROM ({{rows}}) AS r JOIN (FROM numbered WHERE turn = {{turn}}) AS l USING (record)
JOIN measures AS m USING (stage) JOIN words AS w ON w.word = r.currency
LEFT JOIN (FROM pairs WHERE {{within}}) AS p ON p.nth = r.nth
LEFT JOIN above AS a ON a.record = r.record AND a.measure = {MEASURE.replace("stage", "r.stage")}
WHERE r.fixed = '' AND r.currency <> '' AND r.amount IS NOT NULL AND a.record IS NULL
"""
_MOVES = """
INSERT INTO moves SELECT nth, measure, amount, currency, day, record, payer, payee IN (0, payer)
FROM moved WHERE payer <> 0
"""
# Of funds received, those from outside the dataset are where the money enters.
_EDGES = """
INSERT INTO edges
SELECT CASE payer WHEN 0 THEN payee ELSE payer END, measure, payer, payee, currency, word, amount FROM (
    SELECT measure, payer, payee, currency, 0 AS word, amount FROM moved
    UNION ALL SELECT h.measure, payer, payee, currency, 1, amount FROM moved AS v
        JOIN hears AS h ON v.measure = h.heard
    UNION ALL SELECT measure, origin, payer, currency, 2, amount FROM moved WHERE origin <> 0
) WHERE payee NOT IN (0, payer) AND (payer <> 0 OR measure IN ({entering}))
"""

# What givers told of each movement, and what takers heard of the same.
_WEIGHED = """
CREATE OR REPLACE TABLE weighed AS
WITH summed AS (
    SELECT measure, payer, payee, currency, greatest(sum(amount) FILTER (word = 0), 0) AS told,
        greatest(sum(amount) FILTER (word = 1), sum(amount) FILTER (word = 2), 0) AS heard
    FROM edges WHERE home BETWEEN {first} AND {last} GROUP BY measure, payer, payee, currency
)
SELECT *, greatest(heard - told, 0) AS more,
    sum(told) OVER (PARTITION BY measure, payer, payee) - told AS foreign_told
FROM summed WHERE told > 0 OR heard > 0
"""
_COVERS = """
INSERT INTO covers SELECT measure, payer, payee, currency, true, heard > 0, told
FROM weighed WHERE more = 0
"""
# Of what takers heard beyond what givers told, only as much as the giver gave to nobody named; that is
# given out in the order of the takers' identifiers. Where it gave in another currency, there is nothing
# to hold it against, and the taker's word stands.
_CONTESTED = """
INSERT INTO covers
WITH named AS (
    SELECT w.*, a.id FROM acts AS a JOIN (FROM weighed WHERE more > 0) AS w ON w.payee = a.n
), loose AS (
    SELECT measure, payer, currency, greatest(sum(amount), 0) AS spare
    FROM moves WHERE loose AND payer BETWEEN {first} AND {last} GROUP BY measure, payer, currency
), elsewhere AS (
    SELECT measure, payer, sum(spare) AS spare FROM loose GROUP BY measure, payer
), run AS (
    SELECT e.*, coalesce(l.spare, 0) AS spare,
        coalesce(o.spare, 0) - coalesce(l.spare, 0) AS foreign_spare,
        sum(more) OVER (PARTITION BY e.measure, e.payer, e.currency ORDER BY e.id) AS run
    FROM named AS e LEFT JOIN loose AS l USING (measure, payer, currency)
    LEFT JOIN elsewhere AS o USING (measure, payer)
)
SELECT measure, payer, payee, currency, told > 0, true, (told + CASE
    WHEN told = 0 AND (foreign_told > 0 OR (spare = 0 AND foreign_spare > 0)) THEN more
    ELSE greatest(least(more, spare - (run - more)), 0) END)::DECIMAL(38, 6) AS cover
FROM run WHERE cover > 0
"""

# What comes in, by currency; `mixed` where it cannot be held against what goes out: it came in a
# currency in which nothing goes out, and the taker does not say what it became.
_INFLOW = """
CREATE OR REPLACE TABLE inflow AS
WITH real AS (
    SELECT c.*, bool_or(heard) OVER (PARTITION BY c.measure, payer, payee) AS heard_at_all
    FROM (FROM covers WHERE payee BETWEEN {first} AND {last}) AS c
    ANTI JOIN rootless AS r ON r.measure = c.measure AND r.act = c.payer
), used AS (
    SELECT DISTINCT measure, payer AS payee, currency FROM moves
    WHERE payer BETWEEN {first} AND {last}
), mixed AS (
    SELECT DISTINCT measure, payee, true AS mixed FROM real ANTI JOIN used
        USING (measure, payee, currency) WHERE told AND NOT heard_at_all
)
SELECT measure, payee AS act, currency, sum(cover) AS cover, coalesce(bool_or(m.mixed), false) AS mixed
FROM real LEFT JOIN mixed AS m USING (measure, payee) GROUP BY measure, payee, currency
"""

# What came in is passed on by the first rows that go out, in the order of their days.
_PASSING = """
INSERT INTO passing
WITH met AS (SELECT measure, act, bool_or(mixed) AS mixed FROM inflow GROUP BY measure, act),
run AS (
    SELECT m.nth, m.amount, t.mixed, coalesce(i.cover, 0)::DECIMAL(38, 6) AS cover,
        sum(m.amount) OVER (PARTITION BY m.measure, m.payer, m.currency
            ORDER BY m.day NULLS LAST, m.record, m.nth) AS run
    FROM (FROM moves WHERE payer BETWEEN {first} AND {last}) AS m
    JOIN met AS t ON t.measure = m.measure AND t.act = m.payer
    LEFT JOIN inflow AS i
        ON i.measure = m.measure AND i.act = m.payer AND i.currency = m.currency
)
SELECT nth, CASE WHEN mixed THEN amount
    ELSE least(cover, run) - least(cover, run - amount) END AS given
FROM run WHERE given <> 0
"""
