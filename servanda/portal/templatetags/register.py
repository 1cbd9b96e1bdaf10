"""Words, amounts, dates, statuses and quotations as the pages print them; no tag asks the database."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from servanda.portal import dates, figures, retold
from servanda.records import Amount, When, Wording
from servanda.terms.told import knows, said
from servanda.terms.words import codes
from servanda.terms.words import label as words_of

register = template.Library()

# One sign for each status, drawn on a field of 16 by 16, so that no colour is needed to tell them.
SIGNS = {
    "kept": "M3 8.5l3.2 3.2L13 4.5",
    "on-track": "M2.5 8h10M8.5 4L12.5 8l-4 4",
    "not-yet-due": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8zM8 4.8V8l2.2 1.6",
    "overdue": "M8 2L14.4 13.6H1.6zM8 6.4v3M8 11.6v.1",
    "broken": "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "withdrawn": "M3 8h10M6.5 4.5L3 8l3.5 3.5",
    "unverifiable": "M5.2 5.6a2.8 2.8 0 1 1 4 2.6c-.9.5-1.2 1-1.2 1.8M8 13v.1",
}
_DAY = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")
UNKNOWN_SIGN = "M4 8h8"


def here() -> str:
    """Return the page's language."""
    return (get_language() or "en")[:2]


def direction_of(language: str) -> str:
    """Return rtl or ltr."""
    return "rtl" if language in ("ar", "fa", "he", "ur") else "ltr"


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[dict[str, str]]:
    """Return this page's address in each language, the query kept."""
    request = context.get("request")
    if request is None or request.path[:4] not in {f"/{code}/" for code, _ in settings.LANGUAGES}:
        return []
    tail = request.get_full_path()[3:]
    return [
        {"code": code, "name": name, "address": f"/{code}{tail}"}
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
def told(message: str) -> SafeString:
    """Return what a reader of data says, in the page's language; marked as English where it has none."""
    words = said(message, here())
    return format_html("<bdi>{}</bdi>" if knows(message) else '<bdi lang="en">{}</bdi>', words)


@register.simple_tag
def label(group: str, code: Any, **details: str) -> str:
    """Return the words for a code, in the page's language."""
    return words_of(group, str(code), here(), **details) if code not in ("", None) else ""


@register.simple_tag
def words(wording: Wording | str) -> SafeString:
    """Return a wording in the page's language; another language says which it is."""
    if isinstance(wording, str):
        return format_html("{}", wording)
    text, language = wording.in_language(here())
    return in_its_language(text, language)


def in_its_language(text: str, language: str) -> SafeString:
    """Return the text, marked with lang and dir when it is not the page's language."""
    if language == here() or not text:
        return format_html("{}", text)
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction_of(language), text)


@register.filter
def plain(wording: Wording) -> str:
    """Return a wording as bare text, for titles and attributes."""
    return wording.in_language(here())[0]


@register.simple_tag
def amount(value: Amount | None, *, full: bool = False) -> SafeString:
    """Return an amount with its bound; the exact figure in the title, or below it when `full`."""
    said = figures.speak(value, here())
    if said is None:
        return format_html('<span class="none">{}</span>', gettext("no amount"))
    below = (
        format_html('<span class="exact-figure">{}</span>', said.exact)
        if full and said.exact
        else ""
    )
    title = format_html(' title="{}"', said.exact) if said.exact else ""
    return format_html('<span class="amount"{}><bdi>{}</bdi></span>{}', title, said.text, below)


@register.simple_tag
def number(value: Any) -> str:
    """Return a number with the language's separators."""
    return figures.whole(value, here())


@register.filter
def account(value: str) -> str:
    """Return a value on which accounts differ in the words of the page."""
    return retold.retold(value, here())


@register.filter
def accounts(note: str) -> str:
    """Return a line of accounts that differ in the words of the page."""
    return retold.accounts(note, here())


@register.filter
def dated(text: str) -> str:
    """Return a sentence with its ISO days as the page's language has them."""
    return _DAY.sub(_day, text)


def _day(found: re.Match[str]) -> str:
    try:
        return dates.day(date.fromisoformat(found[0]), here())
    except ValueError:  # a title may hold what only looks like a day
        return found[0]


@register.simple_tag
def when(value: When | str | None) -> SafeString:
    """Return a date at its own precision, as <time>."""
    if not value:
        return format_html('<span class="none">{}</span>', gettext("no date"))
    machine = dates.machine(value)
    said = dates.spoken(value, here())
    if machine:
        return format_html('<time datetime="{}">{}</time>', machine, said)
    return format_html("<span>{}</span>", said)


@register.simple_tag
def moment(value: datetime) -> str:
    """Return a point in time, UTC."""
    return dates.moment(value, here())


@register.simple_tag
def status(code: str | None, *, large: bool = False) -> SafeString:
    """Show a status as a word, a sign and a colour."""
    return _status(code if code in codes("status") else "", large, here())


@lru_cache(maxsize=100)  # a list shows the same few again and again
def _status(code: str, large: bool, language: str) -> SafeString:
    text = words_of("status", code, language) if code else gettext("not calculated")
    shown = {"code": code, "text": text, "sign": SIGNS.get(code, UNKNOWN_SIGN), "large": large}
    return render_to_string("components/status.html", shown)


@register.simple_tag
def strength(grade: int, *, brief: bool = False) -> SafeString:
    """Show the strength of wording on its scale of five."""
    return _strength(grade, brief, here())


@lru_cache(maxsize=100)
def _strength(grade: int, brief: bool, language: str) -> SafeString:
    shown = {
        "grade": grade,
        "on": [1 + 11 * i for i in range(grade)],
        "off": [1 + 11 * i for i in range(grade, 5)],
        "text": "" if brief else words_of("promise.strength", str(grade), language),
    }
    return render_to_string("components/strength.html", shown)


@register.inclusion_tag("components/quotation.html")
def quotation(value: Any) -> dict[str, Any]:
    """Show the words a record rests on, and where they stand."""
    return {"quotation": value}


@register.simple_tag
def party(value: Any) -> SafeString:
    """Show a party's name as a link to its page."""
    marked = (
        mark_safe("")
        if value.language == here()
        else format_html(' lang="{}" dir="{}"', value.language, direction_of(value.language))
    )
    return format_html('<a href="{}"{}>{}</a>', value.address, marked, value.name)


@register.simple_tag
def figure(value: Decimal, unit: str) -> SafeString:
    """Return a bare number with its unit, the exact figure in the title."""
    title = figures.exact_figure(value, unit, here())
    said = figures.figure(value, unit, here())
    return format_html('<span class="amount" title="{}"><bdi>{}</bdi></span>', title, said)


@register.simple_tag
def bounded(value: Decimal, unit: str, bound: str) -> SafeString:
    """Return a number with its unit and how it is to be read: at least, up to, about."""
    said = words_of("amount.bound", bound, here(), amount=figures.figure(value, unit, here()))
    title = figures.exact_figure(value, unit, here())
    return format_html('<span class="amount" title="{}"><bdi>{}</bdi></span>', title, said)


@register.simple_tag
def difference(value: Amount) -> SafeString:
    """Return a difference with its sign, always shown."""
    sign = "+" if value.figure > 0 else ""
    said = figures.exact_figure(value.figure, value.unit, here())
    return format_html("<bdi>{}{}</bdi>", sign, said)


@register.simple_tag
def share(value: Decimal, bound: str) -> str:
    """Return a share given in per cent, with how it is to be read."""
    said = figures.percent(value / 100, here())
    return words_of("amount.bound", bound, here(), amount=said)
