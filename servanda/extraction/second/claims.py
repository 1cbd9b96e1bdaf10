"""What a second proposer claims: its reply, read by a strict schema and by nothing else.

A reply is JSON: `{"proposals": [{"kind": "amount", "quote": "8,000 soldiers", "value": 8000, "unit":
"soldier"}]}`. What does not fit is counted, item by item; a reply that is no such JSON at all is
`Malformed`. No word of a reply is ever carried out, shown as markup or kept unasked.

>>> claims, shapeless = parse('{"proposals": [{"kind": "date", "quote": "in June"}, {"start": 3}]}')
>>> claims[0].quote, shapeless
('in June', 1)
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MOST = 100  # proposals of one reply; a passage of a newspaper says thirty things
_DIGITS = 30  # of one number
_LONGEST = {"quote": 4_000}  # code points of a text, 200 for any other

MODALITIES = ("pledge", "intent", "request", "agreement", "past_delivery")
FIELDS: Mapping[str, frozenset[str]] = {
    "promise": frozenset({"modality", "speaker", "obligors", "beneficiary", "amount", "due"}),
    "statement": frozenset({"speaker"}),
    "amount": frozenset({"value", "unit"}),
    "date": frozenset({"value"}),
    "party": frozenset(),
}


class Malformed(ValueError):
    """A reply is not the JSON that was asked for; the message says in what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposal as claimed: the quotation, and what it is said to say; empty is no claim.

    `number` and `unit` are those of the amount; `day` is the date, or the day by which it is due.
    """

    kind: str
    quote: str
    modality: str = ""
    speaker: str = ""
    obligors: tuple[str, ...] = ()
    beneficiary: str = ""
    number: Decimal | None = None
    unit: str = ""
    day: str = ""


def content_of(body: bytes) -> str:
    """Return what the model said in an answer of the chat completions interface; may raise Malformed.

    https://platform.openai.com/docs/api-reference/chat/object
    """
    answer = _loaded(body.decode("utf-8", "replace"))
    try:
        said = answer["choices"][0]["message"]["content"]
    except (TypeError, KeyError, IndexError):
        raise Malformed("it holds no choices[0].message.content") from None
    if not isinstance(said, str):
        raise Malformed("its content is no text")
    return said


def parse(said: str) -> tuple[list[Claim], int]:
    """Return the claims, and how many items had another shape; may raise Malformed."""
    reply = _loaded(_unfenced(said))
    if not isinstance(reply, dict) or reply.keys() != {"proposals"}:
        raise Malformed('it is not an object with "proposals" alone')
    items = reply["proposals"]
    if not isinstance(items, list):
        raise Malformed("its proposals are no list")
    if len(items) > MOST:
        raise Malformed(f"it holds {len(items)} proposals; {MOST} are read")
    claims = [claim for item in items if (claim := _claim(item)) is not None]
    return claims, len(items) - len(claims)


def _unfenced(said: str) -> str:
    """Return the reply without the fence that some models put around any JSON."""
    bare = said.strip()
    if bare.startswith("```") and bare.endswith("```") and "\n" in bare:
        return bare[bare.index("\n") : -3]
    return bare


def _loaded(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_constant=_no_number,
            parse_float=_number,
            parse_int=_number,
            object_pairs_hook=_once,
        )
    except RecursionError:
        raise Malformed("it is nested too deeply") from None
    except ValueError as fault:
        raise Malformed(str(fault) if isinstance(fault, Malformed) else "it is not JSON") from None


def _no_number(text: str) -> Any:
    raise Malformed(f"it holds {text}, which is no number")


def _number(text: str) -> Decimal:
    number = Decimal(text) if len(text) <= _DIGITS else Decimal("Infinity")
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise Malformed("it holds a number out of all measure")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("it names a field twice")
    return found


def _claim(item: object) -> Claim | None:
    """Return the claim of an item, None where a field is missing, unknown or of another kind."""
    if not isinstance(item, dict) or not isinstance(item.get("kind"), str):
        return None
    fields = FIELDS.get(item["kind"])
    if fields is None or not item.keys() <= fields | {"kind", "quote"} or not item.get("quote"):
        return None
    try:
        return _typed(item)
    except TypeError:
        return None


def _typed(item: Mapping[str, Any]) -> Claim:
    """Return the claim of an item whose names fit; TypeError where a value does not."""
    kind, amount = item["kind"], item if item["kind"] == "amount" else item.get("amount")
    number, unit = _amount(amount)
    modality = _text(item, "modality")
    if kind == "promise" and modality not in MODALITIES:
        raise TypeError(modality)
    return Claim(
        kind=kind,
        quote=_text(item, "quote"),
        modality=modality,
        speaker=_text(item, "speaker"),
        obligors=_texts(item.get("obligors")),
        beneficiary=_text(item, "beneficiary"),
        number=number,
        unit=unit,
        day=_text(item, "value" if kind == "date" else "due"),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST.get(name, 200):
        raise TypeError(name)
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > 20:
        raise TypeError("obligors")
    found = (_text({"obligor": name}, "obligor") for name in value)
    return tuple(dict.fromkeys(name for name in found if name))


def _amount(amount: object) -> tuple[Decimal | None, str]:
    if amount is None:
        return None, ""
    if not isinstance(amount, dict) or not amount.keys() <= {"kind", "quote", "value", "unit"}:
        raise TypeError("amount")
    number = amount.get("value")
    if number is not None and not isinstance(number, Decimal):
        raise TypeError("value")
    return number, _text(amount, "unit")
