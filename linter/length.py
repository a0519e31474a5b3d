"""How long a message is, as mainland carriers bill it.

Every character counts one, signature, spaces and line ends included; a character outside the basic plane
counts two (UTF-16 units). Up to 70 units is one segment; beyond, each segment carries 67.

A template has three lengths: as written, with its variables at their widest, and filled with the samples it declares.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from linter.model import Length
from linter.parsing import Message
from linter.ruleset import Profile
from linter.variables import variables, width

SHORT = 4  # characters a variable is taken to show where only its place in a sentence matters


def units(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def segments(chars: int) -> int:
    """Return how many segments so many units are billed as."""
    return 1 if chars <= 70 else -(-chars // 67)


def read(message: Message, start: int, end: int) -> int:
    """Return how many characters of a plain range a reader sees, each variable counted as a short word."""
    inside = [slot for slot in message.slots if start <= slot.start and slot.end <= end]
    return end - start - sum(slot.end - slot.start - SHORT for slot in inside)


def measure(message: Message, meta: Mapping[str, object], profile: Profile) -> Length:
    """Return the lengths of a message, and what sending it once costs where ``price`` (yuan a segment) is declared.

    A signature the provider puts in front (``signature`` in the metadata) is counted unless the text has its own.
    """
    chars = units(message.draft.text)
    signature = meta.get("signature")
    if isinstance(signature, str) and message.signature is None:
        chars += units(signature) + 2
    widest = filled = chars
    sampled = False
    for variable in variables(message, meta):
        written = units(message.written(variable.slot.start, variable.slot.end))
        widest += width(variable, profile) - written
        if variable.sample is not None:
            sampled = True
            filled += units(variable.sample) - written
    return Length(
        chars,
        widest,
        segments(chars),
        segments(widest),
        filled if sampled else None,
        segments(filled) if sampled else None,
        _cost(segments(filled) if sampled else segments(chars), segments(widest), meta.get("price")),
    )


def _cost(usual: int, most: int, price: object) -> tuple[Decimal, Decimal] | None:
    if price is None:
        return None
    each = Decimal(str(price))
    return min(usual, most) * each, max(usual, most) * each
