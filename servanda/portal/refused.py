"""Why a file was left out of a dataset, in the page's language; what is not known stays as it was said.

The reasons are kept with the snapshot as the import said them, in English. Files that were left out for
the same reason stand together.
"""

import re

from django.utils.translation import gettext_lazy

from servanda.portal.bulk import Line

# What an import says, and the words for it: what varies stands under the same name in both.
_SAID = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"it is empty", gettext_lazy("it is empty")),
        (r"it has no record", gettext_lazy("it has no record")),
        (
            r"it is in none of the formats that are taken in bulk: (?P<known>.*)",
            gettext_lazy("it is in none of the formats that are taken in bulk: %(known)s"),
        ),
        (
            r"it is (?P<found>\S+), and this dataset holds (?P<held>\S+)",
            gettext_lazy("it is %(found)s, and this dataset holds %(held)s"),
        ),
        (r"it is the same as (?P<other>.*)", gettext_lazy("it is the same as %(other)s")),
        (r"it cannot be read: (?P<fault>.*)", gettext_lazy("it cannot be read: %(fault)s")),
    )
)


def reason(said: str) -> str:
    """Return why a file was left out, in the page's language."""
    for pattern, words in _SAID:
        if found := pattern.fullmatch(said):
            return str(words) % found.groupdict()
    return said


def together(refused: list[dict[str, str]]) -> list[Line]:
    """Return each reason with the files that it is of, in the order of the first of them."""
    found: dict[str, list[str]] = {}
    for one in refused:
        found.setdefault(one["why"], []).append(one["name"])
    return [{"why": reason(why), "names": names} for why, names in found.items()]
