"""Money that is told more than once counts once: hierarchies and intermediaries (definition 15).

Two tables come out of `acts` of `counting` and the rows of each turn:

- `above`: records of whose measure their lower levels tell too;
- `passing`: how much of a row's amount only passes on what came in from another activity of the
  dataset, so that it stands in the total at its source already.

Worked example: A gives 100 to B, B gives 100 to C and has 30 of its own to spend.

    A 100 (counts)    B 100 (passes)    B 30 (counts)    total 130

docs/explanation/double-counting.md states the rules in full. Activities are named by 64 bits of the
MD5 of their identifiers, and those that name each other are numbered. Only rows of these are looked at,
so many activities at a time as fit into little memory.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from servanda.flows.turns import Turn

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 600_000  # rows whose sums are held at a time
# What may be told twice of the same money: giving and using it are one measure.
MEASURE = "CASE WHEN stage IN ('disbursement', 'expenditure') THEN 'spent' ELSE stage END"
COMES = ("incoming", "incoming-commitment", "incoming-pledge")
# What takers heard, and of which measure of the givers.
_HEARD = (
    *(("incoming", "spent"), ("incoming-commitment", "commitment")),
    *(("incoming-pledge", "pledge"), ("incoming", "commitment"), ("spent", "commitment")),
)


def named(text: str) -> str:
    """Return an expression of SQL: the number of an activity's identifier, null where it has none."""
    return f"CASE WHEN {text} <> '' THEN md5_number_lower({text}) END"


def prepare(
    con: "duckdb.DuckDBPyConnection", turns: Sequence[Turn], told: Sequence[str], *, relation: str
) -> None:
    """Make `above` and `passing`; `told` are SELECTs of the rows of each turn."""
    con.execute(_EMPTY)
    con.execute(_RELATED.format(relation=relation))
    for rows in told:
        con.execute(_NAMED.format(rows=rows))
    levels = con.execute(_LEVELS).fetchall() != [] or _any(con, "related")
    if levels or _any(con, "named"):
        for rows in told:
            con.execute(_TELLINGS.format(rows=rows))
    if levels:
        con.execute(_LINEAGE)
        con.execute(_ABOVE)
    if _any(con, "named"):
        con.execute(_KNOWN)
        con.execute(_PAIRS)
    _forget(con, "related", "named", "tellings", "lineage")
    if _any(con, "pairs"):
        _pass(con, turns, told)
    _forget(con, "known", "pairs")


def _forget(con: "duckdb.DuckDBPyConnection", *tables: str) -> None:
    for table in tables:
        con.execute(f"DROP TABLE IF EXISTS {table}")


def _any(con: "duckdb.DuckDBPyConnection", table: str) -> bool:
    return con.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall() != []


_EMPTY = """
CREATE TABLE above (record BIGINT, measure VARCHAR);
CREATE TABLE passing (nth BIGINT, passed DECIMAL(38, 6));
CREATE TABLE named (nth BIGINT, act UBIGINT, giver UBIGINT, taker UBIGINT);
CREATE TABLE tellings (record BIGINT, measure VARCHAR);
CREATE TABLE pairs (nth BIGINT, own INTEGER, giver INTEGER, taker INTEGER)
"""
_RELATED = """
CREATE TABLE related AS SELECT record, md5_number_lower(other) AS other, kind FROM ({relation})
WHERE kind IN ('parent', 'child') AND other <> ''
"""
_NAMED = f"""
INSERT INTO named SELECT nth, act, {named("provider_activity")}, {named("receiver_activity")}
FROM ({{rows}}) WHERE fixed = '' AND act IS NOT NULL
    AND (provider_activity NOT IN ('', id) OR receiver_activity NOT IN ('', id))
"""
# What a record tells, null for rows that never count.
_TELLINGS = f"""
INSERT INTO tellings SELECT DISTINCT record, CASE WHEN fixed = '' THEN {MEASURE} END FROM ({{rows}})
"""
# Reporters who tell of several levels.
_LEVELS = """
SELECT reporter FROM acts WHERE hierarchy IS NOT NULL GROUP BY reporter
HAVING min(hierarchy) < max(hierarchy) LIMIT 1
"""

# Who is above whom, as both ends say it, inside what one organisation reports. Two activities that
# are each above the other are above nobody.
_LINEAGE = """
CREATE TABLE lineage AS
WITH RECURSIVE known AS (
    SELECT act, reporter, record FROM acts SEMI JOIN tellings USING (record)
    WHERE NOT duplicate AND act IS NOT NULL AND hierarchy IS NOT NULL AND EXISTS (FROM related)
), stated AS (
    SELECT DISTINCT r.other AS upper, k.act AS lower, k.reporter
    FROM related AS r JOIN known AS k USING (record) WHERE r.kind = 'parent'
    UNION
    SELECT DISTINCT k.act, r.other, k.reporter
    FROM related AS r JOIN known AS k USING (record) WHERE r.kind = 'child'
), inside AS (
    SELECT DISTINCT s.upper, s.lower, s.reporter FROM stated AS s
    JOIN known AS u ON u.act = s.upper AND u.reporter = s.reporter
    JOIN known AS l ON l.act = s.lower AND l.reporter = s.reporter
), closed AS (
    SELECT upper, lower, reporter FROM inside
    UNION SELECT c.upper, i.lower, c.reporter FROM closed AS c
        JOIN inside AS i ON c.lower = i.upper AND c.reporter = i.reporter
)
SELECT upper, lower, reporter FROM closed AS c WHERE NOT EXISTS (
    FROM closed AS o WHERE o.upper = c.lower AND o.lower = c.upper AND o.reporter = c.reporter)
"""

# A reporter that relates no activity to another is taken by the levels alone.
_ABOVE = """
INSERT INTO above
WITH told AS (
    SELECT record, act, reporter, hierarchy, measure FROM tellings JOIN (
        SELECT * FROM acts WHERE hierarchy IS NOT NULL AND (reporter IN (SELECT reporter FROM acts
            GROUP BY reporter HAVING min(hierarchy) < max(hierarchy))
            OR reporter IN (SELECT reporter FROM lineage))
    ) USING (record) WHERE measure IS NOT NULL
), lowest AS (
    SELECT reporter, measure, max(hierarchy) AS level FROM told
    WHERE reporter NOT IN (SELECT reporter FROM lineage) GROUP BY ALL
), topped AS (
    SELECT DISTINCT l.upper AS act, l.reporter, t.measure
    FROM lineage AS l JOIN (SELECT DISTINCT act, reporter, measure FROM told) AS t
        ON t.act = l.lower AND t.reporter = l.reporter
)
SELECT record, measure FROM told JOIN lowest USING (reporter, measure) WHERE hierarchy < level
UNION SELECT record, measure FROM told JOIN topped USING (act, reporter, measure)
"""

# Only activities that another one names, or that name another one, can tell the same money twice. They
# are numbered in the order of their identifiers.
_KNOWN = """
CREATE TABLE known AS SELECT act, row_number() OVER (ORDER BY min(id))::INTEGER AS n FROM acts
SEMI JOIN (SELECT record FROM tellings WHERE measure IS NOT NULL) AS t USING (record)
WHERE act IS NOT NULL GROUP BY act
"""
_PAIRS = """
INSERT INTO pairs SELECT nth, o.n, g.n, t.n FROM named AS r JOIN known AS o USING (act)
LEFT JOIN known AS g ON g.act = r.giver LEFT JOIN known AS t ON t.act = r.taker
WHERE g.n <> o.n OR t.n <> o.n ORDER BY nth
"""


def _pass(con: "duckdb.DuckDBPyConnection", turns: Sequence[Turn], told: Sequence[str]) -> None:
    """Fill `passing`: moves, what covers them, and what is passed on."""
    stages = con.execute(f"SELECT DISTINCT stage, {MEASURE} FROM scopes ORDER BY ALL").fetchall()
    wider = {measure for pair in _HEARD for measure in pair} | {measure for _, measure in stages}
    numbers = {measure: number for number, measure in enumerate(sorted(wider))}
    con.execute("CREATE TABLE measures (stage VARCHAR, measure TINYINT, comes BOOLEAN)")
    con.execute("CREATE TABLE hears (heard TINYINT, measure TINYINT)")
    rows = [(stage, numbers[measure], stage in COMES) for stage, measure in stages]
    con.executemany("INSERT INTO measures VALUES (?, ?, ?)", rows)
    con.executemany(
        "INSERT INTO hears VALUES (?, ?)", [[numbers[one] for one in p] for p in _HEARD]
    )
    con.execute(_NUMBERED)
    con.execute(_NO_MOVES)
    for number, (turn, told_rows) in enumerate(zip(turns, told, strict=True)):
        con.execute(_MOVES.format(rows=told_rows, turn=number, within=turn.within()))
    _forget(con, "numbered", "measures")
    entering = [
        str(number) for measure, number in numbers.items() if measure.startswith("incoming")
    ]
    ((many,),) = con.execute("SELECT count(*) FROM moves").fetchall()
    steps = 1 + many // AT_ONCE
    given = [{"entering": ", ".join(entering), "steps": steps, "step": n} for n in range(steps)]
    for question in (_COVERS, _INFLOW, _PASSING):
        if question is _INFLOW:
            _root(con, steps)
        for one in given:
            con.execute(question.format(**one))
    _forget(con, "hears", "moves", "covers", "rooted", "inflow")


_NUMBERED = """
CREATE TABLE numbered AS
WITH linked AS (
    SELECT own AS n FROM pairs UNION SELECT giver FROM pairs UNION SELECT taker FROM pairs
), found AS (SELECT act, n FROM known SEMI JOIN linked USING (n))
SELECT a.turn, a.record, f.n FROM acts AS a JOIN found AS f USING (act)
"""
_NO_MOVES = """
CREATE TABLE moves (nth BIGINT, measure TINYINT, amount DECIMAL(38, 6), currency INTEGER, day DATE,
    record BIGINT, payer INTEGER, payee INTEGER, origin INTEGER);
CREATE TABLE covers (measure TINYINT, payer INTEGER, payee INTEGER, currency INTEGER,
    told DECIMAL(38, 6), heard DECIMAL(38, 6), cover DECIMAL(38, 6));
CREATE TABLE inflow (measure TINYINT, act INTEGER, currency INTEGER, cover DECIMAL(38, 6),
    mixed BOOLEAN)
"""
# Every amount as a movement from one activity to another, 0 where none is named. What comes in is told
# a second time by who takes it (definition 16); what it is called for itself is nobody else.
_MOVES = f"""
INSERT INTO moves
SELECT r.nth, m.measure, r.amount, w.id, r.day, r.record,
    CASE WHEN NOT m.comes THEN l.n WHEN r.provider_activity = r.id THEN l.n
        ELSE coalesce(p.giver, 0) END,
    CASE WHEN m.comes THEN l.n ELSE coalesce(p.taker, 0) END,
    CASE WHEN NOT m.comes AND p.giver <> l.n THEN p.giver ELSE 0 END
FROM ({{rows}}) AS r JOIN (FROM numbered WHERE turn = {{turn}}) AS l USING (record)
JOIN measures AS m USING (stage) JOIN words AS w ON w.word = r.currency
LEFT JOIN (FROM pairs WHERE {{within}}) AS p ON p.nth = r.nth
LEFT JOIN above AS a ON a.record = r.record AND a.measure = {MEASURE.replace("stage", "r.stage")}
WHERE r.fixed = '' AND r.currency <> '' AND r.amount IS NOT NULL AND a.record IS NULL
"""

# What givers told of a movement, and what takers heard of the same. Of funds received, those from
# outside the dataset are where the money enters. Of what takers heard beyond what givers told, only as
# much as the giver gave to nobody named; that is given out in the order of the takers' identifiers.
# Where it gave in another currency, there is nothing to hold it against, and the taker's word stands.
_COVERS = """
INSERT INTO covers
WITH seen AS (
    SELECT measure, payer, payee, currency, amount AS told, 0::DECIMAL(38, 6) AS heard,
        0::DECIMAL(38, 6) AS named FROM moves WHERE payee <> 0 AND payer % {steps} = {step}
    UNION ALL SELECT h.measure, payer, payee, currency, 0, amount, 0 FROM moves AS v
        JOIN hears AS h ON v.measure = h.heard WHERE payee <> 0 AND payer % {steps} = {step}
    UNION ALL SELECT measure, origin, payer, currency, 0, 0, amount FROM moves
        WHERE origin <> 0 AND origin % {steps} = {step}
), edges AS (
    SELECT measure, payer, payee, currency, greatest(sum(told), 0) AS told,
        greatest(sum(heard), sum(named), 0) AS heard
    FROM seen WHERE (payer <> 0 OR measure IN ({entering})) AND payee <> 0
        AND payer <> payee GROUP BY measure, payer, payee, currency
    HAVING sum(told) > 0 OR sum(heard) > 0 OR sum(named) > 0
), loose AS (
    SELECT measure, payer, currency, greatest(sum(amount), 0) AS spare FROM moves
    WHERE payer <> 0 AND (payee = 0 OR payee = payer) AND payer % {steps} = {step}
    GROUP BY measure, payer, currency
), elsewhere AS (
    SELECT measure, payer, sum(spare) AS spare FROM loose GROUP BY measure, payer
), weighed AS (
    SELECT e.*, greatest(heard - told, 0) AS more, coalesce(l.spare, 0) AS spare,
        coalesce(w.spare, 0) - coalesce(l.spare, 0) AS foreign_spare,
        sum(told) OVER (PARTITION BY e.measure, e.payer, e.payee) - told AS foreign_told,
        sum(greatest(heard - told, 0)) OVER (PARTITION BY e.measure, e.payer, e.currency
            ORDER BY e.payee) AS run
    FROM edges AS e LEFT JOIN loose AS l USING (measure, payer, currency)
    LEFT JOIN elsewhere AS w USING (measure, payer)
)
SELECT measure, payer, payee, currency, told, heard, (told + CASE
    WHEN told = 0 AND (foreign_told > 0 OR (spare = 0 AND foreign_spare > 0)) THEN more
    ELSE greatest(least(more, spare - (run - more)), 0) END)::DECIMAL(38, 6) AS cover
FROM weighed
"""

# Covered only by what begins somewhere: activities that fund nobody but each other cover nothing. An
# activity and a measure are one number here. Step by step, for a recursion does not go to the disk.
_NO_ROOTS = """
CREATE TABLE real (payer BIGINT, payee BIGINT);
CREATE TABLE reached (act BIGINT, round INTEGER)
"""
_REAL = """
INSERT INTO real
SELECT DISTINCT payer::BIGINT * 128 + measure, payee::BIGINT * 128 + measure
FROM covers WHERE cover > 0 AND payer % {steps} = {step}
"""
_FIRST = """
INSERT INTO reached SELECT DISTINCT payer, 0 FROM real AS r
ANTI JOIN (SELECT payee FROM real WHERE payee // 128 % {steps} = {step}) AS o ON o.payee = r.payer
WHERE r.payer // 128 % {steps} = {step}
"""
_NEXT = """
INSERT INTO reached SELECT DISTINCT r.payee, {round} FROM real AS r
SEMI JOIN (FROM reached WHERE round = {round} - 1) AS d ON d.act = r.payer
ANTI JOIN (FROM reached WHERE act // 128 % {steps} = {step}) AS o ON o.act = r.payee
WHERE r.payee // 128 % {steps} = {step}
"""
_ROOTED = """
CREATE TABLE rooted AS
SELECT (act % 128)::TINYINT AS measure, (act // 128)::INTEGER AS act FROM reached;
DROP TABLE real; DROP TABLE reached
"""


def _root(con: "duckdb.DuckDBPyConnection", steps: int) -> None:
    """Make `rooted`: who is paid by somebody that nobody pays, or by one of these."""
    con.execute(_NO_ROOTS)
    for question in (_REAL, _FIRST):
        for step in range(steps):
            con.execute(question.format(steps=steps, step=step))
    number, found = 0, 1
    while found:
        number, found = number + 1, 0
        for step in range(steps):
            given = {"round": number, "steps": steps, "step": step}
            found += int(con.execute(_NEXT.format(**given)).fetchall()[0][0])
    con.execute(_ROOTED)


# What comes in, by currency; `mixed` where it cannot be held against what goes out: it came in a
# currency in which nothing goes out, and the taker does not say what it became.
_INFLOW = """
INSERT INTO inflow
WITH real AS (
    SELECT c.*, sum(heard) OVER (PARTITION BY c.measure, payer, payee) AS heard_at_all
    FROM (FROM covers WHERE payee % {steps} = {step} AND cover > 0) AS c
    SEMI JOIN rooted AS r ON r.measure = c.measure AND r.act = c.payer
), used AS (
    SELECT DISTINCT measure, payer AS payee, currency FROM moves WHERE payer % {steps} = {step}
), mixed AS (
    SELECT DISTINCT measure, payee, true AS mixed FROM real ANTI JOIN used
        USING (measure, payee, currency) WHERE told > 0 AND heard_at_all = 0
)
SELECT measure, payee, currency, sum(cover), coalesce(bool_or(m.mixed), false)
FROM real LEFT JOIN mixed AS m USING (measure, payee) GROUP BY measure, payee, currency
"""

# What came in is passed on by the first rows that go out, in the order of their days.
_PASSING = """
INSERT INTO passing
WITH came AS (FROM inflow WHERE act % {steps} = {step}),
met AS (SELECT measure, act, bool_or(mixed) AS mixed FROM came GROUP BY measure, act),
run AS (
    SELECT m.nth, m.amount, t.mixed, coalesce(i.cover, 0)::DECIMAL(38, 6) AS cover,
        sum(m.amount) OVER (PARTITION BY m.measure, m.payer, m.currency
            ORDER BY m.day NULLS LAST, m.record, m.nth) AS run
    FROM (FROM moves WHERE payer % {steps} = {step}) AS m
    JOIN met AS t ON t.measure = m.measure AND t.act = m.payer
    LEFT JOIN came AS i
        ON i.measure = m.measure AND i.act = m.payer AND i.currency = m.currency
)
SELECT nth, CASE WHEN mixed THEN amount
    ELSE least(cover, run) - least(cover, run - amount) END AS given
FROM run WHERE given <> 0
"""
