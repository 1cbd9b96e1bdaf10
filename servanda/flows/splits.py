"""How a flow divides over sectors and places: parts that add up to the whole, to the cent.

A flow's own shares stand before those of its record. Of several vocabularies that divide the same
money one is taken: DAC sectors of five digits, then of three, then humanitarian clusters, then others;
countries together with the regions of one vocabulary. Each part gets its share in whole cents, the
cents that are over go to the largest remainders, and what is less than a cent to the largest part.
Worked example: 100.00 over three sectors of 33.333334, 33.333333 and 33.333333 per cent is 33.34,
33.33 and 33.33.

A flow whose shares have no percentages is not split: it stands under `SEVERAL`.
"""

import duckdb

from servanda.records.bulk import TABLES

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


def choose(con: duckdb.DuckDBPyConnection, family: str) -> None:
    """Make `chosen_<family>`: the shares that divide each record ("") or flow, with their weight."""
    kinds = ", ".join(f"'{kind}'" for kind in FAMILIES[family])
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE chosen_{family} AS
        WITH ranked AS (
            SELECT {", ".join(TABLES["share"])}, {_RANKS[family]} AS rank,
                {_GROUPS[family]} AS whole
            FROM share WHERE kind IN ({kinds})
        ), best AS (
            SELECT record, ref, whole, min((rank, vocabulary)) AS best FROM ranked GROUP BY ALL
        ), picked AS (
            SELECT r.* FROM ranked AS r JOIN best AS b
            ON r.record = b.record AND r.ref = b.ref AND r.whole = b.whole
                AND (r.rank, r.vocabulary) = b.best
        ), summed AS (
            SELECT *, count(*) FILTER (percent IS NULL) OVER one AS unstated,
                sum(percent) OVER one AS all_of FROM picked WINDOW one AS (PARTITION BY record, ref)
        )
        SELECT record, ref, code, vocabulary, min(name) AS name,
            sum((percent * 1000000::DECIMAL(7, 0))::HUGEINT)::HUGEINT AS weight
        FROM summed WHERE unstated = 0 AND all_of > 0 GROUP BY record, ref, code, vocabulary
        UNION ALL
        SELECT DISTINCT record, ref, '{SEVERAL}', '', '', 1::HUGEINT
        FROM summed WHERE unstated > 0 OR all_of <= 0
    """)


def divided(source: str, family: str) -> str:
    """Return a SELECT of the rows of `source` with their parts of a family, in DuckDB's SQL.

    `source` has `record`, `ref`, a unique `nth` and `worth`; the columns `code`, `vocabulary` and
    `name` are added, and `worth` becomes that of the part.
    """
    return f"""
        WITH own AS (SELECT DISTINCT record, ref FROM chosen_{family} WHERE ref <> ''),
        sized AS (
            SELECT *, count(*) OVER (PARTITION BY record, ref) AS shares,
                sum(weight) OVER (PARTITION BY record, ref)::HUGEINT AS weights
            FROM chosen_{family}
        ), joined AS (
            SELECT s.*, coalesce(c.code, '') AS code, coalesce(c.vocabulary, '') AS vocabulary,
                coalesce(c.name, '') AS name, coalesce(c.shares, 1) AS shares, c.weight, c.weights
            FROM ({source}) AS s LEFT JOIN own AS o ON o.record = s.record AND o.ref = s.ref
            LEFT JOIN sized AS c
                ON c.record = s.record AND c.ref = CASE WHEN o.ref IS NULL THEN '' ELSE s.ref END
        ), cut AS (
            SELECT *, abs(worth::DECIMAL(31, 6) * 1000000::DECIMAL(7, 0))::HUGEINT AS whole,
                (whole // 10000) * weight // weights AS cents,
                (whole // 10000) * weight % weights AS over FROM joined WHERE shares > 1
        ), ranked AS (
            SELECT *, row_number() OVER (PARTITION BY nth ORDER BY over DESC, weight DESC, code,
                    vocabulary) AS turn,
                row_number() OVER (PARTITION BY nth ORDER BY weight DESC, code, vocabulary) AS size,
                whole // 10000 - (sum(cents) OVER (PARTITION BY nth))::HUGEINT AS spare FROM cut
        )
        SELECT * EXCLUDE (shares, weight, weights) FROM joined WHERE shares = 1
        UNION ALL BY NAME
        SELECT * EXCLUDE (shares, weight, weights, whole, cents, over, turn, size, spare)
            REPLACE ((sign(worth) * ((cents + CASE WHEN turn <= spare THEN 1 ELSE 0 END) * 10000
                + CASE WHEN size = 1 THEN whole % 10000 ELSE 0 END))::DECIMAL(32, 0)
                * 0.000001::DECIMAL(6, 6) AS worth) FROM ranked
    """
