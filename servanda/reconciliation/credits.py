"""Which agency a reprinted sentence is credited to, and which outlet printed it first (definition 24).

Worked example: "(TTXVN) - ..." on 3 March and the same sentence on 4 March under "Theo TTXVN": the first
file printed it first and TTXVN is credited. The photographer's agency ("Ảnh: TTXVN") wrote nothing.
An agency is looked for in the sentence itself, then at the head and the foot of the article.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.told import Quotation, Told
from servanda.records import When
from servanda.terms.folding import fold

# Agencies under the name that the trade uses, with what outlets in the three languages call them.
AGENCIES = {
    "AFP": ("AFP", "Agence France-Presse", "فرانس برس", "أ ف ب", "أ.ف.ب"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "Associated Press", "أسوشيتد برس", "أسوشييتد برس", "اسوشيتد برس"),
    "Anadolu": ("Anadolu", "الأناضول"),
    "Antara": ("Antara",),
    "Bernama": ("Bernama", "برناما"),
    "EFE": ("EFE",),
    "KUNA": ("KUNA", "كونا"),
    "Kyodo": ("Kyodo", "Kyodo News", "كيودو"),
    "MENA": ("أنباء الشرق الأوسط", "أ ش أ"),
    "PTI": ("PTI", "Press Trust of India"),
    "Petra": ("Petra", "بترا"),
    "Reuters": ("Reuters", "رويترز"),
    "SANA": ("SANA", "سانا"),
    "SPA": ("SPA", "Saudi Press Agency", "واس"),
    "Sputnik": ("Sputnik", "سبوتنيك"),
    "TASS": ("TASS", "تاس"),
    "TTXVN": ("TTXVN", "Thông tấn xã Việt Nam", "VNA", "Vietnam News Agency", "VietnamPlus"),
    "WAFA": ("WAFA", "وفا"),
    "WAM": ("WAM", "وام"),
    "Xinhua": ("Xinhua", "Tân Hoa xã", "Tân Hoa Xã", "شينخوا"),
    "Yonhap": ("Yonhap", "يونهاب"),
    "dpa": ("dpa", "د ب أ", "الأنباء الألمانية"),
}
_BEFORE = (
    r"\btheo(?: hãng(?: tin| thông tấn)?| thông tin từ| báo)?|\bdẫn(?: lại)?(?: nguồn| tin)?(?: từ)?|\bnguồn ?:"
    r"|\bhãng(?: tin| thông tấn)|\baccording to(?: the)?|\b(?:told|via|source ?:|with reporting by|reporting by)"
    r"(?: the)?|نقلا عن|وفقا ل|وفق|بحسب|حسب|المصدر ?:|ذكرت|أفادت|قالت|أوردت"
)
_AFTER = r"đưa tin|cho biết|cho hay|dẫn lời|reports\b|reported\b|said\b|has learned\b|quoted\b|contributed\b"
_WITHIN = 400  # code points before the first sentence that may hold a byline
_FOOT = 200
_DATELINE = 40
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])[:hg](?P<minute>[0-5]\d)(?![\d:])\s*(?P<half>[AaPp]\.?[Mm]\b|SA\b|CH\b)?"
)
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}|\b20\d\d\b")


def credited(pairs: Iterable[Pair], documents: Iterable[Told]) -> list[Pair]:
    """Return the pairs with the file that printed first and the agency credited, where known."""
    by_file = {document.file: document for document in documents}
    heads: dict[str, str] = {}
    clocks: dict[str, str] = {}
    made = []
    for pair in pairs:
        one, other = by_file[pair.a.file], by_file[pair.b.file]
        for document in (one, other):
            if document.file not in heads:
                heads[document.file] = _of_document(document)
                clocks[document.file] = _clock(document)
        first = _first(one, other, clocks=(clocks[one.file], clocks[other.file]))
        sources = (other, one) if first != other.file else (one, other)
        told = {one.file: pair.a, other.file: pair.b}
        made.append(replace(pair, first=first, credited=_agency(sources, told, heads)))
    return made


def _agency(sources: tuple[Told, Told], told: dict[str, Quotation], heads: dict[str, str]) -> str:
    """Return the agency: in the later sentence, in the earlier, then of the later document."""
    for document in sources:
        named = named_in(told[document.file].quote)
        if named:
            return named
    return heads[sources[0].file] or heads[sources[1].file]


def named_in(text: str) -> str:
    """Return the agency that the words credit; empty for none."""
    if not _any().search(text):
        return ""
    for found in _credit().finditer(text):
        alias = next(value for value in found.groups() if value)
        return _names()[fold(alias)]
    return ""


def agency_of(document: Told) -> str:
    """Return the agency of the trade that an article credits as a whole; empty for none."""
    found = _of_document(document)
    return found if found in AGENCIES else ""


def _of_document(document: Told) -> str:
    """Return the agency credited at the head or the foot of an article."""
    own = _own(document)
    if not document.sentences:
        return own
    start, second = document.sentences[0][0], document.sentences[:3][-1][1]
    head = document.text[max(0, start - _WITHIN) : second]
    foot = document.text[document.sentences[-1][0] : document.sentences[-1][1] + _FOOT]
    return named_in(head) or named_in(foot) or own


def _own(document: Told) -> str:
    """Return the agency that reading found, under its name in the trade: no outlet's own, no place.

    "(PARIS) -" is where it was written, "(PLO)" in PLO's paper is the paper; "NNN-Bernama" is Bernama.
    """
    agency = document.agency
    named = (named_in(f"({part})") for part in (agency, *agency.split("-")) if part)
    known = next(filter(None, named), "")
    if known or not agency or fold(agency) == fold(document.outlet):
        return known
    places = {
        fold(document.text[p.start : p.end])
        for p in document.parties
        if p.party.startswith(("country:", "territory:"))
    }
    return "" if fold(agency) in places else agency


def _first(one: Told, other: Told, *, clocks: tuple[str, str]) -> str:
    """Return the file that was published first; empty where the dates do not tell."""
    for a, b in ((one, other), (other, one)):
        if b.agency and a.outlet and fold(a.outlet) == fold(b.agency) != fold(b.outlet):
            return a.file
    a_day, b_day = published(one), published(other)
    if a_day is None or b_day is None:
        return ""
    if a_day.latest < b_day.earliest:
        return one.file
    if b_day.latest < a_day.earliest:
        return other.file
    same = a_day == b_day and a_day.earliest == a_day.latest
    if not same or not all(clocks) or clocks[0] == clocks[1]:
        return ""
    return one.file if clocks[0] < clocks[1] else other.file


def published(document: Told) -> When | None:
    """Return a document's date: the one read, else a day that fills a line near the head."""
    if document.published:
        return document.published
    for date in sorted(document.dates, key=lambda d: d.start)[:3]:
        first = document.text.rfind("\n", 0, date.start) + 1
        last = document.text.find("\n", date.end)
        line = document.text[first : len(document.text) if last < 0 else last].strip()
        full = date.value.earliest == date.value.latest and len(line) <= _DATELINE
        if full and 2 * (date.end - date.start) >= len(line):
            return date.value
    return None


def _clock(document: Told) -> str:
    """Return the time of day beside a date above the first full sentences, as "08:15"."""
    start = document.sentences[0][0] if document.sentences else 0
    for line in document.text[max(0, start - _WITHIN) : start + _WITHIN].splitlines()[:12]:
        found = _CLOCK.search(line)
        if not found or not _DAY.search(line) or len(line) > 80:
            continue
        hour, half = int(found["hour"]), (found["half"] or "").replace(".", "").upper()
        if half in ("PM", "CH") and hour < 12:
            hour += 12
        if half in ("AM", "SA") and hour == 12:
            hour = 0
        return f"{hour:02}:{found['minute']}"
    return ""


@cache
def _names() -> dict[str, str]:
    return {fold(alias): name for name, aliases in AGENCIES.items() for alias in aliases}


@cache
def _aliases() -> str:
    listed = sorted((a for aliases in AGENCIES.values() for a in aliases), key=len, reverse=True)
    return "|".join(re.escape(alias) for alias in listed)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(_aliases())


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a credit: in brackets, behind "theo", before "reported"."""
    name = rf"({_aliases()})(?!\w)"
    body = rf"(?:(?i:{_BEFORE}))\s*(?:ل?وكالة(?: أنباء)? )?{name}"
    brackets = (
        rf"(?<!Ảnh )(?<!Photo )\((?:[Tt]heo\s+|[^()\n:]{{0,20}}[,/]\s*)?{name}[^()\n:]{{0,20}}\)"
    )
    foot = rf"(?:[.—–]\s*|\n\s*){name}\s*\Z"
    return re.compile(rf"{brackets}|{body}|(?<![\w:])(?<!: ){name}\s+(?i:{_AFTER})|{foot}")
