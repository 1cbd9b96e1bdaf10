"""Everything that changes the ledger: one module a verb, one transaction, one journal line each.

The bytes, the actor and the clock come in as arguments; faces call these and nothing else.
"""
