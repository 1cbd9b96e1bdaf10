"""What a person may do: four roles, and the stranger, who reads the public pages only.

- secretary: decides on proposals, keeps the plan, does everything below;
- contributor: takes documents in, writes records of promises;
- implementer: reports deliveries of what the party promised;
- monitor: reports observations and opens contradictions.

The words for each role stand in `terms`, group `role`.
"""

from typing import Any

SECRETARY, CONTRIBUTOR = "secretary", "contributor"
IMPLEMENTER, MONITOR = "implementer", "monitor"
ROLES = (SECRETARY, CONTRIBUTOR, IMPLEMENTER, MONITOR)


def role_of(user: Any) -> str:
    """Return the role of a signed-in, active user; "" for a stranger."""
    if user is None or not user.is_authenticated or not user.is_active:
        return ""
    return user.role if user.role in ROLES else ""


def is_member(user: Any) -> bool:
    """Tell whether the user works in the desk at all, in whatever role."""
    return bool(role_of(user))


def may_decide(user: Any) -> bool:
    """Tell whether the user decides: reviews proposals, confirms matches, settles contradictions."""
    return role_of(user) == SECRETARY


def may_take(user: Any) -> bool:
    """Tell whether the user takes documents in and writes promises."""
    return role_of(user) in (SECRETARY, CONTRIBUTOR)


def may_report_delivery(user: Any) -> bool:
    """Tell whether the user reports deliveries."""
    return role_of(user) in (SECRETARY, CONTRIBUTOR, IMPLEMENTER)


def may_observe(user: Any) -> bool:
    """Tell whether the user reports observations."""
    return role_of(user) in (SECRETARY, CONTRIBUTOR, MONITOR)
