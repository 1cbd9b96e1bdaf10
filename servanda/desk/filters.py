"""The inbox's filters as they stand in the query string, and the query string of each choice."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from servanda.terms.words import codes

# What decides what is public comes first; readings that only confirm come last.
ORDER = (
    "promise",
    "contradiction",
    "occasion",
    "statement",
    "party",
    "amount",
    "identifier",
    "date",
    "reprint",
)


class BadParameter(ValueError):
    """A parameter of the query string that means nothing here."""

    def __init__(self, name: str, value: str) -> None:
        """Keep the name and the value for the page that says so."""
        super().__init__(f"{name}={value}")
        self.name, self.value = name, value[:100]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for: one plan or all, some kinds or all, and which page."""

    plan: str = ""
    kinds: tuple[str, ...] = ()
    page: int = 1

    @property
    def query(self) -> str:
        """Return the query string without its question mark, empty for no filter."""
        pairs = [("plan", self.plan)] if self.plan else []
        pairs += [("kind", kind) for kind in self.kinds]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return urlencode(pairs)

    @property
    def suffix(self) -> str:
        """Return the query string to hang on an address."""
        return f"?{self.query}" if self.query else ""

    @property
    def kinds_suffix(self) -> str:
        """Return the kinds alone, which go along from one proposal to the next."""
        return Filters(kinds=self.kinds).suffix

    @property
    def plan_suffix(self) -> str:
        """Return the plan alone: the way back to all kinds."""
        return Filters(plan=self.plan).suffix or "?"

    def toggled(self, kind: str) -> "Filters":
        """Return the filters with the kind put in or taken out, on the first page."""
        rest = tuple(k for k in self.kinds if k != kind)
        kinds = rest if kind in self.kinds else (*self.kinds, kind)
        return replace(self, kinds=tuple(k for k in ORDER if k in kinds), page=1)


def parse(query: QueryDict) -> Filters:
    """Return the filters of a query string; BadParameter names what is not understood."""
    kinds = query.getlist("kind")
    for kind in kinds:
        if kind not in codes("proposal.kind"):
            raise BadParameter("kind", kind)
    page = query.get("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page[:9]) <= 10**6 and len(page) < 8):
        raise BadParameter("page", page)
    plan = query.get("plan", "")
    if "\0" in plan or len(plan) > 200:
        raise BadParameter("plan", plan)
    return Filters(plan=plan, kinds=tuple(k for k in ORDER if k in kinds), page=int(page))
