"""How a flow divides over sectors and places: parts that add up to the whole, to the cent.

A flow's own shares stand before those of its record. Of several vocabularies that divide the same
money one is taken: DAC sectors of five digits, then of three, then humanitarian clusters, then others;
countries together with the regions of one vocabulary. Each part gets its share in whole cents, the
cents that are over go to the largest remainders, and what is less than a cent to the largest part.
Worked example: 100.00 over three sectors of 33.333334, 33.333333 and 33.333333 per cent is 33.34,
33.33 and 33.33.

A flow whose shares have no percentages is not split: it stands under `SEVERAL`. Many flows divide
alike, so each way to divide is kept once, in `<family>_splits`, and flows have its number; 0 is that
of flows that say nothing. What they divide into is numbered in `<family>s`. Ways of up to three parts
stand in `<family>_pieces` too, a row for each part: such flows are divided without lists.
"""

from typing import TYPE_CHECKING

from servanda.flows.turns import Turn

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
# Products below this fit a BIGINT, which is divided ten times as fast as a longer number.
_FITS = 1 << 61
_STEP = 1 << 12  # above the number of parts that are divided the fast way


def prepare(con: "duckdb.DuckDBPyConnection", shares: str) -> None:
    """Make `<family>s`, and empty `splits` and `parted`; `shares` is a SELECT of all shares."""
    con.execute(
        f"CREATE TABLE said AS SELECT DISTINCT kind, vocabulary, code, name FROM ({shares})"
    )
    for family, kinds in FAMILIES.items():
        given = {"family": family, "rank": _RANKS[family], "whole": _GROUPS[family]}
        given |= {"kinds": ", ".join(f"'{kind}'" for kind in kinds), "several": SEVERAL}
        con.execute(_NUMBERS.format(**given))
        con.execute(_KINDS.format(**given))
    con.execute(_ALL_KINDS)
    con.execute(_EMPTY)


_NUMBERS = """
CREATE TABLE {family}s AS
SELECT row_number() OVER (ORDER BY code, vocabulary, name)::INTEGER AS {family}, code, vocabulary, name
FROM (SELECT code, vocabulary, name FROM said WHERE kind IN ({kinds})
    UNION SELECT '', '', '' UNION SELECT '{several}', '', '')
"""
# `alike` is one for what is one sector under several names, `best` lower for what is preferred.
_KINDS = """
CREATE TABLE {family}_kinds AS
SELECT kind, vocabulary, code, name, '{family}' AS family, {family} AS n, {whole} AS whole,
    dense_rank() OVER (ORDER BY {rank}, vocabulary)::INTEGER AS best,
    dense_rank() OVER (ORDER BY code, vocabulary)::INTEGER AS alike,
    (SELECT {family} FROM {family}s WHERE code = '{several}' AND vocabulary = '' AND name = '')
        AS several
FROM said JOIN {family}s USING (code, vocabulary, name) WHERE kind IN ({kinds})
"""
_ALL_KINDS = f"""
CREATE TABLE kinds AS SELECT row_number() OVER ()::INTEGER AS id, * REPLACE (
    dense_rank() OVER (ORDER BY family, whole)::TINYINT AS whole)
FROM ({" UNION ALL ".join(f"FROM {family}_kinds" for family in FAMILIES)})
"""
_EMPTY = """
CREATE TABLE shapes (shape BIGINT[], family VARCHAR, split INTEGER);
CREATE TABLE splits (split INTEGER, family VARCHAR, codes INTEGER[], weights BIGINT[]);
CREATE TABLE parted (turn INTEGER, record BIGINT, ref VARCHAR, place_split INTEGER, sector_split INTEGER)
"""


def choose(con: "duckdb.DuckDBPyConnection", turn: Turn, *, number: int, among: str) -> None:
    """Add to `splits` and `parted` what the records of a turn say; `among` is a table of them."""
    shares = f"SELECT * FROM ({turn.sql('share')}) SEMI JOIN {among} USING (record)"
    con.execute(f"CREATE OR REPLACE TEMP TABLE said_here AS {_SAID.format(shares=shares)}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS {_FRESH}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE listed AS {_LISTED}")
    con.execute(_NEW)
    con.execute(_KNOWN)
    con.execute(_PARTED.format(turn=number))


# What a record or a flow says of a family, in one list of numbers: of each share its kind, and its
# percentage in millionths, 2^31 where it states none.
_SAID = f"""
SELECT s.record, s.ref, k.family, list_sort(list(k.id::BIGINT * {1 << 32} + coalesce(
    (percent * 1000000::DECIMAL(7, 0))::BIGINT + {1 << 30}, {1 << 31}))) AS shape
FROM ({{shares}}) AS s JOIN kinds AS k USING (kind, vocabulary, code, name) GROUP BY s.record, s.ref, k.family
"""
_FRESH = """
SELECT row_number() OVER (ORDER BY family, shape) AS nth, family, shape
FROM (SELECT DISTINCT family, shape FROM said_here ANTI JOIN shapes USING (family, shape))
"""
_LISTED = f"""
WITH shares AS (
    SELECT nth, unnest(shape) // {1 << 32} AS id, unnest(shape) % {1 << 32} - {1 << 30} AS weight FROM fresh
), ranked AS (
    SELECT s.nth, k.family, k.n, k.whole, k.best, k.alike, k.several, weight,
        weight < 0 OR weight = {1 << 30} AS unstated
    FROM shares AS s JOIN kinds AS k USING (id)
), best AS (
    SELECT nth, whole, min(best) AS best FROM ranked GROUP BY nth, whole
), picked AS (
    SELECT nth, family, min(n) AS n, min(several) AS several, sum(weight)::BIGINT AS weight,
        bool_or(unstated) AS unstated
    FROM ranked SEMI JOIN best USING (nth, whole, best) GROUP BY nth, family, alike
)
SELECT nth, family, bool_or(unstated) OR sum(weight) <= 0 AS vague,
    CASE WHEN vague THEN [min(p.several)] ELSE list(n ORDER BY weight DESC, n) END AS codes,
    CASE WHEN vague THEN [1::BIGINT] ELSE list(weight ORDER BY weight DESC, n) END AS weights
FROM picked AS p GROUP BY nth, family
"""
_NEW = """
INSERT INTO splits
SELECT (SELECT count(*) FROM splits) + row_number() OVER (ORDER BY family, codes, weights),
    family, codes, weights
FROM (SELECT DISTINCT family, codes, weights FROM listed) ANTI JOIN splits
    USING (family, codes, weights)
"""
_KNOWN = """
INSERT INTO shapes SELECT f.shape, f.family, s.split FROM fresh AS f JOIN listed AS l USING (nth)
JOIN splits AS s ON s.family = l.family AND s.codes = l.codes AND s.weights = l.weights
"""
_PARTED = """
INSERT INTO parted
SELECT {turn}, record, ref, max(split) FILTER (family = 'place'), max(split) FILTER (family = 'sector')
FROM said_here JOIN shapes USING (family, shape) GROUP BY record, ref
"""


def settle(con: "duckdb.DuckDBPyConnection") -> None:
    """Make `<family>_splits` and `<family>_pieces` of `splits`."""
    for family in FAMILIES:
        for question in (_SPLITS, _PIECES):
            con.execute(question.format(family=family, fits=_FITS, step=_STEP))


# Weights without their common divisor divide alike, and their products are smaller.
_SPLITS = """
CREATE TABLE {family}_splits AS
SELECT split, codes, weights, len(codes) AS parts, list_sum(weights)::BIGINT AS all_of,
    CASE WHEN len(codes) < {step} AND all_of < {fits} // {step} THEN {fits} // weights[1]
        ELSE -1 END AS most
FROM (SELECT split, codes,
    list_transform(weights, lambda w: w // list_reduce(weights, lambda a, b: gcd(a, b))) AS weights
    FROM splits WHERE family = '{family}')
UNION ALL
SELECT 0, [{family}], [1::BIGINT], 1, 1, {fits} FROM {family}s
WHERE code = '' AND vocabulary = '' AND name = ''
"""
_PIECES = """
CREATE TABLE {family}_pieces AS
SELECT split, turn, codes[turn] AS {family}, parts, all_of, most, weights[1] AS first,
    coalesce(weights[2], 0) AS second, coalesce(weights[3], 0) AS third
FROM {family}_splits JOIN (VALUES (1), (2), (3)) AS t (turn) ON turn <= parts WHERE parts <= 3
"""


def divided(source: str, family: str, *, kind: str = "HUGEINT") -> str:
    """Return a SELECT of the rows of `source` with their parts of a family, in DuckDB's SQL.

    `source` has `worth` in millionths and `<family>_split`; the number `<family>` is added, and
    `worth` becomes that of the part, of a `kind` that holds the whole.
    """
    cents = "TRY_CAST(abs(worth) AS BIGINT) // 10000 AS cents"
    pieces = f"""SELECT s.*, p.* EXCLUDE (split), {cents} FROM ({source}) AS s
        JOIN {family}_pieces AS p ON p.split = s.{family}_split"""
    splits = f"""SELECT s.*, t.*, abs(worth) AS whole, {cents.replace("cents", "small")}
        FROM ({source}) AS s JOIN {family}_splits AS t ON t.split = s.{family}_split"""
    given = {"family": family, "step": _STEP, "kind": kind}
    few = _FEW.format(rows=f"{pieces} WHERE parts = 1 OR cents <= most", **given)
    many = f"{splits} WHERE parts > 3 OR (parts > 1 AND (small <= most) IS NOT TRUE)"
    return f"{few} UNION ALL BY NAME {_DIVIDED.format(rows=many, **given)}"


# What is over is given out by the size of the remainders, of equal ones to the larger share first.
_FEW = """
SELECT * EXCLUDE (worth, turn, parts, all_of, most, first, second, third, cents),
    CASE WHEN parts = 1 THEN worth ELSE (sign(worth) * 10000 * CASE turn
        WHEN 1 THEN cents * first // all_of + CASE WHEN
            (cents * second % all_of > cents * first % all_of)::INTEGER
            + (cents * third % all_of > cents * first % all_of)::INTEGER < {over}
            THEN 1 ELSE 0 END
        WHEN 2 THEN cents * second // all_of + CASE WHEN
            (cents * first % all_of >= cents * second % all_of)::INTEGER
            + (cents * third % all_of > cents * second % all_of)::INTEGER < {over}
            THEN 1 ELSE 0 END
        ELSE cents * third // all_of + CASE WHEN
            (cents * first % all_of >= cents * third % all_of)::INTEGER
            + (cents * second % all_of >= cents * third % all_of)::INTEGER < {over}
            THEN 1 ELSE 0 END
        END + CASE WHEN turn = 1 THEN sign(worth) * (abs(worth) % 10000) ELSE 0 END)::{{kind}}
        END AS worth
FROM ({{rows}})
""".format(
    over="cents - cents * first // all_of - cents * second // all_of - cents * third // all_of"
)
# The place in the list breaks ties between remainders: the largest share comes first.
_DIVIDED = """
SELECT * EXCLUDE (worth, whole, small, cents, remainders, codes, cent, remainder, turn, last),
    (sign(worth) * ((cent + CASE WHEN remainder >= last THEN 1 ELSE 0 END) * 10000
        + CASE WHEN turn = 1 THEN whole % 10000 ELSE 0 END))::{kind} AS worth
FROM (
    SELECT *, unnest(codes) AS {family}, unnest(cents) AS cent, unnest(remainders) AS remainder,
        generate_subscripts(codes, 1) AS turn,
        list_reverse_sort(remainders)[(whole // 10000 - list_sum(cents))::INTEGER] AS last
    FROM (
        SELECT * EXCLUDE (weights, parts, all_of, most, split),
            CASE WHEN small <= most
                THEN list_transform(weights, lambda w: small * w // all_of)::HUGEINT[]
                ELSE list_transform(weights, lambda w: whole::HUGEINT // 10000 * w // all_of) END AS cents,
            CASE WHEN small <= most
                THEN list_transform(weights, lambda w, i: small * w % all_of * {step} - i)::HUGEINT[]
                ELSE list_transform(weights, lambda w, i:
                    (whole::HUGEINT // 10000 * w % all_of) * 1048576 - i) END AS remainders
        FROM ({rows})
    )
)
"""
