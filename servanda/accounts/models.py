"""The user: Django's own, with a role in the secretariat."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from servanda.accounts.roles import CONTRIBUTOR, MONITOR, ROLES, SECRETARY


class Users(UserManager):
    """Makes users; whoever is made from the command line as superuser is a secretary."""

    def create_superuser(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra: Any,
    ) -> "User":
        """Create a superuser, a secretary unless told otherwise."""
        extra.setdefault("role", SECRETARY)
        return super().create_superuser(username, email, password, **extra)


class User(AbstractUser):
    """A person of the secretariat, of a party that delivers, or of a monitoring body."""

    # Calling it a monitor gives the least: a role is widened by a secretary, never by default.
    role = models.CharField(
        max_length=20, choices=[(role, role) for role in ROLES], default=MONITOR
    )

    # The party that an implementer or a contributor speaks for, such as `country:VN`.
    party = models.CharField(max_length=200, blank=True, default="")

    objects: ClassVar[Users] = Users()

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined,misc]
        """Named constraint: no role but the four."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=ROLES), name="user_role_is_one_of_four"
            )
        ]

    @property
    def is_secretary(self) -> bool:
        """Tell whether the person decides."""
        return self.role == SECRETARY

    @property
    def is_contributor(self) -> bool:
        """Tell whether the person takes documents in."""
        return self.role == CONTRIBUTOR
