"""The one call that leaves the machine: a request to the endpoint that the operator set, bounded.

Nothing is asked unless SERVANDA_PROPOSER_URL is set. One document waits no longer than the time set,
however slowly an answer drips; an answer has at most a megabyte, is not unpacked, and is never fetched
from another address: a redirect is a refusal. No proxy, cookie or password of the environment is used.
The key stands in one header and in no message. An endpoint that did not answer is left alone for a
minute, so that a hundred files do not wait for it a hundred times.
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from servanda.extraction.second.proposer import Unanswered
from servanda.records import Finding, Level

LARGEST = 2**20  # bytes of an answer; one of a hundred proposals has 40,000
LARGEST_KEY = 4096  # bytes of a key
REST = 60  # seconds that an endpoint without an answer is left alone
PATH = "/chat/completions"  # https://platform.openai.com/docs/api-reference/chat/create

_resting: dict[str, float] = {}  # address -> when it may be asked again, on the monotonic clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to ask and as whom: `url` is the base address, `timeout` seconds for one document."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 20


def endpoint() -> Endpoint | None:
    """Return the endpoint of the settings, None where none is set; Unanswered for what is off."""
    given: dict[str, str] = settings.PROPOSER
    if not given["url"]:
        return None
    url = given["url"].rstrip("/")
    if fault := _fault(url):
        raise _off(f"SERVANDA_PROPOSER_URL {fault}", "write it as https://host/v1")
    model = given["model"].strip()
    if not model or len(model) > 80 or not model.isprintable() or " " in model:
        raise _off("SERVANDA_PROPOSER_MODEL is missing or no name", "name the model to ask")
    try:
        timeout = float(given["timeout"])
    except ValueError:
        timeout = 0
    if not 0 < timeout <= 600:
        raise _off("SERVANDA_PROPOSER_TIMEOUT is no time", "write seconds, from 1 to 600")
    return Endpoint(url=url, model=model, key=_key(given), timeout=timeout)


def _fault(url: str) -> str:
    """Return what is wrong with an address; plain HTTP stays on this machine or in its own network."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address"
    if parts.scheme not in ("http", "https") or not host:
        return "is not an address that begins with https://"
    if parts.username or parts.password or parts.query or parts.fragment:
        return "holds a password, a query or a fragment"
    if parts.scheme == "http" and not _near(host):
        return "would send documents over an open line"
    return ""


def _near(host: str) -> bool:
    """Tell whether a host is this machine or one of its own network, by its address or bare name."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host
    return address.is_loopback or address.is_private


def _key(given: dict[str, str]) -> str:
    key = given["key"]
    if given["key_file"]:
        try:
            with Path(given["key_file"]).open("rb") as file:
                key = file.read(LARGEST_KEY).decode("ascii")
        except (OSError, UnicodeDecodeError):
            raise _off("the file of SERVANDA_PROPOSER_KEY_FILE cannot be read") from None
    key = key.strip()
    if not (key.isascii() and key.isprintable()):
        raise _off("the key of the second proposer is no key: it holds other than plain letters")
    return key


def asker(place: Endpoint) -> Callable[[bytes], bytes]:
    """Return what asks the endpoint; all its requests together take no longer than the timeout."""
    ends = monotonic() + place.timeout
    answered = False

    def ask(request: bytes) -> bytes:
        nonlocal answered
        now = monotonic()
        if _resting.get(place.url, 0) > now:
            raise Unanswered(_silent(place, _resting[place.url] - now))
        try:
            answer = _answered(place, request, ends - now)
        except Unanswered:
            # One that answered before is alive: the document was long, or the line bad.
            if not answered:
                _resting[place.url] = monotonic() + REST
            raise
        answered = True
        return answer

    return ask


def _answered(place: Endpoint, request: bytes, seconds: float) -> bytes:
    """Return the bytes of one answer; Unanswered for whatever else happens."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    try:
        import httpx
    except ImportError:
        raise _off("the package httpx is not installed", "install it") from None
    if seconds <= 0:
        raise Unanswered(_late(place))

    def timed() -> bytes:
        return asyncio.run(asyncio.wait_for(_post(place, request), seconds))

    try:
        with ThreadPoolExecutor(1) as apart:  # whoever calls may have an event loop running
            return apart.submit(timed).result()
    except (TimeoutError, httpx.TimeoutException):
        raise Unanswered(_late(place)) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
        raise Unanswered(_unreachable(type(fault).__name__)) from None


async def _post(place: Endpoint, request: bytes) -> bytes:
    import ssl

    import httpx

    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if place.key:
        headers["Authorization"] = f"Bearer {place.key}"
    options: dict[str, Any] = {"trust_env": False, "follow_redirects": False, "timeout": None}
    if place.url.startswith("https:"):
        options["verify"] = ssl.create_default_context()
    async with (
        httpx.AsyncClient(**options) as client,
        client.stream("POST", place.url + PATH, content=request, headers=headers) as answer,
    ):
        if answer.status_code != 200:
            raise Unanswered(_status(answer.status_code))
        if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Unanswered(_large("it is packed, and was asked for plain"))
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST:
                raise Unanswered(_large(f"it has more than {LARGEST} bytes"))
        return bytes(body)


def _off(fault: str, advice: str = "correct the setting") -> Unanswered:
    return Unanswered(
        Finding(
            level=Level.WARNING,
            code="proposer.settings",
            message=f"the second proposer was not asked: {fault}",
            advice=f"{advice}; what the rules read stands",
        )
    )


def _late(place: Endpoint) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="proposer.timeout",
        message=f"the second proposer did not finish within {place.timeout:g} seconds",
        advice="what came in time and what the rules read stands; SERVANDA_PROPOSER_TIMEOUT sets it",
    )


def _silent(place: Endpoint, seconds: float) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="proposer.resting",
        message="the second proposer failed a moment ago and was not asked again",
        advice=f"it may be asked in {seconds:.0f} seconds; what the rules read stands",
    )


def _unreachable(kind: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="proposer.unreachable",
        message=f"the second proposer could not be reached ({kind})",
        advice="check that it runs, and SERVANDA_PROPOSER_URL; what the rules read stands",
    )


def _status(code: int) -> Finding:
    redirect = " and points elsewhere, where it is not followed" if 300 <= code < 400 else ""
    return Finding(
        level=Level.WARNING,
        code="proposer.status",
        message=f"the second proposer answers with the status {code}{redirect}",
        advice="check its address, key and model; what the rules read stands",
    )


def _large(fault: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="proposer.too-large",
        message=f"the answer of the second proposer was left unread: {fault}",
        advice="check the address; what the rules read stands",
    )
