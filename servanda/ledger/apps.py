"""The one Django app that owns every table of the domain."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Records as rows, and the journal of what changed them."""

    name = "servanda.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
