"""What a second proposer has otherwise, said below the field that it is about.

The marks lie in the values of a proposal; what our readers read stands, and a person decides.
"""

from collections.abc import Mapping
from typing import Any

from servanda.desk.forms import ReadingForm
from servanda.terms.words import codes, label

# The field of the form for a field of `servanda read`, where they differ in name.
FIELDS = {"obligor": "obligors", "beneficiary": "beneficiaries", "amount": "amount_value"}
_APART = "\u2068{}\u2069"  # quoted words keep their own direction


def mark_fields(form: ReadingForm, values: Mapping[str, Any], language: str) -> list[str]:
    """Put each mark below its field, and return those of the words themselves and of no field."""
    below: dict[str, list[str]] = {}
    beside: list[str] = []
    for mark in values.get("marks") or ():
        said = words_of(mark, language)
        field = FIELDS.get(mark["field"], mark["field"])
        (below.setdefault(field, []) if field in form.fields else beside).append(said)
    for field, said_here in below.items():
        form.fields[field].marked = said_here  # type: ignore[attr-defined]
    return beside


def words_of(mark: Mapping[str, str], language: str) -> str:
    """Return a mark in words; a code of a list in the words of the list."""
    claimed = mark["claimed"]
    group = f"promise.{mark['field']}"
    if mark["field"] == "modality" and claimed in codes(group):
        claimed = label(group, claimed, language)
    return label("proposal.mark", mark["code"], language, claimed=_APART.format(claimed))
