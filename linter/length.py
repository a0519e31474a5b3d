"""How long a message is, as mainland carriers bill it.

Every character counts one, signature, spaces and line ends included; a character outside the basic plane
counts two (UTF-16 units). Up to 70 units is one segment; beyond, each segment carries 67.
"""

from __future__ import annotations

from collections.abc import Mapping

from linter.model import Length
from linter.parsing import Message

# Used where a slot declares no width. Providers allow 20 to 35 characters for a variable; 20 is the
# narrowest common limit, so an undeclared slot is never counted wider than every provider would accept.
UNDECLARED_WIDTH = 20


def units(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def segments(chars: int) -> int:
    """Return how many segments so many units are billed as."""
    return 1 if chars <= 70 else -(-chars // 67)


def measure(message: Message, meta: Mapping[str, object]) -> Length:
    """Return the length as written, and with every slot at its declared (or the usual) greatest width."""
    chars = units(message.draft.text)
    widest = chars
    declared = meta.get("slots")
    for slot in message.slots:
        width: object = UNDECLARED_WIDTH
        if isinstance(declared, Mapping) and isinstance(entry := declared.get(slot.name), Mapping):  # pyright: ignore
            width = entry.get("max", UNDECLARED_WIDTH)  # pyright: ignore
        written = units(message.written(slot.start, slot.end))
        widest += (width if isinstance(width, int) else UNDECLARED_WIDTH) - written
    return Length(chars, max(chars, widest), segments(chars), segments(max(chars, widest)))
