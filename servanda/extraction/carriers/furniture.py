"""What of a parsed page is no article by its element, role or name: menus, dialogs, teasers, comments.

A name is a word of an element's class, id or component; `RelatedOneNews` has three of them. Nothing
that holds the page's heading or most of its running text is taken out, whatever it is called.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from servanda.extraction.carriers.paragraphs import without_junk

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg"),
        *("math", "canvas", "audio", "video", "map", "button", "select", "input", "textarea"),
        *("datalist", "head", "title"),
    )
)
_AROUND = frozenset(("nav", "footer", "aside", "form", "dialog", "menu"))
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog"),
        *("alertdialog", "menu", "menubar", "toolbar"),
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|topbar|footer|sidebar|breadcrumbs?|related|relate|share|sharing"
    r"|shares|social|comments?|cookies?|consent|gdpr|newsletters?|subscribe|subscription|promos?"
    r"|advert\w*|ads?|adbox|adzone\w*|banner|popup|modal|overlay|paywall|payment|login|signin|signup"
    r"|register|tags|taglist|topic-?list|hashtags?|widget|toolbar|recommend\w*|mostread|most-read"
    r"|most-?viewed|trending|hotline|print|pagination|pager|teasers?|author-?(?:bio|box|card)"
    r"|about-?author|donations?|donate|cta|yarpp|next-?story|see-?also|more-?(?:on|from|stories|news)"
    r"|read-?(?:more|next|also)|also-?read|taboola|outbrain|sharedaddy|jp-relatedposts|hub-?peek"
    r"|site-?(?:header|footer|branding)|page-?footer|masthead|skip-?links?|reading-?time|read-?time"
    r"|meta-views|view-?counts?|gifts?|ratings?|votes?|polls?|stock|ticker|weather|breaking"
    # Hidden from the eye, and said aloud by a screen reader.
    r"|visually-?hidden|sr-only|screen-?reader(?:-text)?"
    # Vietnamese: related news, other news, comments; and the names of a common news system there.
    r"|(?:box-?)?(?:tin-?)?lien-?quan\w*|tin-?khac|xem-?them|doc-?them|binh-?luan|kbwsc\w*)"
    r"(?=$|[\s_-])",
    re.I,
)
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMING = (
    *("class", "id", "type", "data-component", "data-role", "data-testid", "aria-label"),
    "aria-labelledby",
)
_NEVER = ("html", "body", "article", "main", "h1", "p")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SMALL = 0.4  # of the running text: what holds more is no furniture
ROOTS = frozenset({"article", "main"})


def clear(body: Any) -> None:
    """Take the furniture out, but nothing that holds the heading or most of the running text."""
    _take_out(body, lambda one: one.tag in SILENT)
    sizes, total = _sizes(body)
    _take_out(body, lambda one: sizes[one] < total * _SMALL and _is_furniture(one))


def _take_out(body: Any, unwanted: Callable[[Any], bool]) -> None:
    from lxml import etree

    found = []
    walk = etree.iterwalk(body, events=("start",))
    for _, one in walk:
        if one is not body and isinstance(one.tag, str) and unwanted(one):
            found.append(one)
            walk.skip_subtree()
    for one in found:
        _remove(one)


def names_of(one: Any) -> str:
    """Return the words of an element's names, in lower case with hyphens between."""
    given = " ".join(filter(None, (one.get(name) for name in _NAMING)))
    return _HUMPS.sub("-", given[:400]).lower().replace("__", "-").replace("--", "-")


def _sizes(body: Any) -> tuple[dict[Any, int], int]:
    """Return how many letters each element holds that are no links, and the sum."""
    from lxml import etree

    sizes: dict[Any, int] = defaultdict(int)
    letters, depth = 0, 0
    begun: list[int] = []
    for event, one in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            depth += one.tag == "a"
            begun.append(letters)
            letters += 0 if depth or not isinstance(one.tag, str) else len((one.text or "").strip())
        else:
            sizes[one] = letters - begun.pop()
            depth -= one.tag == "a"
            letters += 0 if depth or one is body else len((one.tail or "").strip())
    return sizes, letters + 1


def _is_furniture(one: Any) -> bool:
    if one.get("hidden") is not None or one.get("aria-hidden") == "true":
        return True
    if (one.get("role") or "").lower() in _ROLES or _HIDDEN.search(one.get("style") or ""):
        return True
    if one.tag == "header":
        return not any(above.tag in ROOTS for above in one.iterancestors())
    if one.tag in _AROUND:
        return True
    if one.tag in _NEVER or not _NAMES.search(names_of(one)):
        return False
    return next(one.iter("h1"), None) is None or "header" in names_of(one)


def _remove(one: Any) -> None:
    """Take an element out; the words behind it stay, in a line of their own."""
    parent, before, tail = one.getparent(), one.getprevious(), one.tail
    if tail and before is not None:
        before.tail = without_junk(f"{before.tail or ''} {tail}")
    elif tail:
        parent.text = without_junk(f"{parent.text or ''} {tail}")
    parent.remove(one)
