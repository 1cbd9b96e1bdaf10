"""Dates of a text, as ISO 8601."""
