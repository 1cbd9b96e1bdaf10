"""Every code has words in Vietnamese, English and Arabic, and every code the records name is listed."""

import inspect
import re
from string import Formatter

import pytest

from servanda import records
from servanda.records import KINDS
from servanda.terms.languages import LANGUAGES, READ
from servanda.terms.words import codes, groups, label

GROUPS = list(groups())

# The codes that a record's docstring names, by the group that gives them words.
NAMED = {
    "plan.nature": (records.Plan, "real sample exercise"),
    "document.kind": (records.Document, "article note instrument record"),
    "party.kind": (records.Party, "country territory org person"),
    "party.role": (
        records.Party,
        "member founding-member observer chair donor host fund body other",
    ),
    "instrument.kind": (
        records.Instrument,
        "resolution charter proposal agreement letter conference",
    ),
    "cue.marks": (records.Cue, "pledge intent request agreement past_delivery refusal office"),
    "provision.level": (records.Provision, "0 1 2 3"),
    "occasion.kind": (
        records.Occasion,
        "meeting signing visit vote letter announcement conference interview report",
    ),
    "statement.kind": (records.Statement, "direct indirect interview"),
    "promise.kind": (records.Promise, "pledge commitment in-kind personnel policy"),
    "promise.basis": (
        records.Promise,
        "contract law agreement note-verbale official-statement speech press-report",
    ),
    "promise.scope": (records.Promise, "plan outside"),
    "promise.finance": (records.Promise, "grant loan guarantee"),
    "revision.kind": (records.Revision, "restatement top-up cut withdrawal"),
    "observation.kind": (
        records.Observation,
        "refused not-met met contested no-access reply committed committed-then",
    ),
    "observation.verification": (
        records.Observation,
        "alleged observed verified disputed access-denied",
    ),
    "delivery.stage": (records.Delivery, "allocated disbursed spent delivered arrived departed"),
    "delivery.measure": (records.Delivery, "flow cumulative"),
    "match.state": (records.Match, "proposed confirmed rejected"),
    "contradiction.kind": (
        records.Contradiction,
        "identifier date amount count names attribution",
    ),
    "contradiction.state": (records.Contradiction, "open decided"),
    "reprint.relation": (records.Reprint, "verbatim near partial translation"),
    "proposal.state": (records.Proposal, "proposed accepted amended rejected"),
}

# Groups whose codes are named by the readers, the accounts or the scale, not by a record.
BESIDE = {
    "kind": tuple(KINDS),
    "plan.state": ("open", "closed"),
    "promise.strength": tuple("012345"),
    "promise.modality": ("pledge", "intent", "request", "agreement", "past_delivery"),
    "proposal.kind": (
        *("occasion", "party", "promise", "amount", "statement"),
        *("identifier", "date", "contradiction", "reprint"),
    ),
    "proposal.mark": ("disagrees", "ambiguous", "approximate", "ungraded"),
    "status": (
        *("kept", "on-track", "not-yet-due", "overdue"),
        *("broken", "withdrawn", "unverifiable"),
    ),
    "amount.bound": ("exact", "at-least", "up-to", "about", "range"),
    "value.sign": ("more-than", "less-than"),
    "account.stage": (
        *("pledged", "committed", "scheduled", "allocated", "disbursed"),
        *("spent", "delivered", "arrived", "departed"),
    ),
    "language": (*READ, "und"),
    "role": ("secretary", "contributor", "implementer", "monitor"),
    "zone": ("headline", "byline", "body", "caption", "related", "chrome"),
    "finding.level": tuple(level.value for level in records.Level),
}


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("group", GROUPS)
def test_a_code_has_words_in_every_language(group):
    assert codes(group)
    for code in codes(group):
        for language in LANGUAGES:
            words = label(group, code, language)
            assert words, f"{code} has no words in {language}"
            assert words == words.strip(), code
            if group != "amount.bound" and language == "ar":
                assert re.search(r"[\u0600-\u06ff]", words), f"{code}: not in Arabic letters"


@pytest.mark.parametrize("group", GROUPS)
def test_placeholders_agree_in_every_language(group):
    for code in codes(group):
        found = {frozenset(placeholders(label(group, code, one))) for one in LANGUAGES}
        assert len(found) == 1, code


@pytest.mark.parametrize("group", NAMED)
def test_codes_of_a_record_are_the_codes_of_its_docstring(group):
    kind, named = NAMED[group]
    assert codes(group) == tuple(named.split())
    text = " ".join((inspect.getdoc(inspect.getmodule(kind)) or "", inspect.getdoc(kind) or ""))
    for code in named.split():
        assert re.search(rf"(?<![\w-]){code}s?(?![\w-])", text), f"{kind.__name__} names no {code}"


@pytest.mark.parametrize("group", BESIDE)
def test_codes_named_elsewhere_are_listed(group):
    assert codes(group) == BESIDE[group]


def test_units_have_a_singular_and_a_plural():
    assert codes("unit") == codes("unit.many")
    assert label("unit", "police officer") == "police officer"
    assert label("unit.many", "person") == "people"


@pytest.mark.parametrize(
    ("bound", "language", "expected"),
    [
        ("at-least", "en", "at least 7 billion"),
        ("up-to", "vi", "tối đa 7 billion"),
        ("exact", "ar", "7 billion"),
    ],
)
def test_a_bound_is_a_phrase_around_the_amount(bound, language, expected):
    assert label("amount.bound", bound, language, amount="7 billion") == expected


def test_a_code_without_words_prints_as_itself():
    assert label("promise.kind", "unheard-of") == "unheard-of"
    assert label("no.such.group", "x", "vi") == "x"


def test_an_unknown_language_falls_back_to_english():
    assert label("status", "kept", "fr") == "kept"
