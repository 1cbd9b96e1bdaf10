"""Which plan a command is about."""

from servanda.cli.faults import Fault


def chosen(plan: str) -> str:
    """Return the plan named, else the only open one; Fault says which there are."""
    from servanda.ledger.models import Plan

    known = dict(Plan.objects.filter(withdrawn=False).values_list("key", "state").order_by("key"))
    if plan:
        if plan not in known:
            raise Fault(f"there is no plan {plan!r}; {_offer(list(known))}")
        return plan
    opened = [key for key, state in known.items() if state == "open"]
    if len(opened) == 1:
        return opened[0]
    raise Fault(f"say which plan with --plan; {_offer(opened or list(known))}")


def _offer(plans: list[str]) -> str:
    if not plans:
        return "there are none yet: begin one with `servanda plan new`, or `servanda demo`"
    return "there are: " + ", ".join(plans)
