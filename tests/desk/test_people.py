"""Pseudonyms of the journal and the names of those who are signed in."""

from servanda.accounts.models import User
from servanda.desk.people import people


def test_a_pseudonym_has_its_name_and_others_have_none(secretary) -> None:
    user = User.objects.get()
    actors = {f"user:{user.pk}", "user:999999", "cli", "user:x"}
    assert people(actors) == {f"user:{user.pk}": user.get_username()}
