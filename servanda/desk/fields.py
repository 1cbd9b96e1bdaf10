"""Form fields for what records hold: dates that keep their precision, lists of parties."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from servanda.records import When


class WhenField(forms.CharField):
    """An ISO 8601 day, month, quarter, year or interval, kept as written."""

    def __init__(self, **options: Any) -> None:
        """Make an optional short text field, left to right in every language."""
        hint = _("A day 2026-06-30, a month 2026-06, a quarter 2026-Q2, a year 2026, or a/b.")
        style = {"dir": "ltr", "autocomplete": "off", "size": "24"}
        widget = forms.TextInput(attrs=style)
        super().__init__(**{"required": False, "help_text": hint, "widget": widget} | options)

    def clean(self, value: Any) -> str:
        """Return the date as ISO 8601 text, empty when there is none."""
        iso = str(super().clean(value)).strip()
        try:
            return When(iso).iso if iso else ""
        except ValueError:
            raise ValidationError(
                _("“%(given)s” is not a date. Write it as 2026-06-30, 2026-06 or 2026."),
                params={"given": iso[:40]},
            ) from None


class ManyInput(forms.Widget):
    """One text box for each value and one more; without a script an answer adds one at a time."""

    template_name = "desk/widgets/many.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Hand the values to the template with an empty one behind them."""
        context = super().get_context(name, None, attrs)
        context["widget"]["values"] = [*(value or ()), ""]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return what was filled in, in order, each once."""
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return list(dict.fromkeys(value.strip() for value in given if value.strip()))

    def id_for_label(self, id_: str) -> str:
        """Let the label point at the first box."""
        return f"{id_}_0" if id_ else ""


class ManyField(forms.Field):
    """A list of ids."""

    widget = ManyInput

    def to_python(self, value: Any) -> list[str]:
        """Return a list, empty when nothing was given."""
        return list(value or ())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lists: nothing and an empty list are the same."""
        return list(initial or ()) != list(data or ())
