"""What a person may amend in a proposal, a form for each kind, filled from the fields as read.

`form_for(kind, values)` is unbound; `amended(form)` returns the changed fields alone.
The names of the fields are those of `servanda read`, as `actions.review` takes them.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from servanda.actions.adoption import PROMISE_KINDS
from servanda.desk.fields import ManyField, WhenField
from servanda.terms.languages import LANGUAGES
from servanda.terms.register import party_name
from servanda.terms.words import codes, label

LIMIT = 4000  # characters of a title or a note
NUMBERS = ("value", "minimum", "maximum")
PARTIES = {"obligors", "speaker", "beneficiaries", "parties", "id", "of"}


def choices(group: str, *, blank: bool = False) -> list[tuple[str, Any]]:
    """Return the codes of a list with their words in the language of the page."""
    language = get_language() or "en"
    listed: list[tuple[str, Any]] = [(code, label(group, code, language)) for code in codes(group)]
    return [("", _("not said")), *listed] if blank else listed


def _text(name: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=name, required=False, max_length=300, **options)


def _party(name: Any) -> forms.CharField:
    style = {"list": "parties", "dir": "ltr", "autocomplete": "off"}
    return _text(name, widget=forms.TextInput(attrs=style))


def _number(name: Any) -> forms.DecimalField:
    style = {"dir": "ltr", "inputmode": "decimal", "autocomplete": "off"}
    return forms.DecimalField(
        label=name,
        required=False,
        max_digits=30,
        decimal_places=6,
        widget=forms.TextInput(attrs=style),
    )


class ReadingForm(forms.Form):
    """A reading that becomes no record of its own can only be confirmed or rejected."""

    groups: Mapping[str, str] = {}  # field -> code list that gives its choices
    numbered: frozenset[str] = frozenset()  # scales, whose codes are grades
    blank: frozenset[str] = frozenset()  # fields that may stay unsaid
    secondary: frozenset[str] = frozenset()  # rows that are seldom changed
    wordings: tuple[str, ...] = ()  # fields in three languages, as name_vi, name_en, name_ar

    def __init__(self, *args: Any, directions: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        """Fill the lists of choices in the language of the page."""
        super().__init__(*args, auto_id="id_%s", **more)
        for name, group in self.groups.items():
            given = str((self.initial or {}).get(name) or "")
            listed = choices(group, blank=name in self.blank)
            # What was read is always on the list, so that leaving it alone changes nothing.
            extra = [] if given in dict(listed) else [(given, given or _("not said"))]
            if name in self.numbered:
                listed = [(code, f"{code}: {words}") for code, words in listed]
            self.fields[name].choices = [*extra, *listed]  # type: ignore[attr-defined]
        if "directions" in self.fields:
            self.fields["directions"].choices = list(directions)  # type: ignore[attr-defined]
            if not directions:
                del self.fields["directions"]
        for name in self.wordings:
            for code in LANGUAGES:
                style = {"rows": 2, "lang": code, "dir": "auto", "maxlength": LIMIT}
                self.fields[f"{name}_{code}"].widget = forms.Textarea(attrs=style)

    def core(self) -> list[list[forms.BoundField]]:
        """Return what is looked at every time, in rows."""
        return self._rows(lambda stem: stem not in self.secondary)

    def more(self) -> list[list[forms.BoundField]]:
        """Return what is seldom changed, in rows."""
        return self._rows(lambda stem: stem in self.secondary)

    def more_title(self) -> str:
        """Return what the seldom changed fields are."""
        if "scope" in self.secondary:
            return gettext("Scope, basis, directions and titles")
        return gettext("Titles")

    def more_open(self) -> bool:
        """Tell whether what is seldom changed was changed, or is wrong."""
        return self.is_bound and any(f.errors or f.name in self.changed_data for f in self)

    def name_parties(self, known: Mapping[str, str]) -> None:
        """Put the names of the parties that were read below their ids."""
        for name in PARTIES & set(self.fields):
            given = _listed(self[name].value())
            self.fields[name].named = [  # type: ignore[attr-defined]
                known.get(party) or party_name(party, get_language() or "en") for party in given
            ]

    def _rows(self, wanted: Callable[[str], bool]) -> list[list[forms.BoundField]]:
        rows: dict[str, list[forms.BoundField]] = {}
        for field in self:
            stem = field.name.rpartition("_")[0]
            kept = stem in self.wordings or stem == "amount"
            rows.setdefault(stem if kept else field.name, []).append(field)
        return [fields for stem, fields in rows.items() if wanted(stem)]

    def clean(self) -> dict[str, Any]:
        """Refuse an amount without a unit, or whose bounds cross."""
        found = dict(super().clean() or {})
        numbers = [found.get(f"amount_{part}") for part in NUMBERS]
        if any(number is not None for number in numbers) and not found.get("amount_unit"):
            self.add_error(
                "amount_unit", _("Say what is counted: a currency such as USD, or a noun.")
            )
        low, high = numbers[1], numbers[2]
        if low is not None and high is not None and low > high:
            self.add_error("amount_minimum", _("The minimum is larger than the maximum."))
        return found


class AmountForm(ReadingForm):
    """How much."""

    amount_value = _number(_("Amount"))
    amount_minimum = _number(_("At least"))
    amount_maximum = _number(_("At most"))
    amount_unit = _text(_("Unit"), widget=forms.TextInput(attrs={"dir": "ltr", "list": "units"}))
    amount_approximate = forms.BooleanField(label=_("about"), required=False)


class PromiseForm(AmountForm):
    """Who will do what, for whom, by when, and how firmly it was said."""

    groups = {
        "kind": "promise.kind",
        "modality": "promise.modality",
        "basis": "promise.basis",
        "scope": "promise.scope",
        "finance": "promise.finance",
        "strength": "promise.strength",
    }
    blank = frozenset({"finance"})
    numbered = frozenset({"strength"})
    secondary = frozenset({"scope", "basis", "finance", "directions", "title"})
    wordings = ("title",)
    field_order = [
        "kind",
        "modality",
        "strength",
        "obligors",
        "speaker",
        "beneficiaries",
        "amount_value",
        "amount_minimum",
        "amount_maximum",
        "amount_unit",
        "amount_approximate",
        "due",
        "scope",
        "basis",
        "finance",
        "directions",
        "title_vi",
        "title_en",
        "title_ar",
    ]

    kind = forms.ChoiceField(label=_("Kind"))
    modality = forms.ChoiceField(
        label=_("What the words do"),
        help_text=_("A request is nobody's promise; what has arrived is kept as a delivery."),
    )
    strength = forms.ChoiceField(
        label=_("Strength of wording"),
        widget=forms.RadioSelect,
        help_text=_("Totals count 3 and above; 1 and 2 are listed and add nothing."),
    )
    obligors = ManyField(label=_("Who must act"), required=False)
    speaker = _party(_("Who said it"))
    beneficiaries = ManyField(label=_("For whom"), required=False)
    due = WhenField(label=_("Due"))
    scope = forms.ChoiceField(label=_("Scope"))
    basis = forms.ChoiceField(label=_("Rests on"))
    finance = forms.ChoiceField(label=_("Finance"), required=False)
    directions = forms.MultipleChoiceField(
        label=_("Directions of the plan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    title_vi = forms.CharField(label=_("Title in Vietnamese"), required=False, max_length=LIMIT)
    title_en = forms.CharField(label=_("Title in English"), required=False, max_length=LIMIT)
    title_ar = forms.CharField(label=_("Title in Arabic"), required=False, max_length=LIMIT)


class OccasionForm(ReadingForm):
    """When and where something was said or signed."""

    groups = {"kind": "occasion.kind"}
    secondary = frozenset({"title"})
    wordings = ("title",)
    kind = forms.ChoiceField(label=_("Kind"))
    date = WhenField(label=_("Date"))
    place = _text(_("Place"), widget=forms.TextInput(attrs={"dir": "auto"}))
    parties = ManyField(label=_("Parties"), required=False)
    title_vi = forms.CharField(label=_("Title in Vietnamese"), required=False, max_length=LIMIT)
    title_en = forms.CharField(label=_("Title in English"), required=False, max_length=LIMIT)
    title_ar = forms.CharField(label=_("Title in Arabic"), required=False, max_length=LIMIT)


class StatementForm(ReadingForm):
    """Who said the words."""

    groups = {"kind": "statement.kind"}
    kind = forms.ChoiceField(label=_("Kind"))
    speaker = _party(_("Who said it"))
    date = WhenField(label=_("Date"))


class PartyForm(ReadingForm):
    """Who is named."""

    groups = {"role": "party.role"}
    blank = frozenset({"role"})
    wordings = ("name",)
    id = _text(
        _("Code of the party"),
        widget=forms.TextInput(attrs={"dir": "ltr", "list": "parties"}),
        help_text=_("country:VN, territory:gaza, org:board-of-peace, person:to-lam"),
    )
    role = forms.ChoiceField(label=_("Role in the plan"), required=False)
    of = _party(_("Speaks for"))
    name_vi = forms.CharField(label=_("Name in Vietnamese"), required=False, max_length=LIMIT)
    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=LIMIT)
    name_ar = forms.CharField(label=_("Name in Arabic"), required=False, max_length=LIMIT)


class ContradictionForm(ReadingForm):
    """Accounts that differ."""

    groups = {"kind": "contradiction.kind"}
    secondary = frozenset({"title"})
    wordings = ("title",)
    kind = forms.ChoiceField(label=_("Kind"))
    hard = forms.BooleanField(label=_("They cannot both be true"), required=False)
    title_vi = forms.CharField(label=_("Title in Vietnamese"), required=False, max_length=LIMIT)
    title_en = forms.CharField(label=_("Title in English"), required=False, max_length=LIMIT)
    title_ar = forms.CharField(label=_("Title in Arabic"), required=False, max_length=LIMIT)


FORMS: Mapping[str, type[ReadingForm]] = {
    "promise": PromiseForm,
    "occasion": OccasionForm,
    "statement": StatementForm,
    "party": PartyForm,
    "contradiction": ContradictionForm,
}


def form_for(
    kind: str,
    values: Mapping[str, Any],
    data: Any = None,
    *,
    language: str = "",
    directions: Sequence[tuple[str, str]] = (),
) -> ReadingForm:
    """Return the form of a kind, filled from the values; bound where `data` is given."""
    made = FORMS.get(kind, ReadingForm)
    return made(data, initial=initial(made, values, language), directions=directions)


def initial(made: type[ReadingForm], values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the values as the form names them."""
    amount = values.get("amount") if isinstance(values.get("amount"), Mapping) else {}
    found: dict[str, Any] = dict(values)
    for part in NUMBERS:
        plain = _plain(amount.get(part))
        found[f"amount_{part}"] = None if plain is None else Decimal(plain)
    found["amount_unit"] = amount.get("unit") or ""
    found["amount_approximate"] = bool(amount.get("approximate"))
    found["obligors"] = _listed(values.get("obligors", values.get("obligor")))
    found["beneficiaries"] = _listed(values.get("beneficiaries", values.get("beneficiary")))
    found["parties"] = _listed(values.get("parties"))
    found["directions"] = _listed(values.get("directions"))
    found["kind"] = PROMISE_KINDS.get(str(values.get("kind")), values.get("kind") or "")
    found["strength"] = str(values.get("strength") or 0)
    found["basis"] = values.get("basis") or "press-report"
    found["scope"] = values.get("scope") or "plan"
    found["hard"] = bool(values.get("hard", True))
    for name in made.wordings:
        found |= _worded(name, values.get(name), language)
    return found


def amended(form: ReadingForm) -> dict[str, Any]:
    """Return what the person changed in a valid form, named as `actions.review` takes it."""
    changed = set(form.changed_data)
    found = {
        name: form.cleaned_data[name]
        for name in changed
        if name.rpartition("_")[0] not in (*form.wordings, "amount")
    }
    for stem in form.wordings:
        if changed & {f"{stem}_{code}" for code in LANGUAGES}:
            given = {code: form.cleaned_data[f"{stem}_{code}"] for code in LANGUAGES}
            found[stem] = given if any(given.values()) else ""
    if any(name.startswith("amount_") for name in changed):
        found["amount"] = _amount(form.cleaned_data)
    if "strength" in changed:
        found["strength"] = int(form.cleaned_data["strength"])
    return found


def _amount(cleaned: Mapping[str, Any]) -> dict[str, Any] | None:
    numbers = {part: cleaned.get(f"amount_{part}") for part in NUMBERS}
    if all(number is None for number in numbers.values()):
        return None
    given = {"unit": cleaned["amount_unit"], "approximate": cleaned["amount_approximate"]}
    return given | {part: _plain(number) for part, number in numbers.items()}


def _plain(number: Any) -> str | None:
    """Return a number without exponent or trailing zeros, as the form shows it."""
    if number is None or number == "":
        return None
    text = format(Decimal(str(number)), "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _listed(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [str(part) for part in value or ()]


def _worded(name: str, value: Any, language: str) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {f"{name}_{code}": str(value.get(code) or "") for code in LANGUAGES}
    own = language if language in LANGUAGES else "en"
    return {f"{name}_{code}": str(value or "") if code == own else "" for code in LANGUAGES}
