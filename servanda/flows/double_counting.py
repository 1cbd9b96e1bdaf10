"""Money that is told more than once counts once: hierarchies and intermediaries (definition 15).

Two tables come out of the table `dated` of `counting`, by the number of the row in it:

- `above`: rows of activities whose lower levels tell the same measure;
- `passing`: how much of a row's amount only passes on what came in from another activity of the
  dataset, so that it stands in the total at its source already.

Worked example: A gives 100 to B, B gives 100 to C and has 30 of its own to spend.

    A 100 (counts)    B 100 (passes)    B 30 (counts)    total 130

docs/explanation/double-counting.md states the rules in full.
"""

import duckdb

# What may be told twice of the same money: giving and using it are one measure.
MEASURE = "CASE WHEN stage IN ('disbursement', 'expenditure') THEN 'spent' ELSE stage END"


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make `above` and `passing`; `con` has `dated` and the snapshot's `relation`."""
    for question in (_LINEAGE, _ABOVE, _MOVES, _EDGES, _COVERS, _ROOTED, _INFLOW, _PASSING):
        con.execute(question)


# Who is above whom, as both ends say it, inside what one organisation reports. Two activities that
# are each above the other are above nobody.
_LINEAGE = """
CREATE OR REPLACE TEMP TABLE lineage AS
WITH RECURSIVE known AS (
    SELECT DISTINCT activity, reporter, hierarchy, record FROM dated
    WHERE activity <> '' AND hierarchy IS NOT NULL AND fixed <> 'duplicate'
), stated AS (
    SELECT DISTINCT r.other AS upper, k.activity AS lower, k.reporter
    FROM relation AS r JOIN known AS k USING (record) WHERE r.kind = 'parent'
    UNION
    SELECT DISTINCT k.activity, r.other, k.reporter
    FROM relation AS r JOIN known AS k USING (record) WHERE r.kind = 'child'
), inside AS (
    SELECT DISTINCT s.upper, s.lower, s.reporter FROM stated AS s
    JOIN known AS u ON u.activity = s.upper AND u.reporter = s.reporter
    JOIN known AS l ON l.activity = s.lower AND l.reporter = s.reporter
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
CREATE OR REPLACE TEMP TABLE above AS
WITH told AS (
    SELECT nth, activity, reporter, hierarchy, {MEASURE} AS measure FROM dated
    WHERE fixed = '' AND hierarchy IS NOT NULL
), lowest AS (
    SELECT reporter, measure, max(hierarchy) AS level FROM told
    WHERE reporter NOT IN (SELECT reporter FROM lineage) GROUP BY ALL
), topped AS (
    SELECT DISTINCT l.upper AS activity, l.reporter, t.measure
    FROM lineage AS l JOIN (SELECT DISTINCT activity, reporter, measure FROM told) AS t
        ON t.activity = l.lower AND t.reporter = l.reporter
)
SELECT nth FROM told JOIN lowest USING (reporter, measure) WHERE hierarchy < level
UNION SELECT nth FROM told JOIN topped USING (activity, reporter, measure)
"""

# Every amount as a movement from one activity to another, "" where none is named. What stands in
# `counted` may be in a total; the rest are second observations of such flows (definition 16).
_MOVES = f"""
CREATE OR REPLACE TEMP TABLE moves AS
WITH known AS (SELECT DISTINCT activity FROM dated WHERE activity <> '' AND fixed = ''),
linked AS (
    SELECT nth, stage, {MEASURE} AS measure, activity, amount, currency, day, record, ref,
        provider_activity AS giver, receiver_activity AS taker,
        stage IN ('incoming', 'incoming-commitment', 'incoming-pledge') AS comes
    FROM dated ANTI JOIN above USING (nth)
    WHERE fixed = '' AND currency <> '' AND amount IS NOT NULL AND activity <> ''
)
SELECT l.* EXCLUDE (giver, taker, comes),
    CASE WHEN comes THEN CASE WHEN g.activity IS NULL THEN '' ELSE giver END
        ELSE l.activity END AS payer,
    CASE WHEN comes THEN l.activity WHEN t.activity IS NULL THEN '' ELSE taker END AS payee,
    CASE WHEN NOT comes AND g.activity <> l.activity THEN giver ELSE '' END AS origin
FROM linked AS l LEFT JOIN known AS g ON g.activity = giver
LEFT JOIN known AS t ON t.activity = taker
"""

# What givers told of a movement, and what takers heard of the same. Of funds received, those from
# outside the dataset are where the money enters.
_EDGES = """
CREATE OR REPLACE TEMP TABLE edges AS
WITH seen AS (
    SELECT measure, payer, payee, currency, amount AS told, 0::DECIMAL(38, 6) AS heard,
        0::DECIMAL(38, 6) AS named FROM moves
    UNION ALL SELECT m.measure, payer, payee, currency, 0, amount, 0 FROM moves
        JOIN (VALUES ('incoming', 'spent'), ('incoming-commitment', 'commitment'),
            ('incoming-pledge', 'pledge'), ('incoming', 'commitment'), ('spent', 'commitment'))
            AS m (heard, measure) ON moves.measure = m.heard
    UNION ALL SELECT measure, origin, payer, currency, 0, 0, amount FROM moves WHERE origin <> ''
)
SELECT measure, payer, payee, currency, greatest(sum(told), 0) AS told,
    greatest(sum(heard), sum(named), 0) AS heard
FROM seen WHERE (payer <> '' OR starts_with(measure, 'incoming')) AND payee <> ''
    AND payer <> payee GROUP BY ALL
HAVING sum(told) > 0 OR sum(heard) > 0 OR sum(named) > 0
"""

# Of what takers heard beyond what givers told, only as much as the giver gave to nobody named; that
# is given out in the order of the takers' identifiers. Where it gave in another currency, there is
# nothing to hold it against, and the taker's word stands.
_COVERS = """
CREATE OR REPLACE TEMP TABLE covers AS
WITH loose AS (
    SELECT measure, payer, currency, greatest(sum(amount), 0) AS spare FROM moves
    WHERE payer <> '' AND (payee = '' OR payee = payer) GROUP BY ALL
), elsewhere AS (
    SELECT measure, payer, sum(spare) AS spare FROM loose GROUP BY ALL
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

# Covered only by what begins somewhere: activities that fund nobody but each other cover nothing.
_ROOTED = """
CREATE OR REPLACE TEMP TABLE rooted AS
WITH RECURSIVE real AS (SELECT DISTINCT measure, payer, payee FROM covers WHERE cover > 0),
reached AS (
    SELECT DISTINCT measure, payer AS activity FROM real AS r
    WHERE NOT EXISTS (FROM real AS o WHERE o.measure = r.measure AND o.payee = r.payer)
    UNION SELECT r.measure, r.payee FROM reached AS d
        JOIN real AS r ON r.measure = d.measure AND r.payer = d.activity
)
SELECT measure, activity FROM reached
"""

# What comes in, by currency; `mixed` where it cannot be held against what goes out: it came in a
# currency in which nothing goes out, and the taker does not say what it became.
_INFLOW = """
CREATE OR REPLACE TEMP TABLE inflow AS
WITH real AS (
    SELECT c.*, sum(heard) OVER (PARTITION BY c.measure, payer, payee) AS heard_at_all
    FROM covers AS c JOIN rooted AS r ON r.measure = c.measure AND r.activity = c.payer
    WHERE cover > 0
), used AS (SELECT DISTINCT measure, payer AS payee, currency, true AS used FROM moves),
mixed AS (
    SELECT DISTINCT r.measure, r.payee FROM real AS r LEFT JOIN used AS u
        USING (measure, payee, currency)
    WHERE u.used IS NULL AND r.told > 0 AND r.heard_at_all = 0
)
SELECT measure, payee AS activity, r.currency, sum(cover) AS cover,
    bool_or(m.payee IS NOT NULL) AS mixed
FROM (SELECT measure, payee, currency, cover FROM real) AS r
LEFT JOIN mixed AS m USING (measure, payee) GROUP BY ALL
"""

# What came in is passed on by the first rows that go out, in the order of their days.
_PASSING = """
CREATE OR REPLACE TEMP TABLE passing AS
WITH met AS (SELECT measure, activity, bool_or(mixed) AS mixed FROM inflow GROUP BY ALL),
run AS (
    SELECT m.nth, m.amount, t.mixed, coalesce(i.cover, 0)::DECIMAL(38, 6) AS cover,
        sum(m.amount) OVER (PARTITION BY m.measure, m.payer, m.currency
            ORDER BY m.day NULLS LAST, m.record, m.ref, m.nth) AS run
    FROM moves AS m JOIN met AS t ON t.measure = m.measure AND t.activity = m.payer
    LEFT JOIN inflow AS i
        ON i.measure = m.measure AND i.activity = m.payer AND i.currency = m.currency
)
SELECT nth, CASE WHEN mixed THEN amount
    ELSE least(cover, run) - least(cover, run - amount) END AS passed
FROM run
"""
