"""One file from an address, through a client that goes nowhere but to public addresses.

A host is looked up and refused before anything is sent to it when any of its addresses is private,
loopback, link-local, multicast or reserved, however it is written; the address that is connected to is
judged once more as the connection is made, so that a name that changes its mind gains nothing. Each
redirect is judged as the first address was. No cookie, no proxy, no password is used.

    fetch("https://d-portal.example/a.xml", Path("a.xml"), known=Known(etag='"1"'), rules=rules)
    # Fetched(changed=False, ...) when the server says that nothing has changed
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from servanda import __version__

if TYPE_CHECKING:
    import httpx

ANY = "*"
REDIRECTS = 5
MOVED = (301, 302, 303, 307, 308)
CONNECTING, WAITING = 10.0, 60.0  # seconds
PORTS = {"http": 80, "https": 443}
# Addresses that carry another one: https://www.rfc-editor.org/rfc/rfc6052 (NAT64)
NAT64 = IPv6Network("64:ff9b::/96")


class Unfetched(Exception):
    """Nothing was fetched: what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Where a fetch may go: `hosts` by name (ANY: each public one), at most `size` bytes.

    Hosts in `private`, as `name` or `name:port`, may have addresses that are not public.
    """

    hosts: frozenset[str]
    private: frozenset[str] = frozenset()
    size: int = 4 << 30
    seconds: float = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the server said of the copy that is held."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of a fetch; `changed` False when the copy that is held is still the newest."""

    changed: bool
    etag: str = ""
    modified: str = ""
    size: int = 0  # bytes, unpacked


def fetch(address: str, target: Path, *, known: Known, rules: Rules) -> Fetched:
    """Fetch an address into a file, which is replaced as a whole or not at all; else Unfetched."""
    import httpx

    unfinished = target.with_name(f"{target.name}.part")
    try:
        return asyncio.run(_within(address, target, unfinished, known=known, rules=rules))
    except TimeoutError:
        raise Unfetched(f"it took more than {rules.seconds:.0f} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
        said = str(fault) or type(fault).__name__
        raise Unfetched(f"it cannot be fetched: {said}") from None
    finally:
        unfinished.unlink(missing_ok=True)


async def _within(
    address: str, target: Path, unfinished: Path, *, known: Known, rules: Rules
) -> Fetched:
    async with asyncio.timeout(rules.seconds), _client(rules) as client:
        for _ in range(REDIRECTS + 1):
            await _judged(address, rules)
            async with client.stream("GET", address, headers=_asking(known)) as response:
                if response.status_code in MOVED:
                    address = _next(address, response.headers.get("location", ""))
                    continue
                return await _taken(response, target, unfinished, size=rules.size)
    raise Unfetched(f"it redirects more than {REDIRECTS} times")


@asynccontextmanager
async def _client(rules: Rules) -> AsyncIterator["httpx.AsyncClient"]:
    """Yield a client whose connections are judged by the address they are made to."""
    import httpx
    from httpx_secure import httpx_ssrf_protection

    def fits(host: str, ip: IPv4Address | IPv6Address, port: int) -> bool:
        return is_public(ip) or _excepted(host, port, rules)

    async with httpx.AsyncClient(
        timeout=httpx.Timeout(WAITING, connect=CONNECTING),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={"User-Agent": f"Servanda/{__version__}", "Accept-Encoding": "gzip"},
        trust_env=False,
        follow_redirects=False,
    ) as client:
        httpx_ssrf_protection(client, check_globally_reachable=False, custom_validator=fits)
        yield client


def _asking(known: Known) -> dict[str, str]:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in asked.items() if value}


def _next(address: str, location: str) -> str:
    """Return where a redirect leads; never from a sealed line to an open one."""
    if not location:
        raise Unfetched("it redirects nowhere")
    led = urljoin(address, location)
    if urlsplit(address).scheme == "https" and urlsplit(led).scheme != "https":
        raise Unfetched(f"it redirects from https to {urlsplit(led).scheme or 'nowhere'}")
    return led


async def _taken(
    response: "httpx.Response", target: Path, unfinished: Path, *, size: int
) -> Fetched:
    if response.status_code == 304:
        return Fetched(changed=False)
    if response.status_code != 200:
        raise Unfetched(f"the server answers {response.status_code}")
    too_large = Unfetched(f"it has more than {size >> 20} MB")
    told = response.headers.get("content-length", "")
    if told.isdigit() and int(told) > size:
        raise too_large
    got = 0
    with unfinished.open("wb") as out:
        async for block in response.aiter_bytes():  # unpacked, so that a small bomb is seen too
            got += len(block)
            if got > size:
                raise too_large
            out.write(block)
    unfinished.replace(target)
    headers = response.headers
    etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
    return Fetched(changed=True, etag=etag, modified=modified, size=got)


async def _judged(address: str, rules: Rules) -> None:
    """Raise Unfetched unless the address may be asked, by its form, its host and where that is."""
    parts = urlsplit(address)
    host, port = _place(parts)
    if ANY not in rules.hosts and host not in rules.hosts:
        raise Unfetched(f"the host {host} is not one that this feed names")
    if _excepted(host, port, rules):
        return
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfetched(f"there is no host {host}") from None
    for *_, (told, *_rest) in found:
        if not is_public(ip_address(str(told).partition("%")[0])):
            raise Unfetched(f"the host {host} has the address {told}, which is not public")


def _place(parts: SplitResult) -> tuple[str, int]:
    if parts.scheme not in PORTS:
        raise Unfetched(f"{parts.scheme or 'nothing'!r} is no way to fetch: https or http is")
    if parts.username is not None or parts.password is not None:
        raise Unfetched("it holds a name or a password, which would be shown")
    if not parts.hostname:
        raise Unfetched("it names no host")
    return parts.hostname.lower().rstrip("."), parts.port or PORTS[parts.scheme]


def _excepted(host: str, port: int, rules: Rules) -> bool:
    return host in rules.private or f"{host}:{port}" in rules.private


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is one of the public Internet, and carries no other that is not."""
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in NAT64:
            inner = IPv4Address(ip.packed[-4:])
        if inner is not None:
            return is_public(inner)
        if ip.teredo is not None or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
