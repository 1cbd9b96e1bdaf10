"""The desk as a Django app: pages only, no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Give the desk its name."""

    name = "servanda.desk"
    label = "desk"
