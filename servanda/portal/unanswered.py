"""The answer to a reader whose question to a dataset has no answer now: 503, and when to come back."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from servanda.flows.apart import Unanswered

AGAIN = 10  # seconds


class UnansweredMiddleware:
    """Turns a question that took too long, or whose process was killed, into a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Answer a question that has no answer now; leave every other fault as it is."""
        if not isinstance(fault, Unanswered):
            return None
        logging.getLogger(__name__).warning("%s: %s", request.path, fault.why)
        response = render(request, "503.html", status=503)
        response["Retry-After"] = str(AGAIN)
        return response
