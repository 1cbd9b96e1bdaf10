"""The engine of rulesets: the standard's own cases, and what must never break it."""

import json
from datetime import date

import pytest
from lxml import etree

from servanda.standards.iati.rules import breaches
from tests.standards.iati.built import NEEDS_SHARED, SHARED

TODAY = date(2026, 2, 1)
# Ruleset -> the files that keep it, the files that break it.
# https://github.com/IATI/IATI-Rulesets/blob/version-2.03/meta_tests.sh
CASES = {
    "empty": ("empty", ""),
    "title_exists": ("empty title", "empty_activity"),
    "title_text_exists": ("title_text", "title"),
    "no_paths": ("empty", "empty_activity"),
    "no_more_than_one_title": ("title empty_activity", "title_twice"),
    "dependent_title_description": ("empty_activity title_description", "title description"),
    "sum": ("sum_good", "sum_bad"),
    "sum_two": ("sum_two_good", "sum_two_bad"),
    "date_order": ("empty_activity date_good", "date_bad"),
    "regex_matches": ("regex_good", "regex_bad"),
    "regex_no_matches": ("regex_bad", "regex_good"),
    "starts_with": ("identifiers", "identifiers_bad"),
    "unique": ("unique_good", "unique_bad"),
    "unique_title_description": ("title_description_content", ""),
    "if_then": ("if_then_good", "if_then_bad"),
    "condition": ("empty_activity activity_status_2", "activity_status_3"),
    "only_one_of": (
        "only_one_of_activity_good only_one_of_transaction_good",
        "only_one_of_activity_bad only_one_of_transaction_bad",
    ),
    "period_time": ("period_time_good", "period_time_bad"),
    "time_limit": ("time_limit_good", "time_limit_bad"),
    "date_now": ("date_now_good", "date_now_bad"),
    "at_least_one": ("at_least_one_ref at_least_one_narrative", "at_least_one_bad"),
    "one_or_all": (
        "one_or_all_lang_good one_or_all_lang_good_all one_or_all_sector_good one_or_all_sector_all_good one_or_all_currency_good one_or_all_currency_all_good",
        "one_or_all_lang_bad one_or_all_lang_bad_all one_or_all_sector_bad one_or_all_sector_all_bad one_or_all_currency_bad one_or_all_currency_all_bad",
    ),
    "one_or_all_org": ("one_or_all_org_currency_good", "one_or_all_org_currency_bad"),
    "between_dates": ("between_dates_good", "between_dates_bad"),
    "range": ("range_good", "range_bad"),
    "forloop": ("forloop_good", "forloop_bad"),
    "recipient_country": ("recipient_country_good", "recipient_country_bad"),
    "sector_percentage_sum": ("sector_percentage_sum_good", "sector_percentage_sum_bad"),
    "results_references": ("results_refs_good", "results_refs_bad"),
    "recipient_region_budget": ("recipient_region_budget_good", "recipient_region_budget_bad"),
    "total_expenditure": ("total_expenditure_good", "total_expenditure_bad"),
    "result_indicator_baseline_selector_with_conditions": (
        "results_indicator_baseline_value_good results_indicator_baseline_value_not_relevant",
        "results_indicator_baseline_value_bad",
    ),
    "result_indicator_period_actual_selector_with_conditions": (
        "results_indicator_period_actual_value_good results_indicator_period_actual_value_not_relevant",
        "results_indicator_period_actual_value_bad",
    ),
    "result_indicator_period_target_selector_with_conditions": (
        "results_indicator_period_target_value_good results_indicator_period_target_value_not_relevant",
        "results_indicator_period_target_value_bad",
    ),
}


@NEEDS_SHARED
@pytest.mark.parametrize("name", CASES)
def test_the_cases_of_the_standard(name: str) -> None:
    folder = SHARED / "iati" / "rulesets" / "meta_tests"
    ruleset = json.loads((folder / f"{name}.json").read_bytes())
    for files, kept in zip(CASES[name], (True, False), strict=True):
        for file in files.split():
            root = etree.parse(str(folder / f"{file}.xml")).getroot()
            assert (not list(breaches(ruleset, root, today=TODAY))) == kept, file


ACTIVITY = '<a><b c="1">x</b><d e="it\'s"/></a>'


@pytest.mark.parametrize(
    "ruleset",
    [
        {},
        {"///": {"unique": {"cases": [{"paths": ["b"]}]}}},
        {"/a": {"no such rule": {"cases": [{}]}}},
        {"/a": {"unique": {"cases": [{"paths": ["]["]}, {}, {"paths": 5}]}}},
        {"/a": {"regex_matches": {"cases": [{"paths": ["b"], "regex": "("}]}}},
        {"/a": {"loop": {"cases": [{"foreach": "d/@e", "do": {"if_then": {"cases": [
            {"if": "d[@e = '$1']", "then": "b"}]}}, "subs": ["if"]}, {}]}}},
        {"count(/a)": {"unique": {"cases": [{"paths": ["b"]}]}}},
        {"/a": []},
    ],
)  # fmt: skip
def test_a_ruleset_that_is_off_breaks_nothing(ruleset: dict[str, object]) -> None:
    assert list(breaches(ruleset, etree.fromstring(ACTIVITY), today=None)) == []


def test_a_breach_names_its_element() -> None:
    ruleset = {"//b": {"atleast_one": {"cases": [{"paths": ["@no"], "ruleInfo": {"id": "1"}}]}}}
    (found,) = breaches(ruleset, etree.fromstring(ACTIVITY), today=None)
    assert (found.rule, found.element.tag, found.case["ruleInfo"]["id"]) == (
        "atleast_one",
        "b",
        "1",
    )
