"""The languages Servanda speaks, and which one stands in for a missing one."""

LANGUAGES = ("vi", "en", "ar")
FALLBACK = ("en", "vi", "ar")
