"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages; no tables of its own."""

    name = "servanda.portal"
    label = "portal"
