"""Which face answers where: the portal in three languages, the desk, signing in."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from servanda.portal.views.front import language_front

urlpatterns = [
    path("", language_front, name="front"),
    *i18n_patterns(
        path("desk/", include("servanda.desk.urls")),
        path("accounts/", include("servanda.accounts.urls")),
        path("", include("servanda.portal.urls")),
    ),
]
