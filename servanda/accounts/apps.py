"""The people who sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and what each role may do."""

    name = "servanda.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
