"""Faults of use: what cannot be done, and what to do instead. Faces turn them into words."""


class Refused(Exception):
    """The request cannot be carried out; nothing was kept."""

    def __init__(self, message: str, advice: str = "") -> None:
        """Keep what happened and what to do about it apart."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.message}. {self.advice}".strip() if self.advice else self.message


class Forbidden(Refused):
    """The actor's role may not do this."""


class Unknown(Refused):
    """There is no such plan, proposal or record."""
