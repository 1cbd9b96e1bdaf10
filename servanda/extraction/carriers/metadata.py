"""What an HTML page says of itself: title, outlet, day, language, address.

In this order: Open Graph (https://ogp.me/#type_article), JSON-LD of an article
(https://schema.org/NewsArticle), the older `meta` names, then the page's own elements.

>>> day_of("2026-02-21T08:15:00+07:00"), day_of("Thứ bảy, 21/2/2026 08:15"), day_of("soon")
('2026-02-21', '2026-02-21', '')
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

_ARTICLE = re.compile(r"article|posting|report", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_NAMED = re.compile(
    r"\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})\b|\b([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_PUBLISHER = re.compile(r"organi[sz]ation", re.I)
_UTC = re.compile(r"T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]00:?00)$")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?$")
_PARTED = re.compile(r"\s+(?:[-|–—·»]|::)\s+")
_PARTED_LAST = re.compile(r"\s+(?:[-|–—·]|::)\s+(?=[^-|–—·]*$)")
_HEADING = 12  # letters of the shortest heading that is looked for in the window's title
_NAME = 10  # words of the longest name of an outlet
_LONGEST = 500  # characters of a title or a name
_JSON = 2_000_000  # characters of JSON-LD that are looked at
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "pubdate"),
    *("publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued"),
    *("dcterms.issued", "dc.date", "dcterms.date", "date"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself, "" where it does not; `published` is a day, `elsewhere` that of UTC."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    elsewhere: bool = False


def metadata(root: Any) -> Metadata:
    """Return the metadata of a parsed page."""
    named = _named(root)
    described = list(_described(root))
    article = next((one for one in described if _ARTICLE.search(_type(one))), {})
    window = next((one.text or "" for one in root.iter("title")), "")
    title = _title(root, _first(named.get("og:title"), article.get("headline")), window)
    written = _written(root, named, article)
    return Metadata(
        title=title,
        outlet=_outlet(named, _name_of(article.get("publisher"), described), title, window),
        published=next((day for one in written if (day := day_of(one))), ""),
        language=_language(root, named, article),
        address=_address(root, named),
        elsewhere=any(_UTC.search(one) for one in written if isinstance(one, str) and day_of(one)),
    )


def settled(about: Metadata, shown: str) -> str:
    """Return the day of publication: what the page shows where its data have none, or the world's time.

    A page that was published in Hanoi at five in the morning has the day before in its data.
    """
    if not about.published:
        return shown
    if about.elsewhere and shown:
        apart = date.fromisoformat(shown) - date.fromisoformat(about.published)
        if abs(apart.days) == 1:
            return shown
    return about.published


def day_of(written: object) -> str:
    """Return the day of a date and time as it is written, in its own zone; "" where there is none."""
    text = str(written)[:200] if isinstance(written, str) else ""
    if found := _ISO.search(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
    elif found := _NAMED.search(text):
        day, name, year = (
            g for g in (found.groups()[:3] if found[1] else (found[5], found[4], found[6]))
        )
        month = str(_MONTHS.index(name) + 1) if name in _MONTHS else "0"
    else:
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _named(root: Any) -> dict[str, str]:
    """Return the contents of the page's `meta` elements by name, the first of each."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and meta.get("content"):
                found.setdefault(name, meta.get("content"))
    return found


def _described(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads((script.text or "")[:_JSON], strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting = one[:100] + waiting
            elif isinstance(one, dict):
                yield one
                waiting.append(one.get("@graph"))


def _type(one: dict[str, Any]) -> str:
    return str(one.get("@type"))[:200]


def _first(*given: object) -> str:
    texts = (" ".join(one.split())[:_LONGEST] for one in given if isinstance(one, str))
    return next((text for text in texts if text), "")


def _name_of(given: object, described: list[dict[str, Any]]) -> object:
    """Return the name of a publisher, who may be described elsewhere in the page's data."""
    one = given[0] if isinstance(given, list) and given else given
    if not isinstance(one, dict):
        return one
    if not one.get("name") and one.get("@id"):
        one = next((d for d in described if d.get("@id") == one["@id"] and d.get("name")), one)
    if not one.get("name") and (bodies := [d for d in described if _PUBLISHER.search(_type(d))]):
        one = bodies[0]
    return one.get("name")


def _title(root: Any, said: str, window: str) -> str:
    """Return the title: a heading of the page that the window's title holds, else what is said.

    A site may add its own name to either, before or behind.
    """
    headings = [" ".join(one.text_content().split()) for one in root.iter("h1", "h2")]
    for whole in (" ".join(one.split()) for one in (said, window)):
        inside = [one for one in headings if len(one) >= _HEADING and one in whole]
        if inside:
            return max(inside, key=len)[:_LONGEST]
    alone = [" ".join(one.text_content().split()) for one in root.iter("h1")]
    alone = [one for one in alone if one]
    if said or len(alone) == 1:
        return said or alone[0][:_LONGEST]
    whole = " ".join(window.split())
    parts = [part.strip() for part in _PARTED.split(whole)]
    shown = {" ".join(one.split()) for one in root.itertext() if _HEADING <= len(one) <= _LONGEST}
    inside = [part for part in parts if part in shown and len(part) >= _HEADING]
    return (inside or [_PARTED_LAST.split(whole)[0]])[0][:_LONGEST]


def _outlet(named: dict[str, str], publisher: object, title: str, window: str) -> str:
    """Return the outlet's name: what the page says, no address, else what its window adds to the title."""
    said = _first(named.get("og:site_name"), publisher)
    if _DOMAIN.match(said):
        said = _first(publisher) if not _DOMAIN.match(_first(publisher)) else said
    said = said or _first(
        *(named.get("application-name"), named.get("dc.publisher"), named.get("publisher"))
    )
    whole = " ".join(window.split())
    if said or not title or title not in whole:
        return said
    before, _, behind = whole.partition(title)
    parts = [part.strip() for part in _PARTED.split(f" {before.strip()} ") if part.strip()]
    parts += [part.strip() for part in _PARTED.split(f" {behind.strip()}") if part.strip()]
    return parts[-1] if parts and len(parts[-1].split()) <= _NAME else ""


def _written(root: Any, named: dict[str, str], article: dict[str, Any]) -> list[object]:
    """Return the days of publication as the page's data write them, the likeliest first."""
    given: list[object] = [named.get("article:published_time"), article.get("datePublished")]
    given += [named.get(name) for name in _DATES]
    marked = (one for one in root.iter("time") if one.get("datetime"))
    timed = sorted(marked, key=lambda one: not (one.get("itemprop") or one.get("pubdate")))
    given += [one.get("datetime") for one in timed[:1]]
    given += [one.get("content") or one.text for one in _property(root, "datePublished")]
    return next(([one] for one in given if day_of(one)), [])


def _property(root: Any, name: str) -> Iterator[Any]:
    return (one for one in root.iter("span", "div", "p", "abbr") if one.get("itemprop") == name)


def _language(root: Any, named: dict[str, str], article: dict[str, Any]) -> str:
    html = root if root.tag == "html" else root.getroottree().getroot()
    for given in (
        *(html.get("lang"), html.get("{http://www.w3.org/XML/1998/namespace}lang")),
        *(named.get("og:locale"), named.get("content-language"), article.get("inLanguage")),
    ):
        found = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", given) if isinstance(given, str) else None
        if found:
            return found.group(1).lower()
    return ""


def _address(root: Any, named: dict[str, str]) -> str:
    links = [
        o.get("href") for o in root.iter("link") if (o.get("rel") or "").lower() == "canonical"
    ]
    given = (str(one).strip() for one in (*links, named.get("og:url")) if one)
    return next((o[:2000] for o in given if re.match(r"https?://[^\s\"<>]+$", o)), "")
