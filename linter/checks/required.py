"""A fact that must be there. What counts as each fact is the business of ``fields``.

Where it is missing, an empty span marks the place it belongs: the sum before the deadline, the deadline behind
the sum, the cost behind the deadline, the contact at the end. The finding offers a ready ``clause``, in the
draft's own variables if it has any; «<name>» in the clause stands for the value, ``sample`` fills a literal draft.
``roles`` are those of a sum that will do; without them it must be one owed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes
from linter.errors import nearest
from linter.fields.role import OWED, ROLES
from linter.model import Fields, Slot
from linter.parsing import Message
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"field": "word", "roles": "words", "clause": "word", "sample": "word"}

_VALUE = lazy(r"<(\w+)>")


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs."""
    field = options.get("field")
    if field not in Fields._fields:
        known = Fields._fields
        raise BadOption("field", "unknown-field", name=field, hint=nearest(str(field), known), known=known)
    roles = as_words(options.get("roles"))
    for role in roles:
        if role not in ROLES:
            raise BadOption("roles", "unknown-field", name=role, hint=nearest(role, ROLES), known=[*ROLES])
    clause, sample = options.get("clause", ""), options.get("sample", "")
    return [Part([], {"field": field, "roles": roles, "clause": clause, "sample": sample})]


def has(fields: Fields, name: str) -> bool:
    """Tell whether a message states a fact: a sum owed, a cost of being late, anything of the other kinds."""
    if name == "amount":
        return any(amount.role in OWED for amount in fields.amount)
    if name == "penalty":
        return any(penalty.role == "penalty" for penalty in fields.penalty)
    return bool(getattr(fields, name))


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield one empty span where the fact is missing."""
    field = str(data["field"])
    roles: list[str] = data["roles"]  # pyright: ignore[reportAssignmentType]
    if any(amount.role in roles for amount in case.fields.amount) if roles else has(case.fields, field):
        return
    at = _place(field, case.fields, case.message)
    yield Found(at, at, {"clause": _clause(str(data["clause"]), str(data["sample"]), case.message.slots)})


def _place(field: str, fields: Fields, message: Message) -> int:
    """Return where a missing fact belongs."""
    owed = [amount for amount in fields.amount if amount.role in OWED]
    if field == "amount" and fields.deadline:
        return message.clause(fields.deadline[0].start).start
    if field == "deadline" and owed:
        return message.clause(owed[-1].start).end
    if field == "penalty" and (fields.deadline or owed):
        return message.clause((fields.deadline or owed)[-1].start).end
    signature = message.signature
    end = signature.start if signature and not signature.front else len(message.plain)
    return len(message.plain[:end].rstrip())


def _clause(template: str, sample: str, slots: tuple[Slot, ...]) -> str:
    """Return the clause with its value as the draft would write it: a variable in its notation, or the sample."""
    if not slots:
        return _VALUE.sub(sample, template)
    notation = slots[0].syntax
    numbers = [int(slot.name) for slot in slots if slot.name.isdigit()]
    name = str(max(numbers) + 1) if numbers else None
    return _VALUE.sub(lambda m: notation.replace("name", name or m[1]).replace("{1}", f"{{{name or m[1]}}}"), template)
