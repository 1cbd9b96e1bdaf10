"""The words by which a promise is found, folded once when it is kept.

Worked example: the promise `vn-400` titled "400 chỗ ở tạm" that rests on "sẽ góp 400 chỗ" is found
by `vn-400 400 cho o tam se gop 400 cho`. Names of parties are not in it: they change on their own.
"""

from collections.abc import Iterable, Mapping

from servanda.ledger.bulk import insert
from servanda.ledger.models import Folded
from servanda.records import Promise, Record
from servanda.terms.marks import markless


def folded_words(id: str, titles: Iterable[str], quotations: Iterable[str]) -> str:
    """Return the folded words of a promise."""
    return markless(" ".join(words for words in (id, *titles, *quotations) if words))


def folded_of(promise: Promise) -> str:
    """Return the folded words of a record."""
    title = promise.title
    exact = (anchor.exact for anchor in promise.evidence)
    return folded_words(promise.id, (title.vi, title.en, title.ar), exact)


def keep_folded(members: Mapping[str, Record]) -> None:
    """Keep the folded words of promises by key; words kept before are taken over."""
    rows = ([key, folded_of(one)] for key, one in members.items() if isinstance(one, Promise))
    insert(Folded, ("promise", "words"), rows, replace=("words",))
