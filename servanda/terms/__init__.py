"""The words: code lists, and the names of countries and parties in vi, en and ar, kept as data."""
