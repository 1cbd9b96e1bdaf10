"""What others published in bulk: immutable snapshots of columns (Parquet), and questions (DuckDB).

Nothing here knows a standard, the ledger, a network or the clock: rows come in, rows come out.
Importing this package loads neither Arrow nor DuckDB; its modules do.
"""
