"""Money that is told more than once counts once: hierarchies and intermediaries (definition 15).

Two tables come out of the tables `acts` and `rows` of `counting`, by the number of the row:

- `above`: rows of activities whose lower levels tell the same measure;
- `passing`: how much of a row's amount only passes on what came in from another activity of the
  dataset, so that it stands in the total at its source already.

Worked example: A gives 100 to B, B gives 100 to C and has 30 of its own to spend.

    A 100 (counts)    B 100 (passes)    B 30 (counts)    total 130

docs/explanation/double-counting.md states the rules in full.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# What may be told twice of the same money: giving and using it are one measure.
MEASURE = "CASE WHEN stage IN ('disbursement', 'expenditure') THEN 'spent' ELSE stage END"


def prepare(con: "duckdb.DuckDBPyConnection", relation: str) -> None:
    """Make `above` and `passing`; `con` has `reports`, `acts` and `rows`; `relation` is a SELECT of its rows."""
    con.execute(_LINEAGE.format(relation=relation))
    con.execute(_ABOVE)
    con.execute(_KNOWN)
    con.execute(_LINKED)
    told_again = con.execute("SELECT count(*) FROM linked").fetchall() != [(0,)]
    made = (_MOVES, _EDGES, _COVERS, _ROOTED, _INFLOW, _PASSING) if told_again else (_NOTHING,)
    for question in made:
        con.execute(question)
    for table in ("lineage", "known", "linked", "moves", "edges", "covers", "rooted", "inflow"):
        con.execute(f"DROP TABLE IF EXISTS {table}")


# Who is above whom, as both ends say it, inside what one organisation reports. Two activities that
# are each above the other are above nobody.
_LINEAGE = """
CREATE TABLE lineage AS
WITH RECURSIVE related AS (
    SELECT record, md5_number_lower(other) AS other, kind FROM ({relation})
    WHERE kind IN ('parent', 'child') AND other <> ''
), known AS (
    SELECT act, reporter, record FROM acts
    SEMI JOIN (SELECT record FROM rows WHERE fixed <> 'duplicate') AS r USING (record)
    WHERE act IS NOT NULL AND hierarchy IS NOT NULL AND EXISTS (FROM related)
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
_ABOVE = f"""
CREATE TABLE above AS
WITH told AS (
    SELECT r.nth, r.act, a.reporter, a.hierarchy, {MEASURE} AS measure
    FROM rows AS r JOIN (
        SELECT * FROM acts WHERE hierarchy IS NOT NULL AND (reporter IN (SELECT reporter FROM acts
            GROUP BY reporter HAVING min(hierarchy) < max(hierarchy))
            OR reporter IN (SELECT reporter FROM lineage))
    ) AS a USING (record) WHERE r.fixed = ''
), lowest AS (
    SELECT reporter, measure, max(hierarchy) AS level FROM told
    WHERE reporter NOT IN (SELECT reporter FROM lineage) GROUP BY ALL
), topped AS (
    SELECT DISTINCT l.upper AS act, l.reporter, t.measure
    FROM lineage AS l JOIN (SELECT DISTINCT act, reporter, measure FROM told) AS t
        ON t.act = l.lower AND t.reporter = l.reporter
)
SELECT nth FROM told JOIN lowest USING (reporter, measure) WHERE hierarchy < level
UNION SELECT nth FROM told JOIN topped USING (act, reporter, measure)
"""

# Only activities that another one names, or that name another one, can tell the same money twice.
_KNOWN = "CREATE TABLE known AS SELECT DISTINCT act FROM rows WHERE act IS NOT NULL AND fixed = ''"
_LINKED = """
CREATE TABLE linked AS
WITH named AS (
    SELECT r.act, g.act AS giver, t.act AS taker FROM rows AS r
    LEFT JOIN known AS g ON g.act = r.giver LEFT JOIN known AS t ON t.act = r.taker
    WHERE r.fixed = '' AND r.act IS NOT NULL AND (r.giver IS NOT NULL OR r.taker IS NOT NULL)
        AND (g.act <> r.act OR t.act <> r.act)
)
SELECT act, row_number() OVER (ORDER BY min(id)) AS turn
FROM (SELECT md5_number_lower(id) AS act, id FROM reports) SEMI JOIN (
    SELECT act FROM named UNION ALL SELECT giver FROM named UNION ALL SELECT taker FROM named)
USING (act) GROUP BY act
"""
# Every amount as a movement from one activity to another, 0 where none is named. What stands in
# `counted` may be in a total; the rest are second observations of such flows (definition 16).
_MOVES = f"""
CREATE TABLE moves AS
WITH found AS (
    SELECT nth, stage, {MEASURE} AS measure, act, amount, currency, day, record, giver, taker,
        stage IN ('incoming', 'incoming-commitment', 'incoming-pledge') AS comes
    FROM rows SEMI JOIN linked USING (act) ANTI JOIN above USING (nth)
    WHERE fixed = '' AND currency <> '' AND amount IS NOT NULL
)
SELECT l.nth, l.measure, l.act, l.amount, l.currency, l.day, l.record,
    CASE WHEN comes THEN coalesce(g.act, 0) ELSE l.act END AS payer,
    CASE WHEN comes THEN l.act ELSE coalesce(t.act, 0) END AS payee,
    CASE WHEN NOT comes AND g.act <> l.act THEN g.act ELSE 0 END AS origin
FROM found AS l LEFT JOIN known AS g ON g.act = l.giver LEFT JOIN known AS t ON t.act = l.taker
"""

# What givers told of a movement, and what takers heard of the same. Of funds received, those from
# outside the dataset are where the money enters.
_EDGES = """
CREATE TABLE edges AS
WITH seen AS (
    SELECT measure, payer, payee, currency, amount AS told, 0::DECIMAL(38, 6) AS heard,
        0::DECIMAL(38, 6) AS named FROM moves
    UNION ALL SELECT m.measure, payer, payee, currency, 0, amount, 0 FROM moves
        JOIN (VALUES ('incoming', 'spent'), ('incoming-commitment', 'commitment'),
            ('incoming-pledge', 'pledge'), ('incoming', 'commitment'), ('spent', 'commitment'))
            AS m (heard, measure) ON moves.measure = m.heard
    UNION ALL SELECT measure, origin, payer, currency, 0, 0, amount FROM moves WHERE origin <> 0
)
SELECT measure, payer, payee, currency, greatest(sum(told), 0) AS told,
    greatest(sum(heard), sum(named), 0) AS heard
FROM seen WHERE (payer <> 0 OR starts_with(measure, 'incoming')) AND payee <> 0
    AND payer <> payee GROUP BY ALL
HAVING sum(told) > 0 OR sum(heard) > 0 OR sum(named) > 0
"""

# Of what takers heard beyond what givers told, only as much as the giver gave to nobody named; that
# is given out in the order of the takers' identifiers. Where it gave in another currency, there is
# nothing to hold it against, and the taker's word stands.
_COVERS = """
CREATE TABLE covers AS
WITH loose AS (
    SELECT measure, payer, currency, greatest(sum(amount), 0) AS spare FROM moves
    WHERE payer <> 0 AND (payee = 0 OR payee = payer) GROUP BY ALL
), elsewhere AS (
    SELECT measure, payer, sum(spare) AS spare FROM loose GROUP BY ALL
), weighed AS (
    SELECT e.*, greatest(heard - told, 0) AS more, coalesce(l.spare, 0) AS spare,
        coalesce(w.spare, 0) - coalesce(l.spare, 0) AS foreign_spare,
        sum(told) OVER (PARTITION BY e.measure, e.payer, e.payee) - told AS foreign_told,
        sum(greatest(heard - told, 0)) OVER (PARTITION BY e.measure, e.payer, e.currency
            ORDER BY k.turn) AS run
    FROM edges AS e JOIN linked AS k ON k.act = e.payee LEFT JOIN loose AS l USING (measure, payer, currency)
    LEFT JOIN elsewhere AS w USING (measure, payer)
)
SELECT measure, payer, payee, currency, told, heard, (told + CASE
    WHEN told = 0 AND (foreign_told > 0 OR (spare = 0 AND foreign_spare > 0)) THEN more
    ELSE greatest(least(more, spare - (run - more)), 0) END)::DECIMAL(38, 6) AS cover
FROM weighed
"""

# Covered only by what begins somewhere: activities that fund nobody but each other cover nothing.
_ROOTED = """
CREATE TABLE rooted AS
WITH RECURSIVE real AS (SELECT DISTINCT measure, payer, payee FROM covers WHERE cover > 0),
reached AS (
    SELECT DISTINCT measure, payer AS act FROM real AS r
    WHERE NOT EXISTS (FROM real AS o WHERE o.measure = r.measure AND o.payee = r.payer)
    UNION SELECT r.measure, r.payee FROM reached AS d
        JOIN real AS r ON r.measure = d.measure AND r.payer = d.act
)
SELECT measure, act FROM reached
"""

# What comes in, by currency; `mixed` where it cannot be held against what goes out: it came in a
# currency in which nothing goes out, and the taker does not say what it became.
_INFLOW = """
CREATE TABLE inflow AS
WITH real AS (
    SELECT c.*, sum(heard) OVER (PARTITION BY c.measure, payer, payee) AS heard_at_all
    FROM covers AS c JOIN rooted AS r ON r.measure = c.measure AND r.act = c.payer
    WHERE cover > 0
), used AS (SELECT DISTINCT measure, payer AS payee, currency, true AS used FROM moves),
mixed AS (
    SELECT DISTINCT r.measure, r.payee FROM real AS r LEFT JOIN used AS u
        USING (measure, payee, currency)
    WHERE u.used IS NULL AND r.told > 0 AND r.heard_at_all = 0
)
SELECT measure, payee AS act, r.currency, sum(cover) AS cover,
    bool_or(m.payee IS NOT NULL) AS mixed
FROM (SELECT measure, payee, currency, cover FROM real) AS r
LEFT JOIN mixed AS m USING (measure, payee) GROUP BY ALL
"""

_NOTHING = "CREATE TABLE passing (nth BIGINT, passed DECIMAL(38, 6))"
# What came in is passed on by the first rows that go out, in the order of their days.
_PASSING = """
CREATE TABLE passing AS
WITH met AS (SELECT measure, act, bool_or(mixed) AS mixed FROM inflow GROUP BY ALL),
run AS (
    SELECT m.nth, m.amount, t.mixed, coalesce(i.cover, 0)::DECIMAL(38, 6) AS cover,
        sum(m.amount) OVER (PARTITION BY m.measure, m.payer, m.currency
            ORDER BY m.day NULLS LAST, m.record, m.nth) AS run
    FROM moves AS m JOIN met AS t ON t.measure = m.measure AND t.act = m.payer
    LEFT JOIN inflow AS i
        ON i.measure = m.measure AND i.act = m.payer AND i.currency = m.currency
)
SELECT nth, CASE WHEN mixed THEN amount
    ELSE least(cover, run) - least(cover, run - amount) END AS passed
FROM run
"""
