"""How allauth is bound to this house: no sign-up, no way out to another host, plain messages."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are made by the secretariat on the command line; nobody signs up by themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # One text for a wrong password and for a name that nobody has: neither is given away.
        "username_password_mismatch": _("The user name or the password is not right."),
        "account_inactive": _("The user name or the password is not right."),
        "enter_current_password": _("This is not your current password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Go to the inbox, in the language of the page one signed in on."""
        return reverse("desk:inbox")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to work once the password is changed."""
        return reverse("desk:inbox")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Go to the sign-in page, which says in its own words that one is out."""
        return reverse("account_login")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Treat a closed account like a wrong password."""
        messages.error(request, self.error_messages["account_inactive"])
        return redirect("account_login")

    def is_safe_url(self, url: str) -> bool:
        """Follow `next` only to a page of this host, written as a plain path."""
        plain = url.startswith("/") and not any(c in url for c in "\\\r\n\t")
        return plain and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def add_message(self, request: Any, level: Any, *args: Any, **kwargs: Any) -> None:
        """Say only that a password was changed; coming and going can be seen."""
        template = args[0] if args else kwargs.get("message_template", "")
        if template == "account/messages/password_changed.txt":
            super().add_message(request, level, *args, **kwargs)


def counted_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the name under which bad sign-ins are counted: "Secretary " is "secretary"."""
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get("login")
    return str(given or "").strip().casefold()[:150]


def client_address(request: HttpRequest) -> str:
    """Return whose bad sign-ins are counted: behind our proxy, whom the proxy itself has seen.

    Only the last address of X-Forwarded-For is the proxy's word; those before it are the client's.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if last := forwarded.rpartition(",")[2].strip():
            return last
    return str(request.META.get("REMOTE_ADDR", ""))
