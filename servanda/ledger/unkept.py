"""The one refusal of the ledger: a record that cannot be kept as it is, and what to do about it."""


class Unkept(ValueError):
    """Nothing of the call was kept; the message names the record, what is wrong and what to do."""

    def __init__(self, kind: str, key: str, fault: str, advice: str) -> None:
        """Keep the parts, so that a face can show them apart."""
        super().__init__(f"{kind} {key}: {fault}. {advice}.")
        self.kind, self.key, self.fault, self.advice = kind, key, fault, advice
