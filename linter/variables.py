"""What a draft declares of its template variables: how wide, of what type, and an example of what fills them.

The metadata key ``slots`` maps a variable's name to ``max``, ``type`` and ``sample``, any of them. A variable without
a name of its own (``%s``, ``{}``) goes by its number in the message, from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from linter.model import Slot
from linter.parsing import Message
from linter.patterns import lazy
from linter.ruleset import Profile

_NAMELESS = frozenset({"", "s", "d"})
_NUMBER_AT_END = lazy(r"_(\d{1,3})$")


class Variable(NamedTuple):
    """A variable of the message with what is declared of it: ``max`` in characters, None where nothing is said."""

    slot: Slot
    name: str
    declared: bool
    max: int | None
    type: str | None
    sample: str | None


def variables(message: Message, meta: Mapping[str, object]) -> tuple[Variable, ...]:
    """Return the variables of a message in order."""
    table = declared(meta)
    found: list[Variable] = []
    for number, slot in enumerate(message.slots, start=1):
        name = name_of(slot, number)
        entry = table.get(name, {})
        width, kind, sample = entry.get("max"), entry.get("type"), entry.get("sample")
        found.append(
            Variable(
                slot,
                name,
                name in table,
                width if isinstance(width, int) else None,
                None if kind is None else str(kind),
                None if sample is None else str(sample),
            )
        )
    return tuple(found)


def name_of(slot: Slot, number: int) -> str:
    """Return the name a variable goes by in the metadata: its own, or its number in the message, from 1."""
    return str(number) if slot.name in _NAMELESS else slot.name


def declared(meta: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    """Return what the metadata declare of variables, by name."""
    table = meta.get("slots")
    return cast("Mapping[str, Mapping[str, object]]", table) if isinstance(table, Mapping) else {}


def width(variable: Variable, profile: Profile) -> int:
    """Return the most characters that may fill a variable: as declared, as its name says, or the provider's most."""
    if variable.max is not None:
        return variable.max
    if profile.named and (number := _NUMBER_AT_END.search(variable.name)):
        return int(number[1])
    return profile.width
