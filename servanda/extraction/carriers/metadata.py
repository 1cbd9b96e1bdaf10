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
_LONGEST = 500  # characters of a title or a name
_JSON = 2_000_000  # characters of JSON-LD that are looked at
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "pubdate"),
    *("publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued"),
    *("dcterms.issued", "dc.date", "dcterms.date", "date"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself, "" where it does not; `published` is a day."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    address: str = ""


def metadata(root: Any) -> Metadata:
    """Return the metadata of a parsed page."""
    named = _named(root)
    article = next(_articles(root), {})
    return Metadata(
        title=_first(named.get("og:title"), article.get("headline"), _h1(root), _title(root)),
        outlet=_first(
            *(named.get("og:site_name"), _name_of(article.get("publisher"))),
            *(named.get("application-name"), named.get("dc.publisher"), named.get("publisher")),
        ),
        published=_published(root, named, article),
        language=_language(root, named, article),
        address=_address(root, named),
    )


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


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article."""
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
                if _ARTICLE.search(str(one.get("@type"))[:200]):
                    yield one
                waiting.append(one.get("@graph"))


def _first(*given: object) -> str:
    texts = (" ".join(one.split())[:_LONGEST] for one in given if isinstance(one, str))
    return next((text for text in texts if text), "")


def _name_of(given: object) -> object:
    one = given[0] if isinstance(given, list) and given else given
    return one.get("name") if isinstance(one, dict) else one


def _h1(root: Any) -> str:
    """Return the heading, where there is one alone: a logo may be a heading as well."""
    found = [" ".join(one.text_content().split()) for one in root.iter("h1")]
    found = [one for one in found if one]
    return found[0] if len(found) == 1 else ""


def _title(root: Any) -> str:
    """Return the window's title without the name of the site at its end."""
    text = next((one.text or "" for one in root.iter("title")), "")
    return re.split(r"\s+[-|–—·]\s+(?=[^-|–—·]*$)", text)[0]


def _published(root: Any, named: dict[str, str], article: dict[str, Any]) -> str:
    given = [named.get("article:published_time"), article.get("datePublished")]
    given += [named.get(name) for name in _DATES]
    marked = (one for one in root.iter("time") if one.get("datetime"))
    timed = sorted(marked, key=lambda one: not (one.get("itemprop") or one.get("pubdate")))
    given += [one.get("datetime") for one in timed[:1]]
    given += [one.get("content") or one.text for one in _property(root, "datePublished")]
    return next((day for one in given if (day := day_of(one))), "")


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
