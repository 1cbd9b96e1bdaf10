"""How a flow divides over sectors and places: parts that add up to the whole, to the cent.

A flow's own shares stand before those of its record. Of several vocabularies that divide the same
money one is taken: DAC sectors of five digits, then of three, then humanitarian clusters, then others;
countries together with the regions of one vocabulary. Each part gets its share in whole cents, the
cents that are over go to the largest remainders, and what is less than a cent to the largest part.
Worked example: 100.00 over three sectors of 33.333334, 33.333333 and 33.333333 per cent is 33.34,
33.33 and 33.33.

A flow whose shares have no percentages is not split: it stands under `SEVERAL`. Many flows divide
alike, so each way to divide is kept once, in `<family>_splits`, and flows have its number; 0 is that
of flows that say nothing. What they divide into is numbered in `<family>s`.
"""

from typing import TYPE_CHECKING

from servanda.flows.snapshot import Snapshot

if TYPE_CHECKING:
    import duckdb

SEVERAL = "*"  # several sectors or places, and nobody says how much for each
FAMILIES = {"sector": ("sector", "cluster"), "place": ("place", "region")}

# Vocabularies of sectors in the order of preference. 1 and 2 are the DAC's, 10 the global clusters:
# https://iatistandard.org/en/iati-standard/203/codelists/sectorvocabulary/
_RANKS = {
    "sector": """CASE WHEN kind = 'sector' AND vocabulary IN ('1', '') THEN 1
        WHEN kind = 'sector' AND vocabulary = '2' THEN 2
        WHEN vocabulary IN ('10', 'fts-global-cluster') THEN 3
        WHEN kind = 'cluster' THEN 4 ELSE 5 END""",
    "place": "CASE WHEN vocabulary IN ('ISO-3166-1', '1') THEN 1 ELSE 2 END",
}
_GROUPS = {"sector": "''", "place": "kind"}  # what divides one whole together, each by its best
AT_ONCE = 400_000  # shares, of which lists are made in memory
# Products below this fit a BIGINT, which is divided ten times as fast as a longer number.
_FITS = 1 << 61
_STEP = 1 << 12  # above the number of parts that are divided the fast way


def choose(con: "duckdb.DuckDBPyConnection", family: str, snapshot: Snapshot) -> None:
    """Make `<family>s`, `<family>_splits` and `<family>_of`: the split of records ("") and flows."""
    shares = snapshot.manifest.tables.get("share")
    turns = 1 + (shares.rows if shares else 0) // AT_ONCE
    given = {
        "family": family,
        "share": snapshot.sql("share"),
        "kinds": ", ".join(f"'{kind}'" for kind in FAMILIES[family]),
        "rank": _RANKS[family],
        "whole": _GROUPS[family],
        "several": SEVERAL,
        "turns": turns,
    }
    for table, question in ((f"chosen_{family}", _CHOSEN), (f"listed_{family}", _LISTED)):
        for turn in range(turns):
            begin = f"INSERT INTO {table}" if turn else f"CREATE TABLE {table} AS"
            con.execute(f"{begin} {question.format(**given, turn=turn)}")
        if question is _CHOSEN:
            con.execute(_CODES.format(family=family))
    number(con, family)
    con.execute(f"DROP TABLE chosen_{family}; DROP TABLE listed_{family}")


def number(con: "duckdb.DuckDBPyConnection", family: str) -> None:
    """Make `<family>_splits` and `<family>_of` of `<family>s` and `listed_<family>`."""
    for question in (_SPLITS, _NUMBERED):
        con.execute(question.format(family=family, fits=_FITS, step=_STEP))


_CHOSEN = """
WITH ranked AS (
    SELECT record, ref, code, vocabulary, name, percent, ({rank})::TINYINT AS rank, {whole} AS whole
    FROM ({share}) WHERE kind IN ({kinds}) AND record % {turns} = {turn}
), best AS (
    SELECT record, ref, whole, min((rank, vocabulary)) AS best FROM ranked GROUP BY ALL
), picked AS (
    SELECT r.* FROM ranked AS r JOIN best AS b
    ON r.record = b.record AND r.ref = b.ref AND r.whole = b.whole
        AND (r.rank, r.vocabulary) = b.best
), unstated AS (
    SELECT record, ref FROM picked GROUP BY ALL
    HAVING bool_or(percent IS NULL OR percent < 0) OR sum(percent) <= 0
)
SELECT record, ref, code, vocabulary, min(name) AS name,
    sum((percent * 1000000::DECIMAL(7, 0))::BIGINT)::BIGINT AS weight
FROM picked ANTI JOIN unstated USING (record, ref) GROUP BY record, ref, code, vocabulary
UNION ALL SELECT record, ref, '{several}', '', '', 1 FROM unstated
"""
_CODES = """
CREATE TABLE {family}s AS
SELECT row_number() OVER (ORDER BY code, vocabulary, name)::INTEGER AS {family}, code, vocabulary, name
FROM (SELECT code, vocabulary, name FROM chosen_{family} UNION SELECT '', '', '')
"""
_LISTED = """
SELECT record, ref, list(s.{family} ORDER BY weight DESC, s.{family}) AS codes,
    list(weight ORDER BY weight DESC, s.{family}) AS weights
FROM chosen_{family} AS c JOIN {family}s AS s USING (code, vocabulary, name)
WHERE record % {turns} = {turn} GROUP BY record, ref
"""
_SPLITS = """
CREATE TABLE {family}_splits AS
SELECT row_number() OVER (ORDER BY codes, weights)::INTEGER AS split, codes, weights,
    len(codes) AS parts, list_sum(weights)::BIGINT AS all_of,
    CASE WHEN len(codes) < {step} AND all_of < {fits} // {step} THEN {fits} // weights[1]
        ELSE -1 END AS most
FROM (SELECT DISTINCT codes, weights FROM listed_{family})
UNION ALL
SELECT 0, [{family}], [1::BIGINT], 1, 1, 0 FROM {family}s
WHERE code = '' AND vocabulary = '' AND name = ''
"""
_NUMBERED = """
CREATE TABLE {family}_of AS
SELECT record, ref, split FROM listed_{family} JOIN {family}_splits USING (codes, weights)
"""


def divided(source: str, family: str) -> str:
    """Return a SELECT of the rows of `source` with their parts of a family, in DuckDB's SQL.

    `source` has `worth` in millionths and `<family>_split`; the number `<family>` is added, and
    `worth` becomes that of the part.
    """
    joined = f"({source}) AS s JOIN {family}_splits AS t ON t.split = s.{family}_split"
    return f"""
        SELECT s.* EXCLUDE (worth), worth, codes[1] AS {family} FROM {joined} WHERE parts = 1
        UNION ALL BY NAME
        {_DIVIDED.format(joined=joined, family=family, step=_STEP)}
    """


# The place in the list breaks ties between remainders: the largest share comes first.
_DIVIDED = """
SELECT * EXCLUDE (worth, whole, small, cents, remainders, codes, cent, remainder, turn, last),
    sign(worth) * ((cent + CASE WHEN remainder >= last THEN 1 ELSE 0 END) * 10000
        + CASE WHEN turn = 1 THEN whole % 10000 ELSE 0 END) AS worth
FROM (
    SELECT *, unnest(codes) AS {family}, unnest(cents) AS cent, unnest(remainders) AS remainder,
        generate_subscripts(codes, 1) AS turn,
        list_reverse_sort(remainders)[(whole // 10000 - list_sum(cents))::INTEGER] AS last
    FROM (
        SELECT * EXCLUDE (weights, parts, all_of, most, split),
            CASE WHEN small <= most
                THEN list_transform(weights, lambda w: small * w // all_of)::HUGEINT[]
                ELSE list_transform(weights, lambda w: whole // 10000 * w // all_of) END AS cents,
            CASE WHEN small <= most
                THEN list_transform(weights, lambda w, i: small * w % all_of * {step} - i)::HUGEINT[]
                ELSE list_transform(weights, lambda w, i: (whole // 10000 * w % all_of) * 1048576 - i)
                END AS remainders
        FROM (SELECT s.*, t.*, abs(worth) AS whole, TRY_CAST(abs(worth) AS BIGINT) // 10000 AS small
            FROM {joined} WHERE parts > 1)
    )
)
"""
