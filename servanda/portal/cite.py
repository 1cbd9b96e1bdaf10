"""A ready citation of a promise: text and BibTeX, with the permalink and the journal's head."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from servanda.portal.dates import day
from servanda.portal.frame import Freshness, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What to put under a figure taken from here."""

    text: str
    bibtex: str


def cite(plan: Shown, title: str, *, permalink: str, fresh: Freshness, language: str) -> Citation:
    """Return the citation of one page, as it stood at the last change."""
    name, _ = plan.title.in_language(language)
    changed = fresh.changed.date() if fresh.changed else None
    head = f"{fresh.entry}:{fresh.head[:16]}" if fresh.entry else "0"
    stand = day(changed, language) if changed else ""
    words = (
        gettext("“%(title)s”, %(plan)s. Servanda, %(day)s. %(address)s [%(head)s]")
        if stand
        else gettext("“%(title)s”, %(plan)s. Servanda. %(address)s [%(head)s]")
    )
    return Citation(
        text=words
        % {"title": title, "plan": name, "day": stand, "address": permalink, "head": head},
        bibtex=_bibtex(title, name, permalink=permalink, changed=changed, head=head),
    )


def _bibtex(title: str, name: str, *, permalink: str, changed: date | None, head: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", permalink.rstrip("/").rpartition("/")[2].lower())
    lines = [
        f"@misc{{servanda-{key},",
        f"  title = {{{_braced(title)}}},",
        f"  howpublished = {{{_braced(name)}, Servanda}},",
        *([f"  year = {{{changed.year}}},"] if changed else []),
        f"  url = {{{permalink}}},",
        f"  note = {{journal {head}}}",
        "}",
    ]
    return "\n".join(lines)


def _braced(text: str) -> str:
    return text.replace("\\", "").replace("{", "").replace("}", "")
