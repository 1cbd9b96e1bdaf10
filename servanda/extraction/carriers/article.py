"""Where in a parsed page the article is, and its blocks as lines.

The part with the most running text is the article: each paragraph counts for its parent, and by half
for the parent's parent, less what is linked. A heading above it is taken along.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from servanda.extraction.carriers.paragraphs import tidy, without_junk

_DROPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg"),
        *("math", "canvas", "audio", "video", "map", "nav", "footer", "aside", "form"),
        *("button", "select", "input", "textarea", "dialog", "menu", "datalist", "head"),
        *("title",),
    )
)
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog"),
        *("alertdialog", "menu", "menubar", "toolbar"),
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|topbar|footer|sidebar|breadcrumbs?|related|relate|share|sharing"
    r"|social|comments?|cookies?|consent|gdpr|newsletter|subscribe|subscription|promo|advert\w*|ads?"
    r"|banner|popup|modal|overlay|paywall|payment|login|signin|signup|register|tags|taglist|widget"
    r"|toolbar|recommend\w*|mostread|most-read|trending|hotline|print|pagination|pager|teasers?"
    r"|author-?(?:bio|box|card)|donations?|donate|cta|yarpp|next-?story|see-?also)(?=$|[\s_-])",
    re.I,
)
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ROOTS = frozenset({"article", "main"})
_LINKED = 0.8  # of a short block's letters in links: a teaser, not a sentence
_CLIMB = 6  # elements above the best part that may still be the article
_TEASING = 0.5  # of the running text that an element adds: more in links makes it a list of teasers
_ENOUGH = 25  # letters of a block that count as running text


def article_text(root: Any, *, title: str = "") -> str:
    """Return the article's lines with the title first; the page's own lines where none stands out."""
    body = root.find("body") if root.find("body") is not None else root
    _clear(body)
    best = _best(body)
    part = body if best is None else _whole(best)
    lines = list(_lines(part))
    if title and not any(_same(title, line) for line in lines[:12]):
        lines.insert(0, title)
    return tidy("\n\n".join(lines))


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(r"\W+", "", text).lower() for text in (one, other))
    return bool(a) and (a == b or (len(b) > 20 and (a.startswith(b) or b.startswith(a))))


def _clear(body: Any) -> None:
    """Take the furniture out, but nothing that holds most of the running text."""
    from lxml import etree

    sizes: dict[Any, int] = defaultdict(int)
    total = 1
    for paragraph in body.iter("p"):
        size = _size(paragraph)
        total += size
        for above in paragraph.iterancestors():
            sizes[above] += size
    found = []
    walk = etree.iterwalk(body, events=("start",))
    for _, one in walk:
        if one is body or not isinstance(one.tag, str):
            continue
        if one.tag in _DROPPED or (_is_furniture(one) and sizes.get(one, 0) < total * 0.4):
            found.append(one)
            walk.skip_subtree()
    for one in found:
        _remove(one)


def _is_furniture(one: Any) -> bool:
    if one.get("hidden") is not None or one.get("aria-hidden") == "true":
        return True
    if (one.get("role") or "").lower() in _ROLES or _HIDDEN.search(one.get("style") or ""):
        return True
    if one.tag == "header":
        return not any(above.tag in _ROOTS for above in one.iterancestors())
    if one.tag in ("html", "body", "article", "main", "h1", "p"):
        return False
    return bool(_NAMES.search(f"{one.get('class') or ''} {one.get('id') or ''}"[:400]))


def _remove(one: Any) -> None:
    """Take an element out; the words behind it stay, in a line of their own."""
    parent, before, tail = one.getparent(), one.getprevious(), one.tail
    if tail and before is not None:
        before.tail = without_junk(f"{before.tail or ''} {tail}")
    elif tail:
        parent.text = without_junk(f"{parent.text or ''} {tail}")
    parent.remove(one)


def _size(one: Any) -> int:
    return len("".join(one.itertext()))


def _best(body: Any) -> Any | None:
    """Return the element that holds the article; None where nothing is running text."""
    weights: dict[Any, float] = defaultdict(float)
    masses: dict[Any, int] = defaultdict(int)
    for one in body.iter("p", "div", "td", "blockquote", "pre", "section", "span", "article", "li"):
        size = _running(one)
        if size < _ENOUGH:
            continue
        for above in (one, *one.iterancestors()):
            masses[above] += size
        parent = one.getparent() if one.tag in ("p", "span", "blockquote", "pre") else one
        for share in (1.0, 0.5):
            if parent is None or parent.tag == "html":
                break
            weights[parent] += size * share
            parent = parent.getparent()
    return _climbed(max(weights, key=lambda one: weights[one]), masses) if weights else None


def _climbed(best: Any, masses: dict[Any, int]) -> Any:
    """Return the element as far up as its surroundings are running text too, and not links."""
    part, linked = best, _linked(best)
    for above in list(best.iterancestors())[:_CLIMB]:
        if above.tag in ("body", "html"):
            break
        more = masses[above] - masses[part]
        links = _linked(above)
        if more > 0 and links - linked < more * _TEASING:
            part, linked = above, links
    return part


def _linked(one: Any) -> int:
    return sum(_size(link) for link in one.iter("a"))


def _running(one: Any) -> int:
    """Return the letters of an element that are neither linked nor inside another block."""
    found = len((one.text or "").strip())
    for child in one:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag != "a":
            found += 0 if one.tag != "p" else _size(child)
        found += len((child.tail or "").strip())
    return found


def _whole(best: Any) -> Any:
    """Return the article around its best part: so far up that its heading is inside."""
    part = best
    for _, above in zip(range(_CLIMB), (best, *best.iterancestors()), strict=False):
        if above.tag in ("body", "html"):
            break
        if above.tag in _ROOTS or "Article" in (above.get("itemtype") or ""):
            return above
        if next(above.iter("h1"), None) is not None:
            return above
    return part


def _lines(part: Any) -> Iterator[str]:
    """Yield the blocks of an element as lines, without those that are only links."""
    words: list[str] = []
    linked = 0
    for text, in_link, ends in _pieces(part):
        if ends:
            line = " ".join("".join(words).split())
            if line and not (linked > len(line) * _LINKED and len(line) < 300):
                yield line
            words, linked = [], 0
        words.append(text)
        linked += len(" ".join(text.split())) if in_link else 0


def _pieces(part: Any) -> Iterator[tuple[str, bool, bool]]:
    """Yield (words, are they linked, does a new line begin before them), ending with a break."""
    from lxml import etree

    depth = 0
    for event, one in etree.iterwalk(part, events=("start", "end")):
        tag = one.tag if isinstance(one.tag, str) else ""
        breaks = tag in _BLOCKS
        if event == "start":
            depth += tag == "a"
            yield ("\t" if tag in ("td", "th") else "", False, breaks or tag == "br")
            yield (one.text or "" if tag else "", depth > 0, False)
        else:
            depth -= tag == "a"
            tail = "" if one is part else one.tail or ""
            yield (tail, depth > 0, breaks)
    yield ("", False, True)
