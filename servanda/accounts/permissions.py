"""Who may open which page: one table, route by route and method by method, and its enforcement.

A view of the desk carries `@by_the_table`: a stranger is sent to sign in, a role that may not is
told so (403), a method that nobody may use is refused (405). `tests/accounts/permissions.csv` holds
the outcome for every route of the whole URL configuration.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from servanda.accounts.roles import CONTRIBUTOR, ROLES, SECRETARY, role_of
from servanda.terms.words import label

_MEMBERS = frozenset(ROLES)
_TAKERS = frozenset({SECRETARY, CONTRIBUTOR})
_SECRETARY = frozenset({SECRETARY})

# Route -> method -> who may. What is not listed is not allowed; HEAD follows GET.
TABLE: Mapping[str, Mapping[str, frozenset[str]]] = {
    "desk:inbox": {"GET": _MEMBERS},
    "desk:proposal": {"GET": _MEMBERS, "POST": _SECRETARY},
    "desk:accept-all": {"GET": _MEMBERS, "POST": _SECRETARY},
    "desk:take": {"GET": _TAKERS, "POST": _TAKERS},
    "desk:documents": {"GET": _MEMBERS},
    "desk:document": {"GET": _MEMBERS},
    "desk:contradictions": {"GET": _TAKERS},
    "desk:contradiction": {"GET": _TAKERS, "POST": _SECRETARY},
    "desk:matching": {"GET": _TAKERS, "POST": _SECRETARY},
    "desk:corrections": {"GET": _TAKERS, "POST": _SECRETARY},
    "desk:journal": {"GET": _TAKERS},
    "account_change_password": {"GET": _MEMBERS, "POST": _MEMBERS},
}

View = Callable[..., HttpResponse]


def may(user: Any, route: str, method: str = "GET") -> bool:
    """Tell whether the table lets this user use the method on the route."""
    return role_of(user) in TABLE.get(route, {}).get(method, frozenset())


def by_the_table(view: View) -> View:
    """Let a request through to the view only as the table says."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        match = request.resolver_match
        route = match.view_name if match else ""
        method = "GET" if request.method == "HEAD" else str(request.method)
        methods = TABLE.get(route, {})
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if method not in methods:
            return HttpResponseNotAllowed(sorted(methods))
        if not may(request.user, route, method):
            return refused(request, methods[method])
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return guarded


def refused(request: HttpRequest, needed: frozenset[str]) -> HttpResponse:
    """Say 403, and who could do it."""
    language = get_language() or "en"
    roles = [label("role", role, language) for role in ROLES if role in needed]
    return render(request, "account/forbidden.html", {"needed": roles}, status=403)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # After a lost session a form cannot be sent again by a redirect: its page is opened instead.
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
