"""The judgements: equations, statuses, totals, reprints and contradictions of records, on a day."""
