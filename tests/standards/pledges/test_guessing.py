"""Headings of tables of pledges in five languages."""

import pytest

from servanda.standards.pledges.guessing import stage_of, use_of


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("Donor", "party"),
        ("Reported by", "reporter"),
        ("Recipient", "receiver"),
        ("source_url", "address"),
        ("Donor / country", "party"),
        ("Pledged (USD million)", "amount:pledge"),
        ("Scheduled to date", "amount:scheduled"),
        ("Committed", "amount:commitment"),
        ("Disbursed 2015", "amount:disbursement"),
        ("amount_usd_m", "amount"),
        ("as_of", "as-of"),
        ("kind", "stage"),
        ("Bailleur", "party"),
        ("Annoncé", "amount:pledge"),
        ("Décaissé", "amount:disbursement"),
        ("Donante", "party"),
        ("Comprometido", "amount:commitment"),
        ("Desembolsado", "amount:disbursement"),
        ("الدولة", "party"),
        ("التعهد", "amount:pledge"),
        ("المدفوع", "amount:disbursement"),
        ("Nhà tài trợ", "party"),
        ("Cam kết (triệu USD)", "amount:pledge"),
        ("Đã giải ngân", "amount:disbursement"),
        ("% disbursed", ""),
        ("ratio_pct", ""),
        ("Disbursed/pledged ratio", ""),
        ("Capital", ""),
    ],
)
def test_uses(heading, use):
    assert use_of(heading)[0] == use


@pytest.mark.parametrize(("words", "stage"), [("delivered gaza", "disbursement"), ("forecast", "")])
def test_stages(words, stage):
    assert stage_of(words) == stage
