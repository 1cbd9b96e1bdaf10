"""Who stands behind a pseudonym of the journal, for those who are signed in."""

from django.contrib.auth import get_user_model


def people(actors: set[str]) -> dict[str, str]:
    """Return pseudonym -> user name; the journal itself holds the pseudonym alone."""
    numbers = [a.removeprefix("user:") for a in actors if a.startswith("user:")]
    found = get_user_model().objects.filter(pk__in=[n for n in numbers if n.isdigit()])
    return {f"user:{user.pk}": user.get_username() for user in found}
