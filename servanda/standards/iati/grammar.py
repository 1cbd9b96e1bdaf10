"""What an ordinary IATI activity looks like, as one regular expression for each of its children.

Strict on purpose: what is matched is well-formed XML whose elements stand where the standard puts them,
with names that the standard has, each attribute once. What is not matched is not wrong, it is only
unusual, and lxml reads it. Nothing is tried twice (possessive repeats), so the time is linear.
Worked example: `element("tag", "code vocabulary", NARRATIVES)` matches
`<tag code="9" vocabulary="2" />` and `<tag vocabulary="2" code="9"><narrative>x</narrative></tag>`.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/
"""

import re
from functools import cache

from servanda.terms import made

made.use(made.BULK)

SPACE = r"[ \n\t]*+"
GAP = r"[ \n\t]++"
ANY = r'"[^"<]*+"'  # a value that nobody reads: its "&" was looked at before
CLOSED = r'"[^"<>]*+"'  # one in which nothing looks like the end of its tag
NARRATIVE = rf"<narrative(?:{GAP}xml:lang={ANY})?+{SPACE}(?:/>|>[^<]*+</narrative>)"
NARRATIVES = rf"(?:{SPACE}{NARRATIVE})*+{SPACE}"
TEXT = r"[^<]*+"
NONE = SPACE
# The first narrative of an element, in a group; those that follow.
FIRST = (
    rf"(?:{SPACE}<narrative(?:{GAP}xml:lang={ANY})?{SPACE}(?:/>|>([^<]*+)</narrative>)"
    rf"{NARRATIVES}|{SPACE})"
)
# A value that is read as it stands: nothing in it that XML would change, nothing that looks like the end
# of a tag, and no "=" at its end, so that `name="` is never found but where an attribute begins.
READABLE = r'"[^"<>&\n\t]*+(?<!=)"'
VALUE = r'"([^"<>&\n\t]*+)(?<!=)"'


def attributes(names: str) -> str:
    """Return a pattern for attributes of these names, each at most once, in any order.

    Of one or two names every order is written out. Of more, each looks for itself before the end of the
    tag, and their values have no ">": there are six orders of three, and it takes long to compile them.
    """
    listed = names.split()
    if not listed:
        return ""
    if len(listed) > 2:
        once = (rf"{name}={CLOSED}(?![^<>]*[ \n\t]{name}=)" for name in listed)
        return rf"(?:{GAP}(?:{'|'.join(once)}))*+"
    ways = (
        rf"{name}={ANY}{attributes(' '.join(one for one in listed if one != name))}"
        for name in listed
    )
    return rf"(?:{GAP}(?:{'|'.join(ways)}))?+"


def element(name: str, names: str = "", inside: str = NONE) -> str:
    """Return a pattern for an element with these attributes and this inside, or empty."""
    return rf"<{name}{attributes(names)}{SPACE}(?:/>|>{inside}</{name}>)"


def several(*elements: str) -> str:
    """Return a pattern for any number of these elements, in any order, with space between them."""
    return rf"(?:{SPACE}(?:{'|'.join(elements)}))*+{SPACE}"


def _link() -> str:
    """Return a pattern for a document, of an activity or of its results."""
    return element(
        "document-link",
        "format url",
        several(
            element("title", "", NARRATIVES),
            element("description", "", NARRATIVES),
            element("category", "code"),
            element("language", "code"),
            element("document-date", "iso-date"),
        ),
    )


def _result() -> str:
    """Return a pattern for a result with its indicators and their periods."""
    told = (element("title", "", NARRATIVES), element("description", "", NARRATIVES))
    reference = element("reference", "vocabulary code indicator-uri vocabulary-uri")
    value = several(
        element("location", "ref"),
        element("dimension", "name value"),
        element("comment", "", NARRATIVES),
        _link(),
    )
    period = several(
        element("period-start", "iso-date"),
        element("period-end", "iso-date"),
        element("target", "value", value),
        element("actual", "value", value),
    )
    indicator = several(
        *(*told, reference, _link()),
        element("baseline", "year iso-date value", value),
        element("period", "", period),
    )
    inside = (
        element("indicator", "measure ascending aggregation-status", indicator),
        *(*told, reference, _link()),
    )
    return element("result", "type aggregation-status", several(*inside))


def _contact() -> str:
    people = ("organisation", "department", "person-name", "job-title", "mailing-address")
    ways = [element(name, "", TEXT) for name in ("telephone", "email", "website")]
    named = [element(name, "", NARRATIVES) for name in people]
    return element("contact-info", "type", several(*named, *ways))


def listed(names: str) -> str:
    """Return a pattern for attributes whose values are read, each at most once, in any order."""
    ways = "|".join(rf"{name}={READABLE}(?![^<>]*[ \n\t]{name}=)" for name in names.split())
    return rf"(?:{GAP}(?:{ways}))*+{SPACE}"


def said(names: str) -> str:
    """Return a pattern that takes nothing, and has the value of each attribute in a group."""
    return "".join(rf"(?=(?:[^<>]*?[ \n\t]{name}={VALUE})?)" for name in names.split())


def rest_of(name: str, inside: str = NARRATIVES) -> str:
    """Return a pattern for an element, after its name, that is looked into later."""
    return rf"(?=[ \n\t/>])(?:[^<>]*+(?<=/)>|[^<>]*+(?<!/)>{inside}</{name}>)"


def run(*names: str, inside: str = NARRATIVES) -> str:
    """Return a pattern with one group: all elements of these names that follow each other."""
    ways = "|".join(f"{name}{rest_of(name, inside)}" for name in names)
    return rf"((?:{SPACE}<(?:{ways}))*+)"


def each(pattern: str) -> re.Pattern[str]:
    """Return a pattern for one element after the other; its last group takes what is none of them."""
    return re.compile(rf"{SPACE}(?:{pattern}|(\S.*+))", re.DOTALL)


def around(name: str, other: str) -> str:
    """Return a pattern for two attributes in any order, quicker than `said`: other, name, other again."""
    first = rf"(?:{GAP}{other}={VALUE}(?![^<>]*[ \n\t]{other}=))?"
    return rf"{first}(?:{GAP}{name}={VALUE})?(?:{GAP}{other}={VALUE})?{SPACE}"


# A day and a currency in any order, each once; then a number as the standard writes it, which is what
# `values.is_plain` says, so that nobody has to ask again. Four groups: day, currency, day, number.
_MONEY = (
    rf"{SPACE}<value{around('currency', 'value-date')}>"
    rf"{SPACE}(-?+[0-9]{{1,32}}+(?:\.[0-9]{{1,6}}+)?+){SPACE}</value>"
)
_PAYER = f"<provider-org{rest_of('provider-org')}"
_PAYEE = f"<receiver-org{rest_of('receiver-org')}"
_ENDS = rf"((?:{SPACE}{_PAYER})?+(?:{SPACE}{_PAYEE})?+)"
_DIVIDED = "|".join(
    f"<{name}{rest_of(name)}" for name in ("sector", "recipient-country", "recipient-region")
)


def _party(name: str) -> str:
    """Return a pattern for who pays or receives; groups: whether it is there, reference, activity, name."""
    who = name.partition("-")[0]
    found = rf"<({name}){said(f'ref {who}-activity-id')}{listed(f'ref type {who}-activity-id')}"
    return rf"(?:{SPACE}{found}(?:/>|>{FIRST}</{name}>))?"


@cache
def ends() -> re.Pattern[str]:
    """Return the pattern of who pays and who receives."""
    return re.compile(_party("provider-org") + _party("receiver-org") + SPACE)


@cache
def transactions() -> re.Pattern[str]:
    """Return a pattern for each; groups: two that nobody reads around the reference; type; date; value (four); words; ends; rest.

    The rest is what stands after the organisations; it is read as one, for it repeats as one.
    """
    empty = "disbursement-channel|flow-type|finance-type|aid-type|tied-status"
    tail = rf"<(?:{empty})(?=[ \n\t/>])[^<>]*+(?<=/)>|{_DIVIDED}"
    return each(
        rf"<transaction{around('ref', 'humanitarian')}>{SPACE}"
        rf'<transaction-type{GAP}code="([0-9]++)"{SPACE}/>{SPACE}'
        rf"<transaction-date{GAP}iso-date={VALUE}{SPACE}/>"
        rf"{_MONEY}(?:{SPACE}<description{SPACE}>{FIRST}</description>)?"
        rf"{_ENDS}((?:{SPACE}(?:{tail}))*+){SPACE}</transaction>"
    )


@cache
def periods() -> re.Pattern[str]:
    """Return a pattern for budgets and plans; groups: whether a plan, type, days (two), value, ends."""
    days = "".join(
        rf"<period-{end}{GAP}iso-date={VALUE}{SPACE}/>{SPACE}" for end in ("start", "end")
    )
    own = said("type") + listed("type status")
    inside = rf"{SPACE}{days}{_MONEY}{_ENDS}{SPACE}"
    return each(
        rf"<(?:budget|(planned)-disbursement){own}>{inside}</(?:budget|planned-disbursement)>"
    )


@cache
def participants() -> re.Pattern[str]:
    """Return a pattern for each; groups: role, reference, type, activity, name."""
    name, names = "participating-org", "role ref type activity-id"
    return each(
        rf"<{name}{said(names)}{listed(names + ' crs-channel-code')}(?:/>|>{FIRST}</{name}>)"
    )


@cache
def dates() -> re.Pattern[str]:
    """Return a pattern for each date of an activity; groups: type and day."""
    names, name = "type iso-date", "activity-date"
    return each(rf"<{name}{said(names)}{listed(names)}(?:/>|>{NARRATIVES}</{name}>)")


@cache
def relations() -> re.Pattern[str]:
    """Return a pattern for each related activity; groups: type and reference."""
    return each(rf"<related-activity{said('type ref')}{listed('type ref')}/>")


@cache
def scopes() -> re.Pattern[str]:
    """Return a pattern for each emergency or appeal, in one group."""
    return each(rf"(<humanitarian-scope{rest_of('humanitarian-scope')})")


@cache
def places() -> re.Pattern[str]:
    """Return a pattern for each location, in one group: its parts stand where the standard has them."""
    inside = several(
        *(element(f"location-{one}", "code") for one in ("reach", "class")),
        element("location-id", "vocabulary code"),
        element("name", "", NARRATIVES),
        element("description", "", NARRATIVES),
        element("activity-description", "", NARRATIVES),
        element("administrative", "vocabulary level code"),
        element("point", "srsName", several(element("pos", "", TEXT))),
        element("exactness", "code"),
        element("feature-designation", "code"),
    )
    return each(rf"(<location{attributes('ref')}{SPACE}>{inside}</location>)")


# What is read of a location; the first of each counts.
_PLACE = "vocabulary code"
IDENTITY = re.compile(rf"<location-id(?=[ \n\t/>]){said(_PLACE)}{listed(_PLACE)}/?>")
AREA = re.compile(rf"<administrative(?=[ \n\t/>]){said(_PLACE)}{listed(_PLACE + ' level')}/?>")
POSITION = re.compile(r"<pos[ \n\t]*+(?:/>|>([^<]*+)</pos>)")
NAME = re.compile(rf"<name[ \n\t]*+(?:/>|>{FIRST}</name>)")

_ROOT = "xml:lang default-currency hierarchy humanitarian last-updated-datetime"
_UNREAD = " linked-data-uri budget-not-provided"


@cache
def head() -> re.Pattern[str]:
    """Return what an activity has before its transactions, in the order that the standard has it.

    Groups: the start tag; language, currency, level, humanitarian, update; identifier; reporter; title;
    participants; status; dates; places; locations; sectors; scopes; finance; budgets and plans.
    """
    coded = rf"{GAP}code={VALUE}{SPACE}/>"
    return re.compile(
        rf"(<iati-activity{said(_ROOT)}{listed(_ROOT + _UNREAD)}>)"
        rf"{SPACE}<iati-identifier>([^<]*+)</iati-identifier>"
        rf"{SPACE}(<reporting-org{rest_of('reporting-org')})"
        rf"(?:{SPACE}<title{SPACE}>{FIRST}</title>)?"
        + several(element("description", "type", NARRATIVES))
        + run("participating-org")
        + several(
            element(
                "other-identifier", "ref type", several(element("owner-org", "ref", NARRATIVES))
            )
        )
        + rf"(?:<activity-status{coded})?"
        + run("activity-date")
        + several(_contact(), element("activity-scope", "code"))
        + run("recipient-country", "recipient-region")
        + run("location", inside=_SPOT)
        + run("sector")
        + several(element("tag", "code vocabulary vocabulary-uri", NARRATIVES), _items())
        + run("humanitarian-scope")
        + several(
            element("policy-marker", "vocabulary code significance vocabulary-uri", NARRATIVES),
            element("collaboration-type", "code"),
            element("default-flow-type", "code"),
        )
        + rf"(?:<default-finance-type{coded})?"
        + several(
            element("default-aid-type", "code vocabulary"),
            element("default-tied-status", "code"),
        )
        + run("budget", "planned-disbursement", inside=_LOOSE)
        + several(element("capital-spend", "percentage"))
    )


# Anything inside a location: it is looked at when it is read.
_SPOT = r"[^<]*+(?:<(?!/?location[ \n\t/>])[^<]*+)*+"
# Anything inside a budget or a plan: it is looked at when it is read.
_LOOSE = r"[^<]*+(?:<(?!/?(?:budget|planned-disbursement)[ \n\t/>])[^<]*+)*+"


def _items() -> str:
    """Return a pattern for the shares of a country's own budget."""
    told = several(element("description", "", NARRATIVES))
    return element(
        "country-budget-items",
        "vocabulary",
        several(element("budget-item", "code percentage", told)),
    )


@cache
def last() -> re.Pattern[str]:
    """Return what stands after the transactions, to the end; one group: related activities."""
    condition = several(element("condition", "type", NARRATIVES))
    return re.compile(
        several(_link())
        + run("related-activity")
        + several(
            element("legacy-data", "name value iati-equivalent"),
            element("conditions", "attached", condition),
            _result(),
        )
        + rf"</iati-activity{SPACE}>{SPACE}"
    )


def is_ready() -> bool:
    """Tell whether the longest patterns are compiled, which takes a tenth of a second once, or need not be."""
    return head.cache_info().currsize > 0 or made.is_made(made.BULK)


def make_ready() -> None:
    """Compile every pattern."""
    for pattern in (
        head,
        last,
        transactions,
        periods,
        ends,
        participants,
        places,
        relations,
        dates,
        scopes,
    ):
        pattern()
