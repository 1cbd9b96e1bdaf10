"""Signing in, signing out and changing a password: allauth's flows behind the table of permissions."""

from typing import Any

from allauth.account import views as allauth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from servanda.accounts.permissions import by_the_table

login = require_http_methods(["GET", "HEAD", "POST"])(allauth_views.login)
logout = require_http_methods(["GET", "HEAD", "POST"])(allauth_views.logout)


@by_the_table
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's password; who has none yet is given one by the secretariat."""
    if not request.user.has_usable_password():
        return render(request, "account/no_password.html", status=403)
    response: HttpResponse = allauth_views.password_change(request)
    return response


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """Say 429 after too many bad tries; the page is the same whether or not the name exists."""
    return render(request, "account/locked.html", status=429)
