"""Promises and what stands near them: clauses, who must act, how firmly, how much, by when."""
