"""Which columns of a table make up what: an organisation's name, its acronym and its type, say.

Columns of one organisation share their role and stand beside each other; a second name begins another.
A type that has no name of its own belongs to the organisation before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from servanda.standards.cell_values import currency_of
from servanda.standards.column_mapping import Column, Reading, unpack
from servanda.standards.hxl.tags import Tag, tag

TITLES = ("project", "activity", "description", "indicator", "output")


@dataclass(slots=True)
class Group:
    """Columns about one subject: `role` of an organisation or kind of share; columns by facet."""

    role: str
    facets: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A column of money: its stage, the publisher's words, currency, scale and decimal mark."""

    at: int
    stage: str
    type: str
    currency: str
    scale: int
    mark: str


@dataclass(slots=True)
class Plan:
    """What the columns of a table make up, by their places from 0."""

    reading: Reading
    orgs: list[Group] = field(default_factory=list)
    sectors: list[Group] = field(default_factory=list)
    areas: dict[int, dict[str, int]] = field(default_factory=dict)
    loc: dict[str, int] = field(default_factory=dict)
    geo: dict[str, tuple[int, str]] = field(default_factory=dict)
    dates: dict[str, tuple[int, str]] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)
    titles: list[int] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    width: int = 0
    names: list[str] = field(default_factory=list)  # the headings, small
    telling: list[int] = field(default_factory=list)  # a row that has none of these is no activity

    @property
    def who(self) -> list[int]:
        """Return the columns about organisations."""
        return [at for group in self.orgs for at in group.facets.values()]

    @property
    def what(self) -> list[int]:
        """Return the columns about sectors."""
        return [at for group in self.sectors for at in group.facets.values()]

    @property
    def where(self) -> list[int]:
        """Return the columns about places."""
        return [*self.areal, *self.loc.values(), *(at for at, _ in self.geo.values())]

    @property
    def areal(self) -> list[int]:
        """Return the columns about areas."""
        return [at for facets in self.areas.values() for at in facets.values()]


@lru_cache(maxsize=8)
def plan_of(context: bytes) -> Plan:
    """Return what the columns of a context make up."""
    plan = Plan(reading=unpack(context))
    plan.width = len(plan.reading.columns)
    plan.names = [one.heading.casefold() for one in plan.reading.columns]
    titles: list[tuple[int, int]] = []
    for column in plan.reading.columns:
        one = tag(column.use)
        if one is not None:
            _add(plan, column, one)
            if one.name in TITLES and one.facet in ("", "name"):
                titles.append((TITLES.index(one.name), column.at))
    plan.titles = [at for _, at in sorted(titles)]
    _lend_types(plan.orgs)
    plan.telling = [*plan.who, *plan.what, *plan.areal, *plan.loc.values(), *plan.titles]
    return plan


def _add(plan: Plan, column: Column, one: Tag) -> None:
    facet, at = one.facet, column.at
    if one.name == "org" and "desc" not in one.attributes:
        _group(plan.orgs, one.role, facet, at)
    elif one.name in ("sector", "subsector"):
        kind = "cluster" if "cluster" in one.attributes else one.name
        _group(plan.sectors, kind, facet, at)
    elif one.level >= 0:
        plan.areas.setdefault(one.level, {}).setdefault(facet, at)
    elif one.name == "loc":
        plan.loc.setdefault(facet, at)
    elif one.name == "geo":
        plan.geo.setdefault(facet, (at, column.how))
    elif one.name == "date":
        kind = next((name for name in ("start", "end", "reported") if name in one.attributes), "")
        plan.dates.setdefault(kind, (at, column.how))
    elif one.name in ("status", "currency"):
        plan.single.setdefault(one.name, at)
    elif one.name == "value" and plan.reading.decided(column):
        plan.money.append(_money(column, one, plan.reading.settings))


def _money(column: Column, one: Tag, settings: Mapping[str, object]) -> Money:
    codes = (currency_of(name) for name in sorted(one.attributes) if len(name) == 3)
    own = settings.get(f"currency of {column.heading}") or settings.get("currency") or ""
    scale = settings.get(f"scale of {column.heading}") or settings.get("scale") or 1
    return Money(
        at=column.at,
        stage=one.stage,
        type=column.use,
        currency=str(next(filter(None, codes), own)),
        scale=scale if isinstance(scale, int) and scale > 0 else 1,
        mark=column.how or ".",
    )


def _group(groups: list[Group], role: str, facet: str, at: int) -> None:
    for group in reversed(groups):
        if group.role == role and facet not in group.facets:
            group.facets[facet] = at
            return
    groups.append(Group(role, {facet: at}))


def _lend_types(groups: list[Group]) -> None:
    """Give a type that stands alone to the organisation whose columns end just before it."""
    for group in [one for one in groups if set(one.facets) <= {"type"}]:
        at = group.facets["type"]
        named = (one for one in groups if "type" not in one.facets)
        owner = next((one for one in named if at - 1 in one.facets.values()), None)
        if owner is not None:
            owner.facets["type"] = at
            groups.remove(group)
