"""Finding promises by words, with and without marks: "hoi dong" finds "Hội đồng".

Neither database folds Vietnamese and Arabic marks alike, so the folded words of a plan are kept in
memory until the journal gets its next line, see `memo`.
"""

import unicodedata
from functools import lru_cache

from servanda.ledger.models import Evidence, Party, Promise
from servanda.portal.memo import NO_HEAD, Head, head, remembered

MARKLESS = str.maketrans(
    {"đ": "d", "ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": ""}
)


def fold(text: str) -> str:
    """Return the text without case, marks and composed forms."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKC", text).casefold().translate(MARKLESS)
    apart = unicodedata.normalize("NFD", apart)
    return "".join(c for c in apart if not unicodedata.combining(c))


def found(plan: str, query: str) -> list[str]:
    """Return the keys of the plan's promises that hold every word of the query."""
    words = tuple(fold(query).split())
    at = head()
    return list(_matching(at, plan, words) if at != NO_HEAD else _matched(plan, words))


@lru_cache(
    maxsize=32
)  # a page asks three times; what readers typed is kept apart, and little of it
def _matching(at: Head, plan: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return _matched(plan, words)


def _matched(plan: str, words: tuple[str, ...]) -> tuple[str, ...]:
    rows = remembered("folded", plan, make=lambda: _folded(plan))
    for word in words:
        rows = tuple(row for row in rows if word in row[1])
    return tuple(key for key, _ in rows)


def _folded(plan: str) -> tuple[tuple[str, str], ...]:
    """Return (key, folded title, quotations and parties) of each promise."""
    names = {
        row["id"]: f"{row['name_vi']} {row['name_en']} {row['name_ar']}"
        for row in Party.objects.filter(plan=plan).values("id", "name_vi", "name_en", "name_ar")
    }
    quoted: dict[str, str] = {}
    evidence = Evidence.objects.filter(subject_kind="promise", subject_key__startswith=f"{plan}/")
    for key, exact in evidence.values_list("subject_key", "exact"):
        quoted[key] = f"{quoted.get(key, '')} {exact}"
    rows = Promise.objects.filter(plan=plan, withdrawn=False).values_list(
        "key", "id", "title_vi", "title_en", "title_ar", "obligors"
    )
    made = []
    for key, id, *titles, obligors in rows:
        people = (names.get(party, party) for party in obligors)
        made.append((key, fold(" ".join([id, *titles, *people, quoted.get(key, "")]))))
    return tuple(made)
