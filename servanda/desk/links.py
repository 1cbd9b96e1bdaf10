"""From a decided proposal to the public page of what it became."""

from django.urls import NoReverseMatch, reverse

OWN = {"promise": "portal:promise", "party": "portal:party"}  # a page for each record
LISTS = {"contradiction": "portal:contradictions", "occasion": "portal:timeline"}


def public_address(plan: str, result: str) -> str:
    """Return the address of `kind:id` on the portal, or of the list it stands in."""
    kind, _, name = result.partition(":")
    if not name:
        return ""
    try:
        if kind in OWN:
            return reverse(OWN[kind], args=[plan, name])
        return reverse(LISTS.get(kind, "portal:overview"), args=[plan])
    except NoReverseMatch:  # an id that no address can hold
        return ""
